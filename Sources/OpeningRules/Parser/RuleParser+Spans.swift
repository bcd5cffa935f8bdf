import CivilTime

extension RuleParser {
  /// Reads a list of spans, whose commas may have spaces after them.
  mutating func spans() throws(RuleSyntaxError) -> [TimeSpan] {
    var spans: [TimeSpan] = []
    while true {
      spans.append(try span())
      guard byte == Ascii.comma else { return spans }
      let next = firstNonSpace(from: index + 1)
      if startsDayTime(at: next) {
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
    let start = try dayTime(isEnd: false)
    guard accept(Ascii.hyphen) else { throw missingHyphen(first..<index, start) }
    guard startsDayTime(at: index) else { throw missingEnd(first..<index - 1, start) }
    var end = try dayTime(isEnd: true)
    if byte == Ascii.plus { throw openEnd(first..<index) }
    if byte == Ascii.slash { throw repetition(first..<index) }
    if Ascii.isLetter(byte) || Ascii.isDigit(byte) || byte == Ascii.colon { throw unexpectedAfterTime(first..<index) }
    if case .clock(let minutes) = end, minutes <= start.nominalMinutes { end = .clock(minutes + 1_440) }
    return TimeSpan(from: start, to: end)
  }

  /// Reads a time by the clock or by the sun.
  private mutating func dayTime(isEnd: Bool) throws(RuleSyntaxError) -> DayTime {
    if Ascii.isDigit(byte) { return .clock(try time(isEnd: isEnd)) }
    let start = index
    let hasParenthesis = accept(Ascii.leftParenthesis)
    let end = endOfWord(at: index)
    guard let event = sunEvent(at: index, length: end - index) else { throw wrongSunEvent() }
    index = end
    guard hasParenthesis else {
      if let fault = sunOffsetWithoutParentheses(start, event, isEnd: isEnd) { throw fault }
      return .sun(event)
    }
    if byte == Ascii.rightParenthesis { throw sunWithoutOffset(start, event) }
    let isBefore = byte == Ascii.hyphen
    guard isBefore || byte == Ascii.plus else { throw wrongSunOffset(start, event) }
    guard digitCount(at: index + 1) == 2, byte(at: index + 3) == Ascii.colon, digitCount(at: index + 4) == 2,
      byte(at: index + 6) == Ascii.rightParenthesis
    else { throw wrongSunOffset(start, event) }
    let minute = number(at: index + 4, digits: 2)
    let offset = number(at: index + 1, digits: 2) * 60 + minute
    guard minute < 60, offset < 1_440 else { throw wrongSunOffset(start, event) }
    index += 7
    let time = DayTime.sun(event, offset: isBefore ? -offset : offset)
    guard (0..<(isEnd ? 2_881 : 1_440)).contains(time.nominalMinutes) else { throw sunOnOtherDay(start..<index) }
    return time
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
