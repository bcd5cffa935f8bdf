public import CivilTime

/// When a rule is open and when it is unknown, in minutes of ``WallTime``; the sets are disjoint.
public struct RuleSchedule: Hashable, Sendable {
  /// Open.
  public let open: IntervalSet
  /// Neither known to be open nor known to be closed.
  public let unknown: IntervalSet

  /// A schedule of these sets.
  public init(open: IntervalSet, unknown: IntervalSet) {
    self.open = open
    self.unknown = unknown
  }
}

/// A stretch of time that one clause of a rule painted, and what holds in it.
public struct RuleInterval: Hashable, Sendable {
  /// Minutes of ``WallTime``; never empty.
  public let range: Range<Int>
  /// What holds; closed where the clause says so.
  public let state: RuleState
  /// The clause's comment; ``moonComment`` where it is unknown only because an estimated day may move.
  public let comment: String?
  /// The index of the clause in ``OpeningRule/clauses``: the one that painted it, or that the doubt is about.
  public let clauseIndex: Int

  /// The comment of what is unknown because nobody has seen the moon yet.
  public static let moonComment = "moon"

  /// A stretch painted by a clause.
  public init(range: Range<Int>, state: RuleState, comment: String?, clauseIndex: Int) {
    self.range = range
    self.state = state
    self.comment = comment
    self.clauseIndex = clauseIndex
  }
}
