import CivilTime
import Diagnostics

/// The faults between the parts of a clause and between clauses, and what all faults share.
extension RuleParser {
  /// A fault at a byte.
  func fault(at position: Int, _ message: String, try suggestion: String? = nil) -> RuleSyntaxError {
    RuleSyntaxError(column: column(of: position), message: message, suggestion: suggestion)
  }

  /// The column, in characters from 1, of a byte.
  private func column(of position: Int) -> Int {
    var column = 1
    var start = 0
    for character in source {
      start += character.utf8.count
      if start > position { break }
      column += 1
    }
    return column
  }

  /// The non-space characters from `start` up to a space or a semicolon.
  func run(at start: Int) -> String {
    var end = start
    while end < bytes.count, bytes[end] != Ascii.space, bytes[end] != Ascii.semicolon { end += 1 }
    return excerpt(start..<end)
  }

  /// A part of the text, cut to a length that fits into a message.
  func excerpt(_ range: Range<Int>) -> String {
    guard range.count > 60 else { return text(range) }
    return "\(text(range.lowerBound..<range.lowerBound + 60).prefix(50))…"
  }

  /// What stands at a byte, for messages.
  func found(at position: Int) -> String {
    guard position < bytes.count else { return "the end of the rule" }
    let end = endOfWord(at: position)
    if end > position { return "`\(excerpt(position..<end))`" }
    let digits = digitCount(at: position)
    if digits > 0 { return "`\(text(position..<position + digits))`" }
    guard let character = character(at: position) else { return "a byte" }
    if let name = Self.characterNames[character] { return "`\(character)` (\(name))" }
    switch character {
    case " ": return "a space"
    case "\t": return "a tab"
    case "\n", "\r", "\r\n": return "a line break"
    default: break
    }
    guard let scalar = character.unicodeScalars.first, !scalar.isASCII || scalar.value < 32 else {
      return "`\(character)`"
    }
    let name = "U+" + zeroPadded(Int(scalar.value), 4, radix: 16)
    // Control characters are not shown, nor letters with a heap of marks.
    return scalar.value < 160 || character.utf8.count > 32 ? name : "`\(character)` (\(name))"
  }

  /// The character that holds a byte.
  func character(at position: Int) -> Character? {
    var start = 0
    for character in source {
      start += character.utf8.count
      if start > position { return character }
    }
    return nil
  }

  /// Characters that look like others.
  private static let characterNames: [Character: String] = [
    "–": "en dash", "—": "em dash", "−": "minus sign", "‐": "Unicode hyphen", "‑": "non-breaking hyphen",
    "“": "opening quotation mark", "”": "closing quotation mark", "„": "low quotation mark", "«": "guillemet",
    "»": "guillemet", "’": "apostrophe", "،": "Arabic comma", "؛": "Arabic semicolon", "：": "wide colon",
    "，": "wide comma", "；": "wide semicolon", "\u{a0}": "no-break space", "\u{202f}": "narrow no-break space",
    "\u{feff}": "byte order mark", "\u{200e}": "left-to-right mark", "\u{200f}": "right-to-left mark",
    "\u{200c}": "zero-width non-joiner",
  ]

  /// What stands for a character that looks like one of the language's; nil if it looks like none.
  static func asciiLookalike(_ character: Character) -> String? {
    switch character {
    case "–", "—", "−", "‐", "‑": "-"
    case "“", "”", "„", "«", "»": "\""
    case "،", "，": ","
    case "؛", "；": ";"
    case "：": ":"
    case "\u{a0}", "\u{202f}", "\t": " "
    default: nil
    }
  }

  // MARK: - Clauses

  func emptyRule() -> RuleSyntaxError {
    fault(at: 0, "the rule is empty; expected days, times or a state", try: "24/7")
  }

  func missingClause() -> RuleSyntaxError {
    fault(
      at: index, "found \(found(at: index)), expected days, times or a state",
      try: "one separator, and a rule on both sides of it")
  }

  func nothingAfter(_ separator: Int) -> RuleSyntaxError {
    let sign = byte(at: separator) == Ascii.bar ? "||" : excerpt(separator..<separator + 1)
    return fault(
      at: separator, "found nothing after `\(sign)`, expected another rule", try: "leave out the `\(sign)`")
  }

