import CivilTime
import Diagnostics

/// The faults of words.
extension RuleParser {
  /// The words of the public notation.
  private static let publicWords =
    Weekday.allCases.map(\.twoLetters) + monthNames + ["PH", "week", "easter", "open", "closed", "off", "unknown"]
    + SunEvent.allCases.map(\.rawValue)

  /// The words of the language that the public notation has not.
  private static let additions =
    DateCalendar.solarHijri.monthNames + DateCalendar.hijri.monthNames + NamedDay.allCases.map(\.rawValue)

  private var words: [String] { notation == .gozar ? Self.publicWords + Self.additions : Self.publicWords }

  /// What to do with a rule that has words of ours where only the public notation is known.
  static let rewriting = "what `gozar hours RULE --osm YEAR` writes for it"

  /// What people write for words or signs of the language.
  private static let synonyms = [
    "daily": "Mo-Su", "everyday": "Mo-Su", "weekday": "Mo-Fr", "weekdays": "Mo-Fr", "weekend": "Sa,Su",
    "weekends": "Sa,Su", "holiday": "PH", "holidays": "PH", "always": "24/7", "close": "closed", "shut": "closed",
    "noon": "12:00", "midnight": "24:00", "weeks": "week", "opened": "open",
  ]

  /// What people write for signs of the language.
  private static let signs = ["and": ",", "or": ",", "to": "-", "till": "-", "until": "-", "through": "-"]

  /// A word at the next byte that is not one of the language.
  func unknownWord() -> RuleSyntaxError {
    let word = text(index..<min(endOfWord(at: index), index + 60))
    let lower = word.lowercased()
    if lower == "sh" {
      return fault(
        at: index, "found `\(word)`: school holidays are not part of the language; expected their dates",
        try: "dates such as 2020 Jun 15-2020 Sep 22")
    }
    if addition(at: index, length: endOfWord(at: index) - index) != nil {
      return fault(
        at: index, "found `\(word)`, which is not a word of the public notation", try: Self.rewriting)
    }
    if lower == "eid", notation == .gozar {
      return fault(at: index, "found `\(run(at: index))`, expected `eid-fitr` or `eid-adha`", try: "eid-fitr")
    }
    if lower == "am" || lower == "pm" {
      return fault(at: index, "found `\(word)`, expected 24-hour times", try: "times such as 08:00-20:00")
    }
    if let same = words.first(where: { $0.lowercased() == lower }) {
      return fault(at: index, "found `\(word)`, expected `\(same)`: case matters", try: repairedRun())
    }
    if let short = Self.shortName(of: lower) {
      return fault(at: index, "found `\(word)`, expected the short name `\(short)`", try: repairedRun())
    }
    if let sign = Self.signs[lower] {
      let next = run(at: firstNonSpace(from: endOfWord(at: index)))
      return fault(
        at: index, "found `\(word)`, expected `\(sign)`",
        try: "\(previousRun(before: index))\(sign)\(next)")
    }
    let near = Self.synonyms[lower] ?? nearest(to: word, among: words)
    let expected = near.map { "expected `\($0)`" } ?? "which is not a word of the rule language"
    return fault(
      at: index, "found `\(excerpt(index..<endOfWord(at: index)))`, \(expected)",
      try: near ?? sentence().map { "unknown \"\($0)\"" })
  }

  /// Words in a row from the next byte on, of which none is of the language: most likely a comment; nil if it is one word
  /// alone.
  private func sentence() -> String? {
    var end = endOfWord(at: index)
    var count = 1
    while count < 12 {
      let next = firstNonSpace(from: end)
      let nextEnd = endOfWord(at: next)
      guard next > end, nextEnd > next, keyword(at: next) == nil else { break }
      end = nextEnd
      count += 1
    }
    return count > 1 ? excerpt(index..<end) : nil
  }

  /// The characters from the next byte up to a space or a semicolon, with names of weekdays and months put right.
  private func repairedRun() -> String {
    var repaired = ""
    var position = index
    while position < bytes.count, bytes[position] != Ascii.space, bytes[position] != Ascii.semicolon,
      position - index < 60
    {
      let end = endOfWord(at: position)
      if end > position {
        let lower = text(position..<end).lowercased()
        let same = words.first { $0.lowercased() == lower }
        repaired += same ?? Self.shortName(of: lower) ?? excerpt(position..<end)
        position = end
      } else {
        repaired += text(position..<position + 1)
        position += 1
      }
    }
    return repaired
  }

  /// The short name of a weekday or month of which `word` is a longer form: `mon`, `tues`, `sept`, `june`.
  private static func shortName(of word: String) -> String? {
    guard word.count >= 3 else { return nil }
    if let weekday = Weekday.allCases.first(where: { $0.englishName.lowercased().hasPrefix(word) }) {
      return weekday.twoLetters
    }
    let month = GregorianDate.englishMonthNames.firstIndex { $0.lowercased().hasPrefix(word) }
    return month.map { monthNames[$0] }
  }
}
