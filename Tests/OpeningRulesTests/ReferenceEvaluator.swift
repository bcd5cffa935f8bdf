import CivilTime
import OpeningRules

/// The rules of evaluation written down as they are stated, a quarter of an hour at a time, without a thought for speed.
///
/// It shares no code with the evaluator but the calendar of CivilTime.
struct ReferenceEvaluator {
  let clauses: [RuleClause]
  let context: RuleContext

  init(_ clauses: [RuleClause], in context: RuleContext) {
    self.clauses = clauses
    self.context = context
  }

  /// The states of the 96 quarters of an hour of each day.
  func quarters(from first: Day, days: Int) -> [RuleState] {
    states(every: 15, from: first, days: days)
  }

  /// The states of the minutes of each day that are multiples of `step`.
  func states(every step: Int, from first: Day, days: Int) -> [RuleState] {
    var states: [RuleState] = []
    var matchedYesterday = clauses.map { matches($0.days, first - 1) }
    for day in first..<first + days {
      let matchesToday = clauses.map { matches($0.days, day) }
      for minute in stride(from: 0, to: 1_440, by: step) {
        states.append(state(minute, of: day, matchesToday, matchedYesterday))
      }
      matchedYesterday = matchesToday
    }
    return states
  }

  /// All that a minute may be as clauses may or may not match the day and the day before; unknown if that is not one.
  private func state(_ minute: Int, of day: Day, _ today: [Set<Bool>], _ yesterday: [Set<Bool>]) -> RuleState {
    var possible: Set<RuleState> = [.closed]
    for (index, clause) in clauses.enumerated() {
      let spans = clause.spans.isEmpty ? [TimeSpan(start: 0, end: 1_440)] : clause.spans
      let isInToday = spans.contains { self.minutes(of: $0, on: day).contains(minute) }
      let isInTail = spans.contains { self.minutes(of: $0, on: day - 1).contains(minute + 1_440) }
      var next: Set<RuleState> = []
      for isToday in today[index] {
        for isYesterday in yesterday[index] {
          for before in possible {
            var state = before
            if clause.joint == .normal, clause.state != .closed, isToday { state = .closed }
            let isPainted = isToday && isInToday || isYesterday && isInTail
            if isPainted, clause.joint != .fallback || state == .closed { state = clause.state }
            next.insert(state)
          }
        }
      }
      possible = next
    }
    return possible.count == 1 ? possible.first ?? .closed : .unknown
  }

  private func minutes(of span: TimeSpan, on day: Day) -> Range<Int> {
    let start = minutes(of: span.start, on: day)
    var end = minutes(of: span.end, on: day)
    if case .sun = span.end, span.end.nominalMinutes <= span.start.nominalMinutes {
      end = minutes(of: span.end, on: day + 1) + 1_440
    }
    return start..<max(start, min(2_880, end))
  }

  private func minutes(of time: DayTime, on day: Day) -> Int {
    switch time {
    case .clock(let minutes): minutes
    case .sun(let event, let offset): max(0, (context.sun?.minutes(of: event, on: day) ?? 0) + offset)
    }
  }

  // MARK: - Days

  /// Whether a day is selected, as far as is known: both if it depends on the moon.
  func matches(_ selector: DaySelector, _ day: Day) -> Set<Bool> {
    let date = GregorianDate(day)
    let isInYears =
      selector.years.isEmpty
      || selector.years.contains { range in
        date.year >= range.first && date.year <= range.last ?? .max && (date.year - range.first) % range.step == 0
      }
    let isInWeeks =
      selector.weeks.isEmpty
      || selector.weeks.contains { range in
        let week = isoWeek(of: day)
        return week >= range.first && week <= range.last && (week - range.first) % range.step == 0
      }
    guard isInYears, isInWeeks else { return [false] }
    let dates: Set<Bool> =
      selector.dates.isEmpty
      ? [true] : any(of: selector.dates.map { matches($0, day) } + [monthsOfMoon(selector, day)])
    let weekdays: Set<Bool> =
      selector.weekdays.isEmpty ? [true] : any(of: selector.weekdays.map { matches($0, day) })
    if dates == [false] || weekdays == [false] { return [false] }
    return dates.union(weekdays)
  }

