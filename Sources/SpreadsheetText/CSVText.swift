/// Comma-separated values after RFC 4180: a header line, and lines that end in CR LF.
///
/// Differs: a cell that a spreadsheet would take for a formula gets an apostrophe before it, see ``Formula``.
public struct CSVText {
  /// The lines so far.
  public private(set) var text: String
  private let columns: Int

  /// A table with its header line.
  public init(header: [String]) {
    columns = header.count
    text = Self.line(header)
  }

  /// Adds a row with as many cells as the header has.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count == columns, "\(cells.count) cells under a header of \(columns)")
    text += Self.line(cells)
  }

  /// One line with its end.
  public static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let text = Formula.neutralised(text)
    let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    guard needsQuotes else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
