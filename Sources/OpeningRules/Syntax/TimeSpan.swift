public import CivilTime

/// Hours of a day, which may run on into the next one.
public struct TimeSpan: Hashable, Sendable {
  /// On the selected day; 0 to 1,439 by the clock.
  public var start: DayTime
  /// By the clock after the start's nominal time and at most 2,880, past 1,440 on the next day; by the sun on the
  /// selected day or, where ``endsOnNextDay``, on the next one.
  public var end: DayTime

  /// The span from `start` up to `end`.
  public init(from start: DayTime, to end: DayTime) {
    self.start = start
    self.end = end
  }

  /// The span between two times by the clock, in minutes since midnight of the selected day.
  public init(start: Int, end: Int) {
    self.init(from: .clock(start), to: .clock(end))
  }

  /// The minutes since midnight of the selected day, the same on every day; nil if an end goes by the sun.
  public var minutes: Range<Int>? {
    guard case .clock(let start) = start, case .clock(let end) = end else { return nil }
    return start..<end
  }

  /// Whether an end by the sun is that of the next day, because its nominal time is not after the start's: `sunset-sunrise`.
  ///
  /// The nominal times decide, and not each day's own, so that `sunset-20:00` is empty on a day on which the sun sets
  /// later, and does not last until the next evening.
  public var endsOnNextDay: Bool {
    guard case .sun = end else { return false }
    return end.nominalMinutes <= start.nominalMinutes
  }
}

/// A time of day, by the clock or by the sun.
public enum DayTime: Hashable, Sendable {
  /// Minutes since midnight: `08:00`.
  case clock(Int)
  /// Minutes, -1,439 to 1,439, after an event of the sun: `sunset`, `(sunrise+01:00)`.
  case sun(SunEvent, offset: Int = 0)

  /// Minutes since midnight, of the sun as if it rose at 06:00, set at 18:00 and twilight lasted half an hour.
  public var nominalMinutes: Int {
    switch self {
    case .clock(let minutes): return minutes
    case .sun(let event, let offset):
      switch event {
      case .dawn: return 330 + offset
      case .sunrise: return 360 + offset
      case .sunset: return 1_080 + offset
      case .dusk: return 1_110 + offset
      }
    }
  }
}
