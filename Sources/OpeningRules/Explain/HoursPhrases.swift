import CivilTime

/// Hours of a day in words.
enum HoursPhrases {
  /// "08:00 to 12:00 and 13:00 to 16:00"; nil if it is the whole day.
  static func text(of spans: [TimeSpan]) -> String? {
    guard !spans.isEmpty, spans != [TimeSpan(start: 0, end: 1_440)] else { return nil }
    return EnglishWords.list(spans.map(text))
  }

  private static func text(_ span: TimeSpan) -> String {
    let isNextDay = span.end > 1_440
    return "\(clock(span.start)) to \(clock(isNextDay ? span.end - 1_440 : span.end))"
      + (isNextDay ? " the next day" : "")
  }

  /// `08:00`; the end of a day is `24:00`.
  private static func clock(_ minutes: Int) -> String {
    "\(zeroPadded(minutes / 60, 2)):\(zeroPadded(minutes % 60, 2))"
  }
}
