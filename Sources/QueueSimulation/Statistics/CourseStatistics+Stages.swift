extension CourseStatistics {
  /// Writes the figures of all stages; returns the trucks that wait, on the mean over time.
  func writeStages(_ span: Span, _ source: Source, _ row: inout [Double]) -> Double {
    let course = source.course
    func integral(_ keys: [Int]) -> Int {
      StepIntegral.ofKeys(keys, from: 0, count: keys.count, course.layout, from: span.start, until: span.end)
    }
    // Integrals over time of the trucks that have come to a stage, less those that went away.
    var come = integral(source.needs.queue) - integral(course.turnedAway) - integral(course.gaveUp)
    var queued = 0
    for stage in course.stages.indices {
      let own = course.stages[stage]
      let begun = StepIntegral.ofTicks(own.starts, own.count, from: span.start, until: span.end)
      let done = StepIntegral.ofKeys(
        own.ends, from: own.firstEnd, count: own.count, course.layout, from: span.start, until: span.end)
      writeStage(stage, span, source, busy: begun - done, queued: come - begun, &row)
      queued += come - begun
      come = done
    }
    return Double(queued) / Double(span.end - span.start)
  }

  /// - Parameters:
  ///   - busy: server ticks in service.
  ///   - queued: truck ticks of waiting: for the first stage outside and in the yard, for others from the end of the service
  ///     before.
  private func writeStage(
    _ stage: Int, _ span: Span, _ source: Source, busy: Int, queued: Int, _ row: inout [Double]
  ) {
    func put(_ metric: Metric.OfStage, _ value: Double) {
      row[source.layout.column(metric, stage: stage, period: span.column)] = value
    }
    let own = source.course.stages[stage]
    let times = ServiceTimes(own, source.course.layout)
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
  }

  private static func integral(of steps: [CrossingPlan.StaffingStep], from start: Int, until end: Int) -> Int {
    steps.indices.reduce(0) { total, index in
      let next = index + 1 < steps.count ? steps[index + 1].tick : end
      return total + steps[index].servers * max(0, min(next, end) - max(steps[index].tick, start))
    }
  }
}
