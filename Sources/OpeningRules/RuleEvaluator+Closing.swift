public import CivilTime

extension RuleEvaluator {
  /// The first clause to close hours of a window in which the rule would be open without it; nil if none does.
  ///
  /// The context is that of the evaluator. Complexity: as
  /// ``intervals(from:until:)``, and one evaluation of the window for each clause that closes something in it.
  public func closingClause(from: WallTime, until: WallTime, in context: RuleContext) -> Int? {
    var asked: Set<Int> = []
    for interval in intervals(from: from, until: until) where interval.state == .closed {
      guard asked.insert(interval.clauseIndex).inserted else { continue }
      var others = rule.clauses
      others.remove(at: interval.clauseIndex)
      guard !others.isEmpty else { return nil }
      others[0].joint = .normal
      let schedule = RuleEvaluator(OpeningRule(clauses: others), in: context).schedule(from: from, until: until)
      if !schedule.open.isEmpty { return interval.clauseIndex }
    }
    return nil
  }
}
