extension CourseStatistics {
  /// Writes the figures of all stages; returns the trucks that wait, on the mean over time.
  func writeStages(
    _ span: Span, _ setting: Setting, _ course: TruckCourse, _ needs: TruckNeeds, _ row: inout [Double]
  ) -> Double {
    func integral(_ keys: [Int]) -> Int {
      StepIntegral.ofKeys(keys, course.layout, from: span.start, until: span.end)
    }
    // Integrals over time of the trucks that have come to a stage, less those that went away.
    var come = integral(needs.queue) - integral(course.turnedAway) - integral(course.gaveUp)
    var queued = 0
    for stage in stages.indices {
      let begun = span.periods.reduce(0) { $0 + stages[stage].begun($1) }
      let done = span.periods.reduce(0) { $0 + stages[stage].done($1) }
      writeStage(stage, span, setting, course, busy: begun - done, queued: come - begun, &row)
      writeCounterparts(stage, span, setting, needs, &row)
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
    _ stage: Int, _ span: Span, _ setting: Setting, _ course: TruckCourse, busy: Int, queued: Int,
    _ row: inout [Double]
  ) {
    func put(_ metric: Metric.OfStage, _ value: Double) {
      row[setting.layout.column(metric, stage: stage, period: span.column)] = value
    }
    let tallies = stages[stage]
    let steps = setting.calendar.staffed[stage]
    let beyond = span.periods.reduce(0) {
      $0 + (steps.isEmpty ? tallies.closedBusy($1) : tallies.periods[$1].beyondStaff)
    }
    let staffed =
      steps.isEmpty
      ? setting.plan.stages[stage].servers * span.periods.reduce(0) { $0 + setting.calendar.openTicks[$1] }
      : Self.integral(of: steps, from: span.start, until: span.end)
    // What `pause` leaves in service over a closing is not worked on.
    let overtime = setting.plan.rules.closing == .pause ? 0 : beyond
    put(.utilisation, staffed > 0 ? Double(busy - beyond) / Double(staffed) : .nan)
    put(.overtime, Tick.seconds(overtime))
    put(.meanQueue, Double(queued) / Double(span.end - span.start))
    let started = span.periods.reduce(0) { $0 + tallies.periods[$1].started }
    let waited = span.periods.reduce(0) { $0 + tallies.periods[$1].waited }
    put(.meanWait, started > 0 ? Tick.seconds(waited) / Double(started) : .nan)
    let own = course.stages[stage]
    let blocked =
      StepIntegral.ofTicks(own.blocks, from: span.start, until: span.end)
      - StepIntegral.ofTicks(own.unblocks, from: span.start, until: span.end)
    put(.blocked, Tick.seconds(blocked))
  }

  private func writeCounterparts(
    _ stage: Int, _ span: Span, _ setting: Setting, _ needs: TruckNeeds, _ row: inout [Double]
  ) {
    guard stage < needs.counterparts.count, let come = needs.counterparts[stage] else { return }
    func put(_ metric: Metric.OfStage, _ value: Double) {
      row[setting.layout.column(metric, stage: stage, period: span.column)] = value
    }
    put(
      .counterpartsCome,
      Double(SortedSearch.count(of: come, below: span.end) - SortedSearch.count(of: come, below: span.start)))
    let used = span.periods.reduce(0) { $0 + stages[stage].periods[$1].started }
    let waited = span.periods.reduce(0) { $0 + stages[stage].periods[$1].counterpartsWaited }
    put(.counterpartsUsed, Double(used))
    put(.counterpartWait, used > 0 ? Tick.seconds(waited) / Double(used) : .nan)
  }

  private static func integral(of steps: [CrossingPlan.StaffingStep], from start: Int, until end: Int) -> Int {
    steps.indices.reduce(0) { total, index in
      let next = index + 1 < steps.count ? steps[index + 1].tick : end
      return total + steps[index].servers * max(0, min(next, end) - max(steps[index].tick, start))
    }
  }
}
