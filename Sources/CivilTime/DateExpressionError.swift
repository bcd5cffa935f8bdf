/// Why a text is no date, month or week.
public enum DateExpressionError: Error, Hashable, Sendable {
  /// What was to be read.
  public enum Expectation: Hashable, Sendable {
    /// A day, a moment, or a week for its Monday.
    case date
    /// A month of a calendar.
    case month
    /// A week of ISO 8601.
    case week
  }

  /// The text has none of the forms that were expected.
  case unreadable(text: String, expected: Expectation)
  /// The month has no such day.
  case noSuchDay(Int, CalendarMonth)
  /// Months go from 1 to 12.
  case noSuchMonth(Int)
  /// The ISO year has no such week.
  case noSuchWeek(Int, year: Int, weeksOfYear: Int)
  /// The clock never reads this.
  case noSuchTimeOfDay(hour: Int, minute: Int)
  /// The year is neither one of ``DateExpression/gregorianYears`` nor of ``DateExpression/solarHijriYears``.
  case yearOutOfRange(Int)
  /// The year of a week is not one of ``DateExpression/gregorianYears``.
  case weekYearOutOfRange(Int)
  /// A relative expression has another unit than `h`, `d` and `w`.
  case noSuchUnit(String, text: String)
  /// A relative expression leaves ``DateExpression/gregorianYears``.
  case tooFarAway(text: String)
  /// A relative expression where there is no clock, as in a file.
  case dependsOnClock(text: String)
}
