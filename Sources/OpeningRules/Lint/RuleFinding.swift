/// A doubt about a rule: it can be evaluated, and probably does not mean what its author meant.
public struct RuleFinding: Hashable, Sendable {
  /// What is doubtful.
  public let kind: Kind
  /// Where it stands in the rule: columns from 1, in characters.
  public let columns: Range<Int>
  /// What was found and why it is doubtful.
  public let message: String
  /// The rule that does what was probably meant, if there is one; it was parsed and evaluated.
  public let suggestion: String?

  /// A doubt about a rule.
  public init(_ kind: Kind, columns: Range<Int>, message: String, suggestion: String?) {
    self.kind = kind
    self.columns = columns
    self.message = message
    self.suggestion = suggestion
  }

  /// The kinds of doubt.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A clause matches no day within the horizon.
    case neverMatches
    /// A clause changes nothing, as later ones paint something else over all of it.
    case paintedOver
    /// A clause changes nothing, as the same holds without it.
    case repeated
    /// A clause closes hours in which nothing is open.
    case closesNothing
    /// Of a list of hours some lie within others, and the state is that of all of them.
    case hoursWithinHours
    /// What was closed or replaced on a day goes on after its midnight.
    case ghostTail
    /// What runs on past midnight ends there, as a clause for the next day erases it.
    case swallowedTail
    /// Hours alone after a clause with days replace its hours, while other tools keep both.
    case ambiguousHours
    /// Days without hours, that a comma and a space cut off from the list they were meant for.
    case openAllDay
    /// A date without a year after one that has a year.
    case everyYear
    /// Dates that go almost round the year, from one day to the day before it.
    case reversedDates
    /// Public holidays, where no list of them is known within the horizon.
    case noHolidays
    /// The rule is too long for its clauses to be compared with each other.
    case tooLong
  }
}
