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
  private(set) var bookings: [TruckBooking] = []
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
      let id = reader.newText(row, "booking", "the booking's id", &lines)
      let truckClass = reader.text(row, "truck_class", "the id of a truck class")
      let crossing = reader.text(row, "crossing", "the id of a crossing")
      let slotStart = reader.instant(row, "slot_start", on: clock)
      let status = Self.status(row, &reader)
      guard let id, let truckClass, let crossing, let slotStart, let status else { continue }
      bookings.append(
        TruckBooking(
          id: id, shipment: reader.raw(row, "shipment"), shipper: reader.raw(row, "shipper"),
          plate: reader.raw(row, "plate"), truckClass: truckClass, crossing: crossing, slotStart: slotStart,
          status: status))
    }
    findings = reader.findings
  }

  private static func status(_ row: Int, _ reader: inout RowReader) -> TruckBooking.Status? {
    reader.raw(row, "status").isEmpty
      ? .movable
      : reader.place(row, "status", among: TruckBooking.Status.allCases.map(\.rawValue))
        .map { TruckBooking.Status.allCases[$0] }
  }

  /// The whole table as it is written, with slots on a clock and their offset from UTC.
  static func text(of bookings: [TruckBooking], clock: TimeZoneTable) -> String {
    var csv = CSVText(header: columns)
    for booking in bookings { csv.append(cells(of: booking, clock: clock)) }
    return csv.text
  }

  private static func cells(of booking: TruckBooking, clock: TimeZoneTable) -> [String] {
    [
      booking.id, booking.shipment, booking.shipper, booking.plate, booking.truckClass, booking.crossing,
      clock.text(of: booking.slotStart), booking.status.rawValue,
    ]
  }
}
