import CivilTime
public import CrossingModel
public import OpeningRules

/// A phase of a side that is, or may be, in force during an opening, and what its rule says of it.
public struct PhaseInForce: Hashable, Sendable {
  /// The network's side.
  public let side: String
  /// The phase: its id, rule, source and confidence.
  public let phase: Phase
  /// The probability of being in force: above 0, and 1 where all dates are known.
  public let probability: Double
  /// What the rule says of the opening: open or unknown; closed where only another phase, that may be in force instead,
  /// makes the opening.
  public let state: RuleState
  /// The comment of the rule's clause, if it has one: why something is unknown, for instance.
  public let comment: String?
}

extension SideTimeline {
  /// The phases in force during a range in seconds of UTC, in the order of the file; each with the probability of
  /// when it first comes in.
  func phasesInForce(during range: Range<Int>) -> [PhaseInForce] {
    let minutes = wallMinutes(of: range)
    var found: [Int: PhaseInForce] = [:]
    for segment in course.segments where segment.minutes.overlaps(minutes) {
      let part = segment.minutes.clamped(to: minutes)
      for (index, probability) in segment.phases {
        let known = found[index]
        let intervals = evaluators[index].intervals(
          from: WallTime(minutes: part.lowerBound), until: WallTime(minutes: part.upperBound))
        let states = intervals.map(\.state) + [known?.state ?? .closed]
        let state: RuleState = states.contains(.open) ? .open : states.contains(.unknown) ? .unknown : .closed
        found[index] = PhaseInForce(
          side: side.id, phase: phases[index], probability: known?.probability ?? probability, state: state,
          comment: intervals.first { $0.state == state }?.comment ?? known?.comment)
      }
    }
    return phases.indices.compactMap { found[$0] }
  }

  /// What the side's clock reads in a range in seconds of UTC, as minutes of wall time.
  func wallMinutes(of range: Range<Int>) -> Range<Int> {
    let first = clock.wallTime(at: Instant(seconds: range.lowerBound)).minutes
    let last = clock.wallTime(at: Instant(seconds: range.upperBound - 1)).minutes
    // A clock that jumps back may read less at the end than at the beginning.
    return min(first, last)..<max(first, last) + 1
  }
}
