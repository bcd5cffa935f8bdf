/// Sections of text in two aligned columns, wrapped to a width.
struct HelpLayout {
  /// A row: what is explained, and what it is.
  typealias Row = (term: String, text: String)

  let style: TerminalStyle
  private(set) var text = ""

  /// Columns of a line: help that is wider than 80 columns is hard to read, whatever the terminal has.
  private var width: Int { min(80, style.width) }

  init(style: TerminalStyle) {
    self.style = style
  }

  /// Adds paragraphs, which are separated by empty lines in the text, and an empty line after them.
  mutating func add(paragraphs: String) {
    guard !paragraphs.isEmpty else { return }
    for paragraph in paragraphs.split(separator: "\n\n") {
      add(Self.wrap(paragraph, to: width).joined(separator: "\n") + "\n")
    }
  }

  /// Adds a text that starts with a label and continues under the label's end.
  mutating func add(_ label: String, _ content: String) {
    let lines = Self.wrap(content[...], to: width - label.count - 1)
    let indent = String(repeating: " ", count: label.count + 1)
    add("\(style.bold(label)) \(lines.joined(separator: "\n\(indent)"))\n")
  }

  /// Adds sections, each under its heading, with one width for the first column of all; empty ones are left out.
  mutating func add(sections: [(heading: String, rows: [Row])]) {
    // A few long terms get lines of their own, rather than squeezing the text of all the others.
    let limit = min(28, width / 2 - 4)
    let column = sections.flatMap(\.rows).map(\.term.count).filter { $0 <= limit }.max() ?? 0
    for (heading, rows) in sections where !rows.isEmpty {
      add(style.bold(heading) + "\n" + rows.map { row($0, column) }.joined(separator: "\n") + "\n")
    }
  }

  /// Adds command lines with what they do; they are to be copied, and so never wrapped.
  mutating func add(examples: [CommandExample]) {
    guard !examples.isEmpty else { return }
    let lines = examples.map { "  \($0.line)\n      \(style.dim($0.explanation))" }
    add(style.bold("Examples:") + "\n" + lines.joined(separator: "\n") + "\n")
  }

  private mutating func add(_ block: String) {
    text += text.isEmpty ? block : "\n" + block
  }

  private func row(_ row: Row, _ column: Int) -> String {
    let gap = 2
    let indent = String(repeating: " ", count: 2 + column + gap)
    let lines = Self.wrap(row.text[...], to: width - indent.count)
    let explanation = lines.joined(separator: "\n\(indent)")
    if row.term.count > column {
      return "  \(row.term)\n\(indent)\(explanation)"
    }
    return "  \(row.term)\(String(repeating: " ", count: column - row.term.count + gap))\(explanation)"
  }

  /// The words of a text in lines of at most so many characters; a longer word has a line of its own.
  static func wrap(_ text: Substring, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
