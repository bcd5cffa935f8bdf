/// A reading of a wall clock and a wall calendar: a day and the minutes since its midnight, in no particular time zone.
@frozen
public struct WallTime: Hashable, Comparable, Sendable {
  /// Minutes since 1970-01-01T00:00 on the same clock, as if every day had 1,440 minutes.
  public var minutes: Int

  /// The reading this many minutes after 1970-01-01T00:00.
  @inlinable
  public init(minutes: Int) {
    self.minutes = minutes
  }

  /// The reading `minute` minutes after midnight of `day`; `minute` may run past 1,440 into the days that follow.
  @inlinable
  public init(_ day: Day, minute: Int = 0) {
    self.minutes = day.number * 1_440 + minute
  }

  /// The day.
  @inlinable
  public var day: Day { Day(number: floorDivide(minutes, 1_440)) }
  /// Minutes since midnight: 0 to 1,439.
  @inlinable
  public var minuteOfDay: Int { floorModulo(minutes, 1_440) }

  /// Whether both are the same reading.
  @inlinable
  public static func == (left: WallTime, right: WallTime) -> Bool { left.minutes == right.minutes }
  /// Orders readings of one clock.
  @inlinable
  public static func < (left: WallTime, right: WallTime) -> Bool { left.minutes < right.minutes }
}

extension WallTime: CustomStringConvertible {
  /// ISO 8601 to the minute: `2020-06-07T08:00`.
  public var description: String { "\(day)T\(clockText)" }

  /// The time of day alone: `08:00`.
  public var clockText: String {
    "\(zeroPadded(minuteOfDay / 60, 2)):\(zeroPadded(minuteOfDay % 60, 2))"
  }
}
