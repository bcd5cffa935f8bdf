import CivilTime
import CommandLineKit
import CrossingModel
import Reports
import ScheduleFiles

/// `gozar bookings`.
enum BookingsCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case csv
    case json
  }

  private static let from = Parameter<String?>.option("from", "D", .date, help: "The first day of slots")
  private static let to = Parameter<String?>.option("to", "D", .date, help: "The first day after them")
  private static let all = Parameter.flag("all", help: "List cancelled bookings too")
  private static let history = Parameter.flag("history", help: "List who changed what and when, in place of bookings")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "bookings", "List bookings, or who changed them",
    discussion: """
      The ledger is one CSV file with the columns booking, shipment, shipper, plate, truck_class, crossing, slot_start and \
      status (movable, locked or cancelled). Its history stands beside it in a file to which rows are only added: of \
      bookings.csv in bookings.history.csv.
      """,
    parameters: [
      CommonOptions.crossings, from, to, all, history, BookingOptions.bookings, format, CommonOptions.network,
      CommonOptions.output,
    ],
    constraints: [.atMostOne(of: all, history)],
    examples: [
      CommandExample("gozar bookings mehran --from today", "What is booked at Mehran from today on"),
      CommandExample("gozar bookings --history", "Who booked, moved and cancelled what, and when"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let loaded = try session.loadNetwork()
    let clock = loaded.clocks.exporter
    let first = try invocation[from].map { text throws(CommandFailure) in try session.day(text, of: from, on: clock) }
    let end = try invocation[to].map { text throws(CommandFailure) in try session.day(text, of: to, on: clock) }
    let crossings = invocation[CommonOptions.crossings]
    func isAsked(_ crossing: String, _ slotStart: Instant) -> Bool {
      let day = clock.wallTime(at: slotStart).day
      return (crossings.isEmpty || crossings.contains(crossing)) && first.map { $0 <= day } ?? true
        && end.map { day < $0 } ?? true
    }
    let bookings = try session.bookings(loaded.clocks)
    if invocation[history] {
      let report = BookingHistoryReport(
        try entries(session, loaded).filter { entry in
          [entry.to, entry.from].contains { $0.map { isAsked($0.crossing, $0.slotStart) } ?? false }
            || (crossings.isEmpty && first == nil && end == nil)
        }, clock: clock)
      switch invocation[format] {
      case .text: return CommandOutcome(text: report.text())
      case .csv: return CommandOutcome(text: report.csv())
      case .json: return CommandOutcome(text: report.json())
      }
    }
    let report = BookingsReport(
      bookings.filter { ($0.holds || invocation[all]) && isAsked($0.crossing, $0.slotStart) }, network: loaded.network,
      clocks: loaded.clocks)
    switch invocation[format] {
    case .text: return CommandOutcome(text: report.text())
    case .csv: return CommandOutcome(text: report.csv())
    case .json: return CommandOutcome(text: report.json())
    }
  }

  private static func entries(
    _ session: Session, _ loaded: Session.LoadedNetwork
  ) throws(CommandFailure) -> [BookingHistoryReport.Entry] {
    do throws(BookingLedger.Failure) {
      return try session.ledger(loaded.clocks).history().map { entry in
        BookingHistoryReport.Entry(
          time: entry.time, person: entry.person, action: entry.action, booking: entry.booking,
          shipment: entry.shipment, from: entry.previousSlotStart.map { (entry.previousCrossing, $0) },
          to: entry.slotStart.map { (entry.crossing, $0) })
      }
    } catch {
      throw CommandFailure(error)
    }
  }
}
