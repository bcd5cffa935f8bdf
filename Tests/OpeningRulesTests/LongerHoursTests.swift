import CivilTime
import Testing

@testable import OpeningRules

/// One more open day, and later closing.
struct LongerHoursTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let change: Change
    /// nil: there is no such rule.
    let result: String?
    var testDescription: String { "\(rule) \(change)" }

    enum Change {
      case day(Weekday)
      case minutes(Int)
    }

    init(_ rule: String, _ change: Change, _ result: String?) {
      self.rule = rule
      self.change = change
      self.result = result
    }
  }

  @Test(arguments: [
    Case("Su,We 08:00-16:00; PH off", .day(.thursday), "Su,We,Th 08:00-16:00; PH off"),
    Case("Su,We 08:00-16:00; PH off", .day(.saturday), "Sa,Su,We 08:00-16:00; PH off"),
    Case("Su-We 08:00-16:00; PH off", .day(.thursday), "Su-Th 08:00-16:00; PH off"),
    Case("Su-We 08:00-16:00", .day(.saturday), "Sa-We 08:00-16:00"),
    Case("Su,We 08:00-16:00", .day(.monday), "Su,Mo,We 08:00-16:00"),
    Case("Sa-Th 08:00-16:00; PH off", .day(.friday), "Sa-Fr 08:00-16:00; PH off"),
    Case("Su,We,PH 08:00-16:00", .day(.monday), "Su,Mo,We,PH 08:00-16:00"),
    Case("Mo-Th 08:00-16:00; Fr 08:00-12:00", .day(.saturday), "Mo-Th,Sa 08:00-16:00; Fr 08:00-12:00"),
    Case("08:00-16:00; Fr off", .day(.friday), "08:00-16:00"),
    Case("08:00-16:00; Th,Fr off", .day(.friday), "08:00-16:00; Th off"),
    Case("Mo-Su 08:00-16:00; Fr off; PH off", .day(.friday), "Mo-Su 08:00-16:00; PH off"),
    Case(
      "Jun-Aug Su 07:00-15:00; Sep-May Su 08:00-16:00", .day(.monday),
      "Jun-Aug Su,Mo 07:00-15:00; Sep-May Su,Mo 08:00-16:00"),
    Case("Su 08:00-16:00; 2020 Jun 05 08:00-12:00", .day(.friday), "Su,Fr 08:00-16:00; 2020 Jun 05 08:00-12:00"),
    Case("Su,We 08:00-16:00", .day(.sunday), nil),
    Case("Mo-Su 08:00-16:00", .day(.friday), nil),
    Case("24/7", .day(.friday), nil),
    Case("off", .day(.friday), nil),
    Case("We[1] 08:00-16:00", .day(.friday), nil),
    Case("Su,We 08:00-16:00; PH off", .minutes(60), "Su,We 08:00-17:00; PH off"),
    Case("08:00-12:00,13:00-16:30", .minutes(90), "08:00-12:00,13:00-18:00"),
    Case("Mo-Th 08:00-16:00; Fr 08:00-23:30", .minutes(60), "Mo-Th 08:00-17:00; Fr 08:00-24:00"),
    Case("Mo-Th 08:00-16:00; Fr 08:00-24:00", .minutes(60), "Mo-Th 08:00-17:00; Fr 08:00-24:00"),
    Case("20:00-04:00", .minutes(120), "20:00-06:00"),
    Case("20:00-19:30", .minutes(60), "20:00-44:00"),
    Case("sunrise-sunset", .minutes(30), "sunrise-(sunset+00:30)"),
    Case("sunset-sunrise", .minutes(60), "sunset-(sunrise+01:00)"),
    Case("08:00-24:00", .minutes(60), nil),
    Case("24/7", .minutes(60), nil),
    Case("Mo-Fr", .minutes(60), nil),
    Case("off", .minutes(60), nil),
    Case("Su 08:00-16:00", .minutes(1_000), "Su 08:00-24:00"),
    Case("Su 08:00-16:00", .minutes(0), nil),
  ])
  func changesTheRule(_ example: Case) throws {
    let rule = try OpeningRule(parsing: example.rule)
    let changed =
      switch example.change {
      case .day(let weekday): rule.opening(also: weekday)
      case .minutes(let minutes): rule.closingLater(byMinutes: minutes)
      }
    #expect(changed?.text == example.result)
    if let changed { #expect(try OpeningRule(parsing: changed.text).clauses == changed.clauses) }
  }

  struct Week: CustomTestStringConvertible {
    let rule: String
    let days: String
    var testDescription: String { rule }
  }

  @Test(arguments: [
    Week(rule: "Su,We 08:00-16:00; PH off", days: "We Su"),
    Week(rule: "Sa-Th 08:00-16:00", days: "Mo Tu We Th Sa Su"),
    Week(rule: "08:00-16:00; Fr off", days: "Mo Tu We Th Sa Su"),
    Week(rule: "Mo-Fr 08:00-16:00; Fr unknown", days: "Mo Tu We Th"),
    Week(rule: "Mo-Fr 08:00-16:00; Fr 12:00-13:00 off", days: "Mo Tu We Th Fr"),
    Week(rule: "Jun Su 08:00-16:00; Jul Mo 08:00-16:00; Aug Su off", days: "Mo Su"),
    Week(rule: "2020 Jun 05 08:00-12:00", days: ""),
    Week(rule: "off", days: ""),
    Week(rule: "24/7", days: "Mo Tu We Th Fr Sa Su"),
  ])
  func tellsTheDaysOfAWeek(_ example: Week) throws {
    let open = try OpeningRule(parsing: example.rule).weeklyOpenDays
    #expect(Weekday.allCases.filter(open.contains).map(\.twoLetters).joined(separator: " ") == example.days)
  }
}
