import CivilTime
import CrossingModel
import Diagnostics

/// The public holidays of a side: `date,name` and, if known, `name_fa`, `name_ar`, `source` and `confidence`.
struct HolidayTable {
  /// The columns that are needed.
  static let required = ["date", "name"]
  /// The columns that may be there.
  static let optional = languages.map { "name_\($0)" } + ["source", "confidence", "note"]
  /// The languages, besides English, in which a holiday may be named.
  private static let languages = ["fa", "ar"]

  /// In ascending order of date, whatever the order of the rows.
  private(set) var holidays: [Holiday] = []
  /// Everything found wrong.
  private(set) var findings: [Finding] = []
  /// One figure for the whole file.
  private(set) var figures: [FigureSite] = []

  /// Reads the table of a file; `path` names it among the figures.
  init(_ source: SourceText, path: String) {
    var reader = RowReader(source, required: Self.required, optional: Self.optional)
    var provenances: [Provenance] = []
    var lines: [Day: Int] = [:]
    while let row = reader.next() {
      let name = reader.text(row, "name", "the holiday's name")
      let day = reader.day(row, "date")
      provenances.append(reader.provenance(row))
      guard let name, let day else { continue }
      let line = reader.line(row)
      if let first = lines.updateValue(line, forKey: day) {
        lines[day] = first
        reader.report(
          row, "date", "found \(day) again, expected each day once (first on line \(first))", severity: .warning)
      } else {
        if let last = holidays.last, day < last.day {
          reader.report(row, "date", "found \(day) after \(last.day), expected ascending dates", severity: .warning)
        }
        let names = Self.languages.map { ($0, reader.raw(row, "name_\($0)")) }.filter { !$0.1.isEmpty }
        holidays.append(Holiday(day: day, name: name, translations: LocalizedName(names)))
      }
    }
    holidays.sort { $0.day < $1.day }
    findings = reader.findings
    if reader.isReadable {
      figures = [
        FigureSite(
          path: path, value: "\(holidays.count) holidays", provenance: common(provenances), source: source, offset: 0,
          entryPath: path)
      ]
    }
  }

  /// The sources of all rows together, with the least confidence of any.
  private func common(_ rows: [Provenance]) -> Provenance {
    var sources: [String] = []
    for source in rows.compactMap(\.source) where !sources.contains(source) { sources.append(source) }
    let confidences = rows.compactMap(\.confidence)
    let text = sources.count > 3 ? "\(sources.count) sources, by row" : sources.joined(separator: "; ")
    return Provenance(
      source: text.isEmpty ? nil : text, confidence: Confidence.allCases.last { confidences.contains($0) })
  }
}
