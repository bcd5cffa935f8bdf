/// A civil day as an integer: days since 1970-01-01 in the proleptic Gregorian calendar.
///
/// All date arithmetic is done on day numbers, never on instants: some days have no midnight (Tehran, 2022-03-22).
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var number: Int

  /// The day with this number.
  public init(number: Int) {
    self.number = number
  }

  /// The weekday; 1970-01-01 was a Thursday.
  public var weekday: Weekday {
    Weekday(isoNumber: floorModulo(number + 3, 7) + 1)
  }

  /// Orders days by time.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  /// The day `days` days later.
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  /// The day `days` days earlier.
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  /// Days from `right` to `left`.
  public static func - (left: Day, right: Day) -> Int { left.number - right.number }
}

extension Day: Strideable {
  /// Days from this day to `other`.
  public func distance(to other: Day) -> Int { other.number - number }
  /// The day `days` days later.
  public func advanced(by days: Int) -> Day { self + days }
}

/// The quotient of `dividend` by a positive `divisor`, rounded down.
@inlinable
public func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
  dividend >= 0 ? dividend / divisor : -((divisor - 1 - dividend) / divisor)
}

/// The remainder that goes with ``floorDivide(_:_:)``: 0 up to `divisor` - 1.
@inlinable
public func floorModulo(_ dividend: Int, _ divisor: Int) -> Int {
  dividend - divisor * floorDivide(dividend, divisor)
}
