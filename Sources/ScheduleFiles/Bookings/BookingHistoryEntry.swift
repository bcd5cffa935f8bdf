public import CivilTime

/// A row of a ledger's history: who did what, and when.
public struct BookingHistoryEntry: Hashable, Sendable {
  /// When.
  public let time: Instant
  /// Who.
  public let person: String
  /// What was done: a word of ``BookingChange/Action``, or `void` or `edited` for what became of the whole ledger.
  public let action: String
  /// The booking's id; empty for what is about the whole ledger.
  public let booking: String
  /// The shipment's id, if there is one.
  public let shipment: String
  /// The crossing's id after the change.
  public let crossing: String
  /// The slot after the change; nil for what is about the whole ledger.
  public let slotStart: Instant?
  /// The crossing's id before a move.
  public let previousCrossing: String
  /// The slot before a move.
  public let previousSlotStart: Instant?
}

extension BookingHistoryEntry {
  /// The entries of a history file, in the order of the file; `faults` collects what can't be read.
  static func entries(of source: SourceText, clock: TimeZoneTable, faults: inout [Finding]) -> [BookingHistoryEntry] {
    var reader = RowReader(source, required: ["time", "by", "action", "booking"], optional: BookingHistory.columns)
    var entries: [BookingHistoryEntry] = []
    while let row = reader.next() {
      guard let time = reader.instant(row, "time", on: clock) else { continue }
      entries.append(
        BookingHistoryEntry(
          time: time, person: reader.raw(row, "by"), action: reader.raw(row, "action"),
          booking: reader.raw(row, "booking"), shipment: reader.raw(row, "shipment"),
          crossing: reader.raw(row, "crossing"), slotStart: slot(row, "slot_start", &reader, clock),
          previousCrossing: reader.raw(row, "previous_crossing"),
          previousSlotStart: slot(row, "previous_slot_start", &reader, clock)))
    }
    faults += reader.findings
    return entries
  }

  private static func slot(
    _ row: Int, _ column: String, _ reader: inout RowReader, _ clock: TimeZoneTable
  ) -> Instant? {
    reader.raw(row, column).isEmpty ? nil : reader.instant(row, column, on: clock)
  }
}
