/// How a clause is joined to those before it.
public enum RuleJoint: Hashable, Sendable {
  /// `;`, and the first clause: an open or unknown clause first erases what was painted on the days it selects.
  case normal
  /// `, `: paints without erasing.
  case additional
  /// ` || `: paints only what is still closed.
  case fallback
}

/// One clause of an opening rule: which days, which hours of them, and what then holds.
public struct RuleClause: Hashable, Sendable {
  /// How it is joined to those before it; the first clause is ``RuleJoint/normal``.
  public var joint: RuleJoint
  /// The days it selects.
  public var days: DaySelector
  /// The hours of those days, in the order of the text; none means the whole day.
  public var spans: [TimeSpan]
  /// What holds in those hours.
  public var state: RuleState
  /// The words in double quotes after the state; holds no double quote and is never empty.
  public var comment: String?
  /// Where its parts stand in the source.
  public var positions: ClausePositions

  /// A clause, by default one that is open all the time.
  public init(
    joint: RuleJoint = .normal, days: DaySelector = DaySelector(), spans: [TimeSpan] = [], state: RuleState = .open,
    comment: String? = nil, positions: ClausePositions = ClausePositions()
  ) {
    self.joint = joint
    self.days = days
    self.spans = spans
    self.state = state
    self.comment = comment
    self.positions = positions
  }

  /// Whether it erases what was painted on the days that it selects.
  var isErasing: Bool { joint == .normal && state != .closed }
}

/// Where the parts of a clause stand in the source, as columns in characters from 1; 0 for parts that it has not.
///
/// Positions never make two clauses differ: all positions are equal.
public struct ClausePositions: Hashable, Sendable {
  /// The first character of the clause.
  public var clause = 0
  /// The year selector.
  public var years = 0
  /// The selector of months and dates.
  public var dates = 0
  /// The week selector.
  public var weeks = 0
  /// The weekday selector.
  public var weekdays = 0
  /// The first span.
  public var spans = 0
  /// The state, or the comment where there is no state.
  public var state = 0

  /// No positions.
  public init() {}

  /// Always true.
  public static func == (left: ClausePositions, right: ClausePositions) -> Bool { true }
  /// Hashes nothing.
  public func hash(into hasher: inout Hasher) {}
}
