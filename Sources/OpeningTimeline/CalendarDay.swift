public import CivilTime
public import CrossingModel

/// One day of a crossing's calendar, on the exporter's clock.
public struct CalendarDay: Hashable, Sendable {
  /// The day.
  public let day: Day
  /// Seconds of UTC from its first moment to the first one after it: 23, 24 or 25 hours.
  public let range: Range<Int>
  /// The parts of occurrences that are on the day, in ascending order.
  public let openings: [Part]
  /// Why there are none on the whole day; empty if there are some.
  public let reasons: [ClosedReason]
  /// When a side is open by its rule and the crossing is not, with the reasons, in ascending order.
  public let gaps: [Gap]
  /// Public holidays on this date, by side.
  public let holidays: [SideHoliday]

  /// The part of an occurrence that is on one day.
  public struct Part: Hashable, Sendable {
    /// Seconds of UTC, within the day.
    public let range: Range<Int>
    /// The whole occurrence, which may begin on a day before and end on one after.
    public let occurrence: Occurrence
  }

  /// A stretch of a day in which a side is open by its rule and the crossing is not.
  public struct Gap: Hashable, Sendable {
    /// Seconds of UTC, within the day.
    public let range: Range<Int>
    /// Why the crossing is not open, the other side or a closure; never empty.
    public let reasons: [ClosedReason]

    /// Whether a closure is among the reasons.
    public var isClosure: Bool {
      reasons.contains { if case .closure = $0 { true } else { false } }
    }
  }

  /// A holiday of one side.
  public struct SideHoliday: Hashable, Sendable {
    /// The side's id.
    public let side: String
    /// The holiday.
    public let holiday: Holiday
  }
}

extension CrossingTimeline {
  /// The days with the parts of the occurrences on them; they must lie in the window.
  ///
  /// Complexity: O(n log n) for n days, openings and closures together.
  func calendarDays(_ days: Range<Day>, of occurrences: [Occurrence], clock: TimeZoneTable) -> [CalendarDay] {
    let ranges = days.map { clock.seconds(of: $0) }
    let gaps = gaps(in: ranges)
    var firstOccurrence = 0
    var firstGap = 0
    return zip(days, ranges).map { day, range in
      while firstOccurrence < occurrences.count, occurrences[firstOccurrence].range.upperBound <= range.lowerBound {
        firstOccurrence += 1
      }
      let parts = occurrences[firstOccurrence...].prefix { $0.range.lowerBound < range.upperBound }
        .map { CalendarDay.Part(range: $0.range.clamped(to: range), occurrence: $0) }
      let gapsOfDay = gaps[firstGap...].prefix { $0.range.upperBound <= range.upperBound }
      firstGap += gapsOfDay.count
      let holidays = sides.flatMap { side in
        side.side.holidays.filter { $0.day == day }.map { CalendarDay.SideHoliday(side: side.side.id, holiday: $0) }
      }
      return CalendarDay(
        day: day, range: range, openings: Array(parts), reasons: parts.isEmpty ? reasonsClosed(during: range) : [],
        gaps: Array(gapsOfDay), holidays: holidays)
    }
  }

  /// When a side is open by its rule and the crossing is not, cut at the ends of days that follow each other.
  private func gaps(in days: [Range<Int>]) -> [CalendarDay.Gap] {
    guard let first = days.first, let last = days.last else { return [] }
    let bySides = IntervalSet(sides.flatMap { $0.openings.map(\.range) })
    let closed = bySides.subtracting(IntervalSet(openings.map(\.range)))
      .clipped(to: first.lowerBound..<last.upperBound)
    let changes = sides.flatMap { $0.openings.map(\.range) } + closures.map(\.range) + days
    let cuts = Set(changes.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    let midnights = Set(days.map(\.lowerBound))
    var gaps: [CalendarDay.Gap] = []
    var cut = 0
    for stretch in closed.ranges {
      var start = stretch.lowerBound
      while cut < cuts.count, cuts[cut] <= start { cut += 1 }
      while start < stretch.upperBound {
        let end = cut < cuts.count ? min(cuts[cut], stretch.upperBound) : stretch.upperBound
        let reasons = reasonsClosed(during: start..<end)
        if let last = gaps.last, last.range.upperBound == start, last.reasons == reasons, !midnights.contains(start) {
          gaps[gaps.count - 1] = CalendarDay.Gap(range: last.range.lowerBound..<end, reasons: reasons)
        } else {
          gaps.append(CalendarDay.Gap(range: start..<end, reasons: reasons))
        }
        start = end
        if cut < cuts.count, cuts[cut] <= end { cut += 1 }
      }
    }
    return gaps
  }
}
