import CivilTime
import CrossingModel
import Testing

@testable import OpeningTimeline

struct QuotaScheduleTests {
  /// Periods as text on Baghdad's clock: `06-07 00:00 24h 250`.
  private func periods(_ quota: Quota, _ from: String, _ until: String) throws -> [String] {
    var border = BorderFixture(iran: [try phase("always", "24/7")], iraq: [try phase("always", "24/7")])
    border.quotas = [quota]
    let clocks = Clocks(border.network)
    let baghdad = clocks.clock(of: "iraq")
    return try border.timeline(from, until).quotaSchedules(clocks: clocks)[0].periods.map { period in
      let start = baghdad.wallTime(at: Instant(seconds: period.range.lowerBound))
      return "\(start.day.description.dropFirst(5)) \(start.clockText) \(period.range.count / 3_600)h \(period.trucks)"
    }
  }

  private func quota(_ period: Quota.Period, from: String? = nil, until: String? = nil, start: Weekday = .saturday)
    -> Quota
  {
    Quota(
      id: "q", from: from.map(wall), until: until.map(wall), trucks: 250, period: period, side: "iraq",
      weekStart: start)
  }

  @Test func daysAreThoseOfTheQuotasSide() throws {
    // The window is cut on Tehran's clock: 22:30 in Baghdad.
    #expect(
      try periods(quota(.day), "2020-06-07", "2020-06-09")
        == ["06-06 22:30 1h 250", "06-07 00:00 24h 250", "06-08 00:00 22h 250"])
  }

  @Test func aQuotaHoldsFromAndUntil() throws {
    #expect(
      try periods(quota(.day, from: "2020-06-07T12:00", until: "2020-06-09"), "2020-06-01", "2020-07-01")
        == ["06-07 12:00 12h 250", "06-08 00:00 24h 250"])
  }

  @Test(arguments: [(Weekday.saturday, "06-06"), (.sunday, "06-07"), (.monday, "06-08")])
  func weeksStartOnTheirDay(_ start: Weekday, _ day: String) throws {
    let weeks = try periods(quota(.week, start: start), "2020-06-01", "2020-06-20")
    #expect(weeks.dropFirst().dropLast().allSatisfy { $0.hasSuffix(" 00:00 168h 250") })
    #expect(weeks.contains("\(day) 00:00 168h 250"))
  }

  @Test func aQuotaOutsideTheWindowHasNoPeriods() throws {
    #expect(try periods(quota(.day, until: "2020-06-07"), "2020-06-08", "2020-06-20") == [])
  }
}
