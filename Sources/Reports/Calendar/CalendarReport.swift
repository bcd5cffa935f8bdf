public import CivilTime
public import CrossingModel
public import OpeningTimeline

/// Some weeks of one or more crossings.
public struct CalendarReport {
  let network: Network
  let clocks: Clocks
  /// Days in whole weeks from the network's first day of the week.
  let weeks: [[Day]]
  let rows: [(crossing: Crossing, days: [CalendarDay])]

  /// The calendar of each timeline's crossing; `firstDay` is moved back to the network's first day of the week.
  ///
  /// All days must lie in the timelines' windows.
  public init(
    _ timelines: [CrossingTimeline], firstDay: Day, weekCount: Int, network: Network, clocks: Clocks
  ) {
    precondition(weekCount > 0, "\(weekCount) weeks")
    self.network = network
    self.clocks = clocks
    let start = firstDay.startOfWeek(startingOn: network.weekStart)
    weeks = (0..<weekCount).map { week in (0..<7).map { start + (7 * week + $0) } }
    let days = start..<start + 7 * weekCount
    rows = timelines.map { ($0.crossing, $0.calendar(days, clocks: clocks)) }
  }

  /// The first day of the week that contains an ISO week's Thursday, where weeks begin on `start`.
  ///
  /// An ISO week runs from Monday to Sunday; its year and number are those of its Thursday.
  public static func firstDay(of week: ISOWeek, weeksStartingOn start: Weekday) -> Day {
    (week.firstDay + 3).startOfWeek(startingOn: start)
  }
}
