import CivilTime

/// Hours of a day in words.
enum HoursPhrases {
  /// "08:00 to 12:00 and 13:00 to 16:00", "from half an hour after sunrise to sunset"; nil if it is the whole day.
  static func text(of spans: [TimeSpan]) -> String? {
    guard !spans.isEmpty, spans != [TimeSpan(start: 0, end: 1_440)] else { return nil }
    // "Sunset to 22:00" needs a "from", and so do the hours beside it.
    let from = spans.allSatisfy { $0.minutes != nil } ? "" : "from "
    return EnglishWords.list(spans.map { from + text($0) })
  }

  private static func text(_ span: TimeSpan) -> String {
    var end = span.end
    var isNextDay = span.endsOnNextDay
    if case .clock(let minutes) = end, minutes > 1_440 {
      end = .clock(minutes - 1_440)
      isNextDay = true
    }
    return "\(text(span.start)) to \(text(end))\(isNextDay ? " the next day" : "")"
  }

  private static func text(_ time: DayTime) -> String {
    switch time {
    // The end of a day is 24:00.
    case .clock(let minutes): "\(zeroPadded(minutes / 60, 2)):\(zeroPadded(minutes % 60, 2))"
    case .sun(let event, 0): event.rawValue
    case .sun(let event, let offset):
      "\(EnglishWords.duration(minutes: abs(offset))) \(offset < 0 ? "before" : "after") \(event.rawValue)"
    }
  }
}
