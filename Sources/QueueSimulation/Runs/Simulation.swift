public import CrossingModel
import Dispatch
public import OpeningTimeline
import Synchronization

/// A network made ready for simulation over a horizon.
public struct Simulation: Sendable {
  /// Seconds of UTC.
  public let horizon: Range<Int>
  /// Seconds of UTC at which the reporting periods begin, and the end of the last one.
  public let boundaries: [Int]
  let network: Network
  let clocks: Clocks
  let plans: [CrossingPlan]
  let layouts: [MetricLayout]
  let groups: [CrossingGroup]
  /// ``boundaries`` in ticks from the start of the horizon.
  let ticks: [Int]

  /// The most trucks that one crossing may see in one replication: a truck takes 12 bytes and 4 for each stage, by events
  /// some 20 more for each stage, on each thread.
  private static let mostTrucks = 2e7

  /// Prepares a network.
  ///
  /// - Parameters:
  ///   - clocks: the clocks of the network's sides.
  ///   - boundaries: seconds of UTC, strictly ascending, at least two: the first moments of the reporting periods, and the
  ///     end of the last one. They span the horizon.
  public init(network: Network, clocks: Clocks, boundaries: [Int]) throws(SimulationError) {
    precondition(
      boundaries.count >= 2 && zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 },
      "reporting periods need at least two ascending boundaries, not \(boundaries)")
    horizon = boundaries[0]..<boundaries[boundaries.count - 1]
    self.boundaries = boundaries
    self.network = network
    self.clocks = clocks
    ticks = boundaries.map { ($0 - boundaries[0]) * Tick.perSecond }
    var plans: [CrossingPlan] = []
    for crossing in network.crossings {
      let plan = CrossingPlan(crossing, network: network, clocks: clocks, horizon: horizon)
      let trucks = plan.expectedTrucks
      guard trucks <= Self.mostTrucks,
        TruckKey.fits(numbers: Int(trucks * 1.1) + 100_000 + plan.mostServers, lastTick: horizon.count * Tick.perSecond)
      else { throw .tooLarge(crossing: crossing.id, expectedTrucks: trucks, seconds: horizon.count) }
      plans.append(plan)
    }
    self.plans = plans
    groups = CrossingGroup.all(network, plans)
    var start = 0
    layouts = zip(network.crossings, plans).map { crossing, plan in
      let layout = MetricLayout(
        start: start, stages: crossing.stages.count, quotas: crossing.quotas.count,
        classes: plan.classes.count > 1 ? plan.classes.count : 0, periods: boundaries.count)
      start = layout.end
      return layout
    }
  }

  /// The calendars of each crossing, none made yet.
  var calendarVariants: [CalendarVariants] {
    zip(network.crossings, plans).map { crossing, plan in
      CalendarVariants(
        crossing, network: network, clocks: clocks, horizon: horizon, boundaries: ticks, service: FluidService(plan))
    }
  }

  /// Ids of the crossings, in the order of the network.
  public var crossings: [String] { plans.map(\.id) }

  /// Routes of all streams that choose.
  var choices: Int { groups.reduce(0) { $0 + $1.choosers.reduce(0) { $0 + $1.routes.count } } }

  /// Expected trucks of all crossings in one replication.
  public var expectedTrucks: Double { plans.reduce(0) { $0 + $1.expectedTrucks } }

  /// Runs the replications.
  ///
  /// - Parameter progress: called from any thread with the number of replications that are done; if it returns false,
  ///   the run stops and throws ``SimulationError/cancelled``.
  public func run(
    _ options: SimulationOptions, progress: (@Sendable (Int) -> Bool)? = nil
  ) throws(SimulationError) -> SimulationResult {
    var run = SimulationRun(self, options)
    let done = Atomic(0)
    while let wave = run.nextWave {
      run.add(
        try run.outcomes(of: wave) { progress?(done.add(1, ordering: .relaxed).newValue) ?? true })
    }
    return run.result
  }

  /// Runs a wave of replications, in their order; nil if it was stopped.
  ///
  /// - Parameters:
  ///   - choices: the calendar of each replication (outer) and crossing (inner), as an index in `calendars`.
  ///   - progress: called from any thread after each replication; if it returns false, the wave stops.
  func run(
    _ range: Range<Int>, _ choices: [[Int]], _ calendars: [[CalendarPlan]], _ seed: RandomKey,
    _ options: SimulationOptions, progress: @Sendable () -> Bool
  ) -> [ReplicationOutcome]? {
    let next = Atomic(range.lowerBound)
    let isStopped = Atomic(false)
    let finished = Mutex<[ReplicationOutcome]>([])
    let columns = layouts.last?.end ?? 0
    let threads = min(options.threads, range.count)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var runner = ReplicationRunner()
      var own: [ReplicationOutcome] = []
      while !isStopped.load(ordering: .relaxed) {
        let replication = next.add(1, ordering: .relaxed).oldValue
        guard replication < range.upperBound else { break }
        var row = [Double](repeating: .nan, count: columns)
        let before = runner.work
        let choice = choices[replication - range.lowerBound]
        let calendar = plans.indices.map { calendars[$0][choice[$0]] }
        let (outcomes, chosen) = run(replication, calendar, seed.adding(replication), options, &runner, &row)
        own.append(
          ReplicationOutcome(
            replication: replication, row: row, ledgers: outcomes.map(\.ledger),
            backlogGoneAt: outcomes.map(\.backlogGoneAt), chosen: chosen, work: runner.work - before))
        if !progress() { isStopped.store(true, ordering: .relaxed) }
      }
      finished.withLock { $0.append(contentsOf: own) }
    }
    guard !isStopped.load(ordering: .relaxed) else { return nil }
    return finished.withLock { $0 }.sorted { $0.replication < $1.replication }
  }

  /// Runs one replication of all crossings, group by group.
  private func run(
    _ replication: Int, _ calendars: [CalendarPlan], _ random: RandomKey, _ options: SimulationOptions,
    _ runner: inout ReplicationRunner, _ row: inout [Double]
  ) -> (outcomes: [ReplicationRunner.Outcome], chosen: [Double]) {
    var outcomes = [ReplicationRunner.Outcome?](repeating: nil, count: plans.count)
    var chosen: [Double] = []
    for group in groups {
      if group.isAlone {
        for crossing in group.crossings {
          outcomes[crossing] = runner.run(
            plans[crossing], calendars[crossing], boundaries: ticks, layout: layouts[crossing], random: random,
            options: options, into: &row)
        }
      } else {
        let result = runner.run(
          group, group.crossings.map { plans[$0] }, group.crossings.map { calendars[$0] }, boundaries: ticks,
          layouts: group.crossings.map { layouts[$0] }, random: random, options: options, into: &row)
        for (place, crossing) in group.crossings.enumerated() { outcomes[crossing] = result.outcomes[place] }
        chosen += result.chosen.joined().map(Double.init)
      }
    }
    return (outcomes.compactMap { $0 }, chosen)
  }
}
