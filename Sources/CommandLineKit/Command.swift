/// A command line that shows what a command is good for.
public struct CommandExample: Hashable, Sendable {
  /// The whole line: `gozar hours "Su,We 08:00-16:00" --from 2020-06-01 --to 2020-07-01`.
  public let line: String
  /// What it does, as a phrase.
  public let explanation: String

  /// A line with its explanation.
  public init(_ line: String, _ explanation: String) {
    self.line = line
    self.explanation = explanation
  }
}

/// What the parameters of a command demand of each other.
public struct ParameterConstraint: Sendable {
  enum Kind: Sendable {
    case atMostOne
    case atLeastOne
    case firstNeedsRest
  }

  let kind: Kind
  let names: [String]

  private init(_ kind: Kind, _ parameters: [any CommandParameter]) {
    self.kind = kind
    names = parameters.map(\.declaration.name)
  }

  /// Any two of these exclude each other.
  public static func atMostOne(of parameters: any CommandParameter...) -> Self { Self(.atMostOne, parameters) }

  /// One of these has to be given.
  public static func atLeastOne(of parameters: any CommandParameter...) -> Self { Self(.atLeastOne, parameters) }

  /// Where the first is given, the others have to be given too.
  public static func use(of parameter: any CommandParameter, needs others: any CommandParameter...) -> Self {
    Self(.firstNeedsRest, [parameter] + others)
  }
}

/// A command: the first word after the program's name, and what may follow it.
public struct Command: Sendable {
  /// The word.
  public let name: String
  /// What it does: a phrase without a full stop, for the list of commands.
  public let summary: String
  /// What else there is to know; paragraphs are separated by an empty line.
  public let discussion: String
  /// The parameters, in the order in which help lists them.
  public let parameters: [ParameterDeclaration]
  /// What the parameters demand of each other.
  public let constraints: [ParameterConstraint]
  /// Command lines to start from.
  public let examples: [CommandExample]

  /// A row of the table of commands.
  public init(
    _ name: String, _ summary: String, discussion: String = "", parameters: [any CommandParameter] = [],
    constraints: [ParameterConstraint] = [], examples: [CommandExample] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.parameters = parameters.map(\.declaration)
    self.constraints = constraints
    self.examples = examples
  }

  /// The words at their places, in order.
  public var arguments: [ParameterDeclaration] { parameters.filter(\.isArgument) }

  /// The flags and options, in the order of help.
  public var options: [ParameterDeclaration] { parameters.filter { !$0.isArgument } }
}
