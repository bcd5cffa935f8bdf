import CivilTime
import Testing

@testable import OpeningRules

/// How many days evaluation expands: work, not seconds.
struct CostTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let after: String
    let years: Int
    let change: String?
    /// At most so many days may be expanded.
    let days: Int
    var testDescription: String { rule }

    init(_ rule: String, _ after: String, _ years: Int, _ change: String?, days: Int) {
      self.rule = rule
      self.after = after
      self.years = years
      self.change = change
      self.days = days
    }
  }

  static let cases = [
    Case("Su,We 08:00-16:00", "2020-06-08T12:00", 2, "2020-06-10T08:00", days: 1),
    Case("Su,We 08:00-16:00", "2020-06-10T12:00", 2, "2020-06-10T16:00", days: 1),
    // Once in ten years.
    Case("2030 Jun 10 08:00-16:00", "2020-06-10T12:00", 20, "2030-06-10T08:00", days: 1),
    Case("Feb 29 Sa 08:00-16:00", "2020-03-01T00:00", 40, "2048-02-29T08:00", days: 1),
    Case("Jan 01 week 53 Sa 08:00-16:00", "2018-01-01T00:00", 40, "2033-01-01T08:00", days: 1),
    // Open all the time, but for one day.
    Case("24/7; 2030 Jun 10 off", "2020-06-10T12:00", 20, "2030-06-10T00:00", days: 20),
    Case("Mo-Su 00:00-24:00; Jun 10 off", "2020-06-10T12:00", 20, "2020-06-11T00:00", days: 2),
    // Never.
    Case("24/7", "2020-06-10T12:00", 1_000, nil, days: 20),
    Case("off", "2020-06-10T12:00", 1_000, nil, days: 0),
    Case("2019 Su,We 08:00-16:00; PH off", "2020-06-10T12:00", 1_000, nil, days: 1),
    Case("2020 Jul 08-2023 Dec 31 Su,We 08:00-16:00; PH off", "2024-01-01T00:00", 1_000, nil, days: 1),
    Case("Jan week 30 08:00-16:00", "2020-06-10T12:00", 1_000, nil, days: 1),
    Case("PH 08:00-16:00", "2020-06-10T12:00", 1_000, nil, days: 1),
    // Painted closed again every day.
    Case("24/7; off", "2020-06-10T12:00", 1_000, nil, days: 20),
    Case("08:00-16:00; 24/7", "2020-06-10T12:00", 1_000, nil, days: 20),
    Case("20:00-04:00; 04:00-28:00", "2020-06-10T12:00", 1_000, nil, days: 20),
  ]

  @Test(arguments: cases) func expandsFewDays(_ test: Case) throws {
    let evaluator = RuleEvaluator(try OpeningRule(parsing: test.rule), holidays: [])
    let after = try Fixtures.wallTime(test.after)
    var count = 0
    let change = evaluator.nextChange(
      after: after, horizon: WallTime(minutes: after.minutes + test.years * 525_960), expandedDayCount: &count)
    #expect(change?.description == test.change)
    #expect(count <= test.days)
  }

  @Test func schedulesExpandTheDaysThatMatch() throws {
    let rule = try OpeningRule(parsing: "2020 Jul 08-2023 Dec 31 Su,We 08:00-16:00; PH off")
    let holidays = (0..<400).map { Day(number: 18_000 + 13 * $0) }
    let start = try Fixtures.wallTime("2010-01-01T00:00")
    let end = try Fixtures.wallTime("2040-01-01T00:00")
    var walker = RuleEvaluator(rule, holidays: holidays).walker(from: start, until: end)
    var days = 0
    while walker.next() != nil { days += 1 }
    // Sundays and Wednesdays from 8 July 2020 to 31 December 2023; not the holidays, nor the years around.
    #expect(days == 364)
    #expect(walker.expandedDayCount == 364)
  }

  @Test func stretchesThatAreAllAlikeAreOnePiece() throws {
    let rule = try OpeningRule(parsing: "24/7; 2030 Jun 10 off")
    let evaluator = RuleEvaluator(rule, holidays: [])
    let start = try Fixtures.wallTime("2000-01-01T00:00")
    let end = try Fixtures.wallTime("2100-01-01T00:00")
    var walker = evaluator.walker(from: start, until: end)
    while walker.next() != nil {}
    #expect(walker.expandedDayCount <= 20)
    let schedule = evaluator.schedule(from: start, until: end)
    #expect(
      Fixtures.pairs(schedule.open) == [
        ["2000-01-01T00:00", "2030-06-10T00:00"], ["2030-06-11T00:00", "2100-01-01T00:00"],
      ])
  }
}
