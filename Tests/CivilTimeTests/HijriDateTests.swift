import Foundation
import Testing

@testable import CivilTime

@Suite struct HijriDateTests {
  @Test(arguments: [(1441, 0, 1), (1441, 13, 1), (1441, 1, 0), (1441, 1, 31), (0, 1, 1), (-1, 1, 1)])
  func refusesDatesThatNobodyCanHave(year: Int, month: Int, day: Int) {
    #expect(HijriDate(year: year, month: month, day: day) == nil)
  }

  @Test func ordersAndWritesDates() throws {
    let ashura = try #require(HijriDate(year: 1_442, month: 1, day: 10))
    let arbaeen = try #require(HijriDate(year: 1_442, month: 2, day: 20))
    #expect(ashura < arbaeen)
    #expect(arbaeen.description == "1442-02-20")
    #expect(arbaeen.englishMonthName == "Safar")
  }

  @Test func monthNamesAreTheOnesOfTheLocales() {
    var calendar = foundationCalendar(.islamicUmmAlQura)
    calendar.locale = Locale(identifier: "ar")
    #expect(HijriDate.arabicMonthNames == calendar.monthSymbols)
    calendar.locale = Locale(identifier: "fa")
    #expect(HijriDate.persianMonthNames == calendar.monthSymbols)
    #expect(Set(HijriDate.englishMonthNames).count == 12)
    #expect(HijriDate.englishMonthNames.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isLetter } })
  }
}

@Suite struct UmmAlQuraTests {
  @Test func everyDayAgreesWithFoundationBothWays() throws {
    let calendar = foundationCalendar(.islamicUmmAlQura)
    var faults: [String] = []
    for number in UmmAlQura.days.lowerBound.number..<UmmAlQura.days.upperBound.number {
      guard let date = UmmAlQura.date(of: Day(number: number)) else {
        faults.append("no date for day \(number)")
        continue
      }
      if calendar.yearMonthDay(ofDay: number) != [date.year, date.month, date.day] { faults.append("\(date)") }
      if calendar.dayNumber(year: date.year, month: date.month, day: date.day) != number { faults.append("to \(date)") }
      if UmmAlQura.day(of: date)?.number != number { faults.append("back from \(date)") }
    }
    #expect(faults.prefix(5).isEmpty)
    #expect(calendar.yearMonthDay(ofDay: UmmAlQura.days.lowerBound.number) == [1_300, 1, 1])
    #expect(calendar.yearMonthDay(ofDay: UmmAlQura.days.upperBound.number) == [1_501, 1, 1])
  }

  @Test func monthsAndTheirLastDaysFit() throws {
    var faults: [String] = []
    for year in UmmAlQura.years {
      for month in 1...12 {
        let length = try #require(UmmAlQura.daysIn(month: month, of: year))
        let thirtieth = try #require(HijriDate(year: year, month: month, day: 30))
        if (UmmAlQura.day(of: thirtieth) != nil) != (length == 30) { faults.append("\(thirtieth)") }
      }
    }
    #expect(faults.isEmpty)
  }

  @Test func nothingOutsideItsYears() throws {
    #expect(UmmAlQura.date(of: UmmAlQura.days.lowerBound - 1) == nil)
    #expect(UmmAlQura.date(of: UmmAlQura.days.upperBound) == nil)
    #expect(UmmAlQura.date(of: Day(number: .max)) == nil)
    #expect(UmmAlQura.day(of: try #require(HijriDate(year: 1_299, month: 12, day: 1))) == nil)
    #expect(UmmAlQura.day(of: try #require(HijriDate(year: 1_501, month: 1, day: 1))) == nil)
    #expect(UmmAlQura.daysIn(month: 1, of: 1_501) == nil)
  }
}
