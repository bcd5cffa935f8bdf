import Foundation
import Testing

@testable import CivilTime

@Suite struct ISOWeekTests {
  /// Dates with their week dates; the first five are the examples of ISO 8601's edges, the last of this project's.
  struct Case: CustomTestStringConvertible {
    let date: String
    let week: String
    var testDescription: String { "\(date) is in \(week)" }
  }

  static let cases = [
    Case(date: "2005-01-01", week: "2004-W53"),
    Case(date: "2005-12-31", week: "2005-W52"),
    Case(date: "2007-01-01", week: "2007-W01"),
    Case(date: "2008-12-29", week: "2009-W01"),
    Case(date: "2010-01-03", week: "2009-W53"),
    Case(date: "2021-01-01", week: "2020-W53"),
    Case(date: "2020-06-08", week: "2020-W24"),
    Case(date: "2020-06-14", week: "2020-W24"),
  ]

  @Test(arguments: cases) func knownWeeks(_ known: Case) throws {
    let parts = known.date.split(separator: "-").compactMap { Int($0) }
    let date = try #require(GregorianDate(year: parts[0], month: parts[1], day: parts[2]))
    #expect(ISOWeek(containing: date.dayNumber).description == known.week)
  }

  @Test func everyDayOfACycleIsInTheWeekOfItsThursday() {
    // The witness is the ordinal rule: week = (ordinal - weekday + 10) / 7, and a year too far where that has no week.
    func weeksByWeekday(_ year: Int) -> Int {
      let newYear = GregorianDate(year: year, month: 1, day: 1)?.dayNumber.weekday
      return newYear == .thursday || (newYear == .wednesday && GregorianDate.isLeap(year)) ? 53 : 52
    }
    var faults: [String] = []
    var longYears = 0
    for year in 1_800..<2_200 {
      let weeks = weeksByWeekday(year)
      longYears += weeks - 52
      if ISOWeek.weeksIn(year: year) != weeks { faults.append("\(year) has \(ISOWeek.weeksIn(year: year)) weeks") }
      if ISOWeek(year: year, week: weeks + 1) != nil || ISOWeek(year: year, week: 0) != nil {
        faults.append("\(year) has too many weeks")
      }
      guard let newYear = GregorianDate(year: year, month: 1, day: 1)?.dayNumber else { continue }
      for ordinal in 1...(GregorianDate.isLeap(year) ? 366 : 365) {
        let day = newYear + (ordinal - 1)
        let week = (ordinal - day.weekday.rawValue + 10) / 7
        let expected =
          if week < 1 {
            (year - 1, weeksByWeekday(year - 1))
          } else if week > weeks {
            (year + 1, 1)
          } else {
            (year, week)
          }
        let found = ISOWeek(containing: day)
        if (found.year, found.week) != expected { faults.append("\(day) is in \(found)") }
        if ISOWeek(year: found.year, week: found.week) != found { faults.append("\(found) is refused") }
        if found.firstDay != day.startOfWeek(startingOn: .monday) { faults.append("\(found) starts \(found.firstDay)") }
        if found.next != ISOWeek(containing: day + 7) || found >= found.next { faults.append("after \(found)") }
      }
    }
    #expect(faults.prefix(5).isEmpty)
    #expect(longYears == 71)
  }

  @Test func agreesWithFoundationFrom1990To2040() throws {
    let calendar = foundationCalendar(.iso8601)
    let first = try #require(GregorianDate(year: 1_990, month: 1, day: 1)).dayNumber
    let last = try #require(GregorianDate(year: 2_040, month: 12, day: 31)).dayNumber
    let faults = (first.number...last.number).filter { number in
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
      let week = ISOWeek(containing: Day(number: number))
      return parts.yearForWeekOfYear != week.year || parts.weekOfYear != week.week
    }
    #expect(faults.prefix(5).isEmpty)
  }
}
