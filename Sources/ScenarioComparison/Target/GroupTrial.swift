import CrossingModel
import OpeningTimeline
import QueueSimulation

/// Crossings between which trucks choose, or one alone, simulated as they are or with more of something.
///
/// What happens there does not depend on other crossings, which are left out.
struct GroupTrial: Sendable {
  /// The network with the group's crossings only.
  let scope: ChangeScope
  private let clocks: Clocks
  private let boundaries: [Int]
  private let options: SimulationOptions

  /// - Parameter boundaries: seconds of UTC, the first and the last of the horizon.
  init(_ scope: ChangeScope, clocks: Clocks, boundaries: [Int], options: SimulationOptions) {
    self.scope = scope
    self.clocks = clocks
    self.boundaries = boundaries
    var options = options
    options.simulatesCapacity = false
    options.measuresStays = false
    options.precision = nil
    self.options = options
  }

  /// The trials of all groups of a network.
  static func all(
    _ scope: ChangeScope, clocks: Clocks, boundaries: [Int], options: SimulationOptions
  ) -> [GroupTrial] {
    scope.network.crossingGroups.map { group in
      GroupTrial(
        ChangeScope(
          network: scope.network.keeping(crossings: group.map { scope.network.crossings[$0].id }), days: scope.days,
          orderedBy: scope.weekdayOrders),
        clocks: clocks, boundaries: boundaries, options: options)
    }
  }

  /// Simulates some replications.
  ///
  /// - Parameter reading: what to keep of each replication.
  func values<Value>(
    _ amounts: [(change: NetworkChange, amount: Int)], of replications: Range<Int>,
    progress: @Sendable () -> Bool, reading: (Simulation, ReplicationOutcome) -> Value
  ) throws(SimulationError) -> [Value] {
    let simulation = try Simulation(network: scope.applying(amounts), clocks: clocks, boundaries: boundaries)
    let run = SimulationRun(simulation, options)
    return try run.outcomes(of: replications, progress: progress).map { reading(simulation, $0) }
  }

  /// Whether a crossing is in the group.
  func holds(_ crossing: String) -> Bool { scope.network.crossings.contains { $0.id == crossing } }
}
