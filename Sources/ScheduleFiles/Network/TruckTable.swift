import CivilTime
import CrossingModel
import Diagnostics

/// A list of trucks: `arrival`, and if they are known `truck_class` and `trucks`.
///
/// Arrivals are on the exporter's clock, unless they end in `Z` or an offset such as `+03:30`.
struct TruckTable {
  /// The columns that are needed.
  static let required = ["arrival"]
  /// The columns that may be there.
  static let optional = ["truck_class", "trucks", "source", "confidence", "note"]

  /// Trucks that come together.
  struct Listed {
    /// As written.
    let arrival: WallTime
    /// Seconds east of UTC, if the arrival states them.
    let offsetSeconds: Int?
    let truckClass: String?
    let count: Int
    /// Where the row stands in the file.
    let offset: Int
  }

  /// In the order of the rows.
  private(set) var trucks: [Listed] = []
  /// Everything found wrong.
  private(set) var findings: [Finding] = []
  private let source: SourceText

  /// More rows than this are a typing error.
  private static let mostTrucks = 20_000_000

  /// Reads the table of a file.
  init(_ source: SourceText) {
    self.source = source
    var reader = RowReader(source, required: Self.required, optional: Self.optional)
    while let row = reader.next() {
      let moment = reader.moment(row, "arrival")
      let count =
        reader.raw(row, "trucks").isEmpty
        ? 1 : reader.wholeNumber(row, "trucks", of: "trucks", in: 1...Self.mostTrucks)
      let truckClass = reader.raw(row, "truck_class")
      guard let moment, let count else { continue }
      trucks.append(
        Listed(
          arrival: moment.time, offsetSeconds: moment.offsetSeconds, truckClass: truckClass.isEmpty ? nil : truckClass,
          count: count, offset: reader.offset(row, truckClass.isEmpty ? "arrival" : "truck_class")))
    }
    if reader.isReadable, trucks.isEmpty, reader.findings.isEmpty {
      reader.reportEmpty("found no truck, expected one row or more")
    }
    findings = reader.findings
  }

  /// A finding at a row.
  func finding(at offset: Int, _ message: String, suggestion: String? = nil) -> Finding {
    Finding(
      source: source, offset: offset,
      diagnostic: source.diagnostic(.error, at: offset, message, suggestion: suggestion))
  }
}
