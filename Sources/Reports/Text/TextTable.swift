/// A table of aligned columns for a terminal.
struct TextTable {
  /// A column's title and the side to which its cells keep.
  struct Column {
    let title: String
    let isNumeric: Bool

    /// A column of words, aligned on the left.
    static func words(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    /// A column of numbers, aligned on the right.
    static func numbers(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row with as many cells as there are columns.
  mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells in a table of \(columns.count) columns")
    rows.append(cells)
  }

  /// Lines without trailing spaces: the titles, a rule, the rows.
  func lines(indent: Int = 0) -> [String] {
    let widths = columns.indices.map { column in
      rows.reduce(columns[column].title.count) { max($0, $1[column].count) }
    }
    let margin = String(repeating: " ", count: indent)
    // Nothing stands to the right of the last column, so that long words there need no long rule.
    let rule = widths.enumerated().map { column, width in
      let isRagged = column == widths.count - 1 && !columns[column].isNumeric
      return String(repeating: "─", count: isRagged ? min(width, 20) : width)
    }.joined(separator: "  ")
    return [line(columns.map(\.title), widths, margin), margin + rule] + rows.map { line($0, widths, margin) }
  }

  /// The same as a table of Markdown, numbers on the right.
  func markdownLines() -> [String] {
    let titles = columns.map { MarkdownText.escaped($0.title) }
    let rule = columns.map { $0.isNumeric ? "---:" : "---" }
    let cells = rows.map { $0.map { MarkdownText.escaped($0) } }
    return ([titles, rule] + cells).map { "| \($0.joined(separator: " | ")) |" }
  }

  private func line(_ cells: [String], _ widths: [Int], _ margin: String) -> String {
    var text = margin
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[index] - cell.count)
      text += (index > 0 ? "  " : "") + (columns[index].isNumeric ? padding + cell : cell + padding)
    }
    return text.withoutTrailingSpaces
  }
}
