import CrossingModel

/// A run of a simulation, wave by wave: what the replications of a wave leave behind is first found, then taken in.
///
/// So several simulations can go on side by side, replication by replication, with the same random numbers; and what was
/// found elsewhere can be taken in as if it had been found here.
public struct SimulationRun {
  private let simulation: Simulation
  private let options: SimulationOptions
  private var fold: ReplicationFold
  private var isPrecise = false

  /// A run of which nothing has been done.
  public init(_ simulation: Simulation, _ options: SimulationOptions) {
    precondition(options.replications >= 1, "\(options.replications) replications")
    precondition(options.threads >= 1, "\(options.threads) threads")
    self.simulation = simulation
    self.options = options
    fold = ReplicationFold(
      layouts: simulation.layouts, periods: simulation.boundaries.count, choices: simulation.choices)
  }

  /// The replications to run next; nil once all are taken in, or the precision asked for is reached.
  public var nextWave: Range<Int>? {
    let start = fold.replications
    guard start < options.replications, !isPrecise else { return nil }
    return start..<min(start + waveLength, options.replications)
  }

  /// Runs some replications; what they leave behind does not depend on which others are run.
  ///
  /// - Parameter progress: called from any thread after each replication; if it returns false, the run stops and throws
  ///   ``SimulationError/cancelled``.
  public func outcomes(
    of replications: Range<Int>, progress: @Sendable () -> Bool = { true }
  ) throws(SimulationError) -> [ReplicationOutcome] {
    let outcomes = simulation.run(replications, RandomKey(seed: options.seed), options, progress: progress)
    guard let outcomes else { throw .cancelled }
    return outcomes
  }

  /// Takes in what the replications leave behind that follow those taken in before.
  public mutating func add(_ outcomes: [ReplicationOutcome]) {
    fold.add(outcomes)
    // Looked at after every 64 replications, whatever the wave, so that threads don't change when it stops.
    if let precision = options.precision,
      fold.replications % Self.block == 0 || fold.replications == options.replications
    {
      isPrecise = fold.isPrecise(precision)
    }
  }

  /// What was found in the replications taken in.
  public var result: SimulationResult {
    SimulationResult(
      fold, network: simulation.network, plans: simulation.plans, layouts: simulation.layouts, options: options,
      groups: simulation.groups, quotaIDs: simulation.network.crossings.map { $0.quotas.map(\.id) },
      horizonStart: simulation.horizon.lowerBound, isPrecise: options.precision == nil ? nil : isPrecise)
  }

  /// Replications between two looks at the precision.
  private static let block = 64

  /// Replications that are run before their rows are taken in.
  ///
  /// Rows wait for their turn no longer than a wave, so that memory does not grow with the replications; where rows are
  /// long, as with a period for every hour, waves are short.
  public var waveLength: Int {
    let rows = 4_000_000 / max(1, simulation.layouts.last?.end ?? 0)
    var wave = Self.block
    while wave > 1, wave > rows, wave / 2 >= options.threads { wave /= 2 }
    return wave
  }
}
