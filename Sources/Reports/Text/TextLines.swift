extension String {
  /// The text without the spaces at its end.
  var withoutTrailingSpaces: String {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  /// The text filled up with spaces on the right to `width` characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }

  /// The text in the middle of `width` characters, the odd one on the right.
  func centred(in width: Int, between fill: Character = " ") -> String {
    let rest = Swift.max(0, width - count)
    return String(repeating: fill, count: rest / 2) + self + String(repeating: fill, count: rest - rest / 2)
  }

  /// The text cut to `width` characters, with `…` as the last one where something is missing.
  func shortened(to width: Int) -> String {
    count <= width ? self : String(prefix(Swift.max(0, width - 1))) + "…"
  }

  /// The words in lines of at most `width` characters; a longer word has a line of its own.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// The text on one line: line breaks and tabs, which names may have, become spaces.
  var onOneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ").split(separator: "\t").joined(separator: " ")
  }
}
