public import CivilTime

/// A stretch of the horizon that a report has figures for: a month, a week, a day or an hour on the exporter's clock.
public struct ReportingPeriod: Hashable, Sendable {
  /// What the horizon is cut into.
  public enum Unit: String, CaseIterable, Sendable {
    /// Months of the reporting calendar.
    case month
    /// Weeks from the network's first day of the week.
    case week
    /// Days.
    case day
    /// Hours by the wall clock; an hour that the clock shows twice is two.
    case hour
  }

  /// Which month, week, day or hour.
  enum Name: Hashable {
    case month(CalendarMonth)
    /// The ISO week whose Thursday is in the week.
    case week(ISOWeek)
    case day
    case hour(WallTime)
  }

  let name: Name
  /// Seconds of UTC.
  public let seconds: Range<Int>
  /// The days that it covers or lies in.
  public let days: Range<Day>
  /// Seconds that the exporter's clock is ahead of UTC at the beginning.
  let offsetSeconds: Int

  /// What the period is.
  public var unit: Unit {
    switch name {
    case .month: .month
    case .week: .week
    case .day: .day
    case .hour: .hour
    }
  }

  /// Whether the horizon covers all of it.
  public var isWhole: Bool {
    switch name {
    case .month(let month): days == month.days
    case .week: days.count == 7
    case .day, .hour: true
    }
  }

  /// Digits that sort and can be read back: `1399-03`, `2020-W24`, `2020-06-07`, `2020-06-07T08:00+04:30`.
  public var id: String {
    switch name {
    case .month(let month): month.id
    case .week(let week): week.description
    case .day: days.lowerBound.description
    case .hour(let time): time.description + TimeZoneTable.offsetText(seconds: offsetSeconds)
    }
  }

  /// The name for people: `Khordad`, or the first day in two calendars.
  var title: String {
    switch name {
    case .month(let month): month.englishName
    case .week, .day: TimeText.longDate(days.lowerBound)
    case .hour(let time): "\(TimeText.longDate(days.lowerBound)), \(time.clockText)"
    }
  }

  /// The name in a table: `Khordad 1399`, `2020-W24 06-06 (17 Kho)`, `Su 2020-06-07 (18 Kho)`, `Su 2020-06-07 08:00`.
  ///
  /// - Parameter showsOffset: whether hours show how far the clock is ahead of UTC.
  func label(showsOffset: Bool) -> String {
    switch name {
    case .month(let month): "\(month.englishName) \(month.year)"
    case .week(let week): "\(week) \(TimeText.monthAndDay(days.lowerBound))\(solarHijri)"
    case .day: "\(weekday) \(days.lowerBound)\(solarHijri)"
    case .hour(let time):
      "\(weekday) \(time.day) \(time.clockText)"
        + (showsOffset ? " \(TimeZoneTable.offsetText(seconds: offsetSeconds))" : "")
    }
  }

  private var weekday: String { days.lowerBound.weekday.twoLetters }

  private var solarHijri: String {
    SolarHijriDate(days.lowerBound).map { " (\($0.day) \($0.englishMonthName.prefix(3)))" } ?? ""
  }
}

extension ReportingPeriod {
  /// The periods that the days from `first` up to and without `end` touch, cut to them; nil if the calendar does not
  /// reach all of them.
  ///
  /// - Parameter clock: the exporter's.
  public static func all(
    _ unit: Unit, from first: Day, until end: Day, calendar: CalendarKind, weekStart: Weekday, clock: TimeZoneTable
  ) -> [ReportingPeriod]? {
    precondition(first < end, "a horizon from \(first) to \(end)")
    if unit == .hour { return hours(from: first, until: end, clock) }
    var periods: [ReportingPeriod] = []
    var next = first
    while next < end {
      let name: Name
      let upper: Day
      switch unit {
      case .month:
        guard let month = CalendarMonth.containing(next, in: calendar) else { return nil }
        name = .month(month)
        upper = month.days.upperBound
      case .week:
        let start = next.startOfWeek(startingOn: weekStart)
        name = .week(ISOWeek(containing: start + Weekday.thursday.daysSince(weekStart)))
        upper = start + 7
      case .day, .hour:
        name = .day
        upper = next + 1
      }
      let days = next..<min(upper, end)
      let start = clock.instant(of: WallTime(days.lowerBound))
      periods.append(
        ReportingPeriod(
          name: name, seconds: start.seconds..<clock.instant(of: WallTime(days.upperBound)).seconds, days: days,
          offsetSeconds: clock.offsetSeconds(at: start)))
      next = days.upperBound
    }
    return periods
  }

  /// From one full hour of the wall clock to the next; where the clock is changed by a part of an hour, the piece up to
  /// the next full hour is a period of its own.
  private static func hours(from first: Day, until end: Day, _ clock: TimeZoneTable) -> [ReportingPeriod] {
    let last = clock.instant(of: WallTime(end)).seconds
    var start = clock.instant(of: WallTime(first)).seconds
    var periods: [ReportingPeriod] = []
    while start < last {
      let offset = clock.offsetSeconds(at: Instant(seconds: start))
      let time = clock.wallTime(at: Instant(seconds: start))
      let next = min(last, start + 3_600 - time.minutes % 60 * 60)
      periods.append(
        ReportingPeriod(
          name: .hour(time), seconds: start..<next, days: time.day..<(time.day + 1), offsetSeconds: offset))
      start = next
    }
    return periods
  }
}

extension [ReportingPeriod] {
  /// How many calendar months the periods' days are, each day as its part of its month: 1 for all days of a month.
  ///
  /// nil where the calendar does not reach.
  public func months(in calendar: CalendarKind) -> Double? {
    guard let first = self.first, let last = self.last else { return 0 }
    // Days by the length of their month, so that the days of whole months come to a whole number.
    var days: [Int: Int] = [:]
    var next = first.days.lowerBound
    while next < last.days.upperBound {
      guard let month = CalendarMonth.containing(next, in: calendar) else { return nil }
      let upper = Swift.min(month.days.upperBound, last.days.upperBound)
      days[month.dayCount, default: 0] += upper - next
      next = upper
    }
    return days.sorted { $0.key < $1.key }.reduce(0) { $0 + Double($1.value) / Double($1.key) }
  }
}
