public import CivilTime

/// A rule compiled with one side's public holidays, ready to be asked about any time.
public struct RuleEvaluator: Sendable {
  /// Compiles a rule; `holidays` in ascending order.
  public init(_ rule: OpeningRule, holidays: [Day]) {}

  /// What is open and what is unknown in a window, in minutes of wall time, clipped to the window.
  public func schedule(from: WallTime, until: WallTime) -> RuleSchedule {
    RuleSchedule(open: IntervalSet(), unknown: IntervalSet())
  }
}

/// When a rule is open and when it is unknown, in minutes of ``WallTime``; the sets are disjoint.
public struct RuleSchedule: Hashable, Sendable {
  /// Open.
  public let open: IntervalSet
  /// Neither known to be open nor known to be closed.
  public let unknown: IntervalSet
}
