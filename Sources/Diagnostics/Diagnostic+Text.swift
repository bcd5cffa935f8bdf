extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message`, then the excerpt with a caret, then the suggestion, each on its own line.
  ///
  /// Of a long line the excerpt shows the part around the caret; control characters are replaced everywhere, so that
  /// no file can send commands to the terminal.
  public var description: String {
    var lines: [String] = []
    let place = location.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
    lines.append("\(place)\(severity.word): \(message)")
    if let excerpt, let location {
      let (line, caret) = Self.window(of: excerpt, around: location.column)
      lines.append("  \(line)")
      lines.append("  \(caret)^")
    }
    if let suggestion {
      lines.append("  try: \(suggestion)")
    }
    return lines.map(Self.printable).joined(separator: "\n")
  }

  /// How many characters of a line are shown on each side of the caret.
  private static let reach = 60

  /// The part of a line around a column, and the blanks that bring a caret under it.
  private static func window(of excerpt: String, around column: Int) -> (line: String, blanks: String) {
    let characters = Array(excerpt)
    // A fault at the end of a line is one column behind its last character.
    let place = min(max(0, column - 1), characters.count)
    let start = place > reach + 1 ? place - reach : 0
    let end = characters.count - place > reach + 1 ? place + reach : characters.count
    let before = (start > 0 ? "…" : "") + String(characters[start..<place])
    let after = String(characters[place..<end]) + (end < characters.count ? "…" : "")
    // Tabs stay tabs, so that the caret moves as far as the text does.
    return (before + after, String(before.map { $0 == "\t" ? "\t" : " " }))
  }

  /// The text with every control character but the tab replaced.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\t"
  }
}

extension Severity {
  /// The word that the text of a finding starts with.
  public var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
