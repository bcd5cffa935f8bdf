import CivilTime
import CrossingModel
import Diagnostics

/// First days of Hijri months as a country observed them: `hijri_year,hijri_month,gregorian_first_day`.
struct HijriMonthTable {
  /// The columns that are needed.
  static let required = ["hijri_year", "hijri_month", "gregorian_first_day"]
  /// The columns that may be there.
  static let optional = ["source", "confidence", "note"]

  /// The months, if they can all be right.
  private(set) var months: ObservedMonths?
  /// Everything found wrong.
  private(set) var findings: [Finding] = []

  /// Reads the table of a file.
  init(_ source: SourceText) {
    var reader = RowReader(source, required: Self.required, optional: Self.optional)
    var observed: [ObservedMonth] = []
    var offsets: [ObservedMonth: Int] = [:]
    while let row = reader.next() {
      let year = reader.wholeNumber(row, "hijri_year", of: "years", in: 1...10_000)
      let month = reader.wholeNumber(row, "hijri_month", of: "months", in: 1...12)
      let day = reader.day(row, "gregorian_first_day")
      guard let year, let month, let day else { continue }
      observed.append(ObservedMonth(year: year, month: month, firstDay: day))
      offsets[observed[observed.count - 1]] = reader.offset(row, "hijri_year")
    }
    findings = reader.findings
    guard reader.isReadable else { return }
    do throws(ObservedMonthsError) {
      months = try ObservedMonths(observed)
    } catch {
      findings += error.faults.map { fault in
        let offset = offsets[fault.month] ?? 0
        return Finding(source: source, offset: offset, diagnostic: source.diagnostic(.error, at: offset, fault.message))
      }
    }
  }
}
