import CivilTime
import OpeningRules
import Testing

/// What rules mean, one table for each of the twelve rules of evaluation and one for the traps.
///
/// Weekdays: 2020-06-07, 2021-01-03 and 2024-03-03 were Sundays.
struct EvaluationTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    /// First day, and how many days.
    let from: String
    let days: Int
    let expected: String
    var holidays: [String] = []
    var testDescription: String { rule }

    init(_ rule: String, _ from: String, _ days: Int, _ expected: String, holidays: [String] = []) {
      self.rule = rule
      self.from = from
      self.days = days
      self.expected = expected
      self.holidays = holidays
    }
  }

  private func check(_ test: Case) throws {
    let rule = try OpeningRule(parsing: test.rule)
    let holidays = try test.holidays.map { try Fixtures.wallTime("\($0)T00:00").day }
    let first = try Fixtures.wallTime("\(test.from)T00:00").day
    let schedule = RuleEvaluator(rule, holidays: holidays)
      .schedule(from: WallTime(first), until: WallTime(first + test.days))
    #expect(ScheduleNotation.text(schedule) == test.expected)
    // The canonical text means the same.
    let again = RuleEvaluator(try OpeningRule(parsing: rule.text), holidays: holidays)
    #expect(again.schedule(from: WallTime(first), until: WallTime(first + test.days)) == schedule)
  }

  // MARK: - The twelve rules

  static let separators = [
    Case("Mo 08:00-12:00; Tu 09:00-10:00", "2020-06-08", 3, "06-08 08:00-12:00; 06-09 09:00-10:00"),
    Case("08:00-12:00, 13:00-16:00", "2020-06-08", 1, "06-08 08:00-12:00; 06-08 13:00-16:00"),
    Case("08:00-12:00,13:00-16:00", "2020-06-08", 1, "06-08 08:00-12:00; 06-08 13:00-16:00"),
    Case("Mo 08:00-12:00, 13:00-16:00", "2020-06-08", 2, "06-08 08:00-12:00; 06-08 13:00-16:00"),
    Case("Mo 08:00-12:00, Mo 13:00-16:00", "2020-06-08", 2, "06-08 08:00-12:00; 06-08 13:00-16:00"),
    Case("Mo 08:00-12:00 || 10:00-16:00", "2020-06-08", 2, "06-08 08:00-16:00; 06-09 10:00-16:00"),
    Case("Mo 08:00-12:00 unknown, 10:00-16:00", "2020-06-08", 1, "06-08 08:00-10:00?; 06-08 10:00-16:00"),
    Case("Mo, We 08:00-12:00", "2020-06-08", 3, "06-08 00:00-24:00; 06-10 08:00-12:00"),
  ]
  @Test(arguments: separators) func rule1Separators(_ test: Case) throws { try check(test) }

  static let selectors = [
    Case("2020 Jun week 24 We 08:00-12:00", "2020-06-01", 30, "06-10 08:00-12:00"),
    Case("PH,Su 10:00-11:00", "2020-06-05", 5, "06-07 10:00-11:00; 06-09 10:00-11:00", holidays: ["2020-06-09"]),
    Case("Mo-Fr,PH 10:00-11:00", "2020-06-06", 3, "06-07 10:00-11:00; 06-08 10:00-11:00", holidays: ["2020-06-07"]),
    Case("Sa-Mo 10:00-11:00", "2020-06-05", 5, "06-06 10:00-11:00; 06-07 10:00-11:00; 06-08 10:00-11:00"),
    Case("Jun,Aug 01 10:00-11:00", "2020-06-29", 35, "06-29 10:00-11:00; 06-30 10:00-11:00; 08-01 10:00-11:00"),
    Case("2019,2021 Jun 15 10:00-11:00", "2020-01-01", 600, "06-15 10:00-11:00"),
    Case("2020 Jun,Dec Su[1] 10:00-11:00", "2020-01-01", 730, "06-07 10:00-11:00; 12-06 10:00-11:00"),
  ]
  @Test(arguments: selectors) func rule2Selectors(_ test: Case) throws { try check(test) }

  static let spans = [
    Case("Mo 20:00-04:00", "2020-06-08", 3, "06-08 20:00-06-09 04:00"),
    Case("Mo 20:00-28:00", "2020-06-08", 3, "06-08 20:00-06-09 04:00"),
    Case("Mo 22:00-22:00", "2020-06-08", 3, "06-08 22:00-06-09 22:00"),
    Case("Mo 00:00-00:00", "2020-06-08", 3, "06-08 00:00-24:00"),
    Case("Mo 00:00-24:00", "2020-06-08", 3, "06-08 00:00-24:00"),
    Case("Mo 20:00-24:00", "2020-06-08", 3, "06-08 20:00-24:00"),
    Case("Mo 20:00-00:00", "2020-06-08", 3, "06-08 20:00-24:00"),
    Case("Mo 20:00-48:00", "2020-06-08", 3, "06-08 20:00-06-10 00:00"),
    Case("Mo 08:00-32:00", "2020-06-08", 3, "06-08 08:00-06-09 08:00"),
    Case("Mo", "2020-06-07", 3, "06-08 00:00-24:00"),
    Case("24/7", "2020-06-07", 2, "06-07 00:00-06-09 00:00"),
    Case("open", "2020-06-07", 2, "06-07 00:00-06-09 00:00"),
    Case("off", "2020-06-07", 2, "closed"),
    Case("unknown", "2020-06-07", 2, "06-07 00:00-06-09 00:00?"),
    Case("closed", "2020-06-07", 2, "closed"),
    Case("Su 20:00-04:00", "2020-06-08", 2, "06-08 00:00-04:00"),
  ]
  @Test(arguments: spans) func rule3Spans(_ test: Case) throws { try check(test) }

  static let erasing = [
    Case(
      "Mo-Fr 08:00-16:00; We 10:00-12:00", "2020-06-09", 3, "06-09 08:00-16:00; 06-10 10:00-12:00; 06-11 08:00-16:00"),
    Case("Mo-Fr 08:00-16:00; We 10:00-12:00 unknown", "2020-06-10", 1, "06-10 10:00-12:00?"),
    // A tail of the day before goes too.
    Case("Tu 20:00-04:00; We 10:00-12:00", "2020-06-09", 2, "06-09 20:00-24:00; 06-10 10:00-12:00"),
    Case("Mo 08:00-12:00; 10:00-14:00", "2020-06-08", 2, "06-08 10:00-14:00; 06-09 10:00-14:00"),
    Case("08:00-12:00; 10:00-14:00 unknown", "2020-06-08", 1, "06-08 10:00-14:00?"),
    // Only on days that it matches: the tail of the day that was erased stays on the next one.
    Case(
      "20:00-04:00; We 10:00-12:00", "2020-06-10", 2,
      "06-10 10:00-12:00; 06-11 00:00-04:00; 06-11 20:00-24:00"),
  ]
  @Test(arguments: erasing) func rule4Erasing(_ test: Case) throws { try check(test) }

  static let closing = [
    Case("Mo 08:00-16:00; Mo 12:00-13:00 off", "2020-06-08", 1, "06-08 08:00-12:00; 06-08 13:00-16:00"),
    Case("Mo 08:00-16:00; Mo off", "2020-06-08", 1, "closed"),
    Case("Mo off; Mo 08:00-16:00", "2020-06-08", 1, "06-08 08:00-16:00"),
    Case(
      "Mo 08:00-16:00; Mo 12:00-13:00 off, Mo 12:30-12:45", "2020-06-08", 1,
      "06-08 08:00-12:00; 06-08 12:30-12:45; 06-08 13:00-16:00"),
    Case("24/7; Mo 22:00-02:00 closed", "2020-06-08", 2, "06-08 00:00-22:00; 06-09 02:00-24:00"),
    // Closed over what is unknown.
    Case("unknown; 12:00-13:00 off", "2020-06-08", 1, "06-08 00:00-12:00?; 06-08 13:00-24:00?"),
  ]
  @Test(arguments: closing) func rule5Closing(_ test: Case) throws { try check(test) }

  static let adding = [
    Case("Mo-Fr 08:00-12:00, We 14:00-16:00", "2020-06-10", 1, "06-10 08:00-12:00; 06-10 14:00-16:00"),
    Case(
      "We 08:00-12:00, We 10:00-11:00 unknown", "2020-06-10", 1,
      "06-10 08:00-10:00; 06-10 10:00-11:00?; 06-10 11:00-12:00"),
    Case("Tu 20:00-04:00, We 10:00-12:00", "2020-06-09", 2, "06-09 20:00-06-10 04:00; 06-10 10:00-12:00"),
    Case("We 08:00-12:00, We 10:00-14:00", "2020-06-10", 1, "06-10 08:00-14:00"),
  ]
  @Test(arguments: adding) func rule6Adding(_ test: Case) throws { try check(test) }

  static let fallbacks = [
    Case(
      "We 08:00-12:00 || We 07:00-18:00 unknown", "2020-06-10", 1,
      "06-10 07:00-08:00?; 06-10 08:00-12:00; 06-10 12:00-18:00?"),
    Case("We 08:00-16:00; We 12:00-13:00 off || 12:30-14:00", "2020-06-10", 1, "06-10 08:00-12:00; 06-10 12:30-16:00"),
    // In turn: what a fallback painted is not closed any more, and a later rule erases it.
    Case(
      "We 08:00-09:00 || 08:00-10:00 unknown || 08:00-11:00", "2020-06-10", 1,
      "06-10 08:00-09:00; 06-10 09:00-10:00?; 06-10 10:00-11:00"),
    Case(
      "Th 01:00-02:00 || We 08:00-09:00; We 12:00-13:00", "2020-06-10", 2,
      "06-10 12:00-13:00; 06-11 01:00-02:00"),
    Case("Mo 08:00-12:00 || \"call\"", "2020-06-08", 1, "06-08 00:00-08:00?; 06-08 08:00-12:00; 06-08 12:00-24:00?"),
    Case(
      "We 02:00-03:00 || Tu 20:00-04:00 unknown", "2020-06-09", 2,
      "06-09 20:00-06-10 02:00?; 06-10 02:00-03:00; 06-10 03:00-04:00?"),
  ]
  @Test(arguments: fallbacks) func rule7Fallbacks(_ test: Case) throws { try check(test) }

  static let tails = [
    Case("Mo 22:00-06:00", "2020-06-09", 1, "06-09 00:00-06:00"),
    // Its own tail stays on a day that the rule erases.
    Case("20:00-04:00", "2020-06-08", 2, "06-08 00:00-04:00; 06-08 20:00-06-09 04:00; 06-09 20:00-24:00"),
    // At its turn: a later rule erases it, an earlier one does not.
    Case("We 08:00-10:00; Tu 20:00-04:00", "2020-06-10", 1, "06-10 00:00-04:00; 06-10 08:00-10:00"),
    Case("Tu 20:00-04:00; We 08:00-10:00", "2020-06-10", 1, "06-10 08:00-10:00"),
    Case("Tu 20:00-10:00; We 08:00-12:00 off", "2020-06-10", 1, "06-10 00:00-08:00"),
    Case("We 08:00-12:00; Tu 20:00-10:00 off", "2020-06-10", 1, "06-10 10:00-12:00"),
    Case("2020 Dec 31 22:00-02:00", "2020-12-31", 2, "12-31 22:00-01-01 02:00"),
  ]
  @Test(arguments: tails) func rule8Tails(_ test: Case) throws { try check(test) }
}
