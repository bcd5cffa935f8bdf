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
  /// - A clause of hours alone directly after a clause with days: here it replaces what those days had, while one of
  ///   the established evaluators keeps both.
  /// - Days without hours before `, ` and other days: they are open all day, and not a list with what follows.
  /// - A date without a year after one with a year in a list: it stands for every year.
  public var warnings: [RuleWarning] {
    var warnings: [RuleWarning] = []
    for (index, clause) in clauses.enumerated() {
      let next = index + 1 < clauses.count ? clauses[index + 1] : nil
      if let doubt = doubtAboutYears(of: clause) { warnings.append(doubt) }
      if let next, let doubt = doubtAboutList(clause, next) { warnings.append(doubt) }
      if let next, let doubt = doubtAboutHours(clause, next) { warnings.append(doubt) }
    }
    return warnings
  }

  private func doubtAboutHours(_ clause: RuleClause, _ next: RuleClause) -> RuleWarning? {
    guard next.joint == .normal, next.state != .closed, next.days.isEmpty, !next.coversDay, !clause.days.isEmpty
    else { return nil }
    return RuleWarning(
      column: next.positions.clause,
      message: "hours without days replace the hours of the rule before on its days too; other tools keep both",
      suggestion: ", \(RulePrinter.text(of: next, withState: false)) to keep both")
  }

  private func doubtAboutList(_ clause: RuleClause, _ next: RuleClause) -> RuleWarning? {
    guard next.joint == .additional, !next.days.isEmpty, !clause.days.isEmpty, clause.spans.isEmpty,
      clause.state == .open, clause.positions.state == 0
    else { return nil }
    let days = RulePrinter.text(of: clause, withState: false)
    return RuleWarning(
      column: clause.positions.clause,
      message: "`\(days)` without hours is open all day: a comma and a space start another rule",
      suggestion: "\(days),\(RulePrinter.text(of: next, withState: false))")
  }

  private func doubtAboutYears(of clause: RuleClause) -> RuleWarning? {
    guard case .days(let first, _) = clause.days.dates.first, let year = first.year else { return nil }
    let isEveryYear = clause.days.dates.contains { range in
      switch range {
      case .months: true
      case .days(let from, _): from.year == nil
      }
    }
    guard isEveryYear else { return nil }
    return RuleWarning(
      column: clause.positions.dates,
      message: "the year \(year) is that of the first date only; those without a year are in every year",
      suggestion: "a year before each date of the list")
  }
}

extension RuleClause {
  /// Whether it paints the whole of a day that it matches, so that it makes no difference whether it erases.
  fileprivate var coversDay: Bool {
    spans.isEmpty || spans.contains { $0.minutes.map { $0.lowerBound == 0 && $0.upperBound >= 1_440 } ?? false }
  }
}
