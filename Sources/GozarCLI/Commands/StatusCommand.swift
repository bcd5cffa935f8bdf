import CivilTime
import CommandLineKit
import OpeningTimeline
import Reports

/// `gozar status`.
enum StatusCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case json
  }

  private static let at = Parameter<String>.option(
    "at", "T", .date, help: "The moment asked about, on the exporter's clock", default: "now")
  private static let format = CommonOptions.format(Format.self)

  /// How far ahead the next opening is looked for.
  private static let horizonDays = 731

  private static let command = Command(
    "status", "Open or closed, until when, and the next opening",
    discussion: """
      Times are on the clocks of all sides. A crossing is open when every side is and no closure covers it; where it is \
      closed, the reasons are listed. Openings are looked for up to two years ahead.
      """,
    parameters: [
      CommonOptions.crossings, at, CommonOptions.scenarios, format, CommonOptions.network, CommonOptions.output,
    ],
    examples: [
      CommandExample("gozar status mehran --at 2020-06-07T10:00", "Mehran on a Sunday in June 2020"),
      CommandExample("gozar status --at +1d --format json", "All crossings tomorrow, for a program"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let loaded = try session.loadNetwork(scenarios: session.invocation[CommonOptions.scenarios])
    let wall = try session.time(session.invocation[at], of: at, on: loaded.clocks.exporter).time
    let isNow = session.invocation[at] == "now"
    let moment = isNow ? session.surroundings.now : loaded.clocks.exporter.instant(of: wall)
    let window = (moment.seconds - 86_400)..<(moment.seconds + horizonDays * 86_400)
    let timelines = loaded.network.crossings.map {
      CrossingTimeline($0, network: loaded.network, clocks: loaded.clocks, window: window)
    }
    let report = StatusReport(timelines, at: moment, network: loaded.network, clocks: loaded.clocks)
    // As far as the report goes: to the end of the latest opening in it.
    let shown = timelines.map { $0.status(at: moment).nextOpening?.end ?? moment }
    let last = loaded.clocks.exporter.wallTime(at: shown.max() ?? moment).day
    let doubts = session.holidayDoubts(loaded, in: wall.day..<last + 1)
    switch session.invocation[format] {
    case .text: return CommandOutcome(text: report.text(), diagnostics: doubts)
    case .json: return CommandOutcome(text: report.json(), diagnostics: doubts)
    }
  }
}
