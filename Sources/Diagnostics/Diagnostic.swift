/// A place in a text: a file (or what stands for one, such as `--from`), a line and a column.
public struct SourceLocation: Hashable, Sendable {
  /// The path as the user gave it, or a name such as `RULE` for an argument.
  public let file: String
  /// From 1.
  public let line: Int
  /// From 1, counted in characters.
  public let column: Int

  /// The place at a line and a column, both from 1.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// How bad a finding is.
public enum Severity: Int, Comparable, Sendable {
  /// The input is right, and this is worth knowing.
  case note
  /// The input can be used, and probably does not mean what its author meant.
  case warning
  /// The input can't be used.
  case error

  /// Orders severities from note to error.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// What is wrong, where, and what to try.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How bad it is.
  public var severity: Severity
  /// Where it is, if it is in a text.
  public var location: SourceLocation?
  /// What was found and what was expected, without a full stop.
  public var message: String
  /// One thing to try, if there is one.
  public var suggestion: String?
  /// The line of the text, shown with a caret under the location's column.
  public var excerpt: String?

  /// A finding.
  public init(
    _ severity: Severity, at location: SourceLocation? = nil, _ message: String,
    suggestion: String? = nil, excerpt: String? = nil
  ) {
    self.severity = severity
    self.location = location
    self.message = message
    self.suggestion = suggestion
    self.excerpt = excerpt
  }
}
