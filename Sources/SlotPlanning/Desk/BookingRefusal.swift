public import CivilTime
public import CrossingModel

/// Why a booking is not taken.
public enum BookingRefusal: Error, Hashable, Sendable {
  /// The id is that of a booking that says something else.
  case otherBooking(TruckBooking)
  /// The id is that of a booking that was cancelled.
  case cancelledBefore(id: String)
  /// There is no booking of this id.
  case unknownBooking(id: String)
  /// The slot of the booking that is to be given up is over.
  case isOver(TruckBooking)
  /// The network has no such crossing.
  case unknownCrossing(String)
  /// The network has no such truck class.
  case unknownClass(String)
  /// No slot begins then; the nearest ones before and after.
  case unknownSlot(Instant, before: Instant?, after: Instant?)
  /// Closures overlap the slot.
  case closed([Closure])
  /// Bookings were taken until this moment.
  case pastCutOff(Instant, minutes: Int)
  /// Bookings are taken up to this day.
  case beyondHorizon(Day, days: Int)
  /// The slot takes no truck of this class, whatever is booked.
  case classNotHandled(String)
  /// All places of the slot are taken.
  case slotFull(places: Int)
  /// All places of the class in the slot are taken.
  case classFull(String, places: Int)
  /// All places of a quota are taken.
  case quotaFull(id: String, places: Int)
  /// The truck has a booking already.
  case plateTaken(TruckBooking)
  /// The shipper has as many places of this day as one may have.
  case shareReached(shipper: String, day: Day, places: Int, share: Double)
}
