/// A date expression that depends on the clock: `today`, `now`, `+2w`, `-3d`, `+36h`.
struct RelativeDate {
  /// Minutes to add, to the minute for hours and to the day's 00:00 for days and weeks.
  private let minutes: Int
  private let countsFromNow: Bool

  /// Reads a relative expression, or gives nil if the text does not look like one.
  init?(parsing text: String) throws(DateExpressionError) {
    if text == "now" || text == "today" {
      minutes = 0
      countsFromNow = text == "now"
      return
    }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(1 + digits.count)
    guard !digits.isEmpty, unit.allSatisfy(\.isLetter) else { throw .unreadable(text: text, expected: .date) }
    let minutesOfUnit: Int
    switch unit {
    case "h": minutesOfUnit = 60
    case "d": minutesOfUnit = 1_440
    case "w": minutesOfUnit = 7 * 1_440
    default: throw .noSuchUnit(String(unit), text: text)
    }
    // Eight digits of weeks leave the range of years and no further digit can come back into it.
    guard let count = Int(digits), count < 100_000_000 else { throw .tooFarAway(text: text) }
    minutes = (sign == "-" ? -count : count) * minutesOfUnit
    countsFromNow = unit == "h"
  }

  /// The expression's meaning when the clock reads `now`.
  func expression(from now: WallTime, text: String) throws(DateExpressionError) -> DateExpression {
    let base = countsFromNow ? now : WallTime(now.day)
    let time = WallTime(minutes: base.minutes + minutes)
    guard DateExpression.gregorianYears.contains(GregorianDate(time.day).year) else { throw .tooFarAway(text: text) }
    return DateExpression(time: time, statesTimeOfDay: countsFromNow)
  }
}
