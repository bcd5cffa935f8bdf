import CivilTime
import OpeningRules
import Testing

/// Questions about one moment, windows that cut intervals, and who painted what.
struct QueryTests {
  struct Change: CustomTestStringConvertible {
    let rule: String
    let after: String
    let state: RuleState
    /// Nil: none within the horizon, 2020-07-01T00:00.
    let change: String?
    var testDescription: String { "\(rule) after \(after)" }

    init(_ rule: String, _ after: String, _ state: RuleState, _ change: String?) {
      self.rule = rule
      self.after = after
      self.state = state
      self.change = change
    }
  }

  // 2020-06-10 was a Wednesday.
  static let changes = [
    Change("We 08:00-12:00", "2020-06-10T07:59", .closed, "2020-06-10T08:00"),
    Change("We 08:00-12:00", "2020-06-10T08:00", .open, "2020-06-10T12:00"),
    Change("We 08:00-12:00", "2020-06-10T11:59", .open, "2020-06-10T12:00"),
    Change("We 08:00-12:00", "2020-06-10T12:00", .closed, "2020-06-17T08:00"),
    Change("We 08:00-12:00", "2020-06-24T12:00", .closed, nil),
    Change("We 08:00-12:00,12:00-14:00", "2020-06-10T09:00", .open, "2020-06-10T14:00"),
    Change("We 08:00-12:00, We 12:00-14:00", "2020-06-10T09:00", .open, "2020-06-10T14:00"),
    Change("We 08:00-12:00, We 12:00-14:00 unknown", "2020-06-10T09:00", .open, "2020-06-10T12:00"),
    Change("We 08:00-12:00, We 12:00-14:00 unknown", "2020-06-10T12:00", .unknown, "2020-06-10T14:00"),
    Change("We 20:00-24:00; Th 00:00-04:00", "2020-06-10T21:00", .open, "2020-06-11T04:00"),
    Change("We 20:00-04:00", "2020-06-11T01:00", .open, "2020-06-11T04:00"),
    Change("We 20:00-04:00", "2020-06-11T04:00", .closed, "2020-06-17T20:00"),
    Change("24/7", "2020-06-10T09:00", .open, nil),
    Change("24/7; 2020 Jun 30 off", "2020-06-10T09:00", .open, "2020-06-30T00:00"),
    Change("off", "2020-06-10T09:00", .closed, nil),
    Change("2020 Jun 30 20:00-28:00", "2020-06-30T21:00", .open, nil),
    Change("unknown; We off", "2020-06-09T09:00", .unknown, "2020-06-10T00:00"),
  ]

  @Test(arguments: changes) func nextChange(_ test: Change) throws {
    let evaluator = RuleEvaluator(try OpeningRule(parsing: test.rule), holidays: [])
    let after = try Fixtures.wallTime(test.after)
    let horizon = try Fixtures.wallTime("2020-07-01T00:00")
    #expect(evaluator.state(at: after) == test.state)
    #expect(evaluator.nextChange(after: after, horizon: horizon)?.description == test.change)
  }

  @Test func aHorizonThatIsNotAfterTheMomentHasNoChange() throws {
    let evaluator = RuleEvaluator(try OpeningRule(parsing: "We 08:00-12:00"), holidays: [])
    let opening = try Fixtures.wallTime("2020-06-10T08:00")
    #expect(evaluator.nextChange(after: opening, horizon: opening) == nil)
    #expect(evaluator.nextChange(after: WallTime(minutes: opening.minutes - 1), horizon: opening) == nil)
    #expect(evaluator.nextChange(after: opening, horizon: WallTime(minutes: 0)) == nil)
  }

