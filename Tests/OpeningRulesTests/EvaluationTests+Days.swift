import CivilTime
import OpeningRules
import Testing

extension EvaluationTests {
  /// Rules about days, each with the days of a window that it matches, in whole days.
  struct DayCase: CustomTestStringConvertible {
    let rule: String
    let from: String
    let until: String
    /// `12-24..01-02`, both ends included, joined with `; `.
    let expected: String
    var holidays: [String] = []
    var testDescription: String { rule }

    init(_ rule: String, _ from: String, _ until: String, _ expected: String, holidays: [String] = []) {
      self.rule = rule
      self.from = from
      self.until = until
      self.expected = expected
      self.holidays = holidays
    }
  }

  private func check(_ test: DayCase) throws {
    let rule = try OpeningRule(parsing: test.rule)
    let holidays = try test.holidays.map { try Fixtures.wallTime("\($0)T00:00").day }
    let schedule = RuleEvaluator(rule, holidays: holidays)
      .schedule(from: try Fixtures.wallTime("\(test.from)T00:00"), until: try Fixtures.wallTime("\(test.until)T00:00"))
    let days = schedule.open.ranges.map { range in
      let first = Day(number: range.lowerBound / 1_440)
      let last = Day(number: range.upperBound / 1_440 - 1)
      return first == last ? "\(first)" : "\(first)..\(last)"
    }
    #expect(days.joined(separator: "; ") == test.expected)
  }

  static let ranges = [
    DayCase("Nov-Feb", "2020-01-01", "2021-03-05", "2020-01-01..2020-02-29; 2020-11-01..2021-02-28"),
    DayCase("Dec 24-Jan 02", "2020-01-01", "2021-03-01", "2020-01-01..2020-01-02; 2020-12-24..2021-01-02"),
    DayCase("2020 Jun 15-Jul 15", "2019-01-01", "2022-01-01", "2020-06-15..2020-07-15"),
    DayCase("2020 Jun 15-2020 Jul 15", "2019-01-01", "2022-01-01", "2020-06-15..2020-07-15"),
    DayCase("2020 Dec 24-Jan 02", "2019-01-01", "2023-01-01", "2020-12-24..2021-01-02"),
    DayCase("2020 Dec 24-2022 Jan 02", "2019-01-01", "2023-01-01", "2020-12-24..2022-01-02"),
    DayCase("2020 Jun 15", "2019-01-01", "2022-01-01", "2020-06-15"),
    DayCase("Jun 15-17", "2019-01-01", "2021-01-01", "2019-06-15..2019-06-17; 2020-06-15..2020-06-17"),
    DayCase("Feb 29", "2019-01-01", "2025-01-01", "2020-02-29; 2024-02-29"),
    DayCase("Feb 29", "2096-01-01", "2105-01-01", "2096-02-29; 2104-02-29"),
    DayCase("Feb 27-29", "2020-01-01", "2022-01-01", "2020-02-27..2020-02-29; 2021-02-27..2021-02-28"),
    DayCase("Feb 29-Mar 02", "2020-01-01", "2022-01-01", "2020-02-29..2020-03-02; 2021-03-01..2021-03-02"),
    DayCase("Dec 31-Feb 29", "2020-06-01", "2021-06-01", "2020-12-31..2021-02-28"),
    DayCase("2020 Dec 31-Feb 29", "2020-06-01", "2022-06-01", "2020-12-31..2021-02-28"),
    DayCase("2021 Feb 27-29", "2020-06-01", "2022-06-01", "2021-02-27..2021-02-28"),
    DayCase("Nov 28-Nov 27", "2020-01-01", "2022-01-01", "2020-01-01..2021-12-31"),
    DayCase("Mar-Feb", "2020-01-01", "2022-01-01", "2020-01-01..2021-12-31"),
    DayCase("Jan-Dec", "2020-01-01", "2022-01-01", "2020-01-01..2021-12-31"),
    DayCase("Jun-Aug: Su", "2020-08-20", "2020-09-20", "2020-08-23; 2020-08-30"),
    DayCase("2020 Jun 15,Jul 20", "2020-01-01", "2022-01-01", "2020-06-15; 2020-07-20; 2021-07-20"),
    DayCase("2020 Nov-Feb", "2019-01-01", "2022-01-01", "2020-01-01..2020-02-29; 2020-11-01..2020-12-31"),
    DayCase(
      "2020-2021 Dec 30-Jan 02", "2019-06-01", "2022-06-01",
      "2020-01-01..2020-01-02; 2020-12-30..2021-01-02; 2021-12-30..2021-12-31"),
    DayCase("easter", "2019-01-01", "2021-12-31", "2019-04-21; 2020-04-12; 2021-04-04"),
    DayCase("2020 easter +1 day", "2019-01-01", "2021-12-31", "2020-04-13"),
    DayCase(
      "easter -2 days-easter +1 day", "2020-01-01", "2021-12-31", "2020-04-10..2020-04-13; 2021-04-02..2021-04-05"),
    DayCase("Apr 01-easter", "2020-01-01", "2020-12-31", "2020-04-01..2020-04-12"),
    DayCase("easter-May 01", "2021-01-01", "2021-12-31", "2021-04-04..2021-05-01"),
    // Easter 2024 is on 31 March, before 10 April; Easter 2025 on 20 April, after it.
    DayCase("easter-Apr 10", "2024-01-01", "2026-12-31", "2024-03-31..2024-04-10; 2025-04-20..2026-04-10"),
    DayCase("easter -100 days", "2020-01-01", "2021-12-31", "2020-01-03; 2020-12-25"),
    DayCase("easter -120 days", "2020-01-01", "2020-12-31", "2020-12-05"),
  ]
  @Test(arguments: ranges) func rule9Ranges(_ test: DayCase) throws { try check(test) }

