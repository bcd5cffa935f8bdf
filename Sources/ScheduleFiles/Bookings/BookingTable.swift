import CivilTime
import CrossingModel
import Diagnostics
import SpreadsheetText

/// The ledger's table: one row a booking.
struct BookingTable {
  /// The columns, in the order in which they are written; those up to `slot_start` without a default are needed.
  static let columns = ["booking", "shipment", "shipper", "plate", "truck_class", "crossing", "slot_start", "status"]
  private static let required = ["booking", "truck_class", "crossing", "slot_start"]

  /// In the order of the rows.
  private(set) var bookings: [Booking] = []
  /// Everything found wrong.
  private(set) var findings: [Finding] = []

  /// Reads the table of a file.
  ///
  /// - Parameter clock: whose readings slots are that state no offset from UTC.
  init(_ source: SourceText, clock: TimeZoneTable) {
    var reader = RowReader(
      source, required: Self.required, optional: Self.columns.filter { !Self.required.contains($0) })
    var lines: [String: Int] = [:]
    while let row = reader.next() {
      let id = reader.text(row, "booking", "the booking's id")
      let truckClass = reader.text(row, "truck_class", "the id of a truck class")
      let crossing = reader.text(row, "crossing", "the id of a crossing")
      let slotStart = reader.instant(row, "slot_start", on: clock)
      let status = Self.status(row, &reader)
      guard let id, let truckClass, let crossing, let slotStart, let status else { continue }
      if let first = lines.updateValue(reader.line(row), forKey: id) {
        reader.report(
          row, "booking", "found the booking \(quoted(id)) again, expected it once (first on line \(first))")
        continue
      }
      bookings.append(
        Booking(
          id: id, shipment: reader.plainText(row, "shipment"), shipper: reader.plainText(row, "shipper"),
          plate: reader.plainText(row, "plate"), truckClass: truckClass, crossing: crossing, slotStart: slotStart,
          status: status))
    }
    findings = reader.findings
  }

  private static func status(_ row: Int, _ reader: inout RowReader) -> Booking.Status? {
    let text = reader.raw(row, "status")
    if text.isEmpty { return .movable }
    if let status = Booking.Status(rawValue: text) { return status }
    let words = Booking.Status.allCases.map(\.rawValue)
    reader.report(
      row, "status", "found \(quoted(text)), expected the status: one of \(words.joined(separator: ", "))",
      suggestion: nearest(to: text, among: words))
    return nil
  }

  /// The whole table as it is written, with slots on a clock and their offset from UTC.
  static func text(of bookings: [Booking], clock: TimeZoneTable) -> String {
    var csv = CSVText(header: columns)
    for booking in bookings { csv.append(cells(of: booking, clock: clock)) }
    return csv.text
  }

  private static func cells(of booking: Booking, clock: TimeZoneTable) -> [String] {
    [
      booking.id, booking.shipment, booking.shipper, booking.plate, booking.truckClass, booking.crossing,
      clock.text(of: booking.slotStart), booking.status.rawValue,
    ]
  }
}