  func wrongSeparator() -> RuleSyntaxError {
    if byte == Ascii.comma {
      return fault(
        at: index, "found a comma without a space, expected a space before the next rule",
        try: "\(previousRun(before: index)), \(run(at: index + 1))")
    }
    var end = index
    while byte(at: end) == Ascii.bar { end += 1 }
    return fault(at: index, "found `\(excerpt(index..<end))`, expected `||` before a fallback rule", try: "||")
  }

  func timeAfterComma(at comma: Int) -> RuleSyntaxError {
    fault(
      at: index, "found a time after a comma, but no times before it that it could go on with",
      try: "a space instead of the comma: \(previousRun(before: comma)) \(run(at: index))")
  }

  /// The non-space characters before a byte.
  func previousRun(before end: Int) -> String {
    var end = end
    while end > 0, bytes[end - 1] == Ascii.space { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1] != Ascii.space, bytes[start - 1] != Ascii.semicolon { start -= 1 }
    return excerpt(start..<end)
  }

  // MARK: - Between the parts of a clause

  func misplaced(_ token: ClauseToken, _ slot: ClauseSlot, after last: ClauseSlot, in clause: RuleClause)
    -> RuleSyntaxError
  {
    let part = partText(token)
    let start = clause.positions.clause - 1
    if has("24/7", at: start), last == .spans, clause.spans.isEmpty {
      return fault(at: index, "found \(found(at: index)) after `24/7`, which stands alone", try: part)
    }
    // A comment alone stands for a state that it can't do without after other parts.
    let state = byte(at: start) == Ascii.quote ? "unknown " : ""
    let before = state + trimmed(start..<index)
    if slot == last {
      if slot == .state { return secondState(token, after: clause) }
      return fault(
        at: index, "found \(found(at: index)) after \(slot.name), expected a comma between two of them",
        try: "\(trimmed(clause.positions.start(of: slot) - 1..<index)),\(slot == .weeks ? nextNumber() : part)")
    }
    return fault(
      at: index,
      "found \(found(at: index)) after \(last.name); the order is years, months, weeks, weekdays, times, state",
      try: "\(part) \(before)")
  }

  private func secondState(_ token: ClauseToken, after clause: RuleClause) -> RuleSyntaxError {
    let isStateOfComment = byte(at: clause.positions.state - 1) == Ascii.quote
    let comment = clause.comment.map { " \"\($0)\"" } ?? ""
    if case .state = token, isStateOfComment {
      return fault(
        at: index, "found \(found(at: index)) after a comment, expected the state before it",
        try: comment.utf8.count < 60 ? "\(run(at: index))\(comment)" : nil)
    }
    return fault(at: index, "found \(found(at: index)) after the state, expected the end of the rule", try: nil)
  }

  /// The text of the part that starts at the next byte.
  private func partText(_ token: ClauseToken) -> String {
    switch token {
    case .month, .year, .yearOfDate, .week:
      let first = run(at: index)
      let second = firstNonSpace(from: index + first.utf8.count)
      guard Ascii.isDigit(byte(at: second)), !startsTime(at: second) else { return first }
      return "\(first) \(run(at: second))"
    case .time, .easter, .named, .weekday, .holiday, .state, .comment:
      return run(at: index)
    }
  }

  private func nextNumber() -> String {
    run(at: firstNonSpace(from: endOfWord(at: index)))
  }

  private func trimmed(_ range: Range<Int>) -> String {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == Ascii.space { end -= 1 }
    return excerpt(range.lowerBound..<end)
  }

  func missingSpace() -> RuleSyntaxError {
    fault(
      at: index, "found \(found(at: index)), expected a space before it",
      try: "\(previousRun(before: index)) \(run(at: index))")
  }

  func unexpectedAfterAlways() -> RuleSyntaxError {
    fault(at: index, "found `\(run(at: index))` after `24/7`, which stands alone", try: "24/7")
  }

