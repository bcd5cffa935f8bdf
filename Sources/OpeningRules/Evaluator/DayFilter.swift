import CivilTime

/// The weekdays that a clause matches, and how long they are sure to stay the same.
struct WeekdayRun {
  /// Bit 0 is Monday, bit 6 Sunday.
  var weekdays: UInt8
  /// The first day, after the one asked about, on which this may change; `Int.max` if it never does.
  var until: Int
}

/// The day selectors of a clause, prepared to be asked about any day.
///
/// A selector of years, dates or weeks matches runs of days, and knows where the run ends that a day is in. Weekdays
/// repeat every seven days. Nth weekdays and holidays match single days, and know the next one. So for every day there
/// is a stretch from it onwards in which the clause matches fixed weekdays and nothing else, and evaluation can go
/// from one match to the next without looking at the days between.
struct DayFilter: Sendable {
  /// All seven weekdays.
  static let everyWeekday: UInt8 = 0b111_1111

  /// No day.
  static let never = DayFilter()

  private let years: [YearRange]
  private let dates: DateFilter?
  private let weeks: WeekFilter?
  private let weekdays: UInt8
  private let nths: [NthWeekday]
  /// Day numbers in ascending order, offsets added.
  private let holidays: [Int]

  /// Prepares a selector; `dates` are those of its dates that are not Gregorian, `holidays` the days that `PH` stands for,
  /// in ascending order.
  init(_ selector: DaySelector, dates others: [Range<Int>], holidays: [Int]) {
    years = selector.years
    dates = selector.dates.isEmpty ? nil : DateFilter(selector.dates, others: others)
    weeks = selector.weeks.isEmpty ? nil : WeekFilter(selector.weeks)
    var weekdays: UInt8 = selector.weekdays.isEmpty ? Self.everyWeekday : 0
    var nths: [NthWeekday] = []
    var offsets: [Int] = []
    for entry in selector.weekdays {
      switch entry {
      case .range(let from, let to):
        for step in 0...to.daysSince(from) { weekdays |= 1 << UInt8((from.rawValue - 1 + step) % 7) }
      case .nth(let weekday, let positions, let offset):
        nths.append(NthWeekday(weekday: weekday, positions: positions, offset: offset))
      case .holiday(let offset):
        offsets.append(offset)
      }
    }
    self.weekdays = weekdays
    self.nths = weekdays == Self.everyWeekday ? [] : nths
    if weekdays == Self.everyWeekday || offsets.isEmpty {
      self.holidays = []
    } else if offsets == [0] {
      self.holidays = holidays
    } else {
      self.holidays = offsets.flatMap { offset in holidays.map { $0 + offset } }.sorted()
    }
  }

  /// Matches nothing.
  private init() {
    years = []
    dates = nil
    weeks = nil
    weekdays = 0
    nths = []
    holidays = []
  }

  /// The weekdays matched from a day on.
  func run(at day: Int) -> WeekdayRun {
    var wide = DayRun(matches: true, until: .max)
    if !years.isEmpty {
      wide.formConjunction(yearRun(at: day))
      guard wide.matches else { return WeekdayRun(weekdays: 0, until: wide.until) }
    }
    if let dates {
      wide.formConjunction(dates.run(at: day))
      guard wide.matches else { return WeekdayRun(weekdays: 0, until: wide.until) }
    }
    if let weeks {
      wide.formConjunction(weeks.run(at: day))
      guard wide.matches else { return WeekdayRun(weekdays: 0, until: wide.until) }
    }
    var run = WeekdayRun(weekdays: weekdays, until: wide.until)
    for nth in nths { run.add(next: nth.next(from: day), day) }
    if !holidays.isEmpty { run.add(next: nextHoliday(from: day), day) }
    return run
  }

  /// Whether a day is matched.
  func matches(_ day: Int) -> Bool { run(at: day).weekdays >> UInt8(floorModulo(day + 3, 7)) & 1 == 1 }

  private func nextHoliday(from day: Int) -> Int {
    var low = 0
    var high = holidays.count
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low < holidays.count ? holidays[low] : .max
  }

  private func yearRun(at day: Int) -> DayRun {
    let year = GregorianDate(Day(number: day)).year
    var run = DayRun(matches: false, until: .max)
    for range in years { run.formDisjunction(range.run(at: year)) }
    return run
  }
}

extension WeekdayRun {
  /// Adds a selector of single days, whose first match from `day` on is `next`.
  fileprivate mutating func add(next: Int, _ day: Int) {
    if next == day {
      weekdays = DayFilter.everyWeekday
      until = min(until, day + 1)
    } else {
      until = min(until, next)
    }
  }
}

extension YearRange {
  /// Whether a year is in the range; the end of the run is a day number.
  fileprivate func run(at year: Int) -> DayRun {
    if year < first { return DayRun(matches: false, until: dayNumber(first, 1, 1)) }
    guard let last else { return DayRun(matches: true, until: .max) }
    if year > last { return DayRun(matches: false, until: .max) }
    if step == 1 { return DayRun(matches: true, until: dayNumber(last + 1, 1, 1)) }
    let rest = (year - first) % step
    if rest == 0 { return DayRun(matches: true, until: dayNumber(year + 1, 1, 1)) }
    let next = year + step - rest
    return DayRun(matches: false, until: next <= last ? dayNumber(next, 1, 1) : .max)
  }
}

/// Some of a month's days of one weekday, shifted.
struct NthWeekday: Sendable {
  let weekday: Weekday
  let positions: NthPositions
  let offset: Int

  /// The first match at or after a day, or a day before it if there is none within 20 weeks.
  func next(from day: Int) -> Int {
    let unshifted = Day(number: day - offset)
    var candidate = unshifted + weekday.daysSince(unshifted.weekday)
    // Every position but the fifth comes every month, and the fifth at least every 14 weeks.
    for _ in 0..<20 {
      let date = GregorianDate(candidate)
      let last = GregorianDate.daysIn(month: date.month, of: date.year)
      if positions.contains((date.day - 1) / 7 + 1) || positions.contains(-((last - date.day) / 7 + 1)) { break }
      candidate = candidate + 7
    }
    return candidate.number + offset
  }
}
