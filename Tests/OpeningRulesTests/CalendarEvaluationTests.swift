import CivilTime
import OpeningRules
import Testing

/// Rules by the sun and by other calendars, with what a side may know of them.
struct CalendarEvaluationTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let from: String
    let days: Int
    let expected: String
    var testDescription: String { rule }

    init(_ rule: String, _ from: String, _ days: Int, _ expected: String) {
      self.rule = rule
      self.from = from
      self.days = days
      self.expected = expected
    }
  }

  /// Muharram 1442 began on 21 August 2020 and Safar on 19 September; nothing more was observed.
  static func context() throws -> RuleContext {
    func day(_ text: String) throws -> Day { try Fixtures.wallTime("\(text)T00:00").day }
    let observed = try ObservedMonths([
      ObservedMonth(year: 1_442, month: 1, firstDay: day("2020-08-21")),
      ObservedMonth(year: 1_442, month: 2, firstDay: day("2020-09-19")),
    ])
    var context = RuleContext(moon: HijriMonths(observed: observed, daysAfterUmmAlQura: 1))
    context.namedDays[.nowruz] = [EstimatedDay(try day("2022-03-22"))]
    context.namedDays[.eidFitr] = try ["2023-04-22", "2023-04-23"].map { EstimatedDay(try day($0)) }
    context.sun = SunClock(latitude: 33.12, longitude: 46.17, zone: try #require(TimeZoneTable(named: "Asia/Tehran")))
    return context
  }

  private func check(_ test: Case) throws {
    let context = try Self.context()
    let first = try Fixtures.wallTime("\(test.from)T00:00").day
    let schedule = RuleEvaluator(try OpeningRule(parsing: test.rule), in: context)
      .schedule(from: WallTime(first), until: WallTime(first + test.days))
    #expect(ScheduleNotation.text(schedule) == test.expected)
  }

  static let solarHijri = [
    // 1 Farvardin 1399 was 20 March 2020; 1403 was a leap year, 1402 none.
    Case("Farvardin 01", "2020-03-01", 60, "03-20 00:00-24:00"),
    Case("1403 Esfand 29-1404 Farvardin 02", "2025-01-01", 300, "03-19 00:00-03-23 00:00"),
    Case("1403 Esfand 29-Farvardin 02", "2025-01-01", 300, "03-19 00:00-03-23 00:00"),
    Case("Esfand 30", "2024-01-01", 800, "03-20 00:00-24:00"),
    Case("Esfand 29-30", "2024-01-01", 100, "03-19 00:00-24:00"),
    Case("Esfand 30-Farvardin 01", "2024-01-01", 100, "03-20 00:00-24:00"),
    Case("Mehr-Esfand Fr", "2020-09-19", 10, "09-25 00:00-24:00"),
    Case(
      "1399 Mehr Fr", "2020-09-01", 800, "09-25 00:00-24:00; 10-02 00:00-24:00; 10-09 00:00-24:00; 10-16 00:00-24:00"),
    Case("2021 Farvardin 01", "2020-01-01", 1_000, "03-21 00:00-24:00"),
    Case("nowruz +1 day", "2020-01-01", 366, "03-21 00:00-24:00"),
    // Listed a day later.
    Case("nowruz", "2022-01-01", 366, "03-22 00:00-24:00"),
    Case("1401 nowruz", "2020-01-01", 2_000, "03-22 00:00-24:00"),
    Case("1402 nowruz", "2020-01-01", 2_000, "03-21 00:00-24:00"),
  ]
  @Test(arguments: solarHijri) func solarHijriDates(_ test: Case) throws { try check(test) }

  static let hijri = [
    Case("ashura", "2020-08-01", 60, "08-30 00:00-24:00"),
    Case("Muharram 09-10 08:00-12:00", "2020-08-01", 60, "08-29 08:00-12:00; 08-30 08:00-12:00"),
    Case("Muharram", "2020-08-01", 40, "08-21 00:00-09-10 00:00"),
    Case("Muharram-Safar", "2020-09-15", 10, "09-15 00:00-09-25 00:00"),
    // Safar has 29 or 30 days, as far as anyone knows.
    Case("Safar", "2020-10-14", 10, "10-14 00:00-10-18 00:00; 10-18 00:00-24:00?"),
    Case("Safar 30", "2020-10-14", 10, "10-18 00:00-24:00?"),
    Case("arbaeen", "2020-10-01", 20, "10-08 00:00-24:00"),
    Case("arbaeen -2 days-arbaeen +1 day", "2020-10-01", 20, "10-06 00:00-10-10 00:00"),
    Case("2020 arbaeen", "2019-12-31", 366, "10-08 00:00-24:00"),
    // Ashura 1446 is expected on 17 July 2024, or on the day before or after.
    Case("ashura", "2024-07-01", 31, "07-16 00:00-07-19 00:00?"),
    Case(
      "08:00-16:00; ashura off", "2024-07-15", 5,
      "07-15 08:00-16:00; 07-16 08:00-16:00?; 07-17 08:00-16:00?; 07-18 08:00-16:00?; 07-19 08:00-16:00"),
    // What is closed anyway is not in doubt, nor what is open anyway.
    Case("We 08:00-16:00; ashura off", "2024-07-15", 5, "07-17 08:00-16:00?"),
    Case(
      "08:00-16:00; ashura 10:00-12:00", "2024-07-17", 1,
      "07-17 08:00-10:00?; 07-17 10:00-12:00; 07-17 12:00-16:00?"),
    Case("08:00-16:00; ashura 15:00-17:00 off", "2024-07-17", 1, "07-17 08:00-15:00; 07-17 15:00-16:00?"),
    Case(
      "ashura -2 days-ashura +2 days", "2024-07-01", 31,
      "07-14 00:00-07-16 00:00?; 07-16 00:00-07-19 00:00; 07-19 00:00-07-21 00:00?"),
    // The night after the last day in doubt is in doubt too.
    Case(
      "ashura 22:00-02:00", "2024-07-15", 6,
      "07-16 22:00-07-17 02:00?; 07-17 22:00-07-18 02:00?; 07-18 22:00-07-19 02:00?"),
    Case(
      "ashura 08:00-16:00 || 10:00-20:00", "2024-07-17", 1,
      "07-17 08:00-10:00?; 07-17 10:00-20:00"),
    // Listed on two days: the first one is the day.
    Case("eid-fitr", "2023-04-01", 60, "04-22 00:00-24:00"),
    Case("1444 eid-fitr +1 day", "2023-01-01", 365, "04-23 00:00-24:00"),
  ]
  @Test(arguments: hijri) func hijriDates(_ test: Case) throws { try check(test) }

  static let sun = [
    // At Mehran on 17 July 2020, Tehran's clock being on summer time, the sun rose at 06:29 and set at 20:34.
    Case("sunrise-sunset", "2020-07-17", 1, "07-17 06:29-20:34"),
    Case("(sunrise+01:00)-(sunset-00:30)", "2020-07-17", 1, "07-17 07:29-20:04"),
    Case("(sunrise+00:30)-18:00", "2020-07-17", 1, "07-17 06:59-18:00"),
    Case("08:00-sunset, 21:00-22:00", "2020-07-17", 1, "07-17 08:00-20:34; 07-17 21:00-22:00"),
    Case("Fr sunset-sunrise", "2020-07-17", 2, "07-17 20:34-07-18 06:29"),
    Case("Fr sunset-06:00", "2020-07-17", 2, "07-17 20:34-07-18 06:00"),
    Case("Fr sunset-26:00", "2020-07-17", 2, "07-17 20:34-07-18 02:00"),
    Case("Fr 22:00-dawn", "2020-07-17", 2, "07-17 22:00-07-18 06:01"),
    // The sun sets later: nothing, and not until the next evening.
    Case("Fr sunset-19:30", "2020-07-17", 3, "closed"),
    Case("Fr dawn-sunrise,sunset-dusk", "2020-07-17", 1, "07-17 06:01-06:29; 07-17 20:34-21:02"),
  ]
  @Test(arguments: sun) func timesOfTheSun(_ test: Case) throws { try check(test) }

  @Test func aRuleByTheSunNeedsAPlace() throws {
    let rule = try OpeningRule(parsing: "Su 08:00-16:00; We (sunrise+01:00)-16:00")
    let fault = try #require(rule.firstFault(in: RuleContext()))
    #expect(fault.column == 20)
    #expect(fault.message.contains("`(sunrise+01:00)-16:00`, which goes by the sun"))
    #expect(rule.firstFault(in: try Self.context()) == nil)
    #expect(try OpeningRule(parsing: "Su 08:00-16:00").firstFault(in: RuleContext()) == nil)
  }

  @Test func polarDayIsOpenAndPolarNightClosed() throws {
    let zone = try #require(TimeZoneTable(named: "Europe/Oslo"))
    let context = RuleContext(sun: SunClock(latitude: 69.65, longitude: 18.96, zone: zone))
    let evaluator = RuleEvaluator(try OpeningRule(parsing: "sunrise-sunset"), in: context)
    let june = try Fixtures.wallTime("2020-06-10T00:00")
    #expect(evaluator.schedule(from: june, until: WallTime(june.day + 10)).open.length == 14_400)
    let december = try Fixtures.wallTime("2020-12-10T00:00")
    #expect(evaluator.schedule(from: december, until: WallTime(december.day + 10)).open.isEmpty)
    let night = RuleEvaluator(try OpeningRule(parsing: "sunset-sunrise"), in: context)
    #expect(night.schedule(from: december, until: WallTime(december.day + 10)).open.length == 14_400)
    // The change comes with the end of the polar day in July.
    let change = try #require(evaluator.nextChange(after: june, horizon: WallTime(june.day + 365)))
    #expect(try (Fixtures.wallTime("2020-07-20T00:00")..<Fixtures.wallTime("2020-07-30T00:00")).contains(change))
  }

  @Test func whatTheMoonLeavesInDoubtSaysSo() throws {
    let rule = try OpeningRule(parsing: "08:00-16:00; ashura off \"Ashura\"")
    let start = try Fixtures.wallTime("2024-07-16T00:00")
    let intervals = RuleEvaluator(rule, in: try Self.context())
      .intervals(from: start, until: WallTime(start.day + 1))
    #expect(
      intervals.contains {
        $0.state == .unknown && $0.comment == "moon" && $0.clauseIndex == 1 && $0.range.count == 480
      })
  }
}
