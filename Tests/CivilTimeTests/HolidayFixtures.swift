import Foundation
import Testing

@testable import CivilTime

/// The public holidays and the observed months of Iran or Iraq, from the CSV files in `Fixtures`.
///
/// Source: the holiday lists that the project's schedules are built on.
struct HolidayFixtures {
  let months: [ObservedMonth]
  /// Every holiday with its names; estimated ones are left out.
  let holidays: [(day: Day, name: String)]

  init(country: String) throws {
    months = try Self.rows(of: "hijri_months_\(country).csv").map { fields in
      let year = try #require(Int(fields[0]))
      let month = try #require(Int(fields[1]))
      let firstDay = try DateExpression(parsing: fields[2], now: nil).time.day
      return ObservedMonth(year: year, month: month, firstDay: firstDay)
    }
    holidays = try Self.rows(of: "holidays_\(country).csv").flatMap { fields in
      let day = try DateExpression(parsing: fields[0], now: nil).time.day
      return fields[1].components(separatedBy: "; ").filter { !$0.hasSuffix("(estimated)") }.map { (day, $0) }
    }
  }

  /// The fields of the rows below the heading; the files quote nothing.
  private static func rows(of file: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { row in
      row.split(separator: ",", maxSplits: 2).map(String.init)
    }
  }
}
