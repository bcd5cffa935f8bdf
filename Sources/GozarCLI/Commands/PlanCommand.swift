import CivilTime
import CommandLineKit
import CrossingModel
import Diagnostics
import OpeningTimeline
import Reports
import ScheduleFiles
import SlotPlanning

/// `gozar plan`.
enum PlanCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case csv
    case json
    case markdown
  }

  private static let shipments = Parameter<String>.argument(
    "SHIPMENTS", .file, help: "A CSV file with a row a shipment; the columns are described above")
  private static let crossings = Parameter<[String]>.repeatedOption(
    "crossing", "ID", .text, help: "Use only this crossing; repeat for more (default: all)")
  private static let from = Parameter<String?>.option(
    "from", "D", .date, help: "The first day of slots (default: when the first shipment is ready)")
  private static let to = Parameter<String?>.option(
    "to", "D", .date, help: "The first day after the slots (default: when the last shipment is too late)")
  private static let freeze = Parameter<Duration>.option(
    "freeze", "LENGTH", .duration(in: .zero ... .seconds(366 * 86_400)),
    help: "Leave bookings alone whose slot begins within this time", default: "0h")
  private static let movePrice = Parameter<Int>.option(
    "move-price", "USD", .cents, help: "What moving a booking costs; the higher, the fewer move",
    default: "\(PlanningSession.movePriceDollars)")
  private static let lexicographic = Parameter.flag(
    "lexicographic",
    help: "Place as many trucks of priority 0 as can go, then of 1, 2 and 3, whatever that costs; then the cheapest way"
  )
  private static let frontier = Parameter.flag(
    "frontier", help: "With bookings: how many would move, at what cost, at other prices of a move")
  private static let requireAll = Parameter.flag("require-all", help: "End with status 1 if a truck is left out")
  private static let timeLimit = Parameter<Duration?>.option(
    "time-limit", "LENGTH", .duration(in: .milliseconds(1) ... .seconds(86_400)),
    help:
      "Search so long, where shipments stay together or exclude each other, or shippers have a share (default: so many steps, some seconds)"
  )
  private static let verify = Parameter.flag(
    "verify", help: "Check the plan and its proof anew, by code that shares nothing with the solver")
  private static let commit = Parameter.flag(
    "commit", help: "Write the plan's bookings to the ledger: all of them, or none with status 1")
  private static let dryRun = Parameter.flag("dry-run", help: "With --commit: check everything, write nothing")
  private static let calendars = Parameter<String?>.option(
    "ics", "DIR", .folder, help: "Write calendar files of the bookings to a folder, or bring them up to date")
  private static let calendarsBy = Parameter<PlanCalendars.Owner>.option(
    "ics-by", "WHOM", .choice(of: PlanCalendars.Owner.self), help: "For whom there is a file each", default: "driver")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "plan", "The best slot for every truck, proven, with reasons",
    discussion: """
      Places every truck of a list in a slot at the least cost of driving, fees, waiting, loss of value, lateness and \
      trucks left out, in cents, and proves that no plan costs less. Each truck has its next best slot, each that stays \
      a reason, each full slot what one more place would be worth.

      Columns: shipment (the id), truck_class, ready and deadline (dates in all forms, on the exporter's clock unless they \
      end in Z or an offset; a day alone is ready at its start, due at its end), and trucks or tonnes, which become \
      trucks by the class's payload. The others may be missing or empty: \(ShipmentDefaults.description)

      Shipments that must stay together (split) or exclude each other (exclusive_slot, exclusive_day), and shippers with \
      their share of a day, are planned by a search that ends with a proof, or with a bound that no plan can beat.

      With --lexicographic, priorities go before money, exactly: no truck is placed at the cost of one of a higher \
      priority. Then a truck has no next best slot and a place no worth, as these would not be money alone, the proof is \
      checked before the plan is shown, and what takes a search is refused.

      With bookings of the list in the ledger, the plan moves a booking only where that saves more than --move-price, and \
      lists what moves, what is given up, and why. Locked bookings stay while their slot is open; bookings of others \
      keep their places. Slots that can't be booked at the moment (--now) are not used; a list whose deadlines are all \
      over is planned as of before it.

      A shipper has no more of a crossing's day than the shipper_share of its file leaves it, as gozar book sees to.
      """,
    parameters: [
      shipments, crossings, from, to, CommonOptions.scenarios, BookingOptions.bookings, freeze, movePrice,
      lexicographic, frontier, requireAll, timeLimit, verify, commit, dryRun, BookingOptions.by, calendars, calendarsBy,
      CommonOptions.now,
      format, CommonOptions.network, CommonOptions.output,
    ],
    constraints: [
      .atMostOne(of: lexicographic, frontier), .use(of: dryRun, needs: commit),
      .use(of: calendarsBy, needs: calendars),
    ],
    examples: [
      CommandExample("gozar plan shipments.csv", "Where each truck goes, and what stays"),
      CommandExample(
        "gozar plan shipments.csv --format csv --output plan.csv --ics drivers",
        "Files for a spreadsheet and the drivers"),
      CommandExample(
        "gozar plan shipments.csv --scenario strike --freeze 24h --commit --dry-run",
        "What a closure moves, before it is done"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let loaded = try session.loadWholeNetwork(scenarios: session.invocation[CommonOptions.scenarios])
    let session = try session.atStatedMoment(on: loaded.clocks.exporter)
    let invocation = session.invocation
    let reading = readShipments(invocation[shipments], network: loaded.network, clock: loaded.clocks.exporter)
    if let failure = reading.failure { throw CommandFailure(reading.diagnostics, failure.status) }
    let planning = try PlanningSession(
      session, loaded, reading.shipments, crossings: invocation[crossings], from: invocation[from], to: invocation[to],
      fromOption: from, toOption: to)
    let parameters = PlanParameters(movePenaltyCents: invocation[movePrice])
    let bookings = try session.bookings(loaded.clocks, mayBeNew: invocation[commit])
    let task = try planning.task(
      bookings: bookings, parameters, freezeMinutes: Int(invocation[freeze].components.seconds / 60))
    let planner = try planning.planner(task)
    let limits = limits(invocation[timeLimit])
    let isByPriority = invocation[lexicographic]
    if isByPriority { try planning.checkPriorityAlone(planner) }
    let solved = isByPriority ? planner.planByPriority() : planner.plan(limits)
    let revision = BookingRevision(solved.plan, of: task, usedIDs: Set(bookings.map(\.id)))
    let verification =
      invocation[verify] ? Self.verification(solved, of: task.problem) : nil
    let report = PlanReport(
      task, planner, solved, revision: revision,
      frontier: try invocation[frontier] ? planning.frontier(task, planner) : [],
      verification: verification,
      PlanReport.Context(
        network: loaded.network, clocks: loaded.clocks, scenarios: loaded.titles,
        now: planning.now))
    var outcome = CommandOutcome(text: text(report, invocation[format]), diagnostics: reading.diagnostics)
    if planning.isOver {
      outcome.diagnostics.append(
        Diagnostic(.note, "all deadlines are over: planned as of before the list", suggestion: "--now says as of when"))
    }
    if report.isRefuted {
      outcome.diagnostics.append(Diagnostic(.error, report.verificationLine ?? ""))
      outcome.status = .internalError
      return outcome
    }
    if solved.plan.leftOutTrucks > 0, invocation[requireAll] {
      outcome.diagnostics.append(
        Diagnostic(.error, "--require-all: \(solved.plan.leftOutTrucks) trucks are left out"))
      outcome.status = .answerIsNo
      return outcome
    }
    if invocation[commit] { try planning.commit(revision, isDry: invocation[dryRun], &outcome) }
    if outcome.status == .done, !invocation[dryRun], let folder = invocation[calendars] {
      outcome.files += try PlanFiles(session, folder: folder).files(PlanCalendars(report, by: invocation[calendarsBy]))
    }
    return outcome
  }

  private static func verification(_ solved: SolvedPlan, of problem: PlanningProblem) -> PlanVerification {
    if let prices = solved.pricesByPriority { return PlanVerification(solved.plan, byPriority: prices, of: problem) }
    return PlanVerification(solved.plan, solved.prices, of: problem)
  }

  private static func limits(_ time: Duration?) -> PlanLimits {
    guard let time else { return PlanLimits() }
    let start = ContinuousClock.now
    return PlanLimits(pivots: .max, shareOfTime: { (ContinuousClock.now - start) / time })
  }

  private static func text(_ report: PlanReport, _ format: Format) -> String {
    switch format {
    case .text: report.text()
    case .csv: report.csv()
    case .json: report.json()
    case .markdown: report.markdown()
    }
  }
}
