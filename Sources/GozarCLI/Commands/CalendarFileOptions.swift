import CivilTime
import CommandLineKit
import Diagnostics
import Reports
import ScheduleFiles

/// The options of `gozar calendar --format ics`.
enum CalendarFileOptions {
  static let since = Parameter<String?>.option(
    "since", "FILE", .file,
    help: "The calendar file of the last time, which the new one follows (ics); if it is that of --output, it may be "
      + "missing the first time")
  static let alarm = Parameter<Duration?>.option(
    "alarm", "LENGTH", .duration(in: .seconds(60) ... .seconds(28 * 86_400)),
    help: "Remind so long before each opening (ics)")

  /// Refuses the options that other formats make no use of.
  static func refuse(_ session: Session) throws(CommandFailure) {
    if session.invocation[since] != nil { throw session.usageFailure("--since is for --format ics") }
    if session.invocation[alarm] != nil { throw session.usageFailure("--alarm is for --format ics") }
  }

  /// The calendar file.
  static func outcome(_ report: CalendarReport, _ session: Session) throws(CommandFailure) -> CommandOutcome {
    let published = try followed(session).map { path throws(CommandFailure) in try read(path) }
    let asked = session.invocation[CommonOptions.crossings]
    let file = report.iCalendar(
      stamp: session.surroundings.now, alarmMinutes: try alarmMinutes(session), after: published,
      isWhole: asked.isEmpty)
    var outcome = CommandOutcome(text: file.text)
    if file.leftOutCount > 0 {
      let events = "\(file.leftOutCount) event\(file.leftOutCount == 1 ? "" : "s")"
      outcome.diagnostics = [
        Diagnostic(
          .warning, "left out \(events) of other crossings than \(asked.joined(separator: ", "))",
          suggestion: "name the same crossings as the last time")
      ]
    }
    return outcome
  }

  /// The file that the new one follows; nil if there is none, as when a file that is brought up to date is not there yet.
  private static func followed(_ session: Session) -> String? {
    guard let path = session.invocation[since] else { return nil }
    let isFirst = path == session.invocation[CommonOptions.output] && !FileReading.exists(path)
    return isFirst ? nil : path
  }

  private static func alarmMinutes(_ session: Session) throws(CommandFailure) -> Int? {
    guard let length = session.invocation[alarm] else { return nil }
    let minutes = Int(length.components.seconds / 60)
    guard length == .seconds(60 * minutes) else {
      throw session.usageFailure("--alarm: expected whole minutes, such as 2h or 30min")
    }
    return minutes
  }

  /// Reads a calendar file that an earlier run wrote.
  static func read(_ path: String) throws(CommandFailure) -> PublishedCalendar {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReading.bytes(of: path)
    } catch {
      throw CommandFailure(error)
    }
    do throws(ICalendarError) {
      return try PublishedCalendar(reading: bytes)
    } catch {
      let place = SourceLocation(file: path, line: error.line, column: error.column)
      throw CommandFailure(
        [Diagnostic(.error, at: place, error.message, suggestion: error.suggestion, excerpt: error.excerpt)], .badData)
    }
  }
}
