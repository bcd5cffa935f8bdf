/// A civil day as an integer: days since 1970-01-01 in the proleptic Gregorian calendar.
///
/// All date arithmetic is done on day numbers, never on instants: some days have no midnight (Tehran, 2022-03-22).
@frozen
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var number: Int

  /// The day with this number.
  @inlinable
  public init(number: Int) {
    self.number = number
  }

  /// The weekday; 1970-01-01 was a Thursday.
  @inlinable
  public var weekday: Weekday {
    Weekday(isoNumber: floorModulo(number + 3, 7) + 1)
  }

  /// Whether both are the same day.
  @inlinable
  public static func == (left: Day, right: Day) -> Bool { left.number == right.number }
  /// Orders days by time.
  @inlinable
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  /// The day `days` days later.
  @inlinable
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  /// The day `days` days earlier.
  @inlinable
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  /// Days from `right` to `left`.
  @inlinable
  public static func - (left: Day, right: Day) -> Int { left.number - right.number }
}

extension Day: Strideable {
  /// Days from this day to `other`.
  @inlinable
  public func distance(to other: Day) -> Int { other.number - number }
  /// The day `days` days later.
  @inlinable
  public func advanced(by days: Int) -> Day { self + days }
}
