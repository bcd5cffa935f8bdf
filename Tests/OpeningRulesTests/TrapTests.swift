import CivilTime
import OpeningRules
import Testing

/// Rules that do not mean what they seem to: what they do mean, and what those that were meant do.
struct TrapTests {
  struct Trap: CustomTestStringConvertible {
    let name: String
    let rule: String
    let from: String
    let days: Int
    let expected: String
    var testDescription: String { "\(name): \(rule)" }
  }

  static let traps = [
    Trap(
      name: "ghost tail", rule: "Fr 22:00-04:00; Fr off", from: "2020-06-05", days: 2, expected: "06-06 00:00-04:00"),
    Trap(
      name: "ghost tail closed", rule: "Fr 22:00-04:00; Fr 00:00-28:00 off", from: "2020-06-05", days: 2,
      expected: "closed"),
    Trap(
      name: "ghost tail after a holiday", rule: "Sa-Th 20:00-04:00; PH off", from: "2020-06-03", days: 4,
      // The holiday is on Thursday 4 June.
      expected: "06-03 00:00-04:00; 06-03 20:00-24:00; 06-05 00:00-04:00; 06-06 20:00-24:00"),
    Trap(
      name: "swallowed tail", rule: "Th 22:00-06:00; Fr 10:00-12:00", from: "2020-06-04", days: 2,
      expected: "06-04 22:00-24:00; 06-05 10:00-12:00"),
    Trap(
      name: "swallowed tail kept", rule: "Th 22:00-06:00, Fr 10:00-12:00", from: "2020-06-04", days: 2,
      expected: "06-04 22:00-06-05 06:00; 06-05 10:00-12:00"),
    Trap(
      name: "painted over", rule: "2023 Dec 25-2024 Jan 07 off; Su,We 08:00-16:00", from: "2023-12-30", days: 6,
      expected: "12-31 08:00-16:00; 01-03 08:00-16:00"),
    Trap(
      name: "painted over turned round", rule: "Su,We 08:00-16:00; 2023 Dec 25-2024 Jan 07 off", from: "2023-12-30",
      days: 12, expected: "01-10 08:00-16:00"),
    Trap(name: "never matches", rule: "Jan week 30 08:00-16:00", from: "2020-01-01", days: 4_000, expected: "closed"),
    Trap(name: "dead", rule: "2019 08:00-16:00", from: "2020-01-01", days: 4_000, expected: "closed"),
  ]

  @Test(arguments: traps) func means(_ trap: Trap) throws {
    let holidays = try [Fixtures.wallTime("2020-06-04T00:00").day]
    let first = try Fixtures.wallTime("\(trap.from)T00:00")
    let schedule = try RuleEvaluator(OpeningRule(parsing: trap.rule), holidays: holidays)
      .schedule(from: first, until: WallTime(first.day + trap.days))
    #expect(ScheduleNotation.text(schedule) == trap.expected)
  }
}
