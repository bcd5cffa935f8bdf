/// An opening rule: the text of the rule language, parsed.
///
/// The language is a strict subset of the OpenStreetMap `opening_hours` notation, and words that it has not for dates of
/// the Solar Hijri and Hijri calendars. A rule is a list of clauses, which
/// paint the days one after the other; ``RuleEvaluator`` says how.
public struct OpeningRule: Sendable {
  /// The text as it was written.
  public let source: String
  /// The clauses in the order of the text; there is at least one.
  public let clauses: [RuleClause]

  /// Parses a rule.
  ///
  /// Throws the first fault, with its column. Complexity: O(n) in the length of the text.
  public init(parsing source: String, notation: RuleNotation = .gozar) throws(RuleSyntaxError) {
    self.source = source
    self.clauses = try RuleParser.clauses(of: source, notation: notation)
  }

  /// A rule made of clauses; its source is their canonical text.
  ///
  /// The clauses must be such as the parser makes: at least one, the first one ``RuleJoint/normal``, all numbers in
  /// their ranges.
  public init(clauses: [RuleClause]) {
    precondition(!clauses.isEmpty, "an opening rule needs a clause")
    self.source = RulePrinter.text(of: clauses)
    self.clauses = clauses
  }

  /// The rule in its canonical form.
  ///
  /// Parsing it gives clauses equal to those of this rule.
  public var text: String { RulePrinter.text(of: clauses) }
}

/// Which words a rule may have.
public enum RuleNotation: Hashable, Sendable {
  /// All of the rule language.
  case gozar
  /// Those alone that the public `opening_hours` notation of OpenStreetMap has too.
  case openStreetMap
}

extension OpeningRule: Hashable {
  /// Rules are equal if their sources are; the clauses follow from the source.
  public static func == (left: OpeningRule, right: OpeningRule) -> Bool { left.source == right.source }
  /// Hashes the source.
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension OpeningRule: CustomStringConvertible {
  /// The canonical form.
  public var description: String { text }
}