  private func any(of answers: [Set<Bool>]) -> Set<Bool> {
    if answers.contains([true]) { return [true] }
    return answers.contains([true, false]) ? [true, false] : [false]
  }

  private func matches(_ range: DateRange, _ day: Day) -> Set<Bool> {
    switch range {
    case .months(let from, let to, let calendar):
      let month: Int
      switch calendar {
      case .gregorian: month = GregorianDate(day).month
      case .solarHijri: month = SolarHijriDate(day)?.month ?? 0
      // Of all selected months together, below.
      case .hijri: return [false]
      }
      return [from <= to ? from <= month && month <= to : month >= from || month <= to]
    case .days(let from, let to):
      let years = from.year.map { $0...$0 } ?? (yearOf(day, from) - 3)...(yearOf(day, from) + 3)
      return any(
        of: years.map { year in
          guard let start = self.day(from, year, isStart: true), var end = self.day(to, to.year ?? year, isStart: false)
          else { return [false] }
          if to.year == nil, isBefore(to, from, in: year), let next = self.day(to, year + 1, isStart: false) {
            end = next
          }
          var answers: Set<Bool> = []
          for first in start.earliest...start.latest {
            for last in end.earliest...end.latest { answers.insert(first <= day && day <= last) }
          }
          return answers
        })
    }
  }

  /// Whether a day is in one of the selected months of the moon, of those that it may be in.
  private func monthsOfMoon(_ selector: DaySelector, _ day: Day) -> Set<Bool> {
    let ranges = selector.dates.compactMap { range -> (from: Int, to: Int)? in
      guard case .months(let from, let to, .hijri) = range else { return nil }
      return (from, to)
    }
    var answers: Set<Bool> = []
    guard !ranges.isEmpty, let around = UmmAlQura.date(of: day)?.year else { return [false] }
    for year in around - 1...around + 1 {
      for month in 1...12 {
        guard let first = HijriDate(year: year, month: month, day: 1), let start = context.moon.day(of: first),
          let next = context.moon.nextFirstDay(after: first), start.earliest <= day, day < next.latest
        else { continue }
        answers.insert(
          ranges.contains { $0.from <= $0.to ? $0.from <= month && month <= $0.to : month >= $0.from || month <= $0.to }
        )
      }
    }
    return answers
  }

  private func yearOf(_ day: Day, _ point: DatePoint) -> Int {
    let year = GregorianDate(day).year
    switch point.anchor.calendar {
    case .gregorian: return year
    case .solarHijri: return year - 621
    case .hijri: return UmmAlQura.date(of: day)?.year ?? 0
    }
  }

  /// Whether an end stands before its start in the calendar, 29 February taken as written.
  private func isBefore(_ end: DatePoint, _ start: DatePoint, in year: Int) -> Bool {
    if case .monthDay(let endMonth, let endDay, _) = end.anchor, case .monthDay(let month, let day, _) = start.anchor {
      return endMonth < month || (endMonth == month && endDay < day)
    }
    guard let end = day(end, year, isStart: false), let start = day(start, year, isStart: true) else { return false }
    return end.likeliest < start.likeliest
  }

