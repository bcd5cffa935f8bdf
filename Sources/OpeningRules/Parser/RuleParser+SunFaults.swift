import CivilTime

/// The faults of times by the sun.
extension RuleParser {
  /// A parenthesis without an event of the sun after it.
  func wrongSunEvent() -> RuleSyntaxError {
    if Ascii.isLetter(byte), keyword(at: index) == nil { return unknownWord() }
    return fault(
      at: index, "found \(found(at: index)) after `(`, expected `dawn`, `sunrise`, `sunset` or `dusk`",
      try: "(sunrise+01:00)")
  }

  /// `sunset+01:00` without parentheses; nil if what follows is no shift.
  func sunOffsetWithoutParentheses(_ start: Int, _ event: SunEvent, isEnd: Bool) -> RuleSyntaxError? {
    // A hyphen after the start of a span joins it to its end.
    guard byte == Ascii.plus || (isEnd && byte == Ascii.hyphen), startsTime(at: index + 1) else { return nil }
    let shift = text(index..<index + 1) + text(index + 1..<index + 6)
    return fault(
      at: start, "found `\(event.rawValue)\(shift)`, expected a shift in parentheses",
      try: "(\(event.rawValue)\(shift))")
  }

  func sunWithoutOffset(_ start: Int, _ event: SunEvent) -> RuleSyntaxError {
    fault(
      at: start, "found `(\(event.rawValue))`, expected parentheses around a shift only", try: event.rawValue)
  }

  func wrongSunOffset(_ start: Int, _ event: SunEvent) -> RuleSyntaxError {
    fault(
      at: index,
      "found \(found(at: index)) after `(\(event.rawValue)`, expected a shift of at most 23:59 such as `+01:00)`",
      try: "(\(event.rawValue)+01:00)")
  }

  func sunOnOtherDay(_ range: Range<Int>) -> RuleSyntaxError {
    fault(
      at: range.lowerBound,
      "found `\(excerpt(range))`, which is on another day even where the sun rises at 06:00 and sets at 18:00", try: nil
    )
  }
}
