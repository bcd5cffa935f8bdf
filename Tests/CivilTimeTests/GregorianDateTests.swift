import Foundation
import Testing

@testable import CivilTime

@Suite struct GregorianDateTests {
  /// Dates with their day numbers, by hand or from the sources named.
  struct Case: CustomTestStringConvertible {
    let year: Int
    let month: Int
    let day: Int
    let number: Int
    let weekday: Weekday
    var testDescription: String { "\(year)-\(month)-\(day)" }
  }

  static let cases = [
    Case(year: 1970, month: 1, day: 1, number: 0, weekday: .thursday),
    Case(year: 1969, month: 12, day: 31, number: -1, weekday: .wednesday),
    Case(year: 1582, month: 10, day: 15, number: -141_427, weekday: .friday),
    Case(year: 2000, month: 2, day: 29, number: 11_016, weekday: .tuesday),
    Case(year: 2020, month: 6, day: 7, number: 18_420, weekday: .sunday),
    Case(year: 2038, month: 1, day: 19, number: 24_855, weekday: .tuesday),
    Case(year: 0, month: 3, day: 1, number: -719_468, weekday: .wednesday),
    Case(year: -400, month: 3, day: 1, number: -719_468 - 146_097, weekday: .wednesday),
  ]

  @Test(arguments: cases) func knownDays(_ known: Case) throws {
    let date = try #require(GregorianDate(year: known.year, month: known.month, day: known.day))
    #expect(date.dayNumber.number == known.number)
    #expect(GregorianDate(Day(number: known.number)) == date)
    #expect(Day(number: known.number).weekday == known.weekday)
  }

  @Test(arguments: [
    (2023, 2, 29), (2100, 2, 29), (1900, 2, 29), (2023, 4, 31), (2023, 0, 1), (2023, 13, 1), (2023, 1, 0),
    (2023, 1, 32), (2023, -1, 5), (2023, 2, -1),
  ])
  func refusesDatesThatDoNotExist(year: Int, month: Int, day: Int) {
    #expect(GregorianDate(year: year, month: month, day: day) == nil)
  }

  @Test func everyDayOfFourCyclesFollowsTheOneBefore() throws {
    // The witness counts by the calendar's definition alone.
    var (year, month, day) = (1_200, 1, 1)
    var faults: [String] = []
    let first = try #require(GregorianDate(year: 1_200, month: 1, day: 1)).dayNumber
    for number in first.number..<(first.number + 4 * 146_097) {
      let date = GregorianDate(Day(number: number))
      if (date.year, date.month, date.day) != (year, month, day) || date.dayNumber.number != number {
        faults.append("day \(number) gives \(date), counted \(year)-\(month)-\(day)")
      }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(faults.prefix(5).isEmpty)
    #expect((year, month, day) == (2_800, 1, 1))
  }

  @Test func agreesWithFoundationFrom1600To2400() throws {
    let calendar = foundationCalendar(.gregorian)
    var faults: [String] = []
    let first = try #require(GregorianDate(year: 1_600, month: 1, day: 1)).dayNumber.number
    let last = try #require(GregorianDate(year: 2_400, month: 12, day: 31)).dayNumber.number
    for number in stride(from: first, through: last, by: 13) {
      let date = GregorianDate(Day(number: number))
      if calendar.yearMonthDay(ofDay: number) != [date.year, date.month, date.day] { faults.append("\(date)") }
      if calendar.dayNumber(year: date.year, month: date.month, day: date.day) != number { faults.append("to \(date)") }
    }
    #expect(faults.prefix(5).isEmpty)
  }

  @Test func daysFarAwayKeepTheirDistance() {
    for cycles in [-1_000_000_000_000, -1_000_000, -1, 1, 1_000_000, 1_000_000_000_000] {
      let far = GregorianDate(Day(number: 18_420 + cycles * 146_097))
      #expect((far.year, far.month, far.day) == (2_020 + 400 * cycles, 6, 7))
      #expect(far.dayNumber.number == 18_420 + cycles * 146_097)
    }
  }

  @Test func writesISODates() {
    #expect(Day(number: 18_420).description == "2020-06-07")
    #expect(WallTime(Day(number: 18_420), minute: 485).description == "2020-06-07T08:05")
    #expect(GregorianDate(year: 812, month: 1, day: 2)?.description == "0812-01-02")
    #expect(WallTime(minutes: -1).description == "1969-12-31T23:59")
  }
}

@Suite struct DayTests {
  @Test func floorDivisionRoundsDownAndTheRemainderFits() {
    var faults: [String] = []
    for divisor in 1...40 {
      for dividend in -200...200 {
        let quotient = floorDivide(dividend, divisor)
        let remainder = floorModulo(dividend, divisor)
        let fits = remainder >= 0 && remainder < divisor && quotient * divisor + remainder == dividend
        if !fits { faults.append("\(dividend) by \(divisor): \(quotient), \(remainder)") }
      }
    }
    #expect(faults.isEmpty)
    #expect(floorDivide(.min, 2) == Int.min / 2)
    #expect(floorModulo(.max, 7) == Int.max % 7)
  }

  @Test func weekdaysCount() {
    for weekday in Weekday.allCases {
      #expect(Weekday(twoLetters: weekday.twoLetters) == weekday)
      #expect(weekday.englishName.hasPrefix(weekday.twoLetters))
      #expect(Weekday(isoNumber: weekday.rawValue) == weekday)
    }
    #expect(Weekday(twoLetters: "su") == nil)
    #expect(Weekday.saturday.daysSince(.sunday) == 6)
    #expect(Weekday.sunday.daysSince(.saturday) == 1)
    #expect(Weekday.friday.daysSince(.friday) == 0)
  }

  @Test func weeksStartOnAnyDay() {
    for number in -30..<30 {
      for weekday in Weekday.allCases {
        let start = Day(number: number).startOfWeek(startingOn: weekday)
        #expect(start.weekday == weekday && start.number <= number && start.number > number - 7)
      }
    }
  }
}
