import CivilTime
import Testing

@testable import OpeningRules

/// Rules rewritten for tools that know only the public notation.
struct OpenStreetMapTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let years: ClosedRange<Int>
    let expected: String
    var testDescription: String { rule }

    init(_ rule: String, _ years: ClosedRange<Int>, _ expected: String) {
      self.rule = rule
      self.years = years
      self.expected = expected
    }
  }

  static let cases = [
    Case("Sa-Th 08:00-16:00; PH off", 2_020...2_020, "Sa-Th 08:00-16:00; PH off"),
    Case("sunrise-sunset; Jun-Aug off", 2_020...2_020, "sunrise-sunset; Jun-Aug off"),
    Case("Farvardin 01-13 off", 2_020...2_020, "2020 Mar 20-2020 Apr 01 off"),
    Case("Farvardin 01-13 off", 2_020...2_021, "2020 Mar 20-2020 Apr 01,2021 Mar 21-2021 Apr 02 off"),
    Case(
      "24/7; 1403 Esfand 29-1404 Farvardin 04 off", 2_025...2_025, "24/7; 2025 Mar 19-2025 Mar 24 off"),
    Case("24/7; 1403 Esfand 29-1404 Farvardin 04 off", 2_026...2_026, "24/7"),
    Case("1403 Esfand 29-1404 Farvardin 04 08:00-16:00", 2_026...2_026, "off"),
    // The range began in the year before, and the night of its last day there runs over.
    Case("Dey 10-12 20:00-04:00", 2_021...2_021, "2020 Dec 31-2021 Jan 01,2021 Dec 31 20:00-04:00"),
    Case("2020 nowruz,Jun 15", 2_020...2_020, "2020 Mar 20,2020 Jun 15"),
    // Observed: Muharram 1442 began on 21 August.
    Case("Sa-Th 08:00-16:00; Muharram 09-10 off", 2_020...2_020, "Sa-Th 08:00-16:00; 2020 Aug 29-2020 Aug 30 off"),
    // Estimated: 16 and 17 August 2021, or a day earlier or later; one of them is sure.
    Case(
      "08:00-16:00; Muharram 09-10 off", 2_021...2_021,
      "08:00-16:00; 2021 Aug 17-2021 Aug 20 08:00-16:00 unknown \"moon\""),
    Case(
      "08:00-16:00; Muharram 08-10 off", 2_021...2_021,
      "08:00-16:00; 2021 Aug 18 off; 2021 Aug 16-2021 Aug 17,2021 Aug 19-2021 Aug 20 08:00-16:00 unknown \"moon\""),
    Case("Muharram 10 08:00-16:00 || unknown \"call\"", 2_020...2_020, "2020 Aug 30 08:00-16:00 || unknown \"call\""),
    Case("1442 Muharram 10 08:00-16:00 || unknown \"call\"", 2_019...2_019, "unknown \"call\""),
  ]

  @Test(arguments: cases) func isWritten(_ test: Case) throws {
    let muharram = try Fixtures.wallTime("2020-08-21T00:00").day
    let observed = try ObservedMonths([
      ObservedMonth(year: 1_441, month: 1, firstDay: Fixtures.wallTime("2019-09-01T00:00").day),
      ObservedMonth(year: 1_442, month: 1, firstDay: muharram),
      ObservedMonth(year: 1_442, month: 2, firstDay: muharram + 29),
    ])
    let sun = SunClock(latitude: 33.12, longitude: 46.17, zone: .utc)
    let context = RuleContext(moon: HijriMonths(observed: observed, daysAfterUmmAlQura: 1), sun: sun)
    let rule = try OpeningRule(parsing: test.rule)
    #expect(rule.forOpenStreetMap(test.years, in: context).text == test.expected)
  }

  @Test func theSameIntervalsInThePublicNotation() throws {
    var faults: [String] = []
    for seed in UInt64(70_001)...70_250 {
      var rules = RandomRules(seed: seed, hasSun: seed % 4 == 0)
      let rule = OpeningRule(clauses: rules.clauses())
      let context = rules.context()
      let first = rules.random.from(2_018...2_024)
      let years = first...first + rules.random.from(0...2)
      let text = rule.forOpenStreetMap(years, in: context).text
      do {
        let rewritten = try OpeningRule(parsing: text, notation: .openStreetMap)
        let from = WallTime(try Fixtures.wallTime("\(years.lowerBound)-01-01T00:00").day)
        let until = WallTime(try Fixtures.wallTime("\(years.upperBound + 1)-01-01T00:00").day)
        // Those who read it know no estimated holidays: days in doubt are written out.
        var known = context
        known.holidays = HolidayDays(context.holidays).known.map { EstimatedDay(Day(number: $0)) }
        known.namedDays = [:]
        known.moon = .unobserved
        let expected = RuleEvaluator(rule, in: context).schedule(from: from, until: until)
        let found = RuleEvaluator(rewritten, in: known).schedule(from: from, until: until)
        if found != expected { faults.append("seed \(seed): \(rule.text) in \(years) as \(text)") }
      } catch {
        faults.append("seed \(seed): \(rule.text) in \(years) as \(text): \(error)")
      }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }
}
