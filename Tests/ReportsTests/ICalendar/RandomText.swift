import SeededRandom

/// Texts that a writer of calendar files can stumble over.
enum RandomText {
  private static let scraps: [String] = [
    "\\", ";", ",", ":", "\"", "^", "^n", "^'", "\\n", "\\N", "\\;", "\\\\", "'", "<", "&", ">", "=", "\n", "\r",
    "\r\n",
    "\t", " ", "  ", "\u{85}", "\u{2028}", "\u{2029}", "\u{0}", "\u{7}", "\u{1D}", "\u{7F}", "\u{9D}", "\u{FEFF}", "a",
    "Mehran", "مهران", "گذرگاه‌های زمینی", "ا\u{64B}\u{651}", "🚚", "👨‍👩‍👧‍👦", "é", "e\u{301}", "\u{200F}",
    "BEGIN:VEVENT", "END:VCALENDAR", "\u{10FFFF}", "\u{FFFD}", "ß", "x", "0123456789",
  ]

  /// Up to `limit` scraps in a row.
  static func text(_ random: inout SeededGenerator, limit: Int = 40) -> String {
    (0..<random.below(limit + 1)).map { _ in random.pick(scraps) }.joined()
  }

  /// What of a text can come back from a file: every end of a line as a line feed, and no control characters.
  static func written(_ text: String) -> String {
    var result = ""
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "\r", rest.first == "\n" { rest.removeFirst() }
      let isEnd = [0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029].contains(scalar.value)
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      result.unicodeScalars.append(isEnd ? "\n" : isControl && scalar != "\t" ? "\u{FFFD}" : scalar)
    }
    return result
  }
}

/// Whether two texts have the same scalars; `==` takes é and e with an accent for the same.
func isSame(_ left: String, _ right: String) -> Bool {
  left.unicodeScalars.elementsEqual(right.unicodeScalars)
}
