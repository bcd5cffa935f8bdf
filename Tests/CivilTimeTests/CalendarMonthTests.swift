import Testing

@testable import CivilTime

@Suite struct CalendarMonthTests {
  /// A month as read and as reported.
  struct Case: CustomTestStringConvertible {
    let id: String
    let calendar: CalendarKind
    let label: String
    let firstDay: String
    let dayCount: Int
    var testDescription: String { id }
  }

  static let cases = [
    Case(id: "1399-02", calendar: .persian, label: "1399-02 Ordibehesht", firstDay: "2020-04-20", dayCount: 31),
    Case(id: "1399-03", calendar: .persian, label: "1399-03 Khordad", firstDay: "2020-05-21", dayCount: 31),
    Case(id: "1399-07", calendar: .persian, label: "1399-07 Mehr", firstDay: "2020-09-22", dayCount: 30),
    Case(id: "1399-12", calendar: .persian, label: "1399-12 Esfand", firstDay: "2021-02-19", dayCount: 30),
    Case(id: "1402-12", calendar: .persian, label: "1402-12 Esfand", firstDay: "2024-02-20", dayCount: 29),
    Case(id: "2020-06", calendar: .gregorian, label: "2020-06 June", firstDay: "2020-06-01", dayCount: 30),
    Case(id: "2020-02", calendar: .gregorian, label: "2020-02 February", firstDay: "2020-02-01", dayCount: 29),
    Case(id: "1600-01", calendar: .gregorian, label: "1600-01 January", firstDay: "1600-01-01", dayCount: 31),
    Case(id: "2999-12", calendar: .gregorian, label: "2999-12 December", firstDay: "2999-12-01", dayCount: 31),
  ]

  @Test(arguments: cases) func readsAndLabels(_ known: Case) throws {
    let month = try CalendarMonth(parsing: known.id)
    #expect(month.calendar == known.calendar)
    #expect(month.id == known.id)
    #expect(month.label == known.label)
    #expect(month.firstDay.description == known.firstDay)
    #expect(month.dayCount == known.dayCount)
  }

  @Test(arguments: CalendarKind.allCases) func everyDayIsInItsMonthAndMonthsFollow(calendar: CalendarKind) throws {
    let first = SolarHijriDate.days.lowerBound
    let last = SolarHijriDate.days.upperBound - 1
    var month = try #require(CalendarMonth.containing(first, in: calendar))
    var faults: [String] = []
    var months = 1
    for day in first...last {
      if day == month.days.upperBound {
        let next = try #require(month.next)
        if next.firstDay != day { faults.append("\(next) after \(month)") }
        month = next
        months += 1
      }
      if CalendarMonth.containing(day, in: calendar) != month { faults.append("\(day) in \(month)") }
    }
    #expect(faults.prefix(5).isEmpty)
    #expect(months == (calendar == .persian ? 226 * 12 : 226 * 12 + 1))
  }

  @Test func theSolarHijriCalendarEnds() throws {
    let last = try #require(CalendarMonth(calendar: .persian, year: 1_502, month: 12))
    #expect(last.next == nil)
    #expect(CalendarMonth.containing(last.days.upperBound, in: .persian) == nil)
    #expect(CalendarMonth.containing(SolarHijriDate.days.lowerBound - 1, in: .persian) == nil)
    #expect(CalendarMonth(calendar: .persian, year: 1_276, month: 12) == nil)
    #expect(CalendarMonth(calendar: .gregorian, year: 2_020, month: 13) == nil)
  }
}
