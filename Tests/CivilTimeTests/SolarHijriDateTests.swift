import Foundation
import Testing

@testable import CivilTime

@Suite struct SolarHijriDateTests {
  /// Dates that public sources name in both calendars.
  struct Case: CustomTestStringConvertible {
    let solarHijri: String
    let gregorian: String
    var testDescription: String { "\(solarHijri) is \(gregorian)" }
  }

  static let cases = [
    Case(solarHijri: "1277-01-01", gregorian: "1898-03-21"),
    Case(solarHijri: "1399-02-01", gregorian: "2020-04-20"),
    Case(solarHijri: "1399-02-31", gregorian: "2020-05-20"),
    Case(solarHijri: "1399-03-18", gregorian: "2020-06-07"),
    Case(solarHijri: "1399-12-30", gregorian: "2021-03-20"),
    Case(solarHijri: "1400-01-01", gregorian: "2021-03-21"),
    Case(solarHijri: "1402-12-29", gregorian: "2024-03-19"),
    Case(solarHijri: "1403-12-30", gregorian: "2025-03-20"),
    Case(solarHijri: "1502-12-30", gregorian: "2124-03-20"),
  ]

  @Test(arguments: cases) func knownDays(_ known: Case) throws {
    let parts = known.solarHijri.split(separator: "-").compactMap { Int($0) }
    let date = try #require(SolarHijriDate(year: parts[0], month: parts[1], day: parts[2]))
    #expect(date.dayNumber.description == known.gregorian)
    #expect(date.description == known.solarHijri)
  }

  @Test func everyDayAgreesWithFoundationBothWays() throws {
    let calendar = foundationCalendar(.persian)
    var faults: [String] = []
    var previous: SolarHijriDate?
    for number in SolarHijriDate.days.lowerBound.number..<SolarHijriDate.days.upperBound.number {
      guard let date = SolarHijriDate(Day(number: number)) else {
        faults.append("no date for day \(number)")
        continue
      }
      if calendar.yearMonthDay(ofDay: number) != [date.year, date.month, date.day] { faults.append("\(date)") }
      if calendar.dayNumber(year: date.year, month: date.month, day: date.day) != number { faults.append("to \(date)") }
      if date.dayNumber.number != number { faults.append("back from \(date)") }
      if SolarHijriDate(year: date.year, month: date.month, day: date.day) != date { faults.append("refused \(date)") }
      if let previous, previous >= date { faults.append("\(previous) before \(date)") }
      previous = date
    }
    #expect(faults.prefix(5).isEmpty)
    #expect(SolarHijriDate.days.count == 226 * 365 + 55)
  }

  @Test func datesThatFoundationMovesAreRefused() throws {
    let calendar = foundationCalendar(.persian)
    var faults: [String] = []
    var refused = 0
    for year in SolarHijriDate.years {
      for month in 0...13 {
        for day in 0...32 {
          let moved = calendar.dayNumber(year: year, month: month, day: day).map(calendar.yearMonthDay(ofDay:))
          let exists = moved == [year, month, day]
          if (SolarHijriDate(year: year, month: month, day: day) != nil) != exists {
            faults.append("\(year)-\(month)-\(day)")
          }
          refused += exists ? 0 : 1
        }
      }
    }
    #expect(faults.prefix(5).isEmpty)
    #expect(refused == 226 * 14 * 33 - SolarHijriDate.days.count)
  }

  @Test func nothingOutsideItsYears() {
    #expect(SolarHijriDate(Day(number: SolarHijriDate.days.lowerBound.number - 1)) == nil)
    #expect(SolarHijriDate(SolarHijriDate.days.upperBound) == nil)
    #expect(SolarHijriDate(Day(number: .max)) == nil)
    #expect(SolarHijriDate(Day(number: .min)) == nil)
    #expect(SolarHijriDate(year: 1_276, month: 12, day: 1) == nil)
    #expect(SolarHijriDate(year: 1_503, month: 1, day: 1) == nil)
    #expect(SolarHijriDate(year: 1_402, month: 12, day: 30) == nil)
    #expect(SolarHijriDate(year: 1_403, month: 12, day: 30) != nil)
  }

  @Test func monthNamesAreTheOnesOfTheLocale() {
    var calendar = foundationCalendar(.persian)
    calendar.locale = Locale(identifier: "fa")
    #expect(SolarHijriDate.persianMonthNames == calendar.monthSymbols)
    calendar.locale = Locale(identifier: "en")
    #expect(SolarHijriDate.englishMonthNames == calendar.monthSymbols)
  }
}
