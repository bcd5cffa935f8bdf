public import CivilTime
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

/// What reading a file of observed Hijri months gave.
public struct HijriMonthReading: Sendable {
  /// The months; nil if anything is wrong.
  public let months: ObservedMonths?
  /// Everything found wrong or doubtful.
  public let diagnostics: [Diagnostic]
  /// Why there are no months; nil if there are.
  public let failure: InputFailure?
}

/// Reads a table of the first days of Hijri months, as a side of a network has one:
/// `hijri_year,hijri_month,gregorian_first_day`.
public func readHijriMonths(file: String) -> HijriMonthReading {
  var findings = Findings()
  var months: ObservedMonths?
  do throws(FileError) {
    let table = HijriMonthTable(SourceText(name: file, bytes: try FileReading.bytes(of: file)))
    for finding in table.findings { findings.add(finding) }
    months = table.months
  } catch {
    findings.add(error)
  }
  return HijriMonthReading(
    months: findings.failure == nil ? months : nil, diagnostics: findings.diagnostics, failure: findings.failure)
}
