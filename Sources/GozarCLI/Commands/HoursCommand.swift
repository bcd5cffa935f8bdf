import CivilTime
import CommandLineKit
import CrossingModel
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
  private static let to = Parameter<String?>.option(
    "to", "T", .date, help: "The first moment after the window; +2w counts from --from")
  private static let explain = Parameter<Bool>.flag(
    "explain", help: "Say in words what the rule means; needs no --from and --to")
  private static let osm = Parameter<ClosedRange<Int>?>.option(
    "osm", "YEARS", .years, help: "Write the rule, for a Gregorian year or some, in the public notation alone")
  private static let strictOSM = Parameter<Bool>.flag(
    "strict-osm", help: "Refuse what the public notation has not")
  private static let holidays = Parameter<String?>.option(
    "holidays", "H", ValueReader.file, help: "What PH means: a CSV file (date,name), or dates with commas between them")
  private static let months = Parameter<String?>.option(
    "hijri-months", "FILE", ValueReader.file,
    help: "When Hijri months began: a CSV file (hijri_year,hijri_month,gregorian_first_day)")
  private static let lateness = Parameter<Int>.option(
    "days-after-umm-al-qura", "N", .integer(in: -2...2),
    help: "By how many days Hijri months that are not in the file begin later than there", default: "0")
  private static let place = Parameter<Location?>.option(
    "at-place", "LAT,LON", .location, help: "Where the sun rises and sets, in degrees north and east")
  private static let zone = Parameter<TimeZoneTable?>.option(
    "time-zone", "Z", .timeZone, help: "The clock that sunrise and sunset are told by")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "hours", "When an opening rule is open; no files needed",
    discussion: """
      Times are wall time, in no particular zone, unless the rule goes by the sun. The language is a strict subset of the \
      opening_hours notation of OpenStreetMap, with dates of two more calendars: Farvardin 01-13, 1403 Esfand 29, \
      Muharram 09-10, and nowruz, ashura, arbaeen, eid-fitr, eid-adha. Days that depend on a moon not yet seen are \
      unknown. What a rule probably does not mean as it is written is a warning on standard error, with the rule \
      that does what was meant; it does not depend on the dates asked about. Without a place, the sun that warnings go \
      by is that of 33 degrees north.
      """,
    parameters: [
      rule, from, to, explain, osm, strictOSM, holidays, months, lateness, place, zone, format, CommonOptions.output,
    ],
    constraints: [
      .atLeastOne(of: from, explain, osm), .use(of: from, needs: to), .use(of: to, needs: from),
      .atMostOne(of: osm, from), .atMostOne(of: osm, explain), .atMostOne(of: osm, strictOSM),
      .use(of: place, needs: zone), .use(of: zone, needs: place),
    ],
    examples: [
      CommandExample(
        "gozar hours 'Su,We 08:00-16:00' --from 2020-06-01 --to 2020-06-15", "Two weeks of a border's hours"),
      CommandExample(
        "gozar hours 'Sa-Th 08:00-16:00; PH off' --from 2020-06-01 --to today --holidays 2020-06-04,2020-06-05",
        "With public holidays, as far as today"),
      CommandExample("gozar hours 'Fr[-1] 20:00-04:00; PH off' --explain", "The same in plain English"),
      CommandExample("gozar hours 'Sa-Th 08:00-16:00; nowruz-Farvardin 04 off' --osm 2025", "For other tools"),
      CommandExample(
        "gozar hours 'sunrise-18:00' --from 2020-06-01 --to +1d --at-place 33.12,46.17 --time-zone Asia/Tehran",
        "By the sun at Mehran"),
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let invocation = session.invocation
    let rule = try parsed(invocation[rule], notation: invocation[strictOSM] ? .openStreetMap : .gozar)
    let context = try context(session)
    if let years = invocation[osm] {
      try checkPlace(of: rule, context)
      let rewritten = RewrittenRuleReport(rule, years: years, in: context)
      return CommandOutcome(text: invocation[format] == .text ? rewritten.text() : rewritten.json())
    }
    let window = try window(session)
    if window != nil { try checkPlace(of: rule, context) }
    let report =
      window.map { HoursReport(rule, in: context, from: $0.from, until: $0.to, isExplained: invocation[explain]) }
      ?? HoursReport(explaining: rule)
    let text =
      switch invocation[format] {
      case .text: report.text()
      case .json: report.json()
      }
    // Whoever asks for the words alone has said nothing about holidays.
    let known = window == nil && invocation[holidays] == nil ? nil : context
    let findings = RuleLint(rule, in: known, from: nil, until: nil, holidaysFrom: window?.from).findings()
    let warnings = findings.map { finding in
      diagnostic(.warning, rule.source, column: finding.columns.lowerBound, finding.message, finding.suggestion)
    }
    return CommandOutcome(text: text, diagnostics: warnings)
  }

  private static func window(_ session: Session) throws(CommandFailure) -> (from: WallTime, to: WallTime)? {
    guard let first = session.invocation[from], let last = session.invocation[to] else { return nil }
    let start = try session.time(first, of: from, on: .utc).time
    let end = try session.time(last, of: to, on: .utc, from: start).time
    guard start < end else {
      throw session.usageFailure("--to: found \(end), expected a moment after --from, \(start)")
    }
    return (start, end)
  }

  private static func parsed(_ text: String, notation: RuleNotation) throws(CommandFailure) -> OpeningRule {
    do throws(RuleSyntaxError) {
      return try OpeningRule(parsing: text, notation: notation)
    } catch {
      throw failure(error, text)
    }
  }

  private static func failure(_ error: RuleSyntaxError, _ rule: String) -> CommandFailure {
    CommandFailure([diagnostic(.error, rule, column: error.column, error.message, error.suggestion)], .badData)
  }

  /// Refuses a rule that goes by the sun over a place that nobody named.
  private static func checkPlace(of rule: OpeningRule, _ context: RuleContext) throws(CommandFailure) {
    guard let fault = rule.firstFault(in: context) else { return }
    throw failure(
      RuleSyntaxError(
        column: fault.column, message: fault.message, suggestion: "--at-place 33.12,46.17 --time-zone Asia/Tehran"),
      rule.source)
  }

  /// What the options say of a side.
  private static func context(_ session: Session) throws(CommandFailure) -> RuleContext {
    let invocation = session.invocation
    var observed = ObservedMonths.none
    if let file = invocation[months] {
      let reading = readHijriMonths(file: file)
      guard let found = reading.months else {
        throw CommandFailure(reading.diagnostics, (reading.failure ?? .badData).status)
      }
      observed = found
    }
    let moon = HijriMonths(observed: observed, daysAfterUmmAlQura: invocation[lateness])
    let clock = invocation[zone]
    let side = Side(
      id: "", name: LocalizedName([]), timeZone: clock?.name ?? "UTC", holidays: try holidays(session), moon: moon)
    return side.ruleContext(sun: clock.flatMap { invocation[place]?.sun(on: $0) })
  }

  private static func diagnostic(
    _ severity: Severity, _ rule: String, column: Int, _ message: String, _ suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      severity, at: SourceLocation(file: "RULE", line: 1, column: column), message, suggestion: suggestion,
      excerpt: rule)
  }

  /// The days that `PH` means, in ascending order.
  private static func holidays(_ session: Session) throws(CommandFailure) -> [Holiday] {
    guard let text = session.invocation[holidays] else { return [] }
    // A list of dates starts with a digit and holds nothing that a path of a table would need.
    guard !text.contains("/"), !text.hasSuffix(".csv"), text.first?.isNumber == true else {
      let reading = readHolidays(file: text)
      guard let found = reading.holidays else {
        throw CommandFailure(reading.diagnostics, (reading.failure ?? .badData).status)
      }
      return found
    }
    var days: [Day] = []
    for date in text.split(separator: ",") {
      days.append(try session.day(String(date), of: holidays, on: .utc))
    }
    return days.sorted().map { Holiday(day: $0, name: "Public Holiday") }
  }
}

extension ValueReader where Value == ClosedRange<Int> {
  /// A Gregorian year, or the first and the last of some.
  fileprivate static var years: Self {
    Self("a Gregorian year, or some", examples: ["2020", "2020-2023"]) { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.allSatisfy({ $0.utf8.count == 4 }), let first = Int(parts[0]),
        let last = Int(parts[parts.count - 1]), first >= 1_900, first <= last
      else { return nil }
      return first...last
    }
  }
}

extension ValueReader where Value == Location {
  /// Degrees of latitude and longitude.
  fileprivate static var location: Self {
    Self("degrees north and east", examples: ["33.12,46.17"]) { text in
      let parts = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
      guard parts.count == 2, (-90...90).contains(parts[0]), (-180...180).contains(parts[1]) else { return nil }
      return Location(latitude: parts[0], longitude: parts[1])
    }
  }
}

extension ValueReader where Value == TimeZoneTable {
  /// A time zone of the tz database.
  fileprivate static var timeZone: Self {
    Self("a time zone", examples: ["Asia/Tehran"]) { TimeZoneTable(named: $0) }
  }
}
