public import CrossingModel
public import Diagnostics

/// What reading a file of public holidays gave.
public struct HolidayReading: Sendable {
  /// In ascending order of date; nil if anything is wrong.
  public let holidays: [Holiday]?
  /// Everything found wrong or doubtful.
  public let diagnostics: [Diagnostic]
  /// Why there are no holidays; nil if there are.
  public let failure: InputFailure?
}

/// Reads a table of public holidays, as a side of a network has one: `date,name` and, if known, `source`.
public func readHolidays(file: String) -> HolidayReading {
  var findings = Findings()
  var holidays: [Holiday] = []
  do throws(FileError) {
    let table = HolidayTable(SourceText(name: file, bytes: try FileReading.bytes(of: file)), path: "holidays")
    for finding in table.findings { findings.add(finding) }
    holidays = table.holidays
  } catch {
    findings.add(error)
  }
  return HolidayReading(
    holidays: findings.failure == nil ? holidays : nil, diagnostics: findings.diagnostics, failure: findings.failure)
}
