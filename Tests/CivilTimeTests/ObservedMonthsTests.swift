import Testing

@testable import CivilTime

@Suite struct ObservedMonthsTests {
  /// A holiday of the Hijri calendar: month, day, and what the country's list calls it.
  struct Holiday: CustomTestStringConvertible {
    let country: String
    let name: String
    let month: Int
    let days: ClosedRange<Int>
    /// How many dates the list has that are not estimated.
    let count: Int
    /// Dates of months that the table leaves out, and what it makes of them.
    var exceptions: [String] = []
    var testDescription: String { "\(name) in \(country)" }
  }

  static let holidays = [
    Holiday(country: "IR", name: "Tasua", month: 1, days: 9...9, count: 9),
    Holiday(country: "IR", name: "Ashura", month: 1, days: 10...10, count: 9),
    Holiday(country: "IR", name: "Arbaeen", month: 2, days: 20...20, count: 9),
    Holiday(
      country: "IR", name: "Death of Prophet Muhammad and Martyrdom of Hasan ibn Ali", month: 2, days: 28...28, count: 9
    ),
    Holiday(country: "IR", name: "Martyrdom of Ali al-Rida", month: 2, days: 29...30, count: 9),
    Holiday(country: "IR", name: "Martyrdom of Hasan al-Askari", month: 3, days: 8...8, count: 9),
    Holiday(
      country: "IR", name: "Birthday of Muhammad and Imam Ja'far al-Sadiq", month: 3, days: 17...17, count: 9),
    Holiday(country: "IR", name: "Martyrdom of Fatima", month: 6, days: 3...3, count: 10),
    Holiday(country: "IR", name: "Birthday of Imam Ali", month: 7, days: 13...13, count: 10),
    Holiday(country: "IR", name: "Isra' and Mi'raj", month: 7, days: 27...27, count: 9),
    Holiday(country: "IR", name: "Birthday of Mahdi", month: 8, days: 15...15, count: 9),
    Holiday(country: "IR", name: "Martyrdom of Imam Ali", month: 9, days: 21...21, count: 9),
    Holiday(country: "IR", name: "Eid al-Fitr", month: 10, days: 1...1, count: 9),
    Holiday(country: "IR", name: "Eid al-Fitr Holiday", month: 10, days: 2...2, count: 9),
    Holiday(country: "IR", name: "Martyrdom of Imam Ja'far al-Sadiq", month: 10, days: 25...25, count: 9),
    Holiday(country: "IR", name: "Eid al-Adha", month: 12, days: 10...10, count: 9),
    Holiday(country: "IR", name: "Eid al-Ghadir", month: 12, days: 18...18, count: 9),
    // The list contradicts itself over three years' Muharram, which the table leaves out for that: in 1441 its new year
    // comes on the 29th day of the month before, in 1443 and 1445 nine days before a later Ashura.
    Holiday(
      country: "IQ", name: "Islamic New Year", month: 1, days: 1...1, count: 8,
      exceptions: ["2019-08-31 is 1440-12-29", "no date for 2021-08-09", "no date for 2023-07-19"]),
    Holiday(
      country: "IQ", name: "Ashura", month: 1, days: 10...10, count: 8,
      exceptions: ["no date for 2019-09-10", "no date for 2021-08-19", "no date for 2023-07-29"]),
    Holiday(country: "IQ", name: "Prophet's Birthday", month: 3, days: 12...12, count: 8),
    Holiday(country: "IQ", name: "Eid al-Fitr", month: 10, days: 1...3, count: 24),
    Holiday(
      country: "IQ", name: "Day of Arafah", month: 12, days: 9...9, count: 8, exceptions: ["no date for 2025-06-05"]),
    Holiday(
      country: "IQ", name: "Eid al-Adha", month: 12, days: 10...12, count: 24,
      exceptions: ["no date for 2025-06-06", "no date for 2025-06-07", "no date for 2025-06-08"]),
    Holiday(
      country: "IQ", name: "Eid al-Ghadir", month: 12, days: 18...18, count: 2,
      exceptions: ["no date for 2025-06-15"]),
  ]

  @Test(arguments: holidays) func holidaysComeOutOfTheTable(_ holiday: Holiday) throws {
    let fixtures = try HolidayFixtures(country: holiday.country)
    let table = try ObservedMonths(fixtures.months)
    var found: [String] = []
    for (day, name) in fixtures.holidays where name == holiday.name {
      guard let date = table.date(of: day) else {
        found.append("no date for \(day)")
        continue
      }
      if table.day(of: date) != day { found.append("\(day) is \(date), which is not \(day)") }
      if date.month != holiday.month || !holiday.days.contains(date.day) { found.append("\(day) is \(date)") }
    }
    #expect(found == holiday.exceptions)
    #expect(fixtures.holidays.count { $0.name == holiday.name } == holiday.count)
  }

