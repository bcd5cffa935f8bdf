public import CivilTime

/// A truck's place in a slot of a crossing, as the ledger keeps it: one truck a booking.
public struct TruckBooking: Hashable, Sendable {
  /// What may become of a booking.
  public enum Status: String, CaseIterable, Sendable {
    /// It holds, and a new plan may move it at a price.
    case movable
    /// It holds, and no plan moves it while its slot is open.
    case locked
    /// It was given up; its id is not used again.
    case cancelled
  }

  /// The name by which it is called; one of its kind in a ledger.
  public var id: String
  /// The shipment that the truck carries; empty if none is named.
  public var shipment: String
  /// Who sends it; empty if nobody is named.
  public var shipper: String
  /// The truck's number plate; empty if it is not known yet.
  public var plate: String
  /// The truck's class.
  public var truckClass: String
  /// The crossing's id.
  public var crossing: String
  /// The first moment of its slot.
  public var slotStart: Instant
  /// What may become of it.
  public var status: Status

  /// A booking.
  public init(
    id: String, shipment: String = "", shipper: String = "", plate: String = "", truckClass: String, crossing: String,
    slotStart: Instant, status: Status = .movable
  ) {
    self.id = id
    self.shipment = shipment
    self.shipper = shipper
    self.plate = plate
    self.truckClass = truckClass
    self.crossing = crossing
    self.slotStart = slotStart
    self.status = status
  }

  /// Whether it takes a place.
  public var holds: Bool { status != .cancelled }
}
