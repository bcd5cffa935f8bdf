import CivilTime
import CrossingModel
import Diagnostics
import SpreadsheetText

/// Goes over the rows of a table and reads fields by the names of their columns, collecting every fault.
struct RowReader {
  /// Everything found wrong so far.
  private(set) var findings: [Finding] = []
  /// Whether the table has a header with all the columns that are needed.
  private(set) var isReadable = false
  private let source: SourceText
  private let table: CSVTable?
  private var places: [String: Int] = [:]
  private var nextRow = 0

  /// Reads a table and checks its header: unknown columns are warned of, missing ones are errors.
  init(_ source: SourceText, required: [String], optional: [String]) {
    self.source = source
    let (table, faults) = CSVTable.read(source)
    self.table = table
    findings = faults.map { Finding(source: source, offset: 0, diagnostic: $0) }
    guard let table else { return }
    for (place, column) in table.columns.enumerated() {
      places[column] = place
      if !required.contains(column), !optional.contains(column) {
        let expected = (required + optional).joined(separator: ", ")
        let missing = required.filter { !table.columns.contains($0) }
        report(
          -1, place, "found the column \(quoted(column)), which is not used, expected: \(expected)",
          severity: .warning, suggestion: nearest(to: column, among: missing + optional))
      }
    }
    let missing = required.filter { places[$0] == nil }
    if !missing.isEmpty {
      let names = missing.map { quoted($0) }.joined(separator: ", ")
      report(-1, 0, "found no column \(names), expected the columns \(required.joined(separator: ", "))")
    }
    isReadable = missing.isEmpty
  }

  /// The next row's index, or nil after the last.
  mutating func next() -> Int? {
    guard isReadable, let table, nextRow < table.rowCount else { return nil }
    nextRow += 1
    return nextRow - 1
  }

  /// A reading of a clock as a field states it.
  struct Moment {
    let time: WallTime
    /// Whether it names a minute and not only a day.
    let statesTimeOfDay: Bool
    /// Seconds east of UTC, if the field says so.
    let offsetSeconds: Int?
  }

  /// Whether the table has a column.
  func has(_ column: String) -> Bool { places[column] != nil }

  // MARK: Fields

  /// A text that is not empty.
  mutating func text(_ row: Int, _ column: String, _ expected: String) -> String? {
    let text = raw(row, column)
    if text.isEmpty { report(row, column, "found an empty field, expected \(expected)") }
    return text.isEmpty ? nil : text
  }

  /// A day without a time.
  mutating func day(_ row: Int, _ column: String) -> Day? {
    guard let text = text(row, column, "a day such as 2020-06-07") else { return nil }
    var fault: (message: String, suggestion: String?)?
    let day = readDay(text) { fault = ($0, $1) }
    if let fault { report(row, column, fault.message, suggestion: fault.suggestion) }
    return day
  }

