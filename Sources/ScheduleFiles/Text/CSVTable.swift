import Diagnostics

/// A table of comma-separated values with a header line, whose fields know where they stand.
///
/// Fields are kept as byte ranges and become strings when asked for, so that a table of a hundred thousand rows
/// costs a few machine words a field. Lines may end in CRLF, LF or CR; blank lines are skipped.
///
/// Source: RFC 4180. Differs: a header is required; UTF-8, with or without a byte order mark; where the header has
/// semicolons and no comma, as spreadsheets write it in many countries, semicolons separate the fields.
struct CSVTable: Sendable {
  /// The file.
  let source: SourceText
  /// The names of the columns, without spaces around them.
  let columns: [String]
  /// The number of rows after the header.
  var rowCount: Int { columns.isEmpty ? 0 : fields.count / columns.count - 1 }

  private struct Field {
    var lower: Int
    var upper: Int
    var hasDoubledQuotes: Bool
  }

  /// The header's and all rows' fields, row by row.
  private let fields: [Field]

  /// The text of a field, without the spaces around it.
  func text(row: Int, column: Int) -> String {
    text(of: fields[(row + 1) * columns.count + column])
  }

  /// The offset of a field's first byte in the file.
  func offset(row: Int, column: Int) -> Int {
    fields[(row + 1) * columns.count + column].lower
  }

  /// Reads a table; rows with too few or too many fields are left out and reported.
  ///
  /// Complexity: O(n) in the bytes of the text.
  static func read(_ source: SourceText) -> (table: CSVTable?, faults: [Diagnostic]) {
    if let invalid = SourceText.firstInvalidOffset(in: source.bytes) {
      let found = hexadecimal(source.bytes[invalid])
      return (nil, [source.diagnostic(.error, at: invalid, "found the byte \(found), expected UTF-8")])
    }
    var scanner = Scanner(source)
    var faults: [Diagnostic] = []
    do throws(Diagnostic) {
      guard let header = try scanner.row() else {
        return (nil, [source.diagnostic(.error, at: 0, "found an empty file, expected a header line")])
      }
      var fields = header
      while let row = try scanner.row() {
        if row.count == header.count {
          fields += row
        } else {
          let found = row.count == 1 ? "1 field" : "\(row.count) fields"
          let message = "found \(found), expected \(header.count), as the header has"
          faults.append(source.diagnostic(.error, at: row[0].lower, message))
        }
      }
      let table = CSVTable(source: source, fields: fields, columnCount: header.count)
      faults += table.headerFaults(header)
      return (faults.isEmpty || !table.hasBadHeader ? table : nil, faults)
    } catch {
      return (nil, faults + [error])
    }
  }

  private init(source: SourceText, fields: [Field], columnCount: Int) {
    self.source = source
    self.fields = fields
    columns = fields.prefix(columnCount).map { Self.text(of: $0, in: source) }
  }

  private var hasBadHeader: Bool { Set(columns).count < columns.count }

  private func headerFaults(_ header: [Field]) -> [Diagnostic] {
    var seen: Set<String> = []
    return header.indices.compactMap { index in
      seen.insert(columns[index]).inserted
        ? nil
        : source.diagnostic(
          .error, at: header[index].lower, "found the column \(quoted(columns[index])) again, expected it once")
    }
  }

  private func text(of field: Field) -> String { Self.text(of: field, in: source) }

  private static func text(of field: Field, in source: SourceText) -> String {
    var bytes = source.bytes[field.lower..<field.upper]
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    guard field.hasDoubledQuotes else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    var previousWasQuote = false
    for byte in bytes {
      previousWasQuote = byte == UInt8(ascii: "\"") && !previousWasQuote
      if !previousWasQuote || byte != UInt8(ascii: "\"") { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// Goes over the text row by row.
  private struct Scanner {
    let source: SourceText
    let bytes: [UInt8]
    let separator: UInt8
    var position: Int

    init(_ source: SourceText) {
      self.source = source
      bytes = source.bytes
      position = source.hasByteOrderMark ? 3 : 0
      separator = Self.separator(ofHeader: bytes)
    }

    /// A semicolon where the header has some and no comma, outside quotes; else a comma.
    private static func separator(ofHeader bytes: [UInt8]) -> UInt8 {
      var isQuoted = false
      var separator: UInt8?
      let header = bytes.drop { isLineEnd($0) }.prefix { byte in
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        return isQuoted || !isLineEnd(byte)
      }
      isQuoted = false
      for byte in header {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: ","), !isQuoted { return byte }
        if byte == UInt8(ascii: ";"), !isQuoted { separator = byte }
      }
      return separator ?? UInt8(ascii: ",")
    }

    /// The fields of the next row that is not blank, or nil at the end.
    mutating func row() throws(Diagnostic) -> [Field]? {
      while position < bytes.count, Self.isLineEnd(bytes[position]) { position += 1 }
      guard position < bytes.count else { return nil }
      var row: [Field] = []
      while true {
        row.append(try field())
        guard position < bytes.count, bytes[position] == separator else { break }
        position += 1
      }
      if position < bytes.count { position += 1 }
      return row
    }

    private mutating func field() throws(Diagnostic) -> Field {
      let start = position
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quotedField(from: start) }
      while position < bytes.count, bytes[position] != separator, !Self.isLineEnd(bytes[position]) {
        if bytes[position] == UInt8(ascii: "\"") {
          throw source.diagnostic(
            .error, at: position, "found a quote inside a field, expected the whole field in quotes")
        }
        position += 1
      }
      return Field(lower: start, upper: position, hasDoubledQuotes: false)
    }

    private mutating func quotedField(from start: Int) throws(Diagnostic) -> Field {
      position += 1
      var doubled = false
      while position < bytes.count {
        guard bytes[position] == UInt8(ascii: "\"") else {
          position += 1
          continue
        }
        if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
          doubled = true
          position += 2
          continue
        }
        position += 1
        guard position == bytes.count || bytes[position] == separator || Self.isLineEnd(bytes[position]) else {
          let expected = String(UnicodeScalar(separator))
          throw source.diagnostic(.error, at: position, "found text after a quoted field, expected \(quoted(expected))")
        }
        return Field(lower: start + 1, upper: position - 1, hasDoubledQuotes: doubled)
      }
      throw source.diagnostic(.error, at: start, "found a quote without its end, expected another one")
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
  }
}
