import CivilTime

/// A VTIMEZONE: the offsets of a zone over a stretch of time.
///
/// Every change of the clock is an observance of its own. There is no RRULE: laws on clocks change, and a rule for ever
/// would say that Iran still has daylight saving time. Source: RFC 5545, section 3.6.5.
enum ICalendarTimeZone {
  /// The component of a zone for all instants of a range in seconds of UTC, which is not empty.
  ///
  /// The first observance is the one in force when the range begins, or an earlier one where that is daylight saving
  /// time, as some readers need a standard time to measure it from.
  static func component(_ clock: TimeZoneTable, over range: Range<Int>) -> ICalendarComponent {
    let spans = clock.spans
    var first = spans.lastIndex { $0.start <= range.lowerBound } ?? 0
    while first > 0, isDaylight(first, of: spans) { first -= 1 }
    let last = spans.lastIndex { $0.start < range.upperBound } ?? first
    return ICalendarComponent(
      "VTIMEZONE", [.text("TZID", clock.name)], (first...max(first, last)).map { observance($0, of: spans) })
  }

  private static func observance(_ index: Int, of spans: [TimeZoneTable.Span]) -> ICalendarComponent {
    let span = spans[index]
    let before = index > 0 ? spans[index - 1].offsetSeconds : span.offsetSeconds
    // The onset is told by the clock as it was before. Nobody needs the offset before 1900, where tables begin.
    let onset = index > 0 ? WallTime(minutes: floorDivide(span.start + before, 60)) : Self.beginning
    let second = index > 0 ? floorModulo(span.start + before, 60) : 0
    return ICalendarComponent(
      isDaylight(index, of: spans) ? "DAYLIGHT" : "STANDARD",
      [
        ICalendarProperty("DTSTART", ICalendarTime.local(onset, second: second)),
        ICalendarProperty("TZOFFSETFROM", offset(before)),
        ICalendarProperty("TZOFFSETTO", offset(span.offsetSeconds)),
        .text("TZNAME", offset(span.offsetSeconds)),
      ])
  }

  /// 1900-01-01T00:00.
  private static let beginning = WallTime(minutes: -25_567 * 1_440)

  /// Whether clocks are ahead of what was before and what comes after, and for less than a year.
  private static func isDaylight(_ index: Int, of spans: [TimeZoneTable.Span]) -> Bool {
    guard index > 0, index + 1 < spans.count else { return false }
    let span = spans[index]
    return span.offsetSeconds > spans[index - 1].offsetSeconds && span.offsetSeconds > spans[index + 1].offsetSeconds
      && span.end - span.start < 366 * 86_400
  }

  /// `+0430`, with seconds where there are any: `+032544`.
  private static func offset(_ seconds: Int) -> String {
    let size = abs(seconds)
    let text =
      "\(seconds < 0 ? "-" : "+")\(zeroPadded(size / 3_600, 2))\(zeroPadded(size / 60 % 60, 2))"
    return size % 60 == 0 ? text : text + zeroPadded(size % 60, 2)
  }
}
