/// Words as text of a Markdown document (CommonMark, with the tables of GitHub).
enum MarkdownText {
  /// Words that stay what they are: nothing in them is markup, and they stay in their cell of a table.
  ///
  /// A backslash takes the meaning from any punctuation (CommonMark 0.31, 2.4); `<`, `>` and `&` become entities, which
  /// also hosts that let HTML through show as text.
  static func escaped(_ words: String) -> String {
    var text = ""
    for character in words.onOneLine {
      switch character {
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!", "$": text += "\\\(character)"
      default: text.append(character)
      }
    }
    return text
  }

  /// The lines of a table; cells are Markdown already.
  static func table(_ header: [String], _ rows: [[String]]) -> [String] {
    ([header, header.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }
  }
}
