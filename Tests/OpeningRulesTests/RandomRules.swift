import CivilTime
import OpeningRules
import SeededRandom

/// Makes random clauses of every construct, with dates near the window that tests look at and times on quarters of an hour.
struct RandomRules {
  var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Up to five clauses.
  mutating func clauses() -> [RuleClause] {
    let count = random.pick([1, 1, 2, 2, 2, 3, 3, 4, 5])
    return (0..<count).map { clause(isFirst: $0 == 0) }
  }

  private mutating func clause(isFirst: Bool) -> RuleClause {
    var clause = RuleClause()
    if !isFirst { clause.joint = random.pick([.normal, .normal, .normal, .additional, .fallback]) }
    clause.days = selector()
    if !random.oneIn(4) { clause.spans = (0..<random.pick([1, 1, 1, 2, 3])).map { _ in span() } }
    clause.state = random.pick([.open, .open, .open, .open, .closed, .closed, .unknown])
    if random.oneIn(5) { clause.comment = random.pick(["call", "trucks; only, || \u{645}", "x"]) }
    return clause
  }

  private mutating func selector() -> DaySelector {
    var selector = DaySelector()
    if random.oneIn(5) { selector.years = years() }
    if random.oneIn(3) { selector.dates = (0..<random.pick([1, 1, 2, 3])).map { _ in dateRange() } }
    if random.oneIn(7) { selector.weeks = (0..<random.pick([1, 1, 2])).map { _ in weekRange() } }
    if !random.oneIn(3) { selector.weekdays = (0..<random.pick([1, 1, 2, 3])).map { _ in weekday() } }
    // One year before a date without a year would be read as the date's year.
    if selector.years.count == 1, selector.years[0].first == selector.years[0].last,
      case .days(let from, _) = selector.dates.first, from.year == nil
    {
      selector.years = []
    }
    return selector
  }

  private mutating func years() -> [YearRange] {
    (0..<random.pick([1, 1, 2])).map { _ in
      let first = random.from(2_018...2_024)
      switch random.from(0...3) {
      case 0: return YearRange(first: first, last: nil)
      case 1:
        let last = first + random.from(1...6)
        return YearRange(first: first, last: last, step: random.from(1...3))
      default: return YearRange(first: first, last: first)
      }
    }
  }

  private mutating func dateRange() -> DateRange {
    if random.oneIn(3) { return .months(from: random.from(1...12), to: random.from(1...12)) }
    let from = point(year: random.oneIn(3) ? random.from(2_019...2_023) : nil)
    if random.oneIn(4) { return .days(from: from, to: from) }
    guard let year = from.year, random.oneIn(2) else { return .days(from: from, to: point(year: nil)) }
    return .days(from: from, to: point(year: year + random.from(1...2)))
  }

  private mutating func point(year: Int?) -> DatePoint {
    if random.oneIn(4) {
      return DatePoint(year: year, .easter, offset: random.oneIn(2) ? 0 : random.pick([-47, -2, -1, 1, 39, -100, 200]))
    }
    if random.oneIn(8) {
      // Only a leap year, or no year, has it.
      return DatePoint(year: year.map { ($0 + 3) / 4 * 4 }, .monthDay(month: 2, day: 29))
    }
    let month = random.from(1...12)
    return DatePoint(year: year, .monthDay(month: month, day: random.from(1...(month == 2 ? 28 : 30))))
  }

  private mutating func weekRange() -> WeekRange {
    let first = random.from(1...53)
    guard random.oneIn(2), first < 53 else { return WeekRange(first: first, last: first) }
    let last = random.from((first + 1)...53)
    return WeekRange(first: first, last: last, step: random.from(1...4))
  }

  private mutating func weekday() -> WeekdayEntry {
    switch random.from(0...5) {
    case 0:
      let positions = NthPositions((0..<random.from(1...3)).map { _ in random.pick([1, 2, 3, 4, 5, -1, -2, -5]) })
      return .nth(random.pick(Weekday.allCases), positions, offset: offset())
    case 1: return .holiday(offset: offset())
    default:
      let from = random.pick(Weekday.allCases)
      return .range(from: from, to: random.oneIn(2) ? from : random.pick(Weekday.allCases))
    }
  }

  private mutating func offset() -> Int { random.oneIn(2) ? 0 : random.pick([-9, -2, -1, 1, 2, 30]) }

  private mutating func span() -> TimeSpan {
    let start = random.from(0...95) * 15
    switch random.from(0...7) {
    case 0: return TimeSpan(start: start, end: 1_440)
    case 1: return TimeSpan(start: start, end: min(2_880, start + 15 * random.from(90...192)))
    case 2: return TimeSpan(start: 0, end: 15 * random.from(60...96))
    default: return TimeSpan(start: start, end: min(2_880, start + 15 * random.from(1...60)))
    }
  }

  /// Some days in and around the years that tests look at, in ascending order.
  mutating func holidays() -> [Day] {
    let first = Day(number: 17_500)
    return Set((0..<random.from(0...120)).map { _ in first + random.from(0...2_500) }).sorted()
  }
}
