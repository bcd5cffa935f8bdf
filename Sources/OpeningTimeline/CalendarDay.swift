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
  /// A day with the parts of the occurrences on it; it must lie in the window.
  func calendarDay(_ day: Day, of occurrences: [Occurrence], clock: TimeZoneTable) -> CalendarDay {
    let range = clock.seconds(of: day)
    let parts = occurrences.filter { $0.range.overlaps(range) }
      .map { CalendarDay.Part(range: $0.range.clamped(to: range), occurrence: $0) }
    let holidays = sides.flatMap { side in
      side.side.holidays.filter { $0.day == day }.map { CalendarDay.SideHoliday(side: side.side.id, holiday: $0) }
    }
    return CalendarDay(
      day: day, range: range, openings: parts, reasons: parts.isEmpty ? reasonsClosed(during: range) : [],
      gaps: gaps(in: range), holidays: holidays)
  }

  /// When a side is open by its rule and the crossing is not.
  private func gaps(in range: Range<Int>) -> [CalendarDay.Gap] {
    let bySides = IntervalSet(sides.flatMap { $0.openings.map(\.range) }).clipped(to: range)
    let closed = bySides.subtracting(IntervalSet(openings.map(\.range)))
    guard !closed.isEmpty else { return [] }
    let changes = sides.flatMap { $0.openings.map(\.range) } + self.closures.map(\.range)
    let cuts = Set(changes.flatMap { [$0.lowerBound, $0.upperBound] })
    var gaps: [CalendarDay.Gap] = []
    for stretch in closed.ranges {
      let inside = [stretch.lowerBound] + cuts.filter { stretch.contains($0) && $0 > stretch.lowerBound }.sorted()
      for (start, end) in zip(inside, inside.dropFirst() + [stretch.upperBound]) {
        let reasons = reasonsClosed(during: start..<end)
        if let last = gaps.last, last.range.upperBound == start, last.reasons == reasons {
          gaps[gaps.count - 1] = CalendarDay.Gap(range: last.range.lowerBound..<end, reasons: reasons)
        } else {
          gaps.append(CalendarDay.Gap(range: start..<end, reasons: reasons))
        }
      }
    }
    return gaps
  }
}