  static let weeks = [
    DayCase("week 53", "2019-01-01", "2022-01-01", "2020-12-28..2021-01-03"),
    DayCase("2021 week 53", "2019-01-01", "2022-01-01", "2021-01-01..2021-01-03"),
    DayCase("2020 week 53", "2019-01-01", "2022-01-01", "2020-12-28..2020-12-31"),
    DayCase("week 01", "2019-06-01", "2020-06-01", "2019-12-30..2020-01-05"),
    DayCase("week 02-06/2 We", "2020-01-01", "2020-12-31", "2020-01-08; 2020-01-22; 2020-02-05"),
    DayCase("week 10,12: Mo", "2020-01-01", "2020-12-31", "2020-03-02; 2020-03-16"),
    DayCase("week 01-53", "2020-12-01", "2021-02-01", "2020-12-01..2021-01-31"),
    DayCase("2020-2024/2 Jan 01", "2018-01-01", "2027-01-01", "2020-01-01; 2022-01-01; 2024-01-01"),
    DayCase("2023+ Jan 01", "2021-01-01", "2025-01-01", "2023-01-01; 2024-01-01"),
    DayCase("2020,2022+ Jan 01", "2019-01-01", "2024-01-01", "2020-01-01; 2022-01-01; 2023-01-01"),
  ]
  @Test(arguments: weeks) func rule10WeeksAndYears(_ test: DayCase) throws { try check(test) }

  static let nths = [
    DayCase("We[1]", "2020-06-01", "2020-08-01", "2020-06-03; 2020-07-01"),
    DayCase("We[-1]", "2020-06-01", "2020-08-01", "2020-06-24; 2020-07-29"),
    DayCase("We[1,3]", "2020-06-01", "2020-07-01", "2020-06-03; 2020-06-17"),
    DayCase("We[1-2]", "2020-06-01", "2020-07-01", "2020-06-03; 2020-06-10"),
    DayCase("We[5]", "2020-06-01", "2020-10-01", "2020-07-29; 2020-09-30"),
    DayCase("We[-5]", "2020-06-01", "2020-10-01", "2020-07-01; 2020-09-02"),
    DayCase("We[1,-1]", "2020-06-01", "2020-07-01", "2020-06-03; 2020-06-24"),
    DayCase("Fr[-1] +2 days", "2020-07-01", "2020-09-01", "2020-08-02; 2020-08-30"),
    DayCase("Mo[1] -3 days", "2020-07-01", "2020-09-01", "2020-07-03; 2020-07-31"),
    DayCase("Mo[1] -5 days", "2020-05-25", "2020-06-30", "2020-05-27"),
    // The month slot asks about the shifted day, and the position about the day before the shift.
    DayCase("Aug Fr[-1] +2 days", "2020-07-01", "2020-10-01", "2020-08-02; 2020-08-30"),
    DayCase("Sa[-1],Su", "2020-06-01", "2020-07-01", "2020-06-07; 2020-06-14; 2020-06-21; 2020-06-27..2020-06-28"),
    DayCase("Mo[1],We", "2020-06-01", "2020-06-12", "2020-06-01; 2020-06-03; 2020-06-10"),
  ]
  @Test(arguments: nths) func rule11NthWeekdays(_ test: DayCase) throws { try check(test) }

  static let holidays = [
    DayCase("PH", "2020-01-01", "2021-01-01", "2020-06-04..2020-06-05", holidays: ["2020-06-04", "2020-06-05"]),
    DayCase("PH -1 day", "2020-01-01", "2021-01-01", "2020-06-03", holidays: ["2020-06-04"]),
    DayCase("PH +2 days", "2020-01-01", "2021-01-01", "2020-06-06", holidays: ["2020-06-04"]),
    DayCase("PH,PH -1 day", "2020-01-01", "2021-01-01", "2020-06-03..2020-06-04", holidays: ["2020-06-04"]),
    DayCase("PH -1 day", "2020-12-01", "2021-02-01", "2020-12-31", holidays: ["2021-01-01"]),
    DayCase("Jun PH", "2020-01-01", "2021-01-01", "2020-06-04", holidays: ["2020-03-20", "2020-06-04"]),
    DayCase(
      "PH", "2020-01-01", "2021-01-01", "2020-03-20; 2020-06-04",
      holidays: ["2020-06-04", "2020-03-20", "2020-06-04"]),
    DayCase("PH", "2020-01-01", "2021-01-01", ""),
  ]
  @Test(arguments: holidays) func rule12Holidays(_ test: DayCase) throws { try check(test) }

  @Test func aCommentAloneMeansUnknown() throws {
    let rule = try OpeningRule(parsing: "\"by appointment\"")
    #expect(rule.clauses == [RuleClause(state: .unknown, comment: "by appointment")])
    #expect(rule.text == "unknown \"by appointment\"")
  }
}
