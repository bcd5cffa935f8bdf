import CrossingModel
import Dispatch
import Synchronization

extension Simulation {
  /// What happens to every truck in one replication: the same trucks at the same times as in ``run(_:progress:)``.
  ///
  /// - Parameter replication: from 0.
  ///
  /// Complexity: O(n log n) for n services; all rows are in memory.
  public func trace(replication: Int, seed: UInt64) -> [CrossingTrace] {
    precondition(replication >= 0, "replication \(replication)")
    let random = RandomKey(seed: seed).adding(replication)
    return trace(variants.drawn(for: random), random)
  }

  /// What a caller makes of the trace of each replication, in their order: the same on any number of threads.
  ///
  /// - Parameters:
  ///   - options: of which the replications, all of them, the seed and the threads count.
  ///   - progress: as in ``run(_:progress:)``.
  ///   - summary: called from any thread; what it gives is kept, the trace is not.
  public func traces<Summary: Sendable>(
    _ options: SimulationOptions, progress: (@Sendable (Int) -> Bool)? = nil,
    summary: @Sendable ([CrossingTrace]) -> Summary
  ) throws(SimulationError) -> [Summary] {
    precondition(options.replications >= 1, "\(options.replications) replications")
    precondition(options.threads >= 1, "\(options.threads) threads")
    let seed = RandomKey(seed: options.seed)
    let next = Atomic(0)
    let done = Atomic(0)
    let isStopped = Atomic(false)
    let finished = Mutex<[(replication: Int, summary: Summary)]>([])
    DispatchQueue.concurrentPerform(iterations: min(options.threads, options.replications)) { _ in
      while !isStopped.load(ordering: .relaxed) {
        let replication = next.add(1, ordering: .relaxed).oldValue
        guard replication < options.replications else { break }
        let random = seed.adding(replication)
        let result = summary(trace(variants.drawn(for: random), random))
        finished.withLock { $0.append((replication, result)) }
        if progress?(done.add(1, ordering: .relaxed).newValue) == false { isStopped.store(true, ordering: .relaxed) }
      }
    }
    guard !isStopped.load(ordering: .relaxed) else { throw .cancelled }
    return finished.withLock { $0 }.sorted { $0.replication < $1.replication }.map(\.summary)
  }

  /// The traces of all crossings.
  private func trace(_ drawn: [NetworkVariants.Drawn], _ random: RandomKey) -> [CrossingTrace] {
    var traces = [CrossingTrace?](repeating: nil, count: plans.count)
    for group in groups {
      for (place, trace) in trace(group, drawn, random).enumerated() { traces[group.crossings[place]] = trace }
    }
    return traces.compactMap { $0 }
  }

  /// The traces of a group's crossings, by events.
  private func trace(
    _ group: CrossingGroup, _ drawn: [NetworkVariants.Drawn], _ random: RandomKey
  ) -> [CrossingTrace] {
    let plans = group.crossings.map { drawn[$0].plan }
    let calendars = group.crossings.map { drawn[$0].calendar }
    var needs = plans.map { _ in TruckNeeds() }
    var courses = plans.map { _ in TruckCourse() }
    var scratch = plans.map { _ in EngineScratch() }
    for place in plans.indices {
      needs[place].draw(plans[place], calendars[place], boundaries: ticks, random: random)
      courses[place].log = []
    }
    if group.isAlone {
      for place in plans.indices {
        EventEngine.run(
          plans[place], calendars[place], needs[place], boundaries: ticks, into: &courses[place],
          scratch: &scratch[place])
      }
    } else {
      _ = CoupledRun.run(
        group, plans, calendars, &needs, boundaries: ticks, courses: &courses, scratch: &scratch)
    }
    return plans.indices.map { place in
      let tracer = TruckTracer(
        plan: plans[place], needs: needs[place], course: courses[place], horizonStart: horizon.lowerBound,
        end: ticks[ticks.count - 1])
      return CrossingTrace(crossing: plans[place].id, rows: tracer.rows())
    }
  }
}

/// Turns the log of a course into rows.
private struct TruckTracer {
  let plan: CrossingPlan
  let needs: TruckNeeds
  let course: TruckCourse
  /// Seconds of UTC.
  let horizonStart: Int
  /// The horizon's end in ticks.
  let end: Int

  /// What the trucks of a group have in common.
  private struct Group {
    let stream: String?
    let truckClass: String
  }

  private var groups: [Group] {
    plan.initial.filter { $0.trucks > 0 }.map { Group(stream: nil, truckClass: $0.truckClass) }
      + plan.streams.map { Group(stream: $0.id, truckClass: plan.classes[$0.classIndex]) }
  }

  func rows() -> [TraceRow] {
    let groups = groups
    // The tick at which each truck came to the stage that is next for it, and that stage.
    var reached = (0..<needs.count).map(needs.arrivalTick)
    var next = [Int](repeating: 0, count: needs.count)
    var dated: [(tick: Int, row: TraceRow)] = []
    for service in course.log ?? [] {
      let row = row(
        .service, service.number, groups, stage: plan.stages[service.stage].id, arrival: reached[service.number],
        start: service.tick, end: service.end, server: service.server + 1)
      dated.append((service.tick, row))
      reached[service.number] = service.end
      next[service.number] = service.stage + 1
    }
    for (event, keys) in [(TraceRow.Event.gaveUp, course.gaveUp), (.turnedAway, course.turnedAway)] {
      for key in keys {
        let number = course.layout.number(key)
        let tick = course.layout.tick(key)
        dated.append((tick, row(event, number, groups, stage: nil, arrival: reached[number], end: tick)))
        next[number] = plan.stages.count
      }
    }
    let order = dated.indices.sorted { (dated[$0].tick, $0) < (dated[$1].tick, $1) }
    let waiting = needs.queue.map(needs.layout.number).filter { next[$0] < plan.stages.count && reached[$0] <= end }
    return order.map { dated[$0].row }
      + waiting.map { row(.waiting, $0, groups, stage: plan.stages[next[$0]].id, arrival: reached[$0]) }
  }

  private func row(
    _ event: TraceRow.Event, _ number: Int, _ groups: [Group], stage: String?, arrival: Int, start: Int? = nil,
    end: Int? = nil, server: Int? = nil
  ) -> TraceRow {
    let group = SortedSearch.count(of: needs.firstNumbers, atMost: number) - 1
    return TraceRow(
      event: event, stream: groups[group].stream, truck: number - needs.firstNumbers[group] + 1,
      truckClass: groups[group].truckClass, stage: stage, arrival: moment(arrival), start: start.map(moment),
      end: end.map(moment), server: server)
  }

  private func moment(_ tick: Int) -> Double {
    Double(horizonStart) + Tick.seconds(tick)
  }
}
