import CivilTime

/// A selector of months and dates, prepared to be asked about any day.
struct DateFilter: Sendable {
  /// Whole months of every year: bits 1 to 12.
  private var months: UInt16 = 0
  /// Ranges of one year each, as sorted day numbers; they may overlap.
  private var fixed: [Range<Int>] = []
  /// Ranges of every year.
  private var recurring: [RecurringRange] = []

  init(_ ranges: [DateRange]) {
    for range in ranges {
      switch range {
      case .months(let from, let to):
        for step in 0...(to - from + 12) % 12 { months |= 1 << UInt16((from - 1 + step) % 12 + 1) }
      case .days(let from, let to):
        let range = RecurringRange(from: from, to: to)
        if let year = from.year {
          fixed.append(range.occurrence(in: year))
        } else {
          recurring.append(range)
        }
      }
    }
    fixed.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Whether a day is in one of the ranges.
  func run(at day: Int) -> DayRun {
    var run = DayRun(matches: false, until: .max)
    if months != 0 { run.formDisjunction(monthRun(at: day)) }
    for range in fixed where day < range.upperBound {
      if day >= range.lowerBound {
        run.formDisjunction(DayRun(matches: true, until: range.upperBound))
      } else {
        run.formDisjunction(DayRun(matches: false, until: range.lowerBound))
        break
      }
    }
    for range in recurring { run.formDisjunction(range.run(at: day)) }
    return run
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

/// Days from one date to another, as they come back every year.
struct RecurringRange: Sendable {
  let from: DatePoint
  let to: DatePoint

  /// The days, empty where 29 February alone is meant and missing, of the range that starts in a year.
  func occurrence(in year: Int) -> Range<Int> {
    let start = from.day(in: year, as: .start)
    let end = to.day(in: endYear(startingIn: year, on: start), as: .end)
    return start..<max(start, end + 1)
  }

  private func endYear(startingIn year: Int, on start: Int) -> Int {
    if let year = to.year { return year }
    if case .monthDay(let firstMonth, let firstDay) = from.anchor,
      case .monthDay(let lastMonth, let lastDay) = to.anchor
    {
      // By name, not by day number: 29 February as a whole range stays within its year.
      return (lastMonth, lastDay) < (firstMonth, firstDay) ? year + 1 : year
    }
    return to.day(in: year, as: .end) < start ? year + 1 : year
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
