import CivilTime

/// The faults of times and spans.
extension RuleParser {
  /// Minutes since midnight as `HH:MM`.
  func clock(_ minutes: Int) -> String { "\(two(minutes / 60)):\(two(minutes % 60))" }

  /// A time that stands after spaces at `start`, in one of the ways that people write it; nil if none does.
  private func looseTime(at start: Int) -> (minutes: Int, end: Int)? {
    let first = firstNonSpace(from: start)
    let count = digitCount(at: first)
    var end = first + count
    var minutes: Int
    switch count {
    case 1, 2:
      minutes = number(at: first, digits: count) * 60
      let separator = byte(at: end)
      if separator == Ascii.colon || separator == UInt8(ascii: ".") || separator == UInt8(ascii: "h"),
        digitCount(at: end + 1) == 2
      {
        minutes += number(at: end + 1, digits: 2)
        end += 3
      }
    case 4:
      let value = number(at: first, digits: 4)
      minutes = value / 100 * 60 + value % 100
    default: return nil
    }
    if let isAfternoon = twelveHourSuffix(at: end) {
      minutes = minutes % 720 + (isAfternoon ? 720 : 0)
      end = endOfWord(at: firstNonSpace(from: end))
    }
    return minutes <= 2_880 ? (minutes, end) : nil
  }

  /// Whether `am` (false) or `pm` (true) stands at `start`, maybe after spaces.
  func twelveHourSuffix(at start: Int) -> Bool? {
    let word = firstNonSpace(from: start)
    guard endOfWord(at: word) == word + 2, byte(at: word + 1) | 0x20 == UInt8(ascii: "m") else { return nil }
    switch byte(at: word) | 0x20 {
    case UInt8(ascii: "a"): return false
    case UInt8(ascii: "p"): return true
    default: return nil
    }
  }

  /// The end of a span that stands after some kind of dash or word at `start`.
  private func looseEnd(at start: Int) -> Int? {
    var position = firstNonSpace(from: start)
    if Ascii.isLetter(byte(at: position)) {
      guard ["to", "till", "until"].contains(text(position..<endOfWord(at: position))) else { return nil }
      position = endOfWord(at: position)
    } else if byte(at: position) == Ascii.hyphen || byte(at: position) == Ascii.slash {
      position += 1
    } else if let character = character(at: position), Self.asciiLookalike(character) == "-" {
      position += character.utf8.count
    } else {
      return nil
    }
    return looseTime(at: position)?.minutes
  }

  func missingHyphen(_ range: Range<Int>, _ start: DayTime) -> RuleSyntaxError {
    if byte == Ascii.plus { return openEnd(range) }
    let next = firstNonSpace(from: index)
    if let end = looseEnd(at: index) {
      let what = next > index && byte(at: next) == Ascii.hyphen ? "spaces around `-`" : found(at: next)
      return fault(
        at: index, "found \(what), expected `-` between two times", try: "\(RulePrinter.text(start))-\(clock(end))")
    }
    let end = firstNonSpace(from: next + 1)
    if byte(at: next) == Ascii.hyphen, startsDayTime(at: end) {
      return fault(
        at: index, "found spaces around `-`, expected `-` between two times",
        try: "\(RulePrinter.text(start))-\(run(at: end))")
    }
    let hour = min(start.nominalMinutes + 60, 1_440)
    return fault(
      at: range.lowerBound, "found the single time `\(excerpt(range))`, expected a span with an end",
      try: "\(RulePrinter.text(start))-\(clock(hour))")
  }

  /// Something else than a time after the hyphen; `range` is the start's.
  func missingEnd(_ range: Range<Int>, _ start: DayTime) -> RuleSyntaxError {
    if let end = looseTime(at: index) {
      return fault(
        at: index, "found \(found(at: index)), expected an end such as `\(clock(end.minutes))`",
        try: "\(RulePrinter.text(start))-\(clock(end.minutes))")
    }
    if Ascii.isLetter(byte), keyword(at: index) == nil, isLikeSunEvent { return unknownWord() }
    return fault(
      at: index, "found \(found(at: index)), expected a time as the end of the span",
      try: "\(excerpt(range))-24:00")
  }

