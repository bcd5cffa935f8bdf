import CivilTime

/// A selector of months and dates, prepared to be asked about any day.
struct DateFilter: Sendable {
  /// Whole Gregorian months of every year: bits 1 to 12.
  private var months: UInt16 = 0
  /// Ranges of one year each, and all those of other calendars, as day numbers: sorted, disjoint, not touching.
  private var fixed: [Range<Int>] = []
  /// Gregorian ranges of every year.
  private var recurring: [RecurringRange] = []

  /// The dates of ranges, and `others`: those of them that are of other calendars.
  init(_ ranges: [DateRange], others: [Range<Int>]) {
    var fixed = others
    for range in ranges where range.calendar == .gregorian {
      switch range {
      case .months(let from, let to, _): months |= monthBits(from: from, to: to)
      case .days(let from, let to):
        let range = RecurringRange(from: from, to: to)
        if let year = from.year {
          fixed.append(range.occurrence(in: year))
        } else {
          recurring.append(range)
        }
      }
    }
    self.fixed = IntervalSet(fixed).ranges
  }

  /// Whether a day is in one of the ranges.
  func run(at day: Int) -> DayRun {
    var run = DayRun(matches: false, until: .max)
    if months != 0 { run.formDisjunction(monthRun(at: day)) }
    if !fixed.isEmpty { run.formDisjunction(fixedRun(at: day)) }
    for range in recurring { run.formDisjunction(range.run(at: day)) }
    return run
  }

  private func fixedRun(at day: Int) -> DayRun {
    var low = 0
    var high = fixed.count
    while low < high {
      let middle = (low + high) / 2
      if fixed[middle].upperBound <= day { low = middle + 1 } else { high = middle }
    }
    guard low < fixed.count else { return DayRun(matches: false, until: .max) }
    let next = fixed[low]
    return day < next.lowerBound
      ? DayRun(matches: false, until: next.lowerBound) : DayRun(matches: true, until: next.upperBound)
  }

  private func monthRun(at day: Int) -> DayRun {
    let date = GregorianDate(Day(number: day))
    let matches = contains(date.month)
    for step in 1...12 {
      let month = (date.month - 1 + step) % 12 + 1
      if contains(month) != matches {
        return DayRun(matches: matches, until: dayNumber(date.year + (date.month - 1 + step) / 12, month, 1))
      }
    }
    return DayRun(matches: matches, until: .max)
  }

  private func contains(_ month: Int) -> Bool { months >> UInt16(month) & 1 == 1 }
}

/// Days from one Gregorian date to another, as they come back every year.
struct RecurringRange: Sendable {
  let from: DatePoint
  let to: DatePoint

  /// The days, empty where 29 February alone is meant and missing, of the range that starts in a year.
  func occurrence(in year: Int) -> Range<Int> {
    let start = from.gregorianDay(in: year, as: .start)
    let end = to.gregorianDay(in: endYear(startingIn: year, on: start), as: .end)
    return start..<max(start, end + 1)
  }

  private func endYear(startingIn year: Int, on start: Int) -> Int {
    if let year = to.year { return year }
    if case .monthDay(let firstMonth, let firstDay, _) = from.anchor,
      case .monthDay(let lastMonth, let lastDay, _) = to.anchor
    {
      // By name, not by day number: 29 February as a whole range stays within its year.
      return (lastMonth, lastDay) < (firstMonth, firstDay) ? year + 1 : year
    }
    return to.gregorianDay(in: year, as: .end) < start ? year + 1 : year
  }

  /// Whether a day is in one of the years' ranges.
  func run(at day: Int) -> DayRun {
    let year = GregorianDate(Day(number: day)).year
    // A range may start a year later than its anchor's, and last to the end of the year after.
    let reach = from.offset == 0 && to.offset == 0 ? 1 : 3
    // 29 February is missing for at most eight years.
    for candidate in (year - reach)...(year + 9) {
      let days = occurrence(in: candidate)
      if day < days.upperBound, !days.isEmpty {
        return day < days.lowerBound
          ? DayRun(matches: false, until: days.lowerBound) : DayRun(matches: true, until: days.upperBound)
      }
    }
    return DayRun(matches: false, until: dayNumber(year + 8, 1, 1))
  }
}
