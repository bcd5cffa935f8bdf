/// Comma-separated values after RFC 4180: a header line, and lines that end in CR LF.
struct CSVText {
  private(set) var text: String
  private let columns: Int

  /// A table with its header line.
  init(header: [String]) {
    columns = header.count
    text = Self.line(header)
  }

  /// Adds a row with as many cells as the header has.
  mutating func append(_ cells: [String]) {
    precondition(cells.count == columns, "\(cells.count) cells under a header of \(columns)")
    text += Self.line(cells)
  }

  /// A cell of words that people wrote: with an apostrophe before it where a spreadsheet would take it for a formula.
  static func words(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'\(text)"
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    guard needsQuotes else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
