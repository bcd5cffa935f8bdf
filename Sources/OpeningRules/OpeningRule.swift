/// An opening rule: the text of the rule language, parsed.
public struct OpeningRule: Hashable, Sendable {
  /// The text as it was written.
  public let source: String

  /// Parses a rule.
  public init(parsing source: String) throws(RuleSyntaxError) {
    self.source = source
  }
}

/// Why a text is not a rule, with the column.
public struct RuleSyntaxError: Error, Hashable, Sendable {
  /// From 1, in characters.
  public let column: Int
  /// What was found and what was expected.
  public let message: String
  /// What to write instead, if known.
  public let suggestion: String?
}
