import CivilTime
import CommandLineKit
import CrossingModel
import Reports
import SlotPlanning

/// `gozar slots`.
enum SlotsCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case csv
    case json
  }

  private static let from = Parameter<String>.requiredOption("from", "D", .date, help: "The first day")
  private static let to = Parameter<String>.requiredOption("to", "D", .date, help: "The first day after the list")
  private static let format = CommonOptions.format(Format.self)

  /// The most days of one list.
  private static let mostDays = 366

  private static let command = Command(
    "slots", "Places of each slot: booked, free, closed",
    discussion: """
      A crossing's open time is cut into slots from the moment when both sides open. How long a slot is, how many trucks \
      of which class it takes, and what it costs is said under slots in the crossing's file; unless stated, a slot is an \
      hour and takes what the stages serve at 85 % of their time. A closure closes every slot that it overlaps. What is \
      free counts the quotas of day and week.
      """,
    parameters: [
      CommonOptions.crossings, from, to, CommonOptions.scenarios, BookingOptions.bookings, format,
      CommonOptions.network, CommonOptions.output,
    ],
    examples: [
      CommandExample("gozar slots mehran --from 2020-06-07 --to 2020-06-11", "The slots of Mehran in four days"),
      CommandExample("gozar slots --from today --to +1w --format csv", "All crossings for a week, for a spreadsheet"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let loaded = try session.loadNetwork(scenarios: invocation[CommonOptions.scenarios])
    let first = try session.day(invocation[from], of: from, on: loaded.clocks.exporter)
    let end = try session.day(invocation[to], of: to, on: loaded.clocks.exporter)
    guard first < end else { throw session.usageFailure("--to: found \(end), expected a day after --from, \(first)") }
    guard end - first <= mostDays else {
      throw session.usageFailure("--to: found \(end), expected at most \(mostDays) days after --from, \(first)")
    }
    let report = SlotsReport(
      session.grids(loaded.network.crossings, loaded, days: first..<end), bookings: try session.bookings(loaded.clocks),
      days: first..<end, network: loaded.network, clocks: loaded.clocks)
    switch invocation[format] {
    case .text: return CommandOutcome(text: report.text())
    case .csv: return CommandOutcome(text: report.csv())
    case .json: return CommandOutcome(text: report.json())
    }
  }
}
