import CivilTime
import OpeningRules
import Testing

/// What is read, and how it is written again.
struct SyntaxTests {
  struct Text: CustomTestStringConvertible {
    let rule: String
    let canonical: String
    var testDescription: String { rule }

    init(_ rule: String, _ canonical: String) {
      self.rule = rule
      self.canonical = canonical
    }
  }

  static let texts = [
    Text("Su,We 08:00-16:00", "Su,We 08:00-16:00"),
    Text("Su,We 08:00-16:00;PH off", "Su,We 08:00-16:00; PH off"),
    Text("  Su,We  08:00-16:00 ;  PH closed  ", "Su,We 08:00-16:00; PH off"),
    Text("Mo||Tu", "Mo || Tu"),
    Text("24/7", "24/7"),
    Text("24/7 open", "24/7"),
    Text("open", "24/7"),
    Text("24/7 off", "off"),
    Text("open \"trucks with booking\"", "open \"trucks with booking\""),
    Text("Mo open", "Mo"),
    Text("Mo unknown \"a;b || c, d\"", "Mo unknown \"a;b || c, d\""),
    Text("\"call\"", "unknown \"call\""),
    Text("Mo open, 08:00-12:00", "Mo open, 08:00-12:00"),
    Text("open, 08:00-12:00 off", "open, 08:00-12:00 off"),
    Text("08:00-12:00 open, 13:00-15:00 unknown", "08:00-12:00 open, 13:00-15:00 unknown"),
    Text("08:00-12:00, 13:00-15:00 unknown", "08:00-12:00,13:00-15:00 unknown"),
    Text("20:00-28:00", "20:00-04:00"),
    Text("20:00-00:00", "20:00-24:00"),
    Text("22:00-22:00", "22:00-46:00"),
    Text("00:00-00:00", "00:00-24:00"),
    Text("00:00-48:00", "00:00-48:00"),
    Text("Jun-Aug: Mo 08:00-12:00", "Jun-Aug Mo 08:00-12:00"),
    Text("Jun:08:00-12:00", "Jun 08:00-12:00"),
    Text("Jun 15: 08:00-12:00", "Jun 15 08:00-12:00"),
    Text("Jun 15:08:00-12:00", "Jun 15 08:00-12:00"),
    Text("2020: Mo", "2020 Mo"),
    Text("week 10: Mo", "week 10 Mo"),
    Text("Jun 15-Jun 20", "Jun 15-20"),
    Text("Jun 15-15", "Jun 15"),
    Text("2020 Jun 15-2020 Jul 15", "2020 Jun 15-2020 Jul 15"),
    Text("2020 Jun 15-Jul 15", "2020 Jun 15-Jul 15"),
    Text("2020 Jun 15,2021 Jul 15", "2020 Jun 15,2021 Jul 15"),
    Text("Nov 28-Nov 27", "Nov 28-Nov 27"),
    Text("2020-2020", "2020"),
    Text("2020-2030/1", "2020-2030"),
    Text("2020,2022+", "2020,2022+"),
    Text("2020-2022 2020 Jun 15", "2020-2022 2020 Jun 15"),
    Text("2020 Jun-Aug", "2020 Jun-Aug"),
    Text("easter -2 days-easter +1 days", "easter -2 days-easter +1 day"),
    Text("2020 easter-May 01", "2020 easter-May 01"),
    Text("week 02-10/2,20", "week 02-10/2,20"),
    Text("PH +1 days", "PH +1 day"),
    Text("Mo[1-3,5]", "Mo[1,2,3,5]"),
    Text("Mo[-1,1]", "Mo[1,-1]"),
    Text("Mo[1]  +2  days,PH", "Mo[1] +2 days,PH"),
    Text("Mo-Mo", "Mo"),
  ]

  @Test(arguments: texts) func isWrittenCanonically(_ text: Text) throws {
    let rule = try OpeningRule(parsing: text.rule)
    #expect(rule.text == text.canonical)
    #expect(rule.source == text.rule)
    #expect(try OpeningRule(parsing: rule.text).clauses == rule.clauses)
  }

  @Test func treeOfEverything() throws {
    let rule = try OpeningRule(
      parsing:
        "2020-2030/2,2035+ Jun-Aug,Dec 24-Jan 02 week 02-10/2 Sa-Th,We[1,-1] -2 days,PH +1 day 08:00-02:00 off \"x\"")
    #expect(
      rule.clauses == [
        RuleClause(
          days: DaySelector(
            years: [YearRange(first: 2_020, last: 2_030, step: 2), YearRange(first: 2_035, last: nil)],
            dates: [
              .months(from: 6, to: 8),
              .days(from: DatePoint(.monthDay(month: 12, day: 24)), to: DatePoint(.monthDay(month: 1, day: 2))),
            ],
            weeks: [WeekRange(first: 2, last: 10, step: 2)],
            weekdays: [
              .range(from: .saturday, to: .thursday), .nth(.wednesday, NthPositions([1, -1]), offset: -2),
              .holiday(offset: 1),
            ]),
          spans: [TimeSpan(start: 480, end: 1_560)], state: .closed, comment: "x")
      ])
  }

  @Test func aYearBeforeAMonthIsAYearSelectorAndBeforeADayTheDatesYear() throws {
    let month = try OpeningRule(parsing: "2020 Jun 08:00-12:00").clauses[0].days
    #expect(month.years == [YearRange(first: 2_020, last: 2_020)])
    #expect(month.dates == [.months(from: 6, to: 6)])
    let date = try OpeningRule(parsing: "2020 Jun 08 08:00-12:00").clauses[0].days
    let point = DatePoint(year: 2_020, .monthDay(month: 6, day: 8))
    #expect(date.years.isEmpty)
    #expect(date.dates == [.days(from: point, to: point)])
  }

  @Test func jointsAndPositions() throws {
    let rule = try OpeningRule(
      parsing: "2020 week 24 Mo off \"\u{645}\u{631}\u{632}\"; Jun We 08:00-12:00, Th 09:00-10:00 open || unknown")
    #expect(rule.clauses.map(\.joint) == [.normal, .normal, .additional, .fallback])
    let positions = rule.clauses.map(\.positions)
    #expect(positions.map(\.clause) == [1, 28, 48, 71])
    #expect(positions.map(\.years) == [1, 0, 0, 0])
    #expect(positions.map(\.weeks) == [6, 0, 0, 0])
    #expect(positions.map(\.dates) == [0, 28, 0, 0])
    #expect(positions.map(\.weekdays) == [14, 32, 48, 0])
    #expect(positions.map(\.spans) == [0, 35, 51, 0])
    #expect(positions.map(\.state) == [17, 0, 63, 71])
  }

  @Test func rulesAreEqualAsTheirSourcesAre() throws {
    #expect(try OpeningRule(parsing: "Mo") == OpeningRule(parsing: "Mo"))
    #expect(try OpeningRule(parsing: "off") != OpeningRule(parsing: "closed"))
    #expect(try Set([OpeningRule(parsing: "off"), OpeningRule(parsing: "off")]).count == 1)
  }
}
