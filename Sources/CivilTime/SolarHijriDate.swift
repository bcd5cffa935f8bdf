/// A date of the Solar Hijri calendar, the civil calendar of Iran, that exists.
///
/// Source: the months' lengths are those of Iran's calendar act of 1925; the leap years are those of a cycle of
/// 33 years with 8 leap days (A. Birashk's short cycle; year y has one if (25 y + 11) mod 33 < 8).
/// Over the years 1277 to 1502 the cycle gives the same days as the equinox at Tehran's meridian does, as Foundation's
/// calendar has it; outside them it does not always, so that no other years are offered.
@frozen
public struct SolarHijriDate: Hashable, Sendable {
  /// 1277 to 1502.
  public let year: Int
  /// 1, Farvardin, to 12, Esfand.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// The years over which the calendar is exact.
  public static let years = 1_277...1_502

  /// The days of those years: 1898-03-21 up to 2124-03-20.
  public static let days = Day(number: -26_218)..<Day(number: 56_327)

  /// The date, or nil if the calendar has no such day or the year is not one of ``years``.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard year >= 1_277, year <= 1_502, month >= 1, month <= 12,
      day >= 1, day <= Self.daysIn(month: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The Solar Hijri date of a day, or nil if it is not one of ``days``.
  @inlinable
  public init?(_ day: Day) {
    guard day.number >= -26_218, day.number < 56_327 else { return nil }
    let dayOfEra = day.number + Self.epochOffset
    let year = (33 * dayOfEra + 11) / 12_053
    let dayOfYear = dayOfEra - Self.daysBefore(year: year)
    let isSecondHalf = dayOfYear >= 186
    let dayOfHalf = isSecondHalf ? dayOfYear - 186 : dayOfYear
    let monthOfHalf = isSecondHalf ? dayOfHalf / 30 : dayOfHalf / 31
    self.year = year
    self.month = monthOfHalf + (isSecondHalf ? 7 : 1)
    self.day = dayOfHalf - monthOfHalf * (isSecondHalf ? 30 : 31) + 1
  }

  /// The day number of this date.
  @inlinable
  public var dayNumber: Day {
    let dayOfYear = 31 * (month - 1) - max(0, month - 7) + day - 1
    return Day(number: Self.daysBefore(year: year) + dayOfYear - Self.epochOffset)
  }

  /// Whether a year of ``years`` has 366 days: whether its Esfand has 30.
  @inlinable
  public static func isLeap(_ year: Int) -> Bool {
    floorModulo(25 * year + 11, 33) < 8
  }

  /// The number of days, 29 to 31, of a month from 1 to 12.
  @inlinable
  public static func daysIn(month: Int, of year: Int) -> Int {
    precondition(month >= 1 && month <= 12, "month \(month) is not in 1...12")
    return month <= 6 ? 31 : month < 12 || isLeap(year) ? 30 : 29
  }

  /// Days from the cycle's own zero to the first day of a year: 365 and 8/33 a year on average.
  @inlinable
  static func daysBefore(year: Int) -> Int {
    (12_053 * year + 21) / 33
  }

  /// Days from the cycle's own zero to 1970-01-01.
  @inlinable static var epochOffset: Int { 492_633 }
}

extension SolarHijriDate {
  /// The English names, Farvardin first, as the rule language writes them.
  public static let englishMonthNames = [
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
    "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
  ]

  /// The Persian names, Farvardin first.
  public static let persianMonthNames = [
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
  ]

  /// The English name of the date's month.
  public var englishMonthName: String { Self.englishMonthNames[month - 1] }
}

extension SolarHijriDate: Comparable {
  /// Orders dates by time.
  @inlinable
  public static func < (left: SolarHijriDate, right: SolarHijriDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension SolarHijriDate: CustomStringConvertible {
  /// Digits as in ISO 8601: `1399-03-18`.
  public var description: String {
    "\(zeroPadded(year, 4))-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
  }
}
