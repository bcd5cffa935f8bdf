extension CourseStatistics {
  /// Writes the figures of a stage.
  ///
  /// - Returns: server ticks in service.
  func writeStage(_ stage: Int, _ span: Span, _ source: Source, _ row: inout [Double]) -> Int {
    func put(_ metric: Metric.OfStage, _ value: Double) {
      row[source.layout.column(metric, stage: stage, period: span.column)] = value
    }
    let own = source.course.stages[stage]
    let times = ServiceTimes(own, source.course.layout)
    let busy = times.busyTicks(from: span.start, until: span.end)
    let steps = source.calendar.staffed[stage]
    let beyond =
      steps.isEmpty
      ? times.overtimeTicks(source.calendar.hours, from: span.start, until: span.end)
      : times.overtimeTicks(steps, from: span.start, until: span.end)
    let staffed =
      steps.isEmpty
      ? source.plan.stages[stage].servers * span.periods.reduce(0) { $0 + source.calendar.openTicks[$1] }
      : Self.integral(of: steps, from: span.start, until: span.end)
    // What `pause` leaves in service over a closing is not worked on.
    let overtime = source.plan.rules.closing == .pause ? 0 : beyond
    put(.utilisation, staffed > 0 ? Double(busy - beyond) / Double(staffed) : .nan)
    put(.overtime, Tick.seconds(overtime))
    let queued = Self.queuedTicks(stage, source, from: span.start, until: span.end)
    let started =
      SortedSearch.count(of: own.starts, own.count, below: span.end)
      - SortedSearch.count(of: own.starts, own.count, below: span.start)
    put(.meanQueue, Double(queued) / Double(span.end - span.start))
    put(.meanWait, started > 0 ? Tick.seconds(queued) / Double(started) : .nan)
    let blocked =
      StepIntegral.ofTicks(own.blocks, own.blocks.count, from: span.start, until: span.end)
      - StepIntegral.ofTicks(own.unblocks, own.unblocks.count, from: span.start, until: span.end)
    put(.blocked, Tick.seconds(blocked))
    if stage < source.needs.counterparts.count, let come = source.needs.counterparts[stage] {
      let used =
        SortedSearch.count(
          of: own.starts, own.count, below: span.start)..<SortedSearch.count(
          of: own.starts, own.count, below: span.end)
      put(
        .counterpartsCome,
        Double(SortedSearch.count(of: come, below: span.end) - SortedSearch.count(of: come, below: span.start)))
      put(.counterpartsUsed, Double(used.count))
      // First come, first served: the k-th service takes the k-th empty truck.
      let total = used.reduce(0) { $0 + own.starts[$1] - come[$1] }
      put(.counterpartWait, used.isEmpty ? .nan : Tick.seconds(total) / Double(used.count))
    }
    return busy
  }

  /// The integral of the trucks that wait for a stage: for the first one outside and in the yard, for others from the end of
  /// the service before.
  private static func queuedTicks(_ stage: Int, _ source: Source, from start: Int, until end: Int) -> Int {
    let course = source.course
    let own = course.stages[stage]
    let begun = StepIntegral.ofTicks(own.starts, own.count, from: start, until: end)
    guard stage == 0 else {
      let before = course.stages[stage - 1]
      return StepIntegral.ofKeys(
        before.ends, from: before.firstEnd, count: before.count, course.layout, from: start, until: end) - begun
    }
    func integral(_ keys: [Int]) -> Int {
      StepIntegral.ofKeys(keys, from: 0, count: keys.count, course.layout, from: start, until: end)
    }
    return integral(source.needs.queue) - integral(course.turnedAway) - integral(course.gaveUp) - begun
  }

  private static func integral(of steps: [CrossingPlan.StaffingStep], from start: Int, until end: Int) -> Int {
    steps.indices.reduce(0) { total, index in
      let next = index + 1 < steps.count ? steps[index + 1].tick : end
      return total + steps[index].servers * max(0, min(next, end) - max(steps[index].tick, start))
    }
  }
}
