import CivilTime
import OpeningTimeline
import Testing

@testable import Reports

struct TimeTextTests {
  private let tehran = TimeZoneTable(named: "Asia/Tehran") ?? .utc
  private let newYork = TimeZoneTable(named: "America/New_York") ?? .utc

  @Test func anOffsetGoesWithEveryTime() {
    // 2020-06-07T05:00:00Z
    let instant = Instant(seconds: 1_591_506_000)
    #expect(tehran.text(of: instant) == "2020-06-07T09:30+04:30")
    #expect(newYork.text(of: instant) == "2020-06-07T01:00-04:00")
    #expect(TimeZoneTable.utc.text(of: instant) == "2020-06-07T05:00+00:00")
    #expect(TimeText.city(newYork) == "New York")
  }

  @Test func aClockOnAnotherDaySaysSo() {
    // 2020-06-06T21:00:00Z: Sunday half past one in Tehran, Saturday afternoon in New York.
    let instant = Instant(seconds: 1_591_477_200)
    let day = tehran.wallTime(at: instant).day
    #expect(TimeText.onClocks(instant, [tehran, newYork], day: day) == "01:30 Tehran · 06-06 17:00 New York")
    #expect(TimeText.longDate(day) == "Sunday 2020-06-07 (18 Khordad 1399)")
  }

  @Test func datesBeforeAndAfterTheSolarHijriTableStandAlone() {
    #expect(TimeText.longDate(Day(number: 100_000)) == "Tuesday 2243-10-17")
  }

  struct Week: CustomTestStringConvertible {
    let iso: String
    let start: Weekday
    let firstDay: String
    var testDescription: String { "\(iso) from \(start)" }
  }

  /// An ISO week runs from Monday to Sunday; a week of the network is the one that holds its Thursday.
  @Test(arguments: [
    Week(iso: "2020-W24", start: .monday, firstDay: "2020-06-08"),
    Week(iso: "2020-W24", start: .saturday, firstDay: "2020-06-06"),
    Week(iso: "2020-W24", start: .sunday, firstDay: "2020-06-07"),
    Week(iso: "2020-W24", start: .friday, firstDay: "2020-06-05"),
    Week(iso: "2020-W24", start: .thursday, firstDay: "2020-06-11"),
    Week(iso: "2021-W01", start: .saturday, firstDay: "2021-01-02"),
  ])
  func weeksHoldTheThursday(_ example: Week) throws {
    let day = CalendarPeriod.week(try ISOWeek(parsing: example.iso), startingOn: example.start).days.lowerBound
    #expect(day.description == example.firstDay)
  }
}
