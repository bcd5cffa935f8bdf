public import OpeningRules

/// A rule in the public notation of OpenStreetMap, for some years.
public struct RewrittenRuleReport {
  private let rule: OpeningRule
  private let years: ClosedRange<Int>
  private let rewritten: OpeningRule

  /// Rewrites a rule for Gregorian years.
  public init(_ rule: OpeningRule, years: ClosedRange<Int>, in context: RuleContext) {
    self.rule = rule
    self.years = years
    rewritten = rule.forOpenStreetMap(years, in: context)
  }

  /// The rule alone, on one line.
  public func text() -> String { rewritten.source + "\n" }

  /// One line: the rule, the years and the rewritten rule.
  public func json() -> String {
    JSONText.line(
      Document(
        rule: rule.source, fromYear: years.lowerBound, toYear: years.upperBound, openingHours: rewritten.source))
  }

  private struct Document: Encodable {
    let rule: String
    let fromYear: Int
    let toYear: Int
    let openingHours: String

    enum CodingKeys: String, CodingKey {
      case rule
      case fromYear = "from_year"
      case toYear = "to_year"
      case openingHours = "opening_hours"
    }
  }
}
