import CivilTime
public import CrossingModel
import OpeningRules
public import OpeningTimeline
public import SlotPlanning

extension BookingRefusal {
  /// The reason in words, with times on the exporter's clock, but for those of closures, which are on their own.
  public func text(in network: Network, clocks: Clocks) -> String {
    let clock = clocks.exporter
    switch self {
    case .otherBooking(let booking):
      return "the id \(booking.id) is taken by another booking: \(Self.summary(booking, clock))"
    case .cancelledBefore(let id):
      return "the booking \(id) was cancelled, and its id is not used again"
    case .unknownBooking(let id):
      return "there is no booking \(id)"
    case .isOver(let booking):
      return "the slot of \(booking.id) at \(Self.moment(booking.slotStart, clock)) is over"
    case .unknownCrossing(let id):
      return "there is no crossing \(id)"
    case .unknownClass(let id):
      return "there is no truck class \(id)"
    case .unknownSlot(let moment, let before, let after):
      let near = [before, after].compactMap { $0.map { Self.moment($0, clock) } }
      let nearText = near.isEmpty ? "there is none near it" : "the nearest begin at \(EnglishWords.list(near))"
      return "no slot begins at \(Self.moment(moment, clock)): \(nearText)"
    case .closed(let closures):
      let names = closures.map { closure in
        "\(closure.id) (\(closure.reason)) \(closure.endText(in: network))"
      }
      return "the slot is closed: \(names.joined(separator: ", "))"
    case .pastCutOff(let moment, let minutes):
      return "bookings were taken until \(Self.moment(moment, clock)), \(minutes) min before the slot"
    case .beyondHorizon(let day, let days):
      return "bookings are taken up to \(day), \(days) days ahead"
    case .classNotHandled(let id):
      return "the slot takes no trucks of class \(id)"
    case .slotFull(let places):
      return "the slot is full: \(DecimalText.whole(places)) of \(DecimalText.whole(places)) places are booked"
    case .classFull(let id, let places):
      return
        "the slot is full for \(id): \(DecimalText.whole(places)) of \(DecimalText.whole(places)) places are booked"
    case .quotaFull(let id, let places):
      return
        "the quota \(id) is used up: \(DecimalText.whole(places)) of \(DecimalText.whole(places)) trucks are booked"
    case .plateTaken(let booking):
      return "the truck \(booking.plate) has a booking already: \(Self.summary(booking, clock))"
    case .shareReached(let shipper, let day, let places, let share):
      let limit = "\(DecimalText.percent(share)) of the places of \(day)"
      return "\(shipper) has \(DecimalText.whole(places)) places, all that one shipper may have: \(limit)"
    }
  }

  private static func moment(_ instant: Instant, _ clock: TimeZoneTable) -> String {
    "\(clock.wallTime(at: instant)) \(TimeText.city(clock))"
  }

  /// `FB-1, general, mehran 2020-06-07T09:30 Tehran`.
  private static func summary(_ booking: TruckBooking, _ clock: TimeZoneTable) -> String {
    "\(booking.id), \(booking.truckClass), \(booking.crossing) \(moment(booking.slotStart, clock))"
  }
}
