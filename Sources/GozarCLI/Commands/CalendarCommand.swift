import CivilTime
import CommandLineKit
import OpeningTimeline
import Reports

/// `gozar calendar`.
enum CalendarCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
  }

  private static let week = Parameter<String?>.option(
    "week", "W", ValueReader("a week", examples: ["2020-W24"]) { $0.isEmpty ? nil : $0 },
    help: "An ISO week (default: the current one)")
  private static let weeks = Parameter<Int>.option(
    "weeks", "N", .integer(in: 1...53), help: "How many weeks from there on", default: "1")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "calendar", "The weekly schedule of crossings",
    discussion: """
      A week is the seven days from the network's first day of the week that contain the ISO week's \
      Thursday. Times are on the exporter's clock; letters in the grid stand for the reasons below it. \
      An opening after ~ is not certain: its probability is below it.
      """,
    parameters: [
      CommonOptions.crossings, week, weeks, CommonOptions.scenarios, format, CommonOptions.network,
      CommonOptions.output,
    ],
    examples: [
      CommandExample("gozar calendar --week 2020-W24", "All crossings in the week of 6 to 12 June 2020"),
      CommandExample("gozar calendar mehran chazabeh --weeks 4", "Two crossings, this week and the three after it"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let loaded = try session.loadNetwork(scenarios: session.invocation[CommonOptions.scenarios])
    let clock = loaded.clocks.exporter
    var firstDay = clock.wallTime(at: session.surroundings.now).day.startOfWeek(startingOn: loaded.network.weekStart)
    if let text = session.invocation[week] {
      do throws(DateExpressionError) {
        let isoWeek = try ISOWeek(parsing: text)
        firstDay = CalendarReport.firstDay(of: isoWeek, weeksStartingOn: loaded.network.weekStart)
      } catch {
        throw session.failure(error, week)
      }
    }
    let count = session.invocation[weeks]
    let start = clock.instant(of: WallTime(firstDay)).seconds
    let end = clock.instant(of: WallTime(firstDay + 7 * count)).seconds
    let timelines = loaded.network.crossings.map {
      CrossingTimeline($0, network: loaded.network, clocks: loaded.clocks, window: start..<end)
    }
    let report = CalendarReport(
      timelines, firstDay: firstDay, weekCount: count, network: loaded.network, clocks: loaded.clocks)
    switch session.invocation[format] {
    case .text: return CommandOutcome(text: report.text())
    }
  }
}
