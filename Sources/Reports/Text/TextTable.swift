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
  /// The width of each column so far.
  private var widths: [Int]
  private var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
    widths = columns.map(\.title.count)
  }

  /// Adds a row with as many cells as there are columns.
  mutating func append(_ cells: [String]) {
    makeRoom(for: cells)
    rows.append(cells)
  }

  /// Makes the columns wide enough for a row that is not kept: who has many asks for ``line(_:indent:)`` once all have room.
  mutating func makeRoom(for cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells in a table of \(columns.count) columns")
    for column in columns.indices { widths[column] = max(widths[column], cells[column].count) }
  }

  /// Lines without trailing spaces: the titles, a rule, the rows.
  func lines(indent: Int = 0) -> [String] {
    heading(indent: indent) + rows.map { line($0, indent: indent) }
  }

  /// The titles and a rule.
  func heading(indent: Int = 0) -> [String] {
    // Nothing stands to the right of the last column, so that long words there need no long rule.
    let rule = widths.enumerated().map { column, width in
      let isRagged = column == widths.count - 1 && !columns[column].isNumeric
      return String(repeating: "─", count: isRagged ? min(width, 20) : width)
    }.joined(separator: "  ")
    return [line(columns.map(\.title), indent: indent), String(repeating: " ", count: indent) + rule]
  }

  /// The same as a table of Markdown, numbers on the right.
  func markdownLines() -> [String] {
    let titles = columns.map { MarkdownText.escaped($0.title) }
    let rule = columns.map { $0.isNumeric ? "---:" : "---" }
    let cells = rows.map { $0.map { MarkdownText.escaped($0) } }
    return ([titles, rule] + cells).map { "| \($0.joined(separator: " | ")) |" }
  }

  /// The line of a row.
  func line(_ cells: [String], indent: Int = 0) -> String {
    var text = String(repeating: " ", count: indent)
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[index] - cell.count)
      text += (index > 0 ? "  " : "") + (columns[index].isNumeric ? padding + cell : cell + padding)
    }
    return text.withoutTrailingSpaces
  }
}