  private func day(_ point: DatePoint, _ year: Int, isStart: Bool) -> EstimatedDay? {
    switch point.anchor {
    case .easter: return EstimatedDay(Self.easter(year) + point.offset)
    case .named(let name):
      return named(name, year).map { $0 + point.offset }
    case .monthDay(let month, let day, .gregorian):
      if let date = GregorianDate(year: year, month: month, day: day) { return EstimatedDay(date.dayNumber) }
      return GregorianDate(year: year, month: 3, day: 1).map { EstimatedDay($0.dayNumber - (isStart ? 0 : 1)) }
    case .monthDay(let month, let day, .solarHijri):
      if let date = SolarHijriDate(year: year, month: month, day: day) { return EstimatedDay(date.dayNumber) }
      return SolarHijriDate(year: year + 1, month: 1, day: 1).map { EstimatedDay($0.dayNumber - (isStart ? 0 : 1)) }
    case .monthDay(let month, let day, .hijri):
      guard let first = HijriDate(year: year, month: month, day: 1) else { return nil }
      if !isStart, day == 30 { return context.moon.nextFirstDay(after: first).map { $0 + -1 } }
      return context.moon.day(of: first).map { $0 + (day - 1) }
    }
  }

  private func named(_ name: NamedDay, _ year: Int) -> EstimatedDay? {
    let computed: EstimatedDay?
    if name == .nowruz {
      computed = SolarHijriDate(year: year, month: 1, day: 1).map { EstimatedDay($0.dayNumber) }
    } else {
      let dates: [NamedDay: (Int, Int)] = [.ashura: (1, 10), .arbaeen: (2, 20), .eidFitr: (10, 1), .eidAdha: (12, 10)]
      let (month, day) = dates[name] ?? (1, 1)
      computed = HijriDate(year: year, month: month, day: day).flatMap { context.moon.day(of: $0) }
    }
    guard let computed else { return nil }
    for distance in -7...7 {
      if let listed = context.namedDays[name]?.first(where: { $0.likeliest == computed.likeliest + distance }) {
        return listed
      }
    }
    return computed
  }

  /// Easter Sunday by another algorithm than the evaluator's.
  ///
  /// Source: Oudin (1940), in the form of the U.S. Naval Observatory.
  static func easter(_ year: Int) -> Day {
    let century = year / 100
    let golden = year - 19 * (year / 19)
    let skip = (century - 17) / 25
    var moon = century - century / 4 - (century - skip) / 3 + 19 * golden + 15
    moon -= 30 * (moon / 30)
    moon -= (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11))
    var weekday = year + year / 4 + moon + 2 - century + century / 4
    weekday -= 7 * (weekday / 7)
    let shift = moon - weekday
    let month = 3 + (shift + 40) / 44
    return GregorianDate(year: year, month: month, day: shift + 28 - 31 * (month / 4))?.dayNumber ?? Day(number: 0)
  }

  private func isoWeek(of day: Day) -> Int {
    let thursday = day.startOfWeek(startingOn: .monday) + 3
    let year = GregorianDate(thursday).year
    var week = 0
    var other = thursday
    while GregorianDate(other).year == year {
      week += 1
      other = other - 7
    }
    return week
  }

  private func matches(_ entry: WeekdayEntry, _ day: Day) -> Set<Bool> {
    switch entry {
    case .range(let from, let to):
      return [day.weekday.daysSince(from) <= to.daysSince(from)]
    case .holiday(let offset):
      let holiday = day - offset
      if context.holidays.contains(EstimatedDay(holiday)) { return [true] }
      // One that is expected on it or next to it may be on it; if there is one on each of the three, one is.
      let isExpected = (-1...1).map { context.holidays.contains(EstimatedDay(estimate: holiday + $0)) }
      return isExpected.allSatisfy { $0 } ? [true] : isExpected.contains(true) ? [true, false] : [false]
    case .nth(let weekday, let positions, let offset):
      let selected = day - offset
      guard selected.weekday == weekday else { return [false] }
      let month = GregorianDate(selected).month
      let before = (0...5).filter { GregorianDate(selected - 7 * $0).month == month }.count
      let after = (0...5).filter { GregorianDate(selected + 7 * $0).month == month }.count
      return [positions.contains(before) || positions.contains(-after)]
    }
  }
}
