extension TimeZoneTable {
  /// Which of the instants that a clock reads alike one is.
  public enum ReadingOrder: Hashable, Sendable {
    /// The clock reads this once.
    case only
    /// The clock, set back later, reads this again.
    case first
    /// The clock was set back, and has read this before.
    case second
  }

  /// Whether the clock reads what it reads at an instant at another one, too.
  ///
  /// Complexity: O(log n) in the number of transitions.
  public func order(ofReadingAt instant: Instant) -> ReadingOrder {
    let index = segment(at: instant.seconds)
    let local = instant.seconds + offsets[index]
    if index > 0, local - offsets[index - 1] < starts[index] { return .second }
    if index + 1 < starts.count, local - offsets[index + 1] >= starts[index + 1] { return .first }
    return .only
  }

  /// The time of day that the clock reads, `23:30`; with its offset from UTC where it reads this twice: `23:30+04:30`.
  public func clockText(at instant: Instant) -> String {
    wallTime(at: instant).clockText + offsetTextOfRepeatedReading(at: instant)
  }

  /// The offset from UTC where the clock reads twice what it reads at an instant, `+04:30`; else nothing.
  public func offsetTextOfRepeatedReading(at instant: Instant) -> String {
    order(ofReadingAt: instant) == .only ? "" : Self.offsetText(seconds: offsetSeconds(at: instant))
  }
}
