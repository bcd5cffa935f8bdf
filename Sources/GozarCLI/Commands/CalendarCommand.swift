import CivilTime
import CommandLineKit
import OpeningTimeline
import Reports

/// `gozar calendar`.
enum CalendarCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case markdown
    case html
    case svg
    case csv
    case json
    case ics
  }

  private static let week = Parameter<String?>.option(
    "week", "W", ValueReader("a week", examples: ["2020-W24"]) { $0.isEmpty ? nil : $0 },
    help: "The network's week of an ISO week (default: the current one)")
  private static let weeks = Parameter<Int?>.option(
    "weeks", "N", .integer(in: 1...53), help: "How many weeks from there on (default: 1)")
  private static let month = Parameter<String?>.option(
    "month", "M", ValueReader("a month", examples: ["1399-03", "2020-06"]) { $0.isEmpty ? nil : $0 },
    help: "A month of the Gregorian or the Solar Hijri calendar")
  private static let from = Parameter<String?>.option(
    "from", "D", .date, help: "The first day; 2020-W24 is the Monday of the ISO week")
  private static let to = Parameter<String?>.option(
    "to", "D", .date, help: "The first day after the calendar; +2w counts from --from")
  private static let width = Parameter<Int?>.option(
    "width", "N", .integer(in: 80...200), help: "Columns of the text (default: the terminal's, from 80 to 120)")
  private static let why = Parameter<Bool>.flag(
    "why", help: "List below the text, day by day, when each crossing is closed or may open, and why")
  private static let format = CommonOptions.format(Format.self)
  private static let language = Parameter<ReportLanguage>.option(
    "language", "L", .choice(of: ReportLanguage.self), help: "The language of html and svg", default: "en")

  /// The most days of one calendar.
  private static let mostDays = 3_660

  private static let command = Command(
    "calendar", "The weekly schedule of crossings",
    discussion: """
      A week is the seven days from the network's first day of the week that contain the ISO week's Thursday. Up to \
      three crossings have a grid of hours each, more share a table; a month has a sheet or a line of days, in html a \
      sheet a crossing. Letters stand for the reasons below. What is not certain has its probability. An hour that a \
      clock reads twice is marked.

      ics is a calendar file to subscribe to. With --since and the file of the last time, openings that are \
      withdrawn since then are cancelled in it, and what has not changed stays as it was. Equal input gives equal \
      bytes where --now, or SOURCE_DATE_EPOCH in the environment, says when it is.
      """,
    parameters: [
      CommonOptions.crossings, week, weeks, month, from, to, CommonOptions.scenarios, why, width, format, language,
      CalendarFileOptions.since, CalendarFileOptions.alarm, CommonOptions.now, CommonOptions.network,
      CommonOptions.output,
    ],
    examples: [
      CommandExample("gozar calendar mehran --week 2020-W24", "The hours of Mehran from 6 to 12 June 2020"),
      CommandExample("gozar calendar --month 1399-03", "On which days of Khordad 1399 each crossing opens"),
      CommandExample(
        "gozar calendar --from 2020-06-06 --to 2020-07-04 --format csv -o openings.csv", "Four weeks for a spreadsheet"),
      CommandExample(
        "gozar calendar mehran --weeks 8 --format ics --since mehran.ics --output mehran.ics",
        "Bring a calendar file up to date"),
      CommandExample(
        "gozar calendar mehran --format html --language fa -o mehran.html", "This week's page, to print, in Persian"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    try checkOptions(session)
    let loaded = try session.loadNetwork(scenarios: invocation[CommonOptions.scenarios])
    let session = try session.atStatedMoment(on: loaded.clocks.exporter)
    let period = try period(session, loaded)
    let report = CalendarReport(loaded.network, clocks: loaded.clocks, period: period)
    var outcome =
      switch invocation[format] {
      case .text:
        CommandOutcome(
          text: report.text(
            width: invocation[width] ?? min(max(session.surroundings.style.width, 80), 120),
            explains: invocation[why]))
      case .markdown: CommandOutcome(text: report.markdown(explains: invocation[why]))
      case .html: CommandOutcome(text: report.html(invocation[language]))
      case .svg: CommandOutcome(text: report.svg(invocation[language]))
      case .csv: CommandOutcome(text: report.csv())
      case .json: CommandOutcome(text: report.json())
      case .ics: try CalendarFileOptions.outcome(report, session)
      }
    outcome.diagnostics += session.holidayDoubts(loaded, in: period.days)
    return outcome
  }

  /// Refuses options that the format has no use for.
  private static func checkOptions(_ session: Session) throws(CommandFailure) {
    let invocation = session.invocation
    let format = invocation[format]
    guard invocation[width] == nil || format == .text else {
      throw session.usageFailure("--width is for --format text")
    }
    guard !invocation[why] || [.text, .markdown].contains(format) else {
      throw session.usageFailure("--why is for --format text and markdown; json always has the reasons")
    }
    guard invocation[language] == .english || [.html, .svg].contains(format) else {
      throw session.usageFailure(
        "--language: \(format.rawValue) is in English only, expected --format html or svg with it")
    }
    if format != .ics { try CalendarFileOptions.refuse(session) }
  }

  /// The days asked for, in one of three ways: weeks, a month, or from a day to a day.
  private static func period(
    _ session: Session, _ loaded: Session.LoadedNetwork
  ) throws(CommandFailure) -> CalendarPeriod {
    let invocation = session.invocation
    let asksForWeeks = invocation[week] != nil || invocation[weeks] != nil
    let asksForDays = invocation[from] != nil || invocation[to] != nil
    if [asksForWeeks, invocation[month] != nil, asksForDays].filter(\.self).count > 1 {
      throw session.usageFailure("expected one of --week with --weeks, --month, or --from with --to")
    }
    if let text = invocation[month] {
      do throws(DateExpressionError) {
        return .month(try CalendarMonth(parsing: text))
      } catch {
        throw session.failure(error, month)
      }
    }
    if asksForDays {
      guard let first = invocation[from] else { throw session.usageFailure("--to: expected --from with it") }
      guard let last = invocation[to] else { throw session.usageFailure("--from: expected --to with it") }
      let start = try session.day(first, of: from, on: loaded.clocks.exporter)
      let end = try session.day(last, of: to, on: loaded.clocks.exporter, from: start)
      guard start < end else { throw session.usageFailure("--to: found \(end), expected a day after --from, \(start)") }
      guard end - start <= mostDays else {
        throw session.usageFailure("--to: found \(end), expected at most \(mostDays) days after --from, \(start)")
      }
      return .days(start..<end)
    }
    let count = invocation[weeks] ?? 1
    guard let text = invocation[week] else {
      let today = loaded.clocks.exporter.wallTime(at: session.surroundings.now).day
      return .weeks(from: today.startOfWeek(startingOn: loaded.network.weekStart), count: count)
    }
    do throws(DateExpressionError) {
      return .week(try ISOWeek(parsing: text), count: count, startingOn: loaded.network.weekStart)
    } catch {
      throw session.failure(error, week)
    }
  }
}
