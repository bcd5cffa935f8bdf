extension RuleParser {
  /// Reads a list of spans, whose commas may have spaces after them.
  mutating func spans() throws(RuleSyntaxError) -> [TimeSpan] {
    var spans: [TimeSpan] = []
    while true {
      spans.append(try span())
      guard byte == Ascii.comma else { return spans }
      let next = firstNonSpace(from: index + 1)
      if startsTime(at: next) {
        index = next
      } else if next > index + 1 || next >= bytes.count {
        // `, ` and no time: the next clause.
        return spans
      } else {
        throw listAfterSpans(at: next)
      }
    }
  }

  private mutating func span() throws(RuleSyntaxError) -> TimeSpan {
    let first = index
    let start = try time(isEnd: false)
    guard accept(Ascii.hyphen) else { throw missingHyphen(first..<index, start) }
    guard startsTime(at: index) else { throw missingEnd(first, start) }
    var end = try time(isEnd: true)
    if byte == Ascii.plus { throw openEnd(first..<index) }
    if byte == Ascii.slash { throw repetition(first..<index) }
    if Ascii.isLetter(byte) || Ascii.isDigit(byte) || byte == Ascii.colon { throw unexpectedAfterTime(first..<index) }
    if end <= start { end += 1_440 }
    return TimeSpan(start: start, end: end)
  }

  /// Reads `HH:MM`, in minutes since midnight.
  private mutating func time(isEnd: Bool) throws(RuleSyntaxError) -> Int {
    let hourDigits = digitCount(at: index)
    let minuteDigits = digitCount(at: index + hourDigits + 1)
    guard hourDigits == 2, minuteDigits == 2 else { throw wrongDigits(hourDigits, minuteDigits) }
    let hour = number(at: index, digits: 2)
    let minute = number(at: index + 3, digits: 2)
    let minutes = hour * 60 + minute
    guard minute < 60 else { throw wrongMinute(minute) }
    guard isEnd || minutes < 1_440 else { throw startAfterMidnight(minutes) }
    guard minutes <= 2_880 else { throw endAfterTwoDays() }
    if let afternoon = twelveHourSuffix(at: index + 5) { throw twelveHourClock(hour, minute, afternoon) }
    index += 5
    return minutes
  }
}
