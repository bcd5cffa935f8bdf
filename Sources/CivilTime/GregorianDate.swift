/// A date of the proleptic Gregorian calendar that exists.
///
/// Source: C. Neri and L. Schneider, "Euclidean affine functions and their application to calendar algorithms",
/// Software: Practice and Experience 53 (2023): years start in March, so that the leap day ends the year,
/// and the divisions are multiplications.
/// Differs: 64-bit integers and a floor division where the paper has unsigned 32-bit ones, exact for day numbers within ±2^60.
@frozen
public struct GregorianDate: Hashable, Sendable {
  /// The astronomical year: 0 is 1 BC.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// The date, or nil if the calendar has no such day.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard month >= 1, month <= 12, day >= 1, day <= Self.daysIn(month: month, of: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The Gregorian date of a day.
  @inlinable
  public init(_ day: Day) {
    // Quarters of a day since 0000-03-01: in these, centuries and years have whole mean lengths.
    let quarters = 4 * (day.number + 719_468) + 3
    let century = floorDivide(quarters, 146_097)
    let quarterOfCentury = UInt64(truncatingIfNeeded: quarters - century * 146_097) | 3
    // 2,939,745 / 2^32 is 1 / 1,461 from above: the high half is the year, the low half the part of it that has passed.
    let product = 2_939_745 * quarterOfCentury
    let yearOfCentury = Int(truncatingIfNeeded: product >> 32)
    let dayOfYear = (product & 0xffff_ffff) / (4 * 2_939_745)
    // 2,141 / 2^16 is the mean month from March on, 153 days in five months, shifted so that March comes out as 3.
    let monthAndDay = 2_141 * dayOfYear + 197_913
    let month = Int(truncatingIfNeeded: monthAndDay >> 16)
    let isAfterNewYear = dayOfYear >= 306 ? 1 : 0
    self.year = 100 * century + yearOfCentury + isAfterNewYear
    self.month = month - 12 * isAfterNewYear
    self.day = Int(truncatingIfNeeded: (monthAndDay & 0xffff) / 2_141) + 1
  }

  /// The day number of this date.
  @inlinable
  public var dayNumber: Day {
    let isBeforeMarch = month <= 2 ? 1 : 0
    let yearFromMarch = year - isBeforeMarch
    let century = floorDivide(yearFromMarch, 100)
    let dayOfYear = ((979 * (month + 12 * isBeforeMarch) - 2_919) >> 5) + day - 1
    let daysOfYears = ((1_461 * yearFromMarch) >> 2) - century + (century >> 2)
    return Day(number: daysOfYears + dayOfYear - 719_468)
  }

  /// Whether a year has 366 days.
  @inlinable
  public static func isLeap(_ year: Int) -> Bool {
    year & 3 == 0 && (year % 100 != 0 || year & 15 == 0)
  }

  /// The number of days, 28 to 31, of a month from 1 to 12.
  @inlinable
  public static func daysIn(month: Int, of year: Int) -> Int {
    precondition(month >= 1 && month <= 12, "month \(month) is not in 1...12")
    // 30 or 31 alternate, and the order turns round after July.
    return month == 2 ? (isLeap(year) ? 29 : 28) : 30 | (month ^ (month >> 3))
  }

  /// The English names, January first.
  public static let englishMonthNames = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ]

  /// The English name of the date's month.
  public var englishMonthName: String { Self.englishMonthNames[month - 1] }
}

extension GregorianDate: Comparable {
  /// Orders dates by time.
  @inlinable
  public static func < (left: GregorianDate, right: GregorianDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension GregorianDate: CustomStringConvertible {
  /// ISO 8601: `2020-06-07`.
  public var description: String {
    "\(zeroPadded(year, 4))-\(zeroPadded(month, 2))-\(zeroPadded(day, 2))"
  }
}

extension Day: CustomStringConvertible {
  /// The Gregorian date in ISO 8601: `2020-06-07`.
  public var description: String { GregorianDate(self).description }
}

/// A number with at least `width` digits, by default decimal ones, filled with zeros on the left; digits that are letters
/// are capitals.
public func zeroPadded(_ number: Int, _ width: Int, radix: Int = 10) -> String {
  let digits = String(number.magnitude, radix: radix, uppercase: true)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
