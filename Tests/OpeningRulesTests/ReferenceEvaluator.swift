import CivilTime
import OpeningRules

/// The rules of evaluation written down as they are stated, a quarter of an hour at a time, without a thought for speed.
///
/// It shares no code with the evaluator but the calendar of CivilTime.
struct ReferenceEvaluator {
  let clauses: [RuleClause]
  let holidays: Set<Day>

  init(_ clauses: [RuleClause], holidays: [Day]) {
    self.clauses = clauses
    self.holidays = Set(holidays)
  }

  /// The states of the 96 quarters of an hour of each day.
  func quarters(from first: Day, days: Int) -> [RuleState] {
    var states: [RuleState] = []
    var matchedYesterday = clauses.map { matches($0.days, first - 1) }
    for offset in 0..<days {
      let matchesToday = clauses.map { matches($0.days, first + offset) }
      states += quarters(matchesToday, matchedYesterday)
      matchedYesterday = matchesToday
    }
    return states
  }

  private func quarters(_ today: [Bool], _ yesterday: [Bool]) -> [RuleState] {
    var states = [RuleState](repeating: .closed, count: 96)
    for (index, clause) in clauses.enumerated() {
      if clause.joint == .normal, clause.state != .closed, today[index] {
        states = [RuleState](repeating: .closed, count: 96)
      }
      let spans = clause.spans.isEmpty ? [TimeSpan(start: 0, end: 1_440)] : clause.spans
      for quarter in 0..<96 {
        let minute = quarter * 15
        let isInSpan = spans.contains { span in
          guard let minutes = span.minutes else { return false }
          return (today[index] && minutes.contains(minute))
            || (yesterday[index] && minutes.contains(minute + 1_440))
        }
        if isInSpan, clause.joint != .fallback || states[quarter] == .closed { states[quarter] = clause.state }
      }
    }
    return states
  }

  // MARK: - Days

  func matches(_ selector: DaySelector, _ day: Day) -> Bool {
    let date = GregorianDate(day)
    let isInYears =
      selector.years.isEmpty
      || selector.years.contains { range in
        date.year >= range.first && date.year <= range.last ?? .max && (date.year - range.first) % range.step == 0
      }
    let isInDates = selector.dates.isEmpty || selector.dates.contains { matches($0, day) }
    let isInWeeks =
      selector.weeks.isEmpty
      || selector.weeks.contains { range in
        let week = isoWeek(of: day)
        return week >= range.first && week <= range.last && (week - range.first) % range.step == 0
      }
    let isInWeekdays = selector.weekdays.isEmpty || selector.weekdays.contains { matches($0, day) }
    return isInYears && isInDates && isInWeeks && isInWeekdays
  }

  private func matches(_ range: DateRange, _ day: Day) -> Bool {
    let date = GregorianDate(day)
    switch range {
    case .months(let from, let to, _):
      return from <= to ? from <= date.month && date.month <= to : date.month >= from || date.month <= to
    case .days(let from, let to):
      let years = from.year.map { $0...$0 } ?? (date.year - 3)...(date.year + 3)
      return years.contains { year in
        let start = self.day(from, year, isStart: true)
        var end = self.day(to, to.year ?? year, isStart: false)
        if to.year == nil, isBefore(to, from, in: year) { end = self.day(to, year + 1, isStart: false) }
        return start <= day && day <= end
      }
    }
  }

  /// Whether an end stands before its start in the calendar, 29 February taken as written.
  private func isBefore(_ end: DatePoint, _ start: DatePoint, in year: Int) -> Bool {
    if case .monthDay(let endMonth, let endDay, _) = end.anchor, case .monthDay(let month, let day, _) = start.anchor {
      return endMonth < month || (endMonth == month && endDay < day)
    }
    return self.day(end, year, isStart: false) < self.day(start, year, isStart: true)
  }

  private func day(_ point: DatePoint, _ year: Int, isStart: Bool) -> Day {
    switch point.anchor {
    case .easter: return Self.easter(year) + point.offset
    case .named(let name): preconditionFailure(name.rawValue)
    case .monthDay(let month, let day, _):
      if let date = GregorianDate(year: year, month: month, day: day) { return date.dayNumber + point.offset }
      let march = GregorianDate(year: year, month: 3, day: 1)?.dayNumber ?? Day(number: 0)
      return (isStart ? march : march - 1) + point.offset
    }
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

  private func matches(_ entry: WeekdayEntry, _ day: Day) -> Bool {
    switch entry {
    case .range(let from, let to):
      return day.weekday.daysSince(from) <= to.daysSince(from)
    case .holiday(let offset):
      return holidays.contains(day - offset)
    case .nth(let weekday, let positions, let offset):
      let selected = day - offset
      guard selected.weekday == weekday else { return false }
      let month = GregorianDate(selected).month
      let before = (0...5).filter { GregorianDate(selected - 7 * $0).month == month }.count
      let after = (0...5).filter { GregorianDate(selected + 7 * $0).month == month }.count
      return positions.contains(before) || positions.contains(-after)
    }
  }
}
