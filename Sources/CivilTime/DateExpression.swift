/// A date or a moment as people write it on the command line and in files.
///
/// | written | means |
/// |---|---|
/// | `2020-06-07`, `2020-06-07T08:00` | a Gregorian date, years 1600 to 2999, and a reading of the wall clock on it |
/// | `1399-03-18`, `1399-03-18T08:00` | the same in the Solar Hijri calendar, years 1300 to 1499 |
/// | `2020-06-07T24:00` | the midnight that ends the day |
/// | `2020-W24` | the Monday of an ISO week |
/// | `today`, `now` | the current day, the current minute |
/// | `+3d`, `-2w` | so many days or weeks from today |
/// | `+36h` | so many hours from now |
///
/// There is no unit `m`: it could be minutes or months, and months of which calendar.
/// Readings are of a wall clock without a time zone; whose clock it is, the caller knows.
public struct DateExpression: Hashable, Sendable {
  /// The reading of the clock; of a mere day its 00:00.
  public let time: WallTime
  /// Whether the text names a minute (`2020-06-07T08:00`, `now`, `+36h`) and not only a day.
  public let statesTimeOfDay: Bool

  /// The years of dates in the Gregorian calendar.
  public static let gregorianYears = 1_600...2_999
  /// The years that are taken as years of the Solar Hijri calendar.
  public static let solarHijriYears = 1_300...1_499

  /// Reads a date expression.
  ///
  /// `now` is what the clock reads that the text is about; nil where nothing may depend on it, as in a file.
  public init(parsing text: String, now: WallTime?) throws(DateExpressionError) {
    if let relative = try RelativeDate(parsing: text) {
      guard let now else { throw .dependsOnClock(text: text) }
      self = try relative.expression(from: now, text: text)
    } else {
      try self.init(parsingAbsolute: text)
    }
  }

  init(time: WallTime, statesTimeOfDay: Bool) {
    self.time = time
    self.statesTimeOfDay = statesTimeOfDay
  }

  /// Reads a date, a date with a time of day, or a week.
  init(parsingAbsolute text: String) throws(DateExpressionError) {
    var scanner = DigitScanner(text)
    if let (year, week) = scanner.yearAndWeek(), scanner.isAtEnd {
      time = WallTime(try ISOWeek(checkedYear: year, week: week).firstDay)
      statesTimeOfDay = false
      return
    }
    scanner = DigitScanner(text)
    guard let (year, month) = scanner.yearAndMonth(), scanner.take("-"), let day = scanner.number(ofDigits: 2) else {
      throw .unreadable(text: text, expected: .date)
    }
    statesTimeOfDay = !scanner.isAtEnd
    var minute = 0
    if statesTimeOfDay {
      guard let (hours, minutes) = scanner.timeOfDay(), scanner.isAtEnd else {
        throw .unreadable(text: text, expected: .date)
      }
      minute = hours * 60 + minutes
      guard minutes < 60, minute <= 1_440 else {
        throw .noSuchTimeOfDay(hour: hours, minute: minutes)
      }
    }
    let calendarMonth = try CalendarMonth(checkedYear: year, month: month)
    guard day >= 1, day <= calendarMonth.dayCount else { throw .noSuchDay(day, calendarMonth) }
    time = WallTime(calendarMonth.firstDay + (day - 1), minute: minute)
  }
}

extension CalendarMonth {
  /// Reads a month: `1399-03` (years 1300 to 1499 are Solar Hijri) or `2020-06`.
  public init(parsing text: String) throws(DateExpressionError) {
    var scanner = DigitScanner(text)
    guard let (year, month) = scanner.yearAndMonth(), scanner.isAtEnd else {
      throw .unreadable(text: text, expected: .month)
    }
    try self.init(checkedYear: year, month: month)
  }

  /// The month of the calendar that the year belongs to.
  fileprivate init(checkedYear year: Int, month: Int) throws(DateExpressionError) {
    let isSolarHijri = DateExpression.solarHijriYears.contains(year)
    guard isSolarHijri || DateExpression.gregorianYears.contains(year) else { throw .yearOutOfRange(year) }
    guard let found = CalendarMonth(calendar: isSolarHijri ? .persian : .gregorian, year: year, month: month) else {
      throw .noSuchMonth(month)
    }
    self = found
  }
}

extension ISOWeek {
  /// Reads a week of ISO 8601: `2020-W24`.
  public init(parsing text: String) throws(DateExpressionError) {
    var scanner = DigitScanner(text)
    guard let (year, week) = scanner.yearAndWeek(), scanner.isAtEnd else {
      throw .unreadable(text: text, expected: .week)
    }
    try self.init(checkedYear: year, week: week)
  }

  fileprivate init(checkedYear year: Int, week: Int) throws(DateExpressionError) {
    guard DateExpression.gregorianYears.contains(year) else { throw .weekYearOutOfRange(year) }
    guard let found = ISOWeek(year: year, week: week) else {
      throw .noSuchWeek(week, year: year, weeksOfYear: ISOWeek.weeksIn(year: year))
    }
    self = found
  }
}
