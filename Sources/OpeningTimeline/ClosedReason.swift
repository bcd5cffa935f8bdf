import CivilTime
public import CrossingModel
import OpeningRules

/// Why a crossing is closed.
public enum ClosedReason: Hashable, Sendable {
  /// A closure covers it.
  case closure(Closure)
  /// The side would be open by its rule if the day were not a holiday.
  case holiday(side: String, Holiday)
  /// The side's rule says so: the clause with this index closes what would be open, or, where it is nil, no clause opens.
  case rule(side: String, Phase, clause: Int? = nil)
  /// No phase of the side is in force.
  case noPhase(side: String)
  /// Each side is open at some time, and never both.
  case noOverlap
}

extension CrossingTimeline {
  /// Why the crossing is not open in any part of a range, in seconds of UTC; empty if it is, or may be.
  ///
  /// Closures come first, then the sides in the order of the network.
  public func reasonsClosed(during range: Range<Int>) -> [ClosedReason] {
    if openings.overlap(range) { return [] }
    var reasons: [ClosedReason] = []
    for interval in closures {
      // One that only touches the range, where the rules leave it closed anyway, is not what closes it.
      let overlap = interval.range.clamped(to: range)
      let cutsOpening = !overlap.isEmpty && openingsByRule.overlap(overlap)
      if overlap == range || cutsOpening { reasons.append(.closure(interval.closure)) }
    }
    for side in sides where !side.openings.overlap(range) {
      reasons.append(side.reasonClosed(during: range))
    }
    return reasons.isEmpty ? [.noOverlap] : reasons
  }
}

extension SideTimeline {
  /// Why the side is closed during a range in which it has no opening.
  fileprivate func reasonClosed(during range: Range<Int>) -> ClosedReason {
    let minutes = wallMinutes(of: range)
    let inForce = course.segments.filter { $0.minutes.overlaps(minutes) }.flatMap(\.phases)
    guard let likeliest = inForce.max(by: { $0.probability < $1.probability }) else { return .noPhase(side: side.id) }
    let phase = phases[likeliest.index]
    let start = WallTime(minutes: minutes.lowerBound)
    let end = WallTime(minutes: minutes.upperBound)
    let days = start.day...WallTime(minutes: end.minutes - 1).day
    let holidays = side.holidays.filter { days.contains($0.day) }
    if !holidays.isEmpty {
      var withoutHolidays = context
      withoutHolidays.holidays = []
      let otherwise = RuleEvaluator(phase.hours, in: withoutHolidays).schedule(from: start, until: end).open
      // A day of the exporter's is on two days of the other side's clock, and both may be holidays.
      let closing = holidays.first { holiday in
        let midnight = holiday.day.number * 1_440
        return !otherwise.clipped(to: midnight..<midnight + 1_440).isEmpty
      }
      if let closing { return .holiday(side: side.id, closing) }
    }
    let clause = evaluators[likeliest.index].closingClause(from: start, until: end, in: context)
    return .rule(side: side.id, phase, clause: clause)
  }
}
