import CivilTime

/// Dates and times as text for people, in English.
enum TimeText {
  /// `Sunday 2020-06-07 (18 Khordad 1399)`.
  static func longDate(_ day: Day) -> String {
    let solar = solarHijri(day).map { " (\($0))" } ?? ""
    return "\(day.weekday.englishName) \(day)\(solar)"
  }

  /// `18 Khordad 1399`; nil outside the years of that calendar.
  static func solarHijri(_ day: Day) -> String? {
    guard let date = SolarHijriDate(day) else { return nil }
    return "\(date.day) \(SolarHijriDate.englishMonthNames[date.month - 1]) \(date.year)"
  }

  /// `06-07`.
  static func monthAndDay(_ day: Day) -> String {
    String(day.description.suffix(5))
  }

  /// The city that a clock's time zone is named after: `Tehran`.
  static func city(_ clock: TimeZoneTable) -> String { city(ofZone: clock.name) }

  /// The city that a time zone is named after: `Tehran` of `Asia/Tehran`.
  static func city(ofZone zone: String) -> String {
    let name = zone.split(separator: "/").last.map(String.init) ?? zone
    return name.split(separator: "_").joined(separator: " ")
  }

  /// A time of day on each clock: `09:30 Tehran · 08:00 Baghdad`, with the date where it is not `day`.
  static func onClocks(_ instant: Instant, _ clocks: [TimeZoneTable], day: Day) -> String {
    clocks.map { "\(reading(instant, $0, day: day)) \(city($0))" }.joined(separator: " · ")
  }

  /// A range in seconds of UTC on each clock: `09:30-16:00 Tehran · 08:00-14:30 Baghdad`, with the date where it is not
  /// `day`.
  static func onClocks(_ seconds: Range<Int>, _ clocks: [TimeZoneTable], day: Day) -> String {
    clocks.map { "\(range(seconds, $0, day: day)) \(city($0))" }.joined(separator: " · ")
  }

  /// A range in seconds of UTC on a clock, `09:30-16:00`, with the date where it is not `day`; `24:00` for its end.
  static func range(_ seconds: Range<Int>, _ clock: TimeZoneTable, day: Day) -> String {
    let end = Instant(seconds: seconds.upperBound)
    let isMidnight = clock.wallTime(at: end) == WallTime(day + 1)
    let endText =
      isMidnight ? "24:00\(clock.offsetTextOfRepeatedReading(at: end))" : reading(end, clock, day: day)
    let start = Instant(seconds: seconds.lowerBound)
    // Between offsets a hyphen would be taken for a sign.
    let isPlain = [start, end].allSatisfy { clock.order(ofReadingAt: $0) == .only }
    return "\(reading(start, clock, day: day))\(isPlain ? "-" : " to ")\(endText)"
  }

  /// A time of day on a clock, `09:30`, with the date where it is not `day`, and with its offset where the clock reads it
  /// twice: `23:30+04:30`.
  static func reading(_ instant: Instant, _ clock: TimeZoneTable, day: Day) -> String {
    let wall = clock.wallTime(at: instant)
    return (wall.day == day ? "" : "\(monthAndDay(wall.day)) ") + clock.clockText(at: instant)
  }

  /// Hours and minutes: `1:30`.
  static func hoursAndMinutes(seconds: Int) -> String {
    "\(seconds / 3_600):\(zeroPadded(seconds / 60 % 60, 2))"
  }

  /// A reading of a clock with its offset from UTC in seconds, ISO 8601: `2020-06-07T09:30+04:30`.
  static func withOffset(_ reading: WallTime, seconds: Int) -> String {
    "\(reading)\(TimeZoneTable.offsetText(seconds: seconds))"
  }

  /// An instant in UTC, ISO 8601: `2020-06-07T05:00Z`.
  static func inUTC(_ instant: Instant) -> String {
    "\(TimeZoneTable.utc.wallTime(at: instant))Z"
  }

  /// A moment to the millisecond with its offset from UTC, ISO 8601: `2020-06-07T09:30:00.250+04:30`.
  ///
  /// - Parameter seconds: of UTC, not before 1970.
  static func withMilliseconds(_ seconds: Double, on clock: TimeZoneTable) -> String {
    let milliseconds = Int((seconds * 1_000).rounded())
    let instant = Instant(seconds: milliseconds / 1_000)
    let offset = clock.offsetSeconds(at: instant)
    return "\(clock.wallTime(at: instant)):\(zeroPadded((instant.seconds + offset) % 60, 2))"
      + ".\(zeroPadded(milliseconds % 1_000, 3))\(TimeZoneTable.offsetText(seconds: offset))"
  }
}
