import CivilTime
import CrossingModel
import Foundation
import OpeningRules
import ScheduleFiles

/// Rules read, changes asked for and years expanded in a second on one core, each checked against another way.
///
/// Times are processor times, the best of several runs, since other programs only ever make a run longer.
enum RulesBenchmark {
  private static let borderRules = [
    "2020 Jul 08-2023 Dec 31 Su,We 08:00-16:00; PH off", "Su,We 08:00-16:00; PH off",
  ]
  /// Four years, from 2020-01-01.
  private static let days = Day(number: 18_262)..<Day(number: 19_723)
  private static let horizonMinutes = 2 * 525_960
  private static let runs = 7

  @Sendable static func run() throws {
    try timeParsing()
    let holidays = try holidays()
    for rule in borderRules {
      let evaluator = RuleEvaluator(try OpeningRule(parsing: rule), in: RuleContext(holidays: holidays))
      print("\n\(rule)")
      try timeQueries(evaluator)
      try timeYears(evaluator)
    }
    print("\nall rules of the mix")
    try timeSlowest(holidays)
  }

  /// The public holidays of Iran, as the shipped schedules list them.
  private static func holidays() throws -> [Day] {
    let reading = readHolidays(file: "\(try NetworkLocator.locate(nil))/holidays/IR.csv")
    guard let holidays = reading.holidays else {
      throw BenchmarkFailure(description: reading.diagnostics.map(\.description).joined(separator: "\n"))
    }
    return holidays.map(\.day)
  }

  /// The processor seconds of the best run.
  private static func best<Result: Equatable>(of expected: Result, _ work: () throws -> Result) throws -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      let (result, taken) = try Measurement.of(work)
      guard result == expected else { throw BenchmarkFailure(description: "found \(result), expected \(expected)") }
      best = min(best, taken.processorSeconds)
    }
    return best
  }

  private static func rate(_ name: String, _ count: Int, _ seconds: Double) {
    let digits = Array(String(Int(Double(count) / seconds)))
    let groups = digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }
    printFigure(name, groups.joined())
  }

  // MARK: - Parsing

  private static func timeParsing() throws {
    let repeats = 2_000
    // Read again from what the printer writes, a rule has as many clauses.
    let expected = try RuleMix.rules.map { rule in
      try OpeningRule(parsing: OpeningRule(parsing: rule).text).clauses.count
    }.reduce(0, +)
    let seconds = try best(of: expected * repeats) {
      var clauses = 0
      for _ in 0..<repeats {
        for rule in RuleMix.rules { clauses += try OpeningRule(parsing: rule).clauses.count }
      }
      return clauses
    }
    rate("rules parsed a second", RuleMix.rules.count * repeats, seconds)
    let bytes = RuleMix.rules.map(\.utf8.count).reduce(0, +)
    printFigure("mean length of a rule", "\(bytes / RuleMix.rules.count) bytes")
  }

  // MARK: - Questions

  /// Moments spread over the days without a pattern that a week has.
  private static func moments(_ count: Int) -> [WallTime] {
    let span = days.count * 1_440
    return (0..<count).map { WallTime(minutes: days.lowerBound.number * 1_440 + $0 * 7_919 % span) }
  }

  /// The first change after each moment, found in the list of all intervals up to the last horizon.
  private static func changes(_ evaluator: RuleEvaluator, after moments: [WallTime]) -> [WallTime?] {
    let end = WallTime(minutes: days.upperBound.number * 1_440 + horizonMinutes)
    let schedule = evaluator.schedule(from: WallTime(days.lowerBound), until: end)
    let bounds = schedule.open.ranges.flatMap { [$0.lowerBound, $0.upperBound] }
    return moments.map { moment in
      var low = 0
      var high = bounds.count
      while low < high {
        let middle = (low + high) / 2
        if bounds[middle] <= moment.minutes { low = middle + 1 } else { high = middle }
      }
      return low < bounds.count && bounds[low] < moment.minutes + horizonMinutes ? WallTime(minutes: bounds[low]) : nil
    }
  }

  private static func timeQueries(_ evaluator: RuleEvaluator) throws {
    let moments = moments(200_000)
    let expected = changes(evaluator, after: moments).map { $0?.minutes ?? 0 }.reduce(0, &+)
    let seconds = try best(of: expected) {
      var sum = 0
      for moment in moments {
        let horizon = WallTime(minutes: moment.minutes + horizonMinutes)
        sum &+= evaluator.nextChange(after: moment, horizon: horizon)?.minutes ?? 0
      }
      return sum
    }
    rate("next changes a second", moments.count, seconds)
  }

  private static func timeYears(_ evaluator: RuleEvaluator) throws {
    let repeats = 500
    let years = (2_020...2_023).compactMap { year -> Range<WallTime>? in
      guard let first = GregorianDate(year: year, month: 1, day: 1),
        let next = GregorianDate(year: year + 1, month: 1, day: 1)
      else { return nil }
      return WallTime(first.dayNumber)..<WallTime(next.dayNumber)
    }
    // All four years at once have the same intervals, as none runs over new year.
    let whole = evaluator.schedule(from: WallTime(days.lowerBound), until: WallTime(days.upperBound))
    let seconds = try best(of: whole.open.ranges.count * repeats) {
      var intervals = 0
      for _ in 0..<repeats {
        for year in years {
          intervals += evaluator.schedule(from: year.lowerBound, until: year.upperBound).open.ranges.count
        }
      }
      return intervals
    }
    rate("years of intervals a second", years.count * repeats, seconds)
    printFigure("intervals a year", "\(whole.open.ranges.count / years.count)")
  }

  /// The slowest question of all rules and many moments, each asked several times.
  private static func timeSlowest(_ holidays: [Day]) throws {
    let clock = ContinuousClock()
    let tehran = TimeZoneTable(named: "Asia/Tehran") ?? .utc
    let context = RuleContext(
      holidays: holidays.map { EstimatedDay($0) }, sun: SunClock(latitude: 33.12, longitude: 46.17, zone: tehran))
    var slowest = (taken: Duration.zero, rule: "", moment: WallTime(minutes: 0))
    for text in RuleMix.rules + RuleMix.hardRules {
      let evaluator = RuleEvaluator(try OpeningRule(parsing: text), in: context)
      for moment in moments(500) {
        let horizon = WallTime(minutes: moment.minutes + horizonMinutes)
        var least = Duration.seconds(1)
        for _ in 0..<3 {
          let start = clock.now
          let change = evaluator.nextChange(after: moment, horizon: horizon)
          least = min(least, start.duration(to: clock.now))
          guard change.map({ $0 > moment && $0 < horizon }) ?? true else {
            throw BenchmarkFailure(description: "\(text): a change outside the horizon")
          }
        }
        if least > slowest.taken { slowest = (least, text, moment) }
      }
    }
    let microseconds = Double(slowest.taken.components.attoseconds) * 1e-12
    printFigure("slowest next change within two years", String(format: "%.1f microseconds", microseconds))
    print("  \(slowest.rule) after \(slowest.moment)")
    guard microseconds < 1_000 else { throw BenchmarkFailure(description: "expected less than a millisecond") }
  }
}

