extension DateExpressionError {
  /// What was found and what was expected, without a full stop.
  public var message: String {
    switch self {
    case .unreadable(let text, let expected):
      return "'\(quoted(text))': expected \(expected.examples)"
    case .noSuchDay(let day, let month):
      let name = "\(month.englishName) \(month.year)"
      return "there is no \(day) \(name): \(name) has \(month.dayCount) days"
    case .noSuchMonth(let month):
      return "there is no month \(zeroPadded(month, 2)): months go from 01 to 12"
    case .noSuchWeek(let week, let year, let weeksOfYear):
      return "there is no week \(zeroPadded(week, 2)) in \(year): \(year) has \(weeksOfYear) weeks"
    case .noSuchTimeOfDay(let hour, let minute):
      let time = "\(zeroPadded(hour, 2)):\(zeroPadded(minute, 2))"
      return "there is no \(time): times of day go from 00:00 to 24:00, the midnight that ends the day"
    case .yearOutOfRange(let year):
      return "year \(zeroPadded(year, 4)) is out of range: years go from \(ends(DateExpression.gregorianYears)), "
        + "and from \(ends(DateExpression.solarHijriYears)) in the Solar Hijri calendar"
    case .weekYearOutOfRange(let year):
      return "year \(zeroPadded(year, 4)) is out of range: weeks are of Gregorian years, "
        + "\(ends(DateExpression.gregorianYears))"
    case .noSuchUnit(let unit, let text):
      let found = unit.isEmpty ? "no unit" : "the unit '\(quoted(unit))'"
      return "'\(quoted(text))' has \(found): expected h (hours), d (days) or w (weeks)"
    case .tooFarAway(let text):
      return "'\(quoted(text))' leaves the years \(ends(DateExpression.gregorianYears))"
    case .dependsOnClock(let text):
      return "'\(quoted(text))' depends on the current day: expected a date such as 2020-06-07 or 1399-03-18"
    }
  }

  /// What to write instead, if that can be told.
  public var suggestion: String? {
    switch self {
    case .unreadable(let text, let expected):
      return expected.guess(from: text)
    case .noSuchDay(let day, let month):
      return day > month.dayCount ? "\(month.id)-\(month.dayCount)" : nil
    case .noSuchWeek(let week, let year, let weeksOfYear):
      return week > weeksOfYear ? ISOWeek(year: year, week: weeksOfYear)?.description : nil
    case .noSuchUnit(let unit, let text):
      let plain = text.dropLast(unit.count)
      switch unit.lowercased() {
      case "": return "\(plain)d"
      case "h", "d", "w": return plain + unit.lowercased()
      case "hour", "hours", "hr", "hrs": return "\(plain)h"
      case "day", "days": return "\(plain)d"
      case "week", "weeks": return "\(plain)w"
      default: return nil
      }
    case .noSuchMonth, .noSuchTimeOfDay, .yearOutOfRange, .weekYearOutOfRange, .tooFarAway, .dependsOnClock:
      return nil
    }
  }

  private func ends(_ years: ClosedRange<Int>) -> String { "\(years.lowerBound) to \(years.upperBound)" }

  /// The text as it can stand in one line of a message: cut where it is long, control characters replaced.
  private func quoted(_ text: String) -> String {
    let printable = text.prefix(40).map { character in
      character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "\u{FFFD}" : character
    }
    return String(printable) + (text.count > 40 ? "…" : "")
  }
}

extension DateExpressionError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}

extension DateExpressionError.Expectation {
  fileprivate var examples: String {
    switch self {
    case .date: "a date such as 2020-06-07, 2020-06-07T08:00, 1399-03-18 or 2020-W24"
    case .month: "a month such as 1399-03 or 2020-06"
    case .week: "a week such as 2020-W24"
    }
  }

  /// A text of this kind that a misspelt one most likely means, or nil.
  fileprivate func guess(from text: String) -> String? {
    let candidates: [String] =
      switch self {
      case .date: dateGuesses(from: text)
      case .month: [numberGuess(from: text, parts: 2)].compactMap { $0 } + [String(text.prefix(7))]
      case .week: [text.uppercased(), String(text.prefix(8)).uppercased()]
      }
    return candidates.first { isRight($0) }
  }

  private func isRight(_ text: String) -> Bool {
    switch self {
    case .date: (try? DateExpression(parsing: text, now: WallTime(minutes: 0))) != nil
    case .month: (try? CalendarMonth(parsing: text)) != nil
    case .week: (try? ISOWeek(parsing: text)) != nil
    }
  }

  /// Other words, other signs between the numbers, missing zeros, and what is too much at the end.
  private func dateGuesses(from text: String) -> [String] {
    switch text.lowercased() {
    case "tomorrow": return ["+1d"]
    case "yesterday": return ["-1d"]
    default: break
    }
    let numbers = [numberGuess(from: text, parts: 5), numberGuess(from: text, parts: 3)].compactMap { $0 }
    let prefixes = [16, 10, 8].map { String(text.prefix($0)) }
    return [text.lowercased(), text.uppercased()] + numbers + prefixes + ["\(text)-01"]
  }

  /// The text's numbers, which must be as many as told, in the order and with the signs of a date.
  private func numberGuess(from text: String, parts: Int) -> String? {
    let numbers = text.split { $0.wholeNumberValue == nil }.map { digits in
      digits.reduce(into: "") { $0 += String($1.wholeNumberValue ?? 0) }
    }
    guard numbers.count == parts, numbers.allSatisfy({ $0.count <= 4 }) else { return nil }
    let padded = numbers.map { String(repeating: "0", count: max(0, 2 - $0.count)) + $0 }
    let date = padded.prefix(3).joined(separator: "-")
    return parts > 3 ? date + "T" + padded.dropFirst(3).joined(separator: ":") : date
  }
}