  @Test func windowsCutIntervals() throws {
    let evaluator = RuleEvaluator(try OpeningRule(parsing: "20:00-04:00"), holidays: [])
    let schedule = try evaluator.schedule(
      from: Fixtures.wallTime("2020-06-10T02:30"), until: Fixtures.wallTime("2020-06-11T21:15"))
    #expect(
      ScheduleNotation.text(schedule) == "06-10 02:30-04:00; 06-10 20:00-06-11 04:00; 06-11 20:00-21:15")
    let empty = try evaluator.schedule(
      from: Fixtures.wallTime("2020-06-11T00:00"), until: Fixtures.wallTime("2020-06-11T00:00"))
    #expect(empty == RuleSchedule(open: IntervalSet(), unknown: IntervalSet()))
    let reversed = try evaluator.schedule(
      from: Fixtures.wallTime("2020-06-12T00:00"), until: Fixtures.wallTime("2020-06-11T00:00"))
    #expect(reversed == RuleSchedule(open: IntervalSet(), unknown: IntervalSet()))
  }

  @Test func daysBefore1970AndFarAway() throws {
    let evaluator = RuleEvaluator(try OpeningRule(parsing: "Th 20:00-04:00; Feb 29 off"), holidays: [])
    func text(_ from: String, _ until: String) throws -> String {
      ScheduleNotation.text(try evaluator.schedule(from: Fixtures.wallTime(from), until: Fixtures.wallTime(until)))
    }
    // 1 January 1970 was a Thursday, as was 29 February 1940; the year 9000 began on a Wednesday.
    #expect(try text("1969-12-31T00:00", "1970-01-03T00:00") == "01-01 20:00-01-02 04:00")
    #expect(try text("1940-02-28T00:00", "1940-03-03T00:00") == "03-01 00:00-04:00")
    #expect(try text("9000-01-01T00:00", "9000-01-04T00:00") == "01-02 20:00-01-03 04:00")
  }

  @Test func intervalsNameTheirClauses() throws {
    let rule = try OpeningRule(
      parsing: "Mo-Th 08:00-16:00 open \"trucks with booking\"; We 12:00-13:00 off \"prayer\", Th 16:00-18:00 unknown")
    let evaluator = RuleEvaluator(rule, holidays: [])
    let intervals = try evaluator.intervals(
      from: Fixtures.wallTime("2020-06-10T00:00"), until: Fixtures.wallTime("2020-06-12T00:00"))
    let texts = intervals.map {
      "\(ScheduleNotation.text($0.range)) \($0.state) \($0.clauseIndex) \($0.comment ?? "-")"
    }
    #expect(
      texts == [
        "06-10 08:00-12:00 open 0 trucks with booking", "06-10 12:00-13:00 closed 1 prayer",
        "06-10 13:00-16:00 open 0 trucks with booking", "06-11 08:00-16:00 open 0 trucks with booking",
        "06-11 16:00-18:00 unknown 2 -",
      ])
  }

  @Test func intervalsOfOneClauseMerge() throws {
    let rule = try OpeningRule(parsing: "24/7; PH off \"holiday\"")
    let holiday = try Fixtures.wallTime("2020-06-10T00:00").day
    let intervals = RuleEvaluator(rule, holidays: [holiday])
      .intervals(from: WallTime(holiday - 400), until: WallTime(holiday + 400))
    #expect(intervals.map(\.clauseIndex) == [0, 1, 0])
    #expect(intervals.map(\.range.count) == [400 * 1_440, 1_440, 399 * 1_440])
  }

  @Test func holidaysMayComeInAnyOrder() throws {
    let rule = try OpeningRule(parsing: "PH 08:00-09:00, PH -1 day 10:00-11:00")
    let days = [18_430, 18_410, 18_420, 18_410].map { Day(number: $0) }
    let window = (from: WallTime(Day(number: 18_400)), until: WallTime(Day(number: 18_440)))
    let shuffled = RuleEvaluator(rule, holidays: days).schedule(from: window.from, until: window.until)
    let sorted = RuleEvaluator(rule, holidays: Set(days).sorted()).schedule(from: window.from, until: window.until)
    #expect(shuffled == sorted)
    #expect(shuffled.open.ranges.count == 6)
  }
}