  func unexpectedCharacter() -> RuleSyntaxError {
    let message = "found \(found(at: index)), expected a year, month, week, weekday, `PH`, time or state"
    if byte == Ascii.hyphen || byte == Ascii.plus, let fault = spacedSign() { return fault }
    if byte == Ascii.hyphen { return spacedHyphen() }
    if byte == Ascii.colon, index > 0, Ascii.isLetter(bytes[index - 1]) || bytes[index - 1] == Ascii.rightBracket {
      return fault(
        at: index, "found `:` after weekdays, expected a space before times",
        try: "\(previousRun(before: index)) \(run(at: firstNonSpace(from: index + 1)))")
    }
    guard let character = character(at: index) else { return fault(at: index, message) }
    guard let lookalike = Self.asciiLookalike(character) else { return fault(at: index, message) }
    if lookalike == " " { return fault(at: index, "found \(found(at: index)), expected a space") }
    return fault(at: index, "found \(found(at: index)), expected `\(lookalike)`", try: lookalike)
  }

  /// A sign with a space between it and its number, as in `PH - 1 day`; nil if it is something else.
  private func spacedSign() -> RuleSyntaxError? {
    let before = previousRun(before: index)
    let digits = firstNonSpace(from: index + 1)
    guard digits > index + 1, Ascii.isDigit(self.byte(at: digits)),
      before.hasSuffix("PH") || before.hasSuffix("]") || endsWithName(before)
    else { return nil }
    let days = number(at: digits, digits: digitCount(at: digits))
    let shift = "\(text(index..<index + 1))\(days) day\(days == 1 ? "" : "s")"
    return fault(
      at: index, "found a space after the sign of a shift, expected the number", try: "\(before) \(shift)")
  }

  /// Whether a text ends with a word that may be shifted by days.
  private func endsWithName(_ text: String) -> Bool {
    text.hasSuffix("easter") || NamedDay.allCases.contains { text.hasSuffix($0.rawValue) }
  }

  /// A hyphen that does not stand between the ends of a range.
  private func spacedHyphen() -> RuleSyntaxError {
    var start = index
    while start > 0, ![Ascii.semicolon, Ascii.bar, Ascii.comma].contains(bytes[start - 1]) { start -= 1 }
    let before = trimmed(firstNonSpace(from: start)..<max(index, firstNonSpace(from: start)))
    var after = run(at: firstNonSpace(from: index + 1))
    let day = firstNonSpace(from: firstNonSpace(from: index + 1) + after.utf8.count)
    if Ascii.isDigit(byte(at: day)), !startsTime(at: day) { after += " \(run(at: day))" }
    return fault(
      at: index, "found `-` apart from what it joins, expected a range without spaces",
      try: before.isEmpty || after.isEmpty ? nil : "\(before)-\(after)")
  }

  // MARK: - Comments

  func commentWithoutState(_ range: Range<Int>, in clause: RuleClause) -> RuleSyntaxError {
    let next = firstNonSpace(from: range.upperBound)
    let state = if case .state = keyword(at: next) { text(next..<endOfWord(at: next)) } else { "unknown" }
    return fault(
      at: range.lowerBound, "found a comment without a state, expected `open`, `unknown` or `off` before it",
      try: "\(trimmed(clause.positions.clause - 1..<range.lowerBound)) \(state) \(excerpt(range))")
  }

  func unterminatedComment(at start: Int) -> RuleSyntaxError {
    fault(at: start, "found a comment without an end, expected `\"` after it", try: "\(excerpt(start..<bytes.count))\"")
  }

  func emptyComment(at start: Int) -> RuleSyntaxError {
    fault(at: start, "found an empty comment, expected words between the quotes", try: "leave out the quotes")
  }

  func unexpectedAfterComment() -> RuleSyntaxError {
    fault(at: index, "found \(found(at: index)) after a comment, expected the end of the rule", try: nil)
  }
}

extension ClausePositions {
  /// The position of a slot's first byte, from 1.
  fileprivate func start(of slot: ClauseSlot) -> Int {
    switch slot {
    case .years: years
    case .dates: dates
    case .weeks: weeks
    case .weekdays: weekdays
    case .spans: spans
    case .state: state
    }
  }
}
