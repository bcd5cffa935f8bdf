/// What happened to every truck of a crossing in one replication.
public struct CrossingTrace: Sendable {
  /// The crossing's id.
  public let crossing: String
  /// Services, and trucks that went away, in the order of their moments; then the trucks that still wait at the end.
  public let rows: [TraceRow]
}

/// One visit of a truck to a stage, or its going away without one.
public struct TraceRow: Hashable, Sendable {
  /// What became of the visit.
  public enum Event: String, CaseIterable, Sendable {
    /// The truck was served.
    case service
    /// It gave up before its first service.
    case gaveUp = "gave-up"
    /// It was turned away at a full yard.
    case turnedAway = "turned-away"
    /// It waits for the stage when the horizon ends.
    case waiting
  }

  /// What became of the visit.
  public let event: Event
  /// The id of the truck's stream; nil: it was there at the start.
  public let stream: String?
  /// The truck's number among those demanded by its stream (among those of its class at the start), from 1.
  public let truck: Int
  /// The id of its class.
  public let truckClass: String
  /// The stage's id; nil where the truck went away.
  public let stage: String?
  /// When it came to the stage, in seconds of UTC: to the crossing, or out of the service before.
  public let arrival: Double
  /// When its service started, in seconds of UTC; nil: it did not.
  public let start: Double?
  /// When its service ended, or will end after the horizon, or when it went away, in seconds of UTC; nil: it waits.
  public let end: Double?
  /// The stage's server, from 1.
  public let server: Int?
}