  @Test(arguments: ["IR", "IQ"]) func everyDayOfTheTableGoesBothWays(country: String) throws {
    let table = try ObservedMonths(try HolidayFixtures(country: country).months)
    let first = try #require(table.months.first).firstDay
    let last = try #require(table.months.last).firstDay
    var faults: [String] = []
    var known = 0
    for number in (first.number - 40)..<(last.number + 40) {
      // The witness looks at the months one by one.
      let month = table.months.last { $0.firstDay.number <= number }
      let next = month.flatMap { month in table.months.first { $0.firstDay > month.firstDay } }
      let follows = month.map { ($0.year * 12 + $0.month + 1) == (next.map { $0.year * 12 + $0.month } ?? 0) } ?? false
      let end = (follows ? next?.firstDay : month.map { $0.firstDay + 29 })?.number ?? .min
      let expected = month.flatMap { month in
        number < end ? HijriDate(year: month.year, month: month.month, day: number - month.firstDay.number + 1) : nil
      }
      let found = table.date(of: Day(number: number))
      if found != expected { faults.append("\(Day(number: number)): \(String(describing: found))") }
      if let found, table.day(of: found)?.number != number { faults.append("back from \(found)") }
      known += found == nil ? 0 : 1
    }
    #expect(faults.prefix(5).isEmpty)
    #expect(known >= 29 * table.months.count)
  }

  @Test func theThirtiethIsKnownOnlyFromTheNextMonth() throws {
    let table = try ObservedMonths([
      ObservedMonth(year: 1_441, month: 9, firstDay: Day(number: 1_000)),
      ObservedMonth(year: 1_441, month: 10, firstDay: Day(number: 1_030)),
      ObservedMonth(year: 1_441, month: 12, firstDay: Day(number: 1_089)),
    ])
    func day(_ month: Int, _ day: Int) -> Int? {
      HijriDate(year: 1_441, month: month, day: day).flatMap(table.day(of:))?.number
    }
    #expect(day(9, 1) == 1_000)
    #expect(day(9, 30) == 1_029)
    #expect(day(10, 29) == 1_058)
    #expect(day(10, 30) == nil)
    #expect(day(11, 1) == nil)
    #expect(day(12, 29) == 1_117)
    #expect(table.date(of: Day(number: 1_029)) == HijriDate(year: 1_441, month: 9, day: 30))
    #expect(table.date(of: Day(number: 1_059)) == nil)
    #expect(table.date(of: Day(number: 999)) == nil)
  }

  /// How far a country's months start from the computed ones: days late, and how many months were so.
  @Test(arguments: [("IR", [0: 31, 1: 52]), ("IQ", [0: 23, 1: 5])])
  func observedMonthsStartWithTheComputedOnesOrLater(country: String, counts: [Int: Int]) throws {
    var found: [Int: Int] = [:]
    for month in try HolidayFixtures(country: country).months {
      let first = try #require(HijriDate(year: month.year, month: month.month, day: 1))
      found[month.firstDay - (try #require(UmmAlQura.day(of: first))), default: 0] += 1
    }
    #expect(found == counts)
  }

  /// Lists of months that are no table, with what is said of them.
  struct Fault: CustomTestStringConvertible {
    let months: [(year: Int, month: Int, day: Int)]
    let messages: [String]
    var testDescription: String { messages.first ?? "" }
  }

  static let faults = [
    Fault(
      months: [(1_441, 9, 18_377), (1_441, 9, 18_378)],
      messages: ["Ramadan 1441 is listed twice, from 2020-04-25 and from 2020-04-26"]),
    Fault(
      months: [(1_441, 10, 18_377 + 31), (1_441, 9, 18_377)],
      messages: [
        "Shawwal 1441 starts on 2020-05-26, 31 days after Ramadan 1441; months have 29 or 30 days"
      ]),
    Fault(
      months: [(1_441, 9, 18_377), (1_441, 10, 18_377 + 28), (1_442, 13, 19_000)],
      messages: [
        "there is no Hijri month 1442-13: years count from 1 and months from 1 to 12",
        "Shawwal 1441 starts on 2020-05-23, 28 days after Ramadan 1441; months have 29 or 30 days",
      ]),
  ]

  @Test(arguments: faults) func refusesTablesThatContradictThemselves(_ fault: Fault) {
    let error = #expect(throws: ObservedMonthsError.self) {
      try ObservedMonths(
        fault.months.map { ObservedMonth(year: $0.year, month: $0.month, firstDay: Day(number: $0.day)) })
    }
    #expect(error?.faults.map(\.message) == fault.messages)
  }
}
