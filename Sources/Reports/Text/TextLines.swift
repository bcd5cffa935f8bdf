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

  /// The text behind as many spaces as fill it up to `width` characters.
  func padded(toStart width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
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

  /// The words in lines of at most `width` characters, of which the first one has a label, and the others are indented:
  /// as far as the label goes where nothing else is said.
  func wrapped(to width: Int, behind label: String = "", indent: Int? = nil) -> [String] {
    let margin = String(repeating: " ", count: indent ?? label.count)
    return wrapped(to: width - margin.count).enumerated().map { ($0 == 0 ? label : margin) + $1 }
  }
}
