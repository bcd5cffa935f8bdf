/// A week of ISO 8601: it starts on Monday and belongs to the year that its Thursday is in.
///
/// Source: ISO 8601, week dates.
@frozen
public struct ISOWeek: Hashable, Sendable {
  /// The year that the week's Thursday is in.
  public let year: Int
  /// 1 to 53.
  public let week: Int

  /// The week, or nil if the year has no such week.
  @inlinable
  public init?(year: Int, week: Int) {
    guard week >= 1, week <= Self.weeksIn(year: year) else { return nil }
    self.year = year
    self.week = week
  }

  /// The week that a day is in.
  @inlinable
  public init(containing day: Day) {
    let thursday = day + (3 - floorModulo(day.number + 3, 7))
    year = GregorianDate(thursday).year
    week = (thursday.number - Self.newYear(of: year)) / 7 + 1
  }

  /// The week's Monday.
  @inlinable
  public var firstDay: Day {
    Self.firstMonday(of: year) + 7 * (week - 1)
  }

  /// The week after this one.
  @inlinable
  public var next: ISOWeek { ISOWeek(containing: firstDay + 7) }

  /// How many weeks, 52 or 53, a year has: 53 if it starts or ends on a Thursday.
  @inlinable
  public static func weeksIn(year: Int) -> Int {
    (firstMonday(of: year + 1) - firstMonday(of: year)) / 7
  }

  /// The Monday of week 1, the week that January 4 is in.
  @inlinable
  static func firstMonday(of year: Int) -> Day {
    Day(number: newYear(of: year) + 3).startOfWeek(startingOn: .monday)
  }

  /// The day number of January 1.
  @inlinable
  static func newYear(of year: Int) -> Int {
    let before = year - 1
    return 365 * before + (before >> 2) - floorDivide(before, 100) + floorDivide(before, 400) - 719_162
  }
}

extension ISOWeek: Comparable {
  /// Orders weeks by time.
  @inlinable
  public static func < (left: ISOWeek, right: ISOWeek) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }
}

extension ISOWeek: CustomStringConvertible {
  /// ISO 8601: `2020-W24`.
  public var description: String { "\(zeroPadded(year, 4))-W\(zeroPadded(week, 2))" }
}
