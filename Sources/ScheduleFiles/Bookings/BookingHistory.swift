import CivilTime
import CrossingModel
import SpreadsheetText

/// Who changed what in a ledger, and when: a CSV file beside it, to which rows are only ever added.
///
/// A change is written here, and to the disk, before the ledger is replaced. Its rows hold digests of the ledger before
/// and after; so the next one to change the ledger sees whether the last change was carried out, and whether the
/// ledger was edited by other means since.
struct BookingHistory: ~Copyable {
  static let columns = [
    "time", "by", "action", "booking", "shipment", "shipper", "plate", "truck_class", "crossing", "slot_start",
    "status", "previous_crossing", "previous_slot_start", "ledger_before", "ledger_after",
  ]

  /// What a row says of the ledger as a whole.
  private enum Remark: String {
    /// The change before this row was not carried out: the process was killed before it replaced the ledger.
    case void
    /// The ledger was changed by other means, as with a spreadsheet.
    case edited
  }

  private let path: String
  private let clock: TimeZoneTable
  private let descriptor: Int32

  /// The history of a ledger: `bookings.history.csv` beside `bookings.csv`.
  static func path(ofLedger path: String) -> String {
    pathIn(folderOf(path), stem(path) + ".history.csv")
  }

  /// Opens the history, and creates it if need be; the caller holds the ledger's lock.
  init(path: String, clock: TimeZoneTable) throws(FileError) {
    self.path = path
    self.clock = clock
    do throws(SystemFile.Failure) {
      descriptor = try SystemFile.openForChange(path, appending: true)
    } catch {
      throw FileError(.cannotCreate, path: path, reason: error.reason)
    }
  }

  deinit {
    // Everything was synchronised, so that closing can't lose anything.
    try? SystemFile.closeDescriptor(descriptor)
  }

  /// Adds the rows of a change, and waits until they are on the disk.
  func append(
    _ changes: [BookingChange], at moment: Instant, by person: String, before: ContentDigest, after: ContentDigest
  ) throws(FileError) {
    try write(
      changes.map { change in
        let booking = change.booking
        let moved = change.action == .move ? change.before : nil
        return [
          clock.text(of: moment), person, change.action.rawValue, booking.id, booking.shipment, booking.shipper,
          booking.plate, booking.truckClass, booking.crossing, clock.text(of: booking.slotStart),
          booking.status.rawValue, moved?.crossing ?? "", moved.map { clock.text(of: $0.slotStart) } ?? "",
          before.text, after.text,
        ]
      })
  }

  /// Adds a remark if the ledger is not as the last row left it.
  func reconcile(with ledger: ContentDigest, at moment: Instant, by person: String) throws(FileError) {
    guard let last = try lastDigests(), last.after != ledger.text else { return }
    let remark: Remark = last.before == ledger.text ? .void : .edited
    let empty = [String](repeating: "", count: Self.columns.count - 5)
    try write([[clock.text(of: moment), person, remark.rawValue] + empty + [last.after, ledger.text]])
  }

  /// The digests in the last row; nil if there is none.
  ///
  /// A row that a crash cut off is taken away: the ledger was not replaced after it.
  private func lastDigests() throws(FileError) -> (before: String, after: String)? {
    do throws(SystemFile.Failure) {
      let size = try SystemFile.size(of: descriptor)
      // Digests hold no quotes and no line ends, so that the last line's end is enough.
      let start = max(0, size - 65_536)
      let tail = try SystemFile.bytes(of: descriptor, from: start, count: size - start)
      let kept = tail.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      if kept < tail.count { try SystemFile.truncate(descriptor, to: start + kept) }
      let cells = tail[..<kept].dropLast(2).reversed().prefix { $0 != UInt8(ascii: "\n") }.reversed()
        .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).suffix(2)
        .map { String(decoding: $0, as: UTF8.self) }
      guard cells.count == 2, cells[0] != Self.columns[Self.columns.count - 2] else { return nil }
      return (cells[0], cells[1])
    } catch {
      throw FileError(.readFailed, path: path, reason: error.reason)
    }
  }

  private func write(_ rows: [[String]]) throws(FileError) {
    do throws(SystemFile.Failure) {
      let size = try SystemFile.size(of: descriptor)
      let text = (size == 0 ? [Self.columns] : []) + rows
      do throws(SystemFile.Failure) {
        try SystemFile.writeAll(Array(text.map(CSVText.line).joined().utf8), to: descriptor)
        try SystemFile.synchronize(descriptor)
      } catch {
        // A full disk must not leave half a row.
        try? SystemFile.truncate(descriptor, to: size)
        throw error
      }
    } catch {
      throw FileError(.writeFailed, path: path, reason: error.reason)
    }
  }
}
