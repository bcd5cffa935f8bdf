/// How a simulation is run.
public struct SimulationOptions: Hashable, Sendable {
  /// The way in which the course of a crossing is found; all give the same bytes.
  public enum Engine: String, CaseIterable, Sendable {
    /// The recursion for trucks first come, first served where it is exact, else events.
    case automatic
    /// Always events.
    case events
  }

  /// Independent replications: at least 1; with a ``precision``, the most.
  public var replications: Int
  /// Half-width over mean at which to stop: of the throughput and of the mean wait of every crossing over the horizon.
  ///
  /// nil: all replications are run.
  public var precision: Double?
  /// Waits above this count as long, in seconds.
  public var longWaitSeconds: Int
  /// Whether to measure the times from arrival to departure; without it they are not numbers.
  public var measuresStays: Bool
  /// The same seed gives the same bytes.
  public var seed: UInt64
  /// Threads to run on, at least 1; the results do not depend on it.
  public var threads: Int
  /// How the courses are found.
  public var engine: Engine
  /// Whether to simulate endless demand too; without it capacity is not a number.
  public var simulatesCapacity: Bool

  /// Options.
  public init(
    replications: Int = 100, seed: UInt64 = 1, threads: Int = 1, engine: Engine = .automatic,
    simulatesCapacity: Bool = true, precision: Double? = nil, longWaitSeconds: Int = 86_400, measuresStays: Bool = true
  ) {
    self.measuresStays = measuresStays
    self.precision = precision
    self.longWaitSeconds = longWaitSeconds
    self.replications = replications
    self.seed = seed
    self.threads = threads
    self.engine = engine
    self.simulatesCapacity = simulatesCapacity
  }
}

/// Why a simulation can't be run.
public enum SimulationError: Error, Hashable, Sendable {
  /// A crossing would see more trucks in a replication, or a longer horizon, than a run can hold.
  case tooLarge(crossing: String, expectedTrucks: Double, seconds: Int)
  /// The progress closure asked to stop.
  case cancelled
}
