/// The Umm al-Qura calendar of Saudi Arabia: the Hijri calendar as a table of months' lengths.
///
/// It is computed and depends on nobody's seeing the moon, so that it reaches into the future. Of the months from 2018
/// on whose first day is known, Iran started 52 of 83 a day later and Iraq 5 of 28, and neither any other: what this
/// calendar says of their months is an estimate (see ``ObservedMonths``).
public enum UmmAlQura {
  /// The years that the table covers.
  public static let years = 1_300...1_500

  /// The days of those years, from 1882-11-12.
  public static let days = Day(number: firstDayOfYear[0])..<Day(number: firstDayOfYear[firstDayOfYear.count - 1])

  /// The Hijri date of a day, or nil if it is not one of ``days``.
  ///
  /// Complexity: O(1); a walk over at most 12 months.
  public static func date(of day: Day) -> HijriDate? {
    guard days.contains(day) else { return nil }
    // A mean year of 354.367 days is at most a year off over 200 years.
    var index = min((day.number - firstDayOfYear[0]) * 1_000 / 354_367, longMonths.count - 1)
    while firstDayOfYear[index] > day.number { index -= 1 }
    while firstDayOfYear[index + 1] <= day.number { index += 1 }
    var dayOfMonth = day.number - firstDayOfYear[index]
    var month = 1
    while dayOfMonth >= length(ofMonth: month, in: index) {
      dayOfMonth -= length(ofMonth: month, in: index)
      month += 1
    }
    return HijriDate(knownYear: years.lowerBound + index, month: month, day: dayOfMonth + 1)
  }

  /// The day of a Hijri date, or nil if its year is not one of ``years`` or its month has no 30th day.
  public static func day(of date: HijriDate) -> Day? {
    guard let length = daysIn(month: date.month, of: date.year), date.day <= length else { return nil }
    let index = date.year - years.lowerBound
    let monthsBefore = longMonths[index] & ((1 << (date.month - 1)) - 1)
    let daysBefore = 29 * (date.month - 1) + monthsBefore.nonzeroBitCount
    return Day(number: firstDayOfYear[index] + daysBefore + date.day - 1)
  }

  /// The number of days, 29 or 30, of a month from 1 to 12, or nil if the year is not one of ``years``.
  public static func daysIn(month: Int, of year: Int) -> Int? {
    precondition((1...12).contains(month), "month \(month) is not in 1...12")
    return years.contains(year) ? length(ofMonth: month, in: year - years.lowerBound) : nil
  }

  private static func length(ofMonth month: Int, in index: Int) -> Int {
    29 + Int(longMonths[index] >> (month - 1)) & 1
  }

  /// The day number of the first of Muharram for each of ``years``, and of the year after them.
  private static let firstDayOfYear: [Int] = longMonths.reduce(into: [-31_826]) { firstDays, longMonths in
    firstDays.append(firstDays[firstDays.count - 1] + 12 * 29 + longMonths.nonzeroBitCount)
  }
}
