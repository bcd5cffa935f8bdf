extension TimeZoneTable {
  /// An instant as the clock reads it with its offset from UTC, ISO 8601 to the minute: `2020-06-07T09:30+04:30`.
  public func text(of instant: Instant) -> String {
    "\(wallTime(at: instant))\(Self.offsetText(seconds: offsetSeconds(at: instant)))"
  }

  /// An offset from UTC, ISO 8601: `+04:30`.
  public static func offsetText(seconds: Int) -> String {
    let size = abs(seconds)
    return "\(seconds < 0 ? "-" : "+")\(zeroPadded(size / 3_600, 2)):\(zeroPadded(size / 60 % 60, 2))"
  }
}
