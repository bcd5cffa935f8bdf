import CivilTime

/// A selector of ISO weeks as a set.
struct WeekFilter: Sendable {
  /// Bits 1 to 53.
  private var weeks: UInt64 = 0

  init(_ ranges: [WeekRange]) {
    for range in ranges {
      for week in stride(from: range.first, through: range.last, by: range.step) { weeks |= 1 << UInt64(week) }
    }
  }

  /// Whether a day's week is in the set; runs end with the week-year at the latest.
  func run(at day: Int) -> DayRun {
    let week = ISOWeek(containing: Day(number: day))
    let matches = contains(week.week)
    let weekCount = ISOWeek.weeksIn(year: week.year)
    var next = week.week + 1
    while next <= weekCount, contains(next) == matches { next += 1 }
    return DayRun(matches: matches, until: week.firstDay.number + 7 * (next - week.week))
  }

  private func contains(_ week: Int) -> Bool { weeks >> UInt64(week) & 1 == 1 }
}
