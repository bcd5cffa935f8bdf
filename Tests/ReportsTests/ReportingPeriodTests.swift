import CivilTime
import Testing

@testable import Reports

/// Horizons cut by months, weeks, days and hours of clocks that are changed.
struct ReportingPeriodTests {
  private static let tehran = TimeZoneTable(named: "Asia/Tehran") ?? .utc
  private static let lordHowe = TimeZoneTable(named: "Australia/Lord_Howe") ?? .utc

  private static func day(_ text: String) throws -> Day {
    try DateExpression(parsing: text, now: nil).time.day
  }

  private static func periods(
    _ unit: ReportingPeriod.Unit, _ from: String, _ until: String, _ clock: TimeZoneTable = tehran
  ) throws -> [ReportingPeriod] {
    try #require(
      ReportingPeriod.all(
        unit, from: day(from), until: day(until), calendar: .persian, weekStart: .saturday, clock: clock))
  }

  @Test(arguments: ReportingPeriod.Unit.allCases) func theyFollowEachOtherWithoutGaps(
    _ unit: ReportingPeriod.Unit
  ) throws {
    let periods = try Self.periods(unit, "2020-03-01", "2020-10-10")
    #expect(periods.first?.seconds.lowerBound == Self.tehran.instant(of: WallTime(try Self.day("2020-03-01"))).seconds)
    #expect(periods.last?.seconds.upperBound == Self.tehran.instant(of: WallTime(try Self.day("2020-10-10"))).seconds)
    for (one, other) in zip(periods, periods.dropFirst()) {
      #expect(one.seconds.upperBound == other.seconds.lowerBound)
    }
    #expect(periods.allSatisfy { !$0.seconds.isEmpty && $0.unit == unit })
    #expect(Set(periods.map(\.id)).count == periods.count)
    #expect(Set(periods.map { $0.label(showsOffset: true) }).count == periods.count)
  }

  @Test func weeksAreThoseOfTheNetworkWithTheNumberOfTheirThursday() throws {
    let weeks = try Self.periods(.week, "2020-06-04", "2020-06-15")
    #expect(weeks.map(\.id) == ["2020-W23", "2020-W24", "2020-W25"])
    #expect(weeks.map(\.isWhole) == [false, true, false])
    #expect(weeks.map(\.days.count) == [2, 7, 2])
    #expect(weeks[1].label(showsOffset: false) == "2020-W24 06-06 (17 Kho)")
    #expect(weeks[1].title == "Saturday 2020-06-06 (17 Khordad 1399)")
  }

  @Test func aMonthIsWholeIfAllItsDaysAreThere() throws {
    let months = try Self.periods(.month, "1399-02-31", "1399-04-01")
    #expect(months.map(\.id) == ["1399-02", "1399-03"])
    #expect(months.map(\.isWhole) == [false, true])
    #expect(months[1].label(showsOffset: true) == "Khordad 1399")
  }

  /// Tehran's clock went from 24:00 back to 23:00 on 20 September 2020, and from 00:00 on to 01:00 on 21 March.
  @Test func anHourThatTheClockShowsTwiceIsTwo() throws {
    let hours = try Self.periods(.hour, "2020-09-20", "2020-09-21")
    #expect(hours.count == 25)
    #expect(hours.suffix(2).map(\.id) == ["2020-09-20T23:00+04:30", "2020-09-20T23:00+03:30"])
    #expect(
      hours.suffix(2).map { $0.label(showsOffset: true) }
        == ["Su 2020-09-20 23:00 +04:30", "Su 2020-09-20 23:00 +03:30"])
    #expect(hours[8].title == "Sunday 2020-09-20 (30 Shahrivar 1399), 08:00")
    #expect(hours.allSatisfy { $0.seconds.count == 3_600 })
    let spring = try Self.periods(.hour, "2020-03-21", "2020-03-22")
    #expect(spring.count == 23)
    #expect(spring.first?.id == "2020-03-21T01:00+04:30")
    #expect(try Self.periods(.day, "2020-09-20", "2020-09-21").map(\.seconds.count) == [25 * 3_600])
  }

  /// Lord Howe's clock goes half an hour on at 02:00 on 4 October 2020, and back at 02:00 on 5 April.
  @Test func halfAnHourOfChangeIsAPeriodOfItsOwn() throws {
    let spring = try Self.periods(.hour, "2020-10-04", "2020-10-05", Self.lordHowe)
    #expect(spring.map(\.seconds.count).reduce(0, +) == 47 * 1_800)
    #expect(spring[2].id == "2020-10-04T02:30+11:00" && spring[2].seconds.count == 1_800)
    let autumn = try Self.periods(.hour, "2020-04-05", "2020-04-06", Self.lordHowe)
    #expect(autumn.map(\.seconds.count).reduce(0, +) == 49 * 1_800)
    #expect(autumn[2].id == "2020-04-05T01:30+10:30" && autumn[2].seconds.count == 1_800)
  }

  @Test func daysCountAsTheirPartOfAMonth() throws {
    #expect(try Self.periods(.hour, "1399-03-01", "1399-04-01").months(in: .persian) == 1)
    #expect(try Self.periods(.week, "1399-01-01", "1400-01-01").months(in: .persian) == 12)
    #expect(try Self.periods(.day, "2020-06-16", "2020-08-01").months(in: .gregorian) == 1.5)
  }

  @Test func aCalendarThatDoesNotReachHasNoMonths() throws {
    let first = try Self.day("2200-06-01")
    let all = ReportingPeriod.all(
      .month, from: first, until: first + 30, calendar: .persian, weekStart: .monday, clock: .utc)
    #expect(all == nil)
    let days = ReportingPeriod.all(
      .day, from: first, until: first + 30, calendar: .persian, weekStart: .monday, clock: .utc)
    #expect(days?.count == 30)
    #expect(days?.months(in: .persian) == nil)
  }

  @Test func momentsHaveMilliseconds() {
    #expect(TimeText.withMilliseconds(1_591_506_000.25, on: Self.tehran) == "2020-06-07T09:30:00.250+04:30")
    #expect(TimeText.withMilliseconds(1_591_506_059.999_9, on: .utc) == "2020-06-07T05:01:00.000+00:00")
  }
}
