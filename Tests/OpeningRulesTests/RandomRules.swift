import CivilTime
import OpeningRules
import SeededRandom

/// Makes random clauses of every construct, with dates near the window that tests look at and times on quarters of an hour.
struct RandomRules {
  var random: SeededGenerator
  /// Whether some times go by the sun, which keeps to no quarters of an hour.
  let hasSun: Bool

  init(seed: UInt64, hasSun: Bool = false) {
    random = SeededGenerator(seed: seed)
    self.hasSun = hasSun
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
    // One year before a Gregorian date without a year would be read as the date's year.
    if selector.years.count == 1, selector.years[0].first == selector.years[0].last,
      case .days(let from, _) = selector.dates.first, from.year == nil, from.anchor.calendar == .gregorian
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
    let calendar = random.pick([.gregorian, .gregorian, .solarHijri, .hijri] as [DateCalendar])
    if random.oneIn(3) { return .months(from: random.from(1...12), to: random.from(1...12), of: calendar) }
    let from = point(of: calendar, year: random.oneIn(3) ? year(of: calendar) : nil)
    if random.oneIn(4) { return .days(from: from, to: from) }
    guard let year = from.year, random.oneIn(2) else { return .days(from: from, to: point(of: calendar, year: nil)) }
    var to = point(of: calendar, year: year + random.from(1...2))
    // Shifts may move the end before the start.
    var shiftless = from
    if calendar != .gregorian {
      shiftless.offset = 0
      to.offset = max(0, to.offset)
    }
    return .days(from: shiftless, to: to)
  }

  /// One of the years that tests look at.
  private mutating func year(of calendar: DateCalendar) -> Int {
    switch calendar {
    case .gregorian: random.from(2_019...2_023)
    case .solarHijri: random.from(1_397...1_402)
    case .hijri: random.from(1_440...1_445)
    }
  }

  private mutating func point(of calendar: DateCalendar, year: Int?) -> DatePoint {
    if random.oneIn(4) {
      let anchor: DateAnchor =
        switch calendar {
        case .gregorian: .easter
        case .solarHijri: .named(.nowruz)
        case .hijri: .named(random.pick([.ashura, .arbaeen, .eidFitr, .eidAdha]))
        }
      return DatePoint(year: year, anchor, offset: random.oneIn(2) ? 0 : random.pick([-47, -2, -1, 1, 39, -100, 200]))
    }
    if random.oneIn(8) {
      // Only a leap year, or no year, has it.
      switch calendar {
      case .gregorian: return DatePoint(year: year.map { ($0 + 3) / 4 * 4 }, .monthDay(month: 2, day: 29))
      case .solarHijri:
        let leapYear = year.flatMap { first in (first...first + 5).first(where: SolarHijriDate.isLeap) }
        return DatePoint(year: leapYear, .monthDay(month: 12, day: 30, of: calendar))
      case .hijri: return DatePoint(year: year, .monthDay(month: random.from(1...12), day: 30, of: calendar))
      }
    }
    let month = random.from(1...12)
    let last = calendar == .gregorian ? (month == 2 ? 28 : 30) : month < 12 ? 30 : 29
    return DatePoint(year: year, .monthDay(month: month, day: random.from(1...last), of: calendar))
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

  private mutating func dayTime() -> DayTime {
    guard random.oneIn(2) else { return .clock(random.from(1...1_439)) }
    let event = random.pick(SunEvent.allCases)
    return .sun(event, offset: random.oneIn(2) ? 0 : random.from(-300...300))
  }

  private mutating func span() -> TimeSpan {
    if hasSun, random.oneIn(2) {
      let start = dayTime()
      var end = dayTime()
      if case .clock(let minutes) = end, minutes <= start.nominalMinutes { end = .clock(minutes + 1_440) }
      return TimeSpan(from: start, to: end)
    }
    let start = random.from(0...95) * 15
    switch random.from(0...7) {
    case 0: return TimeSpan(start: start, end: 1_440)
    case 1: return TimeSpan(start: start, end: min(2_880, start + 15 * random.from(90...192)))
    case 2: return TimeSpan(start: 0, end: 15 * random.from(60...96))
    default: return TimeSpan(start: start, end: min(2_880, start + 15 * random.from(1...60)))
    }
  }

  /// What a side may know: holidays in and around the years that tests look at, some of them estimated, observed months
  /// with gaps and an end, listed named days, and a place.
  mutating func context() -> RuleContext {
    var context = RuleContext()
    let first = Day(number: 17_500)
    for day in Set((0..<random.from(0...120)).map { _ in random.from(0...2_500) }).sorted() {
      context.holidays.append(EstimatedDay(first + day))
      if random.oneIn(6) {
        for next in 1...random.from(1...4) { context.holidays.append(EstimatedDay(estimate: first + day + 9 + next)) }
      }
    }
    if random.oneIn(3) { context.holidays = context.holidays.filter(\.isKnown) }
    let lateness = random.from(0...1)
    var months: [ObservedMonth] = []
    let last = random.from(1_438...1_446)
    for year in 1_438...1_446 where year <= last {
      for month in 1...12 where !random.oneIn(4) {
        guard let date = HijriDate(year: year, month: month, day: 1), let day = UmmAlQura.day(of: date) else {
          continue
        }
        months.append(ObservedMonth(year: year, month: month, firstDay: day + lateness))
      }
    }
    if let observed = try? ObservedMonths(months), !random.oneIn(5) {
      context.moon = HijriMonths(observed: observed, daysAfterUmmAlQura: lateness)
    }
    for name in NamedDay.allCases where random.oneIn(3) {
      for year in 1_396...1_446 where random.oneIn(2) {
        let calendar: Day?
        if name == .nowruz {
          calendar = SolarHijriDate(year: year, month: 1, day: 1)?.dayNumber
        } else {
          let date = HijriDate(year: year, month: name.date.month, day: name.date.day)
          calendar = date.flatMap { context.moon.day(of: $0)?.likeliest }
        }
        guard let day = calendar else { continue }
        let listed = day + random.from(-1...1)
        context.namedDays[name, default: []].append(
          random.oneIn(4) ? EstimatedDay(estimate: listed) : EstimatedDay(listed))
      }
    }
    if hasSun, let zone = TimeZoneTable(named: "Asia/Tehran") {
      context.sun = SunClock(
        latitude: random.oneIn(5) ? 68 : 33.12, longitude: random.oneIn(5) ? -170 : 46.17, zone: zone)
    }
    return context
  }
}
