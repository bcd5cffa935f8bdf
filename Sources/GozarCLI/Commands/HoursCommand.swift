import CivilTime
import CommandLineKit
import Diagnostics
import OpeningRules
import Reports
import ScheduleFiles

/// `gozar hours`.
enum HoursCommand {
  static let entry = CommandEntry(command: command, run: run)

  private enum Format: String, CaseIterable, Sendable {
    case text
    case json
  }

  private static let rule = Parameter<String>.argument(
    "RULE", ValueReader("an opening rule", examples: ["Su,We 08:00-16:00"]) { $0 }, help: "An opening rule, quoted")
  private static let from = Parameter<String?>.option("from", "T", .date, help: "The first moment")
  private static let to = Parameter<String?>.option("to", "T", .date, help: "The first moment after the window")
  private static let explain = Parameter<Bool>.flag(
    "explain", help: "Say in words what the rule means; needs no --from and --to")
  private static let holidays = Parameter<String?>.option(
    "holidays", "H", ValueReader.file, help: "What PH means: a CSV file (date,name), or dates with commas between them")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "hours", "When an opening rule is open; no files needed",
    discussion: """
      Times are wall time, in no particular zone. The language is a strict subset of the opening_hours notation of \
      OpenStreetMap. What a rule probably does not mean as it is written is a warning on standard error, with the rule \
      that does what was meant.
      """,
    parameters: [rule, from, to, holidays, explain, format, CommonOptions.output],
    constraints: [.atLeastOne(of: from, explain), .use(of: from, needs: to), .use(of: to, needs: from)],
    examples: [
      CommandExample(
        "gozar hours 'Su,We 08:00-16:00' --from 2020-06-01 --to 2020-06-15", "Two weeks of a border's hours"),
      CommandExample(
        "gozar hours 'Sa-Th 08:00-16:00; PH off' --from 2020-06-01 --to +0d --holidays 2020-06-04,2020-06-05",
        "With public holidays, as far as today"),
      CommandExample("gozar hours 'Fr[-1] 20:00-04:00; PH off' --explain", "The same in plain English"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let rule = try parsed(invocation[rule])
    let days = try holidays(session)
    let window = try window(session)
    let report =
      window.map { HoursReport(rule, holidays: days, from: $0.from, until: $0.to, isExplained: invocation[explain]) }
      ?? HoursReport(explaining: rule)
    let text =
      switch invocation[format] {
      case .text: report.text()
      case .json: report.json()
      }
    // Whoever asks for the words alone has said nothing about holidays.
    let context = window == nil && invocation[holidays] == nil ? nil : RuleContext(holidays: days)
    let findings = RuleLint(rule, in: context, from: window?.from, until: nil).findings()
    let warnings = findings.map { finding in
      diagnostic(.warning, rule.source, column: finding.columns.lowerBound, finding.message, finding.suggestion)
    }
    return CommandOutcome(text: text, diagnostics: warnings)
  }

  private static func window(_ session: Session) throws(CommandFailure) -> (from: WallTime, to: WallTime)? {
    guard let first = session.invocation[from], let last = session.invocation[to] else { return nil }
    let start = try session.time(first, of: from, on: .utc).time
    let end = try session.time(last, of: to, on: .utc).time
    guard start < end else {
      throw session.usageFailure("--to: found \(end), expected a moment after --from, \(start)")
    }
    return (start, end)
  }

  private static func parsed(_ text: String) throws(CommandFailure) -> OpeningRule {
    do throws(RuleSyntaxError) {
      return try OpeningRule(parsing: text)
    } catch {
      throw CommandFailure([diagnostic(.error, text, column: error.column, error.message, error.suggestion)], .badData)
    }
  }

  private static func diagnostic(
    _ severity: Severity, _ rule: String, column: Int, _ message: String, _ suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      severity, at: SourceLocation(file: "RULE", line: 1, column: column), message, suggestion: suggestion,
      excerpt: rule)
  }

  /// The days that `PH` means, in ascending order.
  private static func holidays(_ session: Session) throws(CommandFailure) -> [Day] {
    guard let text = session.invocation[holidays] else { return [] }
    // A list of dates starts with a digit and holds nothing that a path of a table would need.
    guard !text.contains("/"), !text.hasSuffix(".csv"), text.first?.isNumber == true else {
      let reading = readHolidays(file: text)
      guard let found = reading.holidays else {
        throw CommandFailure(reading.diagnostics, (reading.failure ?? .badData).status)
      }
      return found.map(\.day)
    }
    var days: [Day] = []
    for date in text.split(separator: ",") {
      days.append(try session.day(String(date), of: holidays, on: .utc))
    }
    return days.sorted()
  }
}
