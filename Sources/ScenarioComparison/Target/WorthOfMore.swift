public import OpeningTimeline
public import QueueSimulation

/// What one more of everything is worth at the crossings of a network, each on its own: the difference in trucks, tonnes
/// and money to the network as it is.
///
/// Differences are paired by replication: the same trucks with the same needs come in both.
public struct WorthOfMore: Sendable {
  /// One change, and what it is worth over the whole horizon.
  public struct Entry: Sendable {
    /// What there is more of.
    public let change: NetworkChange
    /// How much more.
    public let amount: Int
    /// More trucks through.
    public let trucks: Estimate
    /// More tonnes.
    public let tonnes: Estimate
    /// More value, in the network's currency.
    public let value: Estimate

    /// Whether it is worth something: the whole interval of its trucks is above 0.
    public var isWorthSomething: Bool { trucks.interval.lowerBound > 0 }
  }

  /// What was changed, with the most valuable first; of equals in the order of ``ChangeScope/changes``.
  public let entries: [Entry]
  /// Changes of which there can be no more.
  public let impossible: [NetworkChange]
  /// Replications of each.
  public let replications: Int

  private static let metrics: [Metric] = [.throughput, .tonnes, .value]

  /// Simulates the network as it is and with each change.
  ///
  /// - Parameters:
  ///   - scope: the network, and the days changed.
  ///   - amounts: how much more, by change.
  ///   - boundaries: seconds of UTC, the first and the last of the horizon.
  ///   - progress: called from any thread after each replication; if it returns false, the work stops.
  public init(
    _ scope: ChangeScope, amounts: (NetworkChange) -> Int, clocks: Clocks, boundaries: [Int],
    options: SimulationOptions, progress: @Sendable () -> Bool = { true }
  ) throws(SimulationError) {
    var entries: [Entry] = []
    let possible = Self.possible(scope)
    for trial in GroupTrial.all(scope, clocks: clocks, boundaries: boundaries, options: options) {
      let changes = possible.filter { trial.holds($0.crossing) }
      guard !changes.isEmpty else { continue }
      func figures(_ amounts: [(change: NetworkChange, amount: Int)]) throws(SimulationError) -> [[Double]] {
        try trial.values(amounts, of: 0..<options.replications, progress: progress) { simulation, outcome in
          Self.metrics.map { simulation.figure($0, crossing: nil, period: nil, of: outcome) }
        }
      }
      let present = try figures([])
      for change in changes {
        let amount = amounts(change)
        var table = EstimateTable(columns: Self.metrics.count)
        for (now, then) in zip(present, try figures([(change, amount)])) {
          // To a thousandth, so that what is the same in all replications is so beyond the last places of large sums.
          table.add(zip(now, then).map { (($1 - $0) * 1_000).rounded() / 1_000 })
        }
        entries.append(
          Entry(
            change: change, amount: amount, trucks: table.estimate(0), tonnes: table.estimate(1),
            value: table.estimate(2)))
      }
    }
    let places = Dictionary(uniqueKeysWithValues: possible.enumerated().map { ($1, $0) })
    self.entries = entries.sorted {
      ($1.value.mean, places[$0.change] ?? 0) < ($0.value.mean, places[$1.change] ?? 0)
    }
    impossible = scope.changes.filter { scope.most($0) == 0 }
    replications = options.replications
  }

  /// Changes that are possible.
  static func possible(_ scope: ChangeScope) -> [NetworkChange] { scope.changes.filter { scope.most($0) > 0 } }

  /// Replications that all of it takes, for a bar of progress.
  public static func work(_ scope: ChangeScope, replications: Int) -> Int {
    (possible(scope).count + scope.network.crossingGroups.count) * replications
  }
}
