import CivilTime
public import CrossingModel
public import OpeningTimeline
import SpreadsheetText

/// Bookings of a ledger for people and for programs, in the order of their slots, then of the ledger.
public struct BookingsReport {
  private let bookings: [TruckBooking]
  private let network: Network
  private let clocks: Clocks

  /// A report on some bookings.
  public init(_ bookings: [TruckBooking], network: Network, clocks: Clocks) {
    self.bookings = bookings.enumerated().sorted {
      ($0.element.slotStart, $0.element.crossing, $0.offset) < ($1.element.slotStart, $1.element.crossing, $1.offset)
    }.map(\.element)
    self.network = network
    self.clocks = clocks
  }

  private var sideClocks: [TimeZoneTable] { network.sides.map { clocks.clock(of: $0.id) } }

  /// A booking in words: `P-17: Mehran ⇄ Zurbatiyah, We 2020-06-10 10:30 Tehran · 09:00 Baghdad, reefer`.
  public static func line(of booking: TruckBooking, network: Network, clocks: Clocks) -> String {
    let crossing = network.crossings.first { $0.id == booking.crossing }?.posts ?? booking.crossing
    let day = clocks.exporter.wallTime(at: booking.slotStart).day
    let times = TimeText.onClocks(booking.slotStart, network.sides.map { clocks.clock(of: $0.id) }, day: day)
    return "\(booking.id): \(crossing), \(day.weekday.twoLetters) \(day) \(times), \(booking.truckClass)"
  }

  /// One line a booking, with its slot on all sides' clocks.
  public func text() -> String {
    guard !bookings.isEmpty else { return "no bookings\n" }
    var table = TextTable(
      [.words("day")] + sideClocks.map { .words(TimeText.city($0)) }
        + ["crossing", "booking", "shipment", "shipper", "plate", "class", "status"].map { .words($0) })
    for booking in bookings {
      let day = clocks.exporter.wallTime(at: booking.slotStart).day
      table.append(
        ["\(day.weekday.twoLetters) \(day)"] + sideClocks.map { TimeText.reading(booking.slotStart, $0, day: day) }
          + [
            booking.crossing, booking.id, booking.shipment, booking.shipper, booking.plate, booking.truckClass,
            booking.status.rawValue,
          ])
    }
    let trucks = bookings.count == 1 ? "1 booking" : "\(DecimalText.whole(bookings.count)) bookings"
    return (table.lines() + ["", trucks]).joined(separator: "\n") + "\n"
  }

  /// A row a booking, with the columns of the ledger and the slot in UTC.
  public func csv() -> String {
    var csv = CSVText(
      header: [
        "booking", "shipment", "shipper", "plate", "truck_class", "crossing", "slot_start", "utc_start", "status",
      ])
    for booking in bookings {
      csv.append([
        booking.id, booking.shipment, booking.shipper, booking.plate, booking.truckClass, booking.crossing,
        clocks.exporter.text(of: booking.slotStart), TimeText.inUTC(booking.slotStart), booking.status.rawValue,
      ])
    }
    return csv.text
  }

  /// A list of bookings.
  public func json() -> String {
    JSONText.snakeCaseText(
      Document(
        network: network.id,
        bookings: bookings.map {
          Document.Entry(
            booking: $0.id, shipment: $0.shipment, shipper: $0.shipper, plate: $0.plate, truckClass: $0.truckClass,
            crossing: $0.crossing, slotStart: clocks.exporter.text(of: $0.slotStart),
            utcStart: TimeText.inUTC($0.slotStart), status: $0.status.rawValue)
        }))
  }

  private struct Document: Encodable {
    struct Entry: Encodable {
      let booking: String
      let shipment: String
      let shipper: String
      let plate: String
      let truckClass: String
      let crossing: String
      let slotStart: String
      let utcStart: String
      let status: String
    }
    let network: String
    let bookings: [Entry]
  }
}