/// Rules of every kind, from short to long.
enum RuleMix {
  /// As crossings and shops write them.
  static let rules = [
    "Su,We 08:00-16:00", "Su,We 09:00-15:00; 2021 Mar 09-2021 Mar 14 Mo-Sa 07:00-19:00",
    "2020 Jul 08-2023 Dec 31 Su,We 08:00-16:00; PH off", "Mo,Th 08:00-12:00,13:30-16:00; 2021 Jan 10-2021 Jan 31 off",
    "Sa-Th 07:30-17:30; PH off; PH -1 day 07:30-12:00", "24/7; Fr 12:00-14:00 off", "24/7",
    "Sa-We 21:00-05:00; We 09:00-11:00", "Oct-Mar Sa-Th 08:00-16:00; Apr-Sep Sa-Th 06:00-19:00; Mar 20-Apr 02 off",
    "Dec 24-Jan 02 10:00-12:00; Th off", "We 17:00-17:30", "06:05-13:00", "Mo 20:30-27:00",
    "10:00-10:30,14:30-17:00,17:30-22:30; Sa-Mo,We 08:00-09:00,16:00-18:30,19:30-20:00",
    "We 12:30-13:30,17:00-19:30,20:00-22:00, Tu,We,Sa 21:30-08:30", "Oct 17-Dec 24 Th-Mo 07:00-10:30 || Tu 11:30-18:00",
    "Nov We-Sa 09:30-16:30", "2023,2025 Tu 06:30-13:00", "Tu,Th,Sa 08:00-12:00, 2020 Nov 14-2021 Feb 02 Sa 07:00-18:30",
    "Su 06:25-13:30; week 04,18-23 08:30-15:00,19:00-21:30", "We[1,3] 08:30-21:30", "Su-Fr 20:00-03:45; PH off",
    "Mo 07:30-18:00 open \"trucks with booking\"; Th,Fr,Sa 05:00-16:00", "Tu-Th,Mo 23:30-24:00; Th-Fr unknown",
    "08:30-09:00,15:00-17:30; easter +1 day off",
    "Th 06:00-15:30; Nov 27-28 Mo,Tu,Fr 19:15-04:45; week 02,44-49 Fr 06:30-19:30",
  ]

  /// Those that have nothing to say for long, or much to say every day.
  static let hardRules = [
    "2035 Jun 10 08:00-16:00", "Feb 29 Sa 08:00-16:00", "Jan 01 week 53 Sa 08:00-16:00", "24/7; 2035 Jun 10 off", "off",
    "20:00-04:00; 04:00-28:00", "08:00-16:00; 24/7", "Jan week 30 08:00-16:00", "24/7; Fr[5] off, 00:00-24:00",
    "Mo-Su 00:00-24:00; We[5] off; week 01-53/2; Jan-Dec", "week 01-53/2 Mo[1]; week 02-52/2 Mo[2]; off",
    "2020-2030/2 week 01-53/4 Tu[1] 08:00-16:00; PH off", "1453 Esfand 30", "24/7; ashura -1 day-ashura off; 24/7",
    "Sa-Th 08:00-16:00; nowruz-Farvardin 04,Muharram 09-10,arbaeen off", "sunset-sunrise,sunrise-sunset",
    "24/7 open, dawn-(sunrise+00:30),(sunset-00:30)-dusk", "dawn-sunrise,sunrise-sunset,sunset-dusk,dusk-dawn",
    "Mo[1], Tu[2]; Jan 01-Dec 31 unknown; 24/7",
  ]
}
