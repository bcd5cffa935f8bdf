/// Trucks of a shipment that have places already.
public struct Booking: Hashable, Sendable {
  /// Whether a plan may move it.
  public enum Status: String, CaseIterable, Hashable, Sendable {
    /// It stays as long as its pair of shipment and slot is allowed.
    case locked
    /// It may move, at the price of a move.
    case movable
  }

  /// The shipment's id.
  public var shipment: String
  /// Trucks: 1 or more.
  public var trucks: Int
  /// The crossing's id.
  public var crossing: String
  /// The slot's start, in minutes of UTC.
  public var slotStartMinute: Int
  /// Whether a plan may move it.
  public var status: Status

  /// A booking.
  public init(shipment: String, trucks: Int, crossing: String, slotStartMinute: Int, status: Status) {
    self.shipment = shipment
    self.trucks = trucks
    self.crossing = crossing
    self.slotStartMinute = slotStartMinute
    self.status = status
  }
}
