public import CivilTime
import SpreadsheetText

/// Who changed which booking when, for people and for programs.
public struct BookingHistoryReport {
  /// A change, as a report shows it.
  public struct Entry {
    /// When.
    public var time: Instant
    /// Who.
    public var person: String
    /// What was done, in one word.
    public var action: String
    /// The booking's id; empty for what is about the whole ledger.
    public var booking: String
    /// The shipment's id, if there is one.
    public var shipment: String
    /// Crossing and slot before a move.
    public var from: (crossing: String, slotStart: Instant)?
    /// Crossing and slot after the change.
    public var to: (crossing: String, slotStart: Instant)?

    /// A change.
    public init(
      time: Instant, person: String, action: String, booking: String, shipment: String,
      from: (crossing: String, slotStart: Instant)?, to: (crossing: String, slotStart: Instant)?
    ) {
      self.time = time
      self.person = person
      self.action = action
      self.booking = booking
      self.shipment = shipment
      self.from = from
      self.to = to
    }
  }

  private let entries: [Entry]
  private let clock: TimeZoneTable

  /// A report on changes in the order of time, on a clock.
  public init(_ entries: [Entry], clock: TimeZoneTable) {
    self.entries = entries
    self.clock = clock
  }

  /// One line a change.
  public func text() -> String {
    guard !entries.isEmpty else { return "nothing was ever changed\n" }
    var table = TextTable(
      ["when", "who", "what", "booking", "shipment", "from", "to"].map { .words($0) })
    for entry in entries {
      table.append(
        [
          "\(clock.wallTime(at: entry.time))", entry.person, entry.action, entry.booking, entry.shipment,
          place(entry.from), place(entry.to),
        ])
    }
    return (table.lines() + ["", "on the clock of \(TimeText.city(clock))"]).joined(separator: "\n") + "\n"
  }

  private func place(_ place: (crossing: String, slotStart: Instant)?) -> String {
    place.map { "\($0.crossing) \(clock.wallTime(at: $0.slotStart))" } ?? ""
  }

  /// A row a change.
  public func csv() -> String {
    var csv = CSVText(
      header: [
        "time", "by", "action", "booking", "shipment", "from_crossing", "from_slot_start", "crossing", "slot_start",
      ])
    for entry in entries {
      csv.append(
        [clock.text(of: entry.time), entry.person, entry.action, entry.booking, entry.shipment]
          + [entry.from, entry.to].flatMap { [$0?.crossing ?? "", $0.map { clock.text(of: $0.slotStart) } ?? ""] })
    }
    return csv.text
  }

  /// A list of changes.
  public func json() -> String {
    JSONText.snakeCaseText(
      Document(
        changes: entries.map { entry in
          Document.Change(
            time: clock.text(of: entry.time), by: entry.person, action: entry.action, booking: entry.booking,
            shipment: entry.shipment, from: slot(entry.from), to: slot(entry.to))
        }))
  }

  private func slot(_ place: (crossing: String, slotStart: Instant)?) -> Document.Place? {
    place.map { Document.Place(crossing: $0.crossing, slotStart: clock.text(of: $0.slotStart)) }
  }

  private struct Document: Encodable {
    struct Place: Encodable {
      let crossing: String
      let slotStart: String
    }
    struct Change: Encodable {
      let time: String
      let by: String
      let action: String
      let booking: String
      let shipment: String
      let from: Place?
      let to: Place?
    }
    let changes: [Change]
  }
}
