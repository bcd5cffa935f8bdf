public import CivilTime
public import CrossingModel

/// What a calendar shows of one crossing: some days, and every opening on them.
public struct CrossingCalendar: Sendable {
  /// The crossing.
  public let crossing: Crossing
  /// The days in ascending order, on the exporter's clock.
  public let days: [CalendarDay]
  /// The openings that touch the days, whole, in ascending order.
  public let occurrences: [Occurrence]

  /// The calendar of a crossing of a network.
  ///
  /// Occurrences are the same whatever other days are asked for. Complexity: that of a ``CrossingTimeline`` over the days
  /// and two more on each end, and O(n log n) for n days, openings and closures.
  public init(_ crossing: Crossing, days: Range<Day>, network: Network, clocks: Clocks) {
    self.crossing = crossing
    let start = clocks.exporter.instant(of: WallTime(days.lowerBound)).seconds
    let end = clocks.exporter.instant(of: WallTime(days.upperBound)).seconds
    let margin = CrossingTimeline.occurrenceMarginSeconds
    let timeline = CrossingTimeline(
      crossing, network: network, clocks: clocks, window: (start - margin)..<(end + margin))
    let occurrences = timeline.occurrences(overlapping: start..<end, clocks: clocks)
    self.occurrences = occurrences
    self.days = timeline.calendarDays(days, of: occurrences, clock: clocks.exporter)
  }
}
