public import CivilTime
public import CrossingModel

/// One day of a crossing's calendar, on the exporter's clock.
public struct CalendarDay: Hashable, Sendable {
  /// The day.
  public let day: Day
  /// Openings that touch the day, clipped to it, in ascending order.
  public let openings: [Opening]
  /// Why there are none; empty if there are some.
  public let reasons: [ClosedReason]
  /// Public holidays on this date, by side.
  public let holidays: [SideHoliday]

  /// A holiday of one side.
  public struct SideHoliday: Hashable, Sendable {
    /// The side's id.
    public let side: String
    /// The holiday.
    public let holiday: Holiday
  }
}

extension CrossingTimeline {
  /// The calendar of some days; their midnights, on the exporter's clock, must lie in the window.
  public func calendar(_ days: some Sequence<Day>, clocks: Clocks) -> [CalendarDay] {
    days.map { day in
      let start = clocks.exporter.instant(of: WallTime(day)).seconds
      let end = clocks.exporter.instant(of: WallTime(day + 1)).seconds
      precondition(window.lowerBound <= start && end <= window.upperBound, "\(day) is outside the window \(window)")
      var clipped: [Opening] = []
      var index = firstOpening(endingAfter: start)
      while index < openings.count, openings[index].range.lowerBound < end {
        var opening = openings[index]
        opening.range = opening.range.clamped(to: start..<end)
        clipped.append(opening)
        index += 1
      }
      let holidays = sides.flatMap { side in
        side.side.holidays.filter { $0.day == day }.map { CalendarDay.SideHoliday(side: side.side.id, holiday: $0) }
      }
      return CalendarDay(
        day: day, openings: clipped, reasons: clipped.isEmpty ? reasonsClosed(during: start..<end) : [],
        holidays: holidays)
    }
  }
}
