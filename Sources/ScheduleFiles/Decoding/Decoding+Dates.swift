import CivilTime
import CrossingModel
import Diagnostics

extension Decoding {
  /// A figure that is a date or a moment, on the wall clock of its side.
  func date(_ field: Field) -> WallTime? {
    datedFigure(field)?.time
  }

  /// A figure that is a date or a moment, with its provenance.
  func datedFigure(_ field: Field) -> (time: WallTime, provenance: Provenance)? {
    guard let field = figure(field), let time = plainDate(field) else { return nil }
    return (time, record(field))
  }

  /// A figure that is a day.
  func day(_ field: Field) -> Day? {
    guard let field = figure(field), let day = plainDay(field) else { return nil }
    record(field)
    return day
  }

  /// A figure that is a date or an uncertain one: a span, a triangular law, or days with probabilities.
  func uncertainDate(_ field: Field) -> (date: UncertainDate, decision: String?)? {
    guard let field = figure(field) else { return nil }
    guard field.node.object != nil else { return date(field).map { (.certain($0), nil) } }
    let what = "the uncertain date"
    let keys = ["earliest", "likeliest", "latest", "choices", "decision"]
    guard let members = members(field, what: what, keys: keys) else { return nil }
    let decision = members["decision"].flatMap(decision)
    return law(members).map { ($0, decision) }
  }

  /// What had been published about a date: `{ "2020-05-17": { earliest: "2020-05-27", latest: "2020-06-10" } }`.
  func outlooks(_ field: Field) -> [Outlook] {
    guard let members = members(field, what: "the outlook", keys: nil) else { return [] }
    var outlooks: [Outlook] = []
    for entry in members.fields {
      let day = readDay(entry.key) { self.report(entry.findingAtKey($0, suggestion: $1)) }
      guard let day, let expected = uncertainDate(entry) else { continue }
      if outlooks.contains(where: { $0.day == day }) {
        report(entry.findingAtKey("found an outlook of \(day) again, expected one a day"))
      }
      let last = expected.date.latestTime.day
      if last <= day {
        report(entry.finding("found an outlook to \(last), expected a date after \(day), on which it was published"))
      }
      outlooks.append(Outlook(day: day, date: expected.date, decision: expected.decision))
    }
    return outlooks.sorted { $0.day < $1.day }
  }

  private func law(_ members: Members) -> UncertainDate? {
    if let choices = members["choices"] {
      reportBeside(choices, members)
      return dateChoices(choices)
    }
    let earliest = required(members, "earliest", "the first possible day").flatMap(day)
    let latest = required(members, "latest", "the last possible day").flatMap(day)
    let likeliest = members["likeliest"].flatMap(day)
    guard let earliest, let latest else { return nil }
    guard earliest <= latest else {
      report(members.field.finding("found an earliest day after the latest, \(earliest) after \(latest)"))
      return nil
    }
    // Every day is looked at by itself, and a day in ten years is no expectation.
    guard latest - earliest <= Self.longestSpan else {
      let days = grouped(latest - earliest)
      report(members.field.finding("found \(days) days between earliest and latest, expected at most 1,100"))
      return nil
    }
    guard members["likeliest"] != nil else { return .uniform(earliest: earliest, latest: latest) }
    guard let likeliest else { return nil }
    guard (earliest...latest).contains(likeliest) else {
      report(
        members.field.finding("found the likeliest day \(likeliest), expected one from \(earliest) to \(latest)"))
      return nil
    }
    return .triangular(earliest: earliest, mode: likeliest, latest: latest)
  }

  /// Days that an uncertain date may be spread over: three years.
  private static let longestSpan = 1_100

  private func dateChoices(_ field: Field) -> UncertainDate? {
    choices(field, of: "a date", each: "day") { entry in
      readDay(entry.key) { self.report(entry.findingAtKey($0, suggestion: $1)) }
    }.map { .choices($0.map { DateChoice(day: $0.value, probability: $0.probability) }) }
  }

  // MARK: Reading

  private func plainDate(_ field: Field) -> WallTime? {
    guard let text = field.node.string else {
      reportUnexpected(field, expected: "a date such as \"2020-06-07\" or \"2020-06-07T08:00\"")
      return nil
    }
    return readDate(text) { self.report(field.finding($0, suggestion: $1)) }?.time
  }

  private func plainDay(_ field: Field) -> Day? {
    guard let text = field.node.string else {
      reportUnexpected(field, expected: "a day such as \"2020-06-07\"")
      return nil
    }
    return readDay(text) { self.report(field.finding($0, suggestion: $1)) }
  }
}

/// Reads a date that does not depend on the current day, or says why it is none.
func readDate(
  _ text: String, orReport report: (_ message: String, _ suggestion: String?) -> Void
) -> DateExpression? {
  do throws(DateExpressionError) {
    return try DateExpression(parsing: text, now: nil)
  } catch {
    // What is relative to today is no date for a file, neither written nor suggested.
    let suggestion = error.suggestion.flatMap { (try? DateExpression(parsing: $0, now: nil)) == nil ? nil : $0 }
    report("date: \(error.message)", suggestion)
    return nil
  }
}

/// Reads a day, without a time of day, or says why it is none.
func readDay(_ text: String, orReport report: (_ message: String, _ suggestion: String?) -> Void) -> Day? {
  guard let date = readDate(text, orReport: report) else { return nil }
  guard !date.statesTimeOfDay else {
    report("found \(quoted(text)), expected a day without a time", String(text.prefix { $0 != "T" }))
    return nil
  }
  return date.time.day
}