  /// A moment, which may end in `Z` or an offset such as `+03:30`.
  mutating func moment(_ row: Int, _ column: String) -> Moment? {
    guard var text = text(row, column, "a moment such as 2020-06-07T08:00")?[...] else { return nil }
    var offset: Int?
    if text.last == "Z" {
      text = text.dropLast()
      offset = 0
    } else if let sign = text.dropFirst(10).lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let parts = text[sign...].dropFirst().split(separator: ":", omittingEmptySubsequences: false)
      if parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hours = Int(parts[0]), hours <= 14,
        let minutes = Int(parts[1]), minutes < 60
      {
        offset = (text[sign] == "-" ? -60 : 60) * (hours * 60 + minutes)
        text = text[..<sign]
      }
    }
    var fault: (message: String, suggestion: String?)?
    let date = readDate(String(text)) { fault = ($0, $1) }
    if let fault { report(row, column, fault.message, suggestion: fault.suggestion) }
    return date.map { Moment(time: $0.time, statesTimeOfDay: $0.statesTimeOfDay, offsetSeconds: offset) }
  }

  /// A moment as absolute time; without an offset of its own it is on a clock.
  mutating func instant(_ row: Int, _ column: String, on clock: TimeZoneTable) -> Instant? {
    moment(row, column).map { moment in
      moment.offsetSeconds.map { Instant(seconds: moment.time.minutes * 60 - $0) } ?? clock.instant(of: moment.time)
    }
  }

  /// One of some words, as its place among them.
  mutating func place(_ row: Int, _ column: String, among words: [String]) -> Int? {
    let word = raw(row, column)
    if let index = words.firstIndex(of: word) { return index }
    report(
      row, column, "found \(quoted(word)), expected one of \(words.joined(separator: ", "))",
      suggestion: nearest(to: word, among: words))
    return nil
  }

  /// A text that no row before has in its place; `lines` collects where they stand.
  mutating func newText(_ row: Int, _ column: String, _ expected: String, _ lines: inout [String: Int]) -> String? {
    guard let text = text(row, column, expected) else { return nil }
    let line = line(row)
    guard let first = lines.updateValue(line, forKey: text) else { return text }
    lines[text] = first
    report(row, column, "found \(quoted(text)) again, expected it once (first on line \(first))")
    return nil
  }

  /// Reports that there is nothing under the header.
  mutating func reportEmpty(_ message: String) { report(-1, 0, message) }

  /// A whole number.
  mutating func wholeNumber(_ row: Int, _ column: String, of what: String, in range: ClosedRange<Int>) -> Int? {
    let text = raw(row, column)
    if let number = Int(text), range.contains(number) { return number }
    let bounds = "\(grouped(range.lowerBound)) to \(grouped(range.upperBound))"
    report(row, column, "found \(quoted(text)), expected a whole number of \(what), \(bounds)")
    return nil
  }

  /// An amount of money with at most two decimals, in cents.
  mutating func cents(_ row: Int, _ column: String) -> (cents: Int, text: String)? {
    let text = raw(row, column)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let digitsOnly = parts.allSatisfy { part in part.utf8.allSatisfy { (48...57).contains($0) } && !part.isEmpty }
    if parts.count <= 2, digitsOnly, parts[0].count <= 12, parts.count == 1 || parts[1].count <= 2,
      let whole = Int(parts[0])
    {
      let decimals = parts.count == 2 ? (parts[1] + "0").prefix(2) : "0"
      return (whole * 100 + (Int(decimals) ?? 0), text)
    }
    report(row, column, "found \(quoted(text)), expected USD, 0 or more, with at most two decimals")
    return nil
  }

  /// What the row's columns `source`, `confidence` and `note` say.
  ///
  /// A source that begins with `assumption` is one, where no confidence is stated.
  mutating func provenance(_ row: Int) -> Provenance {
    let source = raw(row, "source")
    let stated = raw(row, "confidence")
    let note = raw(row, "note")
    var confidence = Confidence(rawValue: stated)
    if confidence == nil, !stated.isEmpty {
      let words = Confidence.allCases.map(\.rawValue)
      report(
        row, "confidence", "found \(quoted(stated)), expected confidence: one of \(words.joined(separator: ", "))",
        suggestion: nearest(to: stated, among: words))
    } else if stated.isEmpty, source.lowercased().hasPrefix("assumption") {
      confidence = .assumption
    }
    return Provenance(
      source: source.isEmpty ? nil : source, confidence: confidence, note: note.isEmpty ? nil : note)
  }

  /// The text of a field; empty if there is no such column.
  ///
  /// One that was written so that a spreadsheet takes it for no formula is as it was before.
  func raw(_ row: Int, _ column: String) -> String {
    guard let table, let place = places[column] else { return "" }
    return Formula.text(of: table.text(row: row, column: place))
  }

  // MARK: Places

  /// The offset of a field in the file.
  func offset(_ row: Int, _ column: String) -> Int {
    table?.offset(row: row, column: places[column] ?? 0) ?? 0
  }

  /// The line on which a row begins, from 1.
  func line(_ row: Int) -> Int { source.line(at: table?.offset(row: row, column: 0) ?? 0) }

  /// Reports a fault of a field.
  mutating func report(
    _ row: Int, _ column: String, _ message: String, severity: Severity = .error, suggestion: String? = nil
  ) {
    report(row, places[column] ?? 0, message, severity: severity, suggestion: suggestion)
  }

  private mutating func report(
    _ row: Int, _ place: Int, _ message: String, severity: Severity = .error, suggestion: String? = nil
  ) {
    let offset = table?.offset(row: row, column: place) ?? 0
    findings.append(
      Finding(
        source: source, offset: offset,
        diagnostic: source.diagnostic(severity, at: offset, message, suggestion: suggestion)))
  }
}
