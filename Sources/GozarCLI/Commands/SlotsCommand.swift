import CivilTime
import CommandLineKit
import CrossingModel
import Reports
import ScheduleFiles
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
  private static let shipments = Parameter<String?>.option(
    "shipments", "SHIPMENTS", .file,
    help: "Plan this list, as gozar plan does, and say what one more place in each slot is worth to it")
  private static let format = CommonOptions.format(Format.self)

  /// The most days of one list.
  private static let mostDays = 366

  private static let command = Command(
    "slots", "Places of each slot: booked, free, closed, and their price",
    discussion: """
      A crossing's open time is cut into slots from the moment when both sides open. How long a slot is, how many trucks \
      of which class it takes, and what it costs is said under slots in the crossing's file; unless stated, a slot is an \
      hour and takes what the stages serve at 85 % of their time. A closure closes every slot that it overlaps. What is \
      free counts the quotas of day and week.

      With --shipments, the price of a slot is exact: how much cheaper the best plan for the list would be with one more \
      place in it, beside all limits. Only slots that the list's trucks can use have one.
      """,
    parameters: [
      CommonOptions.crossings, from, to, CommonOptions.scenarios, BookingOptions.bookings, shipments,
      CommonOptions.now, format, CommonOptions.network, CommonOptions.output,
    ],
    constraints: [.use(of: CommonOptions.now, needs: shipments)],
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
    var outcome = CommandOutcome(text: "")
    let bookings = try session.bookings(loaded.clocks)
    let report = SlotsReport(
      session.grids(loaded.network.crossings, loaded, days: first..<end), bookings: bookings,
      prices: try invocation[shipments].map { path throws(CommandFailure) in
        try prices(path, session, bookings, &outcome)
      }, days: first..<end, network: loaded.network, clocks: loaded.clocks)
    switch invocation[format] {
    case .text: outcome.text = report.text()
    case .csv: outcome.text = report.csv()
    case .json: outcome.text = report.json()
    }
    return outcome
  }

  /// What places are worth to a list of shipments, which may use all crossings.
  private static func prices(
    _ path: String, _ session: Session, _ bookings: [TruckBooking], _ outcome: inout CommandOutcome
  ) throws(CommandFailure) -> SlotPrices {
    let whole = try session.loadWholeNetwork(scenarios: session.invocation[CommonOptions.scenarios])
    let session = try session.atStatedMoment(on: whole.clocks.exporter)
    let reading = readShipments(path, network: whole.network, clock: whole.clocks.exporter)
    if let failure = reading.failure { throw CommandFailure(reading.diagnostics, failure.status) }
    outcome.diagnostics += reading.diagnostics
    let planning = try PlanningSession(
      session, whole, reading.shipments, crossings: [], from: nil, to: nil, fromOption: from, toOption: to)
    let task = try planning.task(
      bookings: bookings, PlanParameters(movePenaltyCents: PlanningSession.movePriceDollars * 100), freezeMinutes: 0)
    return SlotPrices(task, try planning.planner(task).flowPlan())
  }
}
