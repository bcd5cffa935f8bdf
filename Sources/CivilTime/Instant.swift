/// A point of absolute time: whole seconds of UTC since 1970-01-01T00:00:00Z, without leap seconds.
@frozen
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int

  /// The instant this many seconds after 1970-01-01T00:00:00Z.
  @inlinable
  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// Whether both are the same instant.
  @inlinable
  public static func == (left: Instant, right: Instant) -> Bool { left.seconds == right.seconds }
  /// Orders instants by time.
  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
  /// The instant `seconds` seconds later.
  @inlinable
  public static func + (instant: Instant, seconds: Int) -> Instant { Instant(seconds: instant.seconds + seconds) }
  /// The instant `seconds` seconds earlier.
  @inlinable
  public static func - (instant: Instant, seconds: Int) -> Instant { Instant(seconds: instant.seconds - seconds) }
  /// Seconds from `right` to `left`.
  @inlinable
  public static func - (left: Instant, right: Instant) -> Int { left.seconds - right.seconds }
}
