/// A point of absolute time: whole seconds of UTC since 1970-01-01T00:00:00Z, without leap seconds.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int

  /// The instant this many seconds after 1970-01-01T00:00:00Z.
  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// Orders instants by time.
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
  /// The instant `seconds` seconds later.
  public static func + (instant: Instant, seconds: Int) -> Instant { Instant(seconds: instant.seconds + seconds) }
  /// Seconds from `right` to `left`.
  public static func - (left: Instant, right: Instant) -> Int { left.seconds - right.seconds }
}
