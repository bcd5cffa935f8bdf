/// A doubt about a rule: it can be evaluated, and maybe does not mean what its author meant.
public struct RuleWarning: Hashable, Sendable {
  /// From 1, in characters.
  public let column: Int
  /// What was found and why it is doubtful.
  public let message: String
  /// What to write instead, if known.
  public let suggestion: String?

  /// A doubt about a rule.
  public init(column: Int, message: String, suggestion: String?) {
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }
}

extension OpeningRule {
  /// The doubts about the rule in the order of the text.
  ///
  /// A clause of hours alone directly after a clause with days is evaluated differently by the established evaluators:
  /// here it replaces what those days had, there it may add to it.
  public var warnings: [RuleWarning] {
    clauses.indices.dropFirst().compactMap { index in
      let clause = clauses[index]
      guard clause.joint == .normal, clause.state != .closed, clause.days.isEmpty, !clause.coversDay,
        !clauses[index - 1].days.isEmpty
      else { return nil }
      return RuleWarning(
        column: clause.positions.clause,
        message: "hours without days replace the hours of the rule before on its days too; other tools keep both",
        suggestion: "`, ` instead of `; ` before it to keep both, or the days that it is for")
    }
  }
}

extension RuleClause {
  /// Whether it paints the whole of a day that it matches, so that it makes no difference whether it erases.
  fileprivate var coversDay: Bool {
    spans.isEmpty || spans.contains { $0.start == 0 && $0.end >= 1_440 }
  }
}
