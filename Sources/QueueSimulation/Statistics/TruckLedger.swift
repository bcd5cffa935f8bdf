/// The account of all trucks of a crossing at the end of the horizon, in one replication.
public struct TruckLedger: Hashable, Codable, Sendable {
  /// Trucks that were there at the start.
  public var atStart: Int
  /// Trucks that the streams asked for.
  public var demanded: Int
  /// Of these, trucks not sent, as no opening was announced.
  public var unmet: Int
  /// Of these, trucks held back until an opening is announced, and not sent yet.
  public var held: Int
  /// Trucks sent on to this crossing from another one, where they gave up.
  public var sentOn: Int
  /// Trucks that have set out and not come yet.
  public var underWay: Int
  /// Trucks that came to the crossing.
  public var arrivals: Int
  /// Trucks that have left the last stage.
  public var left: Int
  /// Trucks turned away at a full yard.
  public var turnedAway: Int
  /// Trucks that gave up waiting.
  public var gaveUp: Int
  /// Trucks that wait outside, in the yard or between stages.
  public var waiting: Int
  /// Trucks in service.
  public var inService: Int

  /// Whether every truck is accounted for: all that came have left, gone away, wait or are in service, and all that were
  /// demanded or sent on have come, are under way, were not sent or are held back.
  public var isBalanced: Bool {
    atStart + arrivals == left + turnedAway + gaveUp + waiting + inService
      && demanded + sentOn == arrivals + underWay + unmet + held && waiting >= 0 && inService >= 0
  }
}