  /// Whether the word at the next byte is an event of the sun in other letters.
  private var isLikeSunEvent: Bool {
    SunEvent(rawValue: text(index..<endOfWord(at: index)).lowercased()) != nil
  }

  func openEnd(_ range: Range<Int>) -> RuleSyntaxError {
    let hasEnd = bytes[range].contains(Ascii.hyphen)
    return fault(
      at: index, "found `+`: open ends are not part of the language; expected an end",
      try: hasEnd ? excerpt(range) : "\(excerpt(range))-24:00")
  }

  func repetition(_ range: Range<Int>) -> RuleSyntaxError {
    fault(
      at: index, "found `\(run(at: index))`: repeated times are not part of the language; expected the span alone",
      try: excerpt(range))
  }

  func unexpectedAfterTime(_ range: Range<Int>) -> RuleSyntaxError {
    fault(
      at: index, "found \(found(at: index)) after a time, expected a comma, a space or the end of the rule",
      try: excerpt(range))
  }

  func listAfterSpans(at next: Int) -> RuleSyntaxError {
    fault(
      at: next, "found \(found(at: next)) after a comma, expected a time, or a space before another rule",
      try: ", \(run(at: next))")
  }

  func wrongDigits(_ hours: Int, _ minutes: Int) -> RuleSyntaxError {
    let written = text(index..<index + hours + 1 + minutes)
    guard minutes == 2, let time = looseTime(at: index) else {
      return fault(at: index, "found `\(written)`, expected minutes with two digits", try: nil)
    }
    let end = looseEnd(at: time.end)
    return fault(
      at: index, "found `\(text(index..<time.end))`, expected a 24-hour time with two digits for the hour",
      try: end.map { "\(clock(time.minutes))-\(clock($0))" } ?? clock(time.minutes))
  }

  func wrongMinute(_ minute: Int) -> RuleSyntaxError {
    fault(at: index + 3, "found `\(two(minute))`, expected minutes from 00 to 59", try: nil)
  }

  func startAfterMidnight(_ minutes: Int) -> RuleSyntaxError {
    fault(
      at: index, "found a span that starts at `\(text(index..<index + 5))`, expected a start before 24:00",
      try: minutes < 2_880 ? "\(clock(minutes - 1_440)) on the next day" : nil)
  }

  func endAfterTwoDays() -> RuleSyntaxError {
    fault(at: index, "found `\(text(index..<index + 5))`, expected an end of at most 48:00", try: nil)
  }

  func twelveHourClock(_ hour: Int, _ minute: Int, _ isAfternoon: Bool) -> RuleSyntaxError {
    let end = endOfWord(at: firstNonSpace(from: index + 5))
    let minutes = (hour * 60 + minute) % 720 + (isAfternoon ? 720 : 0)
    let last = looseEnd(at: end)
    return fault(
      at: index, "found `\(text(index..<end))`, expected a 24-hour time",
      try: last.map { "\(clock(minutes))-\(clock($0))" } ?? clock(minutes))
  }

  /// Digits that are neither a year nor a time.
  func unexpectedNumber() -> RuleSyntaxError {
    let count = digitCount(at: index)
    let afterSpaces = firstNonSpace(from: index + count)
    if has("7/24", at: index) || has("7/7", at: index) || has("24/24", at: index) {
      return fault(at: index, "found `\(run(at: index))`, expected `24/7` for always", try: "24/7")
    }
    if has("24/7", at: index) {
      return fault(at: index, "found `24/7` after other parts, but it stands alone", try: "00:00-24:00")
    }
    if case .month(let month, let calendar) = keyword(at: afterSpaces), count <= 2 {
      let day = two(number(at: index, digits: count))
      return fault(
        at: index, "found a day before its month, expected the month first",
        try: "\(Month(number: month, calendar: calendar).name) \(day)")
    }
    if let start = looseTime(at: index), start.minutes < 1_440 {
      let end = looseEnd(at: start.end)
      return fault(
        at: index, "found `\(run(at: index))`, expected times with hours and minutes",
        try: end.map { "\(clock(start.minutes))-\(clock($0))" } ?? clock(start.minutes))
    }
    return fault(
      at: index, "found \(found(at: index)), expected a year with four digits or a time such as `08:00`", try: nil)
  }
}
