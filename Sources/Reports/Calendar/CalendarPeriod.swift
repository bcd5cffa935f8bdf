public import CivilTime

/// The days that a calendar shows, and what they are called.
public enum CalendarPeriod: Hashable, Sendable {
  /// Whole weeks from a day on; the count is at least 1.
  case weeks(from: Day, count: Int)
  /// A month of either calendar.
  case month(CalendarMonth)
  /// Any days.
  case days(Range<Day>)

  /// The week of seven days, from the network's first day of the week, that contains an ISO week's Thursday.
  ///
  /// An ISO week runs from Monday to Sunday; its year and number are those of its Thursday.
  public static func week(_ week: ISOWeek, count: Int = 1, startingOn weekday: Weekday) -> CalendarPeriod {
    .weeks(from: (week.firstDay + 3).startOfWeek(startingOn: weekday), count: count)
  }

  /// The days.
  public var days: Range<Day> {
    switch self {
    case .weeks(let first, let count): first..<first + 7 * count
    case .month(let month): month.days
    case .days(let days): days
    }
  }

  /// `2020-W24`, `2020-W24 to 2020-W27`, `Khordad 1399`; of any days nothing, as their dates say all.
  public var name: String? {
    switch self {
    case .weeks(let first, let count):
      let start = Self.isoWeek(from: first)
      return count == 1 ? "\(start)" : "\(start) to \(Self.isoWeek(from: first + 7 * (count - 1)))"
    case .month(let month): return "\(month.englishName) \(month.year)"
    case .days: return nil
    }
  }

  /// The ISO week whose Thursday is in the seven days from a day on.
  static func isoWeek(from day: Day) -> ISOWeek {
    ISOWeek(containing: day + Weekday.thursday.daysSince(day.weekday))
  }
}
