extension OpeningRule {
  /// Whether some span goes by the sun.
  public var goesBySun: Bool { clauses.contains { $0.spans.contains { $0.minutes == nil } } }

  /// Whether some clause asks for public holidays.
  public var namesHolidays: Bool { clauses.contains { $0.days.namesHolidays } }

  /// Why the rule can't be evaluated in a context; nil if it can.
  ///
  /// A rule that goes by the sun needs a place.
  public func firstFault(in context: RuleContext) -> RuleSyntaxError? {
    guard context.sun == nil else { return nil }
    for clause in clauses {
      for span in clause.spans where span.minutes == nil {
        return RuleSyntaxError(
          column: clause.positions.spans,
          message: "found `\(RulePrinter.text(span))`, which goes by the sun, but nothing says where the place is",
          suggestion: nil)
      }
    }
    return nil
  }
}
