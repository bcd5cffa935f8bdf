/// Why a text is not a rule, with the column.
public struct RuleSyntaxError: Error, Hashable, Sendable {
  /// From 1, in characters; one past the last character where something is missing at the end.
  public let column: Int
  /// What was found and what was expected.
  public let message: String
  /// What to write instead, if known.
  public let suggestion: String?

  /// A fault of a rule's text.
  public init(column: Int, message: String, suggestion: String?) {
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }
}
