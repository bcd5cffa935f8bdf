import CrossingModel
import Diagnostics

/// Driving legs between places and crossings: `place,crossing,minutes,cost_usd` and, if known, where they come from.
struct TravelTable {
  /// The columns that are needed.
  static let required = ["place", "crossing", "minutes", "cost_usd"]
  /// The columns that may be there.
  static let optional = ["source", "confidence", "note"]

  /// The legs in the order of the rows.
  private(set) var legs: [TravelLeg] = []
  /// Everything found wrong.
  private(set) var findings: [Finding] = []
  /// One figure a row.
  private(set) var figures: [FigureSite] = []

  /// Reads the table of a file; `crossings` nil takes any crossing.
  init(_ source: SourceText, crossings: [String]?) {
    var reader = RowReader(source, required: Self.required, optional: Self.optional)
    let known = crossings.map { Set($0) }
    var lines: [String: Int] = [:]
    while let row = reader.next() {
      let place = reader.text(row, "place", "a place")
      let crossing = reader.text(row, "crossing", "the id of a crossing")
      let minutes = reader.wholeNumber(row, "minutes", of: "minutes", in: 0...100_000)
      let cost = reader.cents(row, "cost_usd")
      if let crossing, let known, !known.contains(crossing) {
        reader.report(
          row, "crossing", "found \(quoted(crossing)), expected the id of a crossing",
          suggestion: nearest(to: crossing, among: crossings ?? []))
        continue
      }
      guard let place, let crossing, let minutes, let cost else { continue }
      let line = reader.line(row)
      if let first = lines.updateValue(line, forKey: "\(place)\n\(crossing)") {
        let message = "found the leg from \(quoted(place)) to \(quoted(crossing)) again, expected it once"
        reader.report(row, "place", "\(message) (first on line \(first))")
        continue
      }
      legs.append(TravelLeg(place: place, crossing: crossing, minutes: minutes, costCents: cost.cents))
      figures.append(
        FigureSite(
          path: "travel.\(place).\(crossing)", value: "\(minutes) min, \(cost.text) USD",
          provenance: reader.provenance(row), source: source, offset: reader.offset(row, "place"),
          entryPath: "travel.\(place).\(crossing)"))
    }
    findings = reader.findings
  }
}
