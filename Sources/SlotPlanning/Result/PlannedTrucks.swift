public import CivilTime

/// Trucks of a shipment that a plan has put in a slot, as a file tells it.
public struct PlannedTrucks: Hashable, Sendable {
  /// The shipment by its place in the list.
  public var shipment: Int
  /// Number of trucks: 1 or more.
  public var trucks: Int
  /// The crossing's id.
  public var crossing: String
  /// When the slot starts.
  public var slotStart: Instant
  /// Driving time from the crossing to the shipment's destination in minutes: 0 or more.
  public var onwardMinutes: Int

  /// Trucks in a slot.
  public init(shipment: Int, trucks: Int, crossing: String, slotStart: Instant, onwardMinutes: Int) {
    self.shipment = shipment
    self.trucks = trucks
    self.crossing = crossing
    self.slotStart = slotStart
    self.onwardMinutes = onwardMinutes
  }
}
