/// What the table says of one parameter, whatever the type of its value: what the parser, the help pages, the messages
/// and the completions are all made from.
public struct ParameterDeclaration: Sendable {
  /// The form a parameter takes on the command line.
  public enum Form: Hashable, Sendable {
    /// `--name`, without a value.
    case flag
    /// `--name VALUE`.
    case option(valueName: String)
    /// A word at its place, named in capitals in help and messages.
    case argument
  }

  /// How often a parameter may and must be given.
  public enum Occurrence: Hashable, Sendable {
    /// Once or not at all.
    case optional
    /// Once.
    case required
    /// Any number of times.
    case repeated
    /// At least once.
    case requiredRepeated
  }

  /// The long name without hyphens, or the argument's name in capitals.
  public let name: String
  /// The letter after a single hyphen, if there is one.
  public let shortName: Character?
  /// The form it takes on the command line.
  public let form: Form
  /// How often it may and must be given.
  public let occurrence: Occurrence
  /// What it is for: a phrase without a full stop.
  public let help: String
  /// The text that is read where the user gives none.
  public let defaultText: String?
  /// What a shell offers for the value.
  public let completion: ValueCompletion
  /// Texts that the value's reader takes.
  public let examples: [String]
  /// Reads the texts given, in order; nil where one of them is a fault, and the faults are appended.
  let read: @Sendable ([String], inout [UsageFault]) -> (any Sendable)?

  /// Whether a value follows the name.
  public var takesValue: Bool {
    if case .option = form { true } else { false }
  }

  /// Whether this is a word at its place rather than something with hyphens.
  public var isArgument: Bool { form == .argument }

  /// Whether it has to be given.
  public var isRequired: Bool { occurrence == .required || occurrence == .requiredRepeated }

  /// Whether it may be given more than once.
  public var isRepeatable: Bool { occurrence == .repeated || occurrence == .requiredRepeated }

  /// As the user writes it and as messages name it: `--from`, or `RULE`.
  public var spelling: String { isArgument ? name : "--\(name)" }

  /// The name with its value: `--from D`, `--no-color`, `RULE`.
  public var synopsis: String {
    if case .option(let valueName) = form { "\(spelling) \(valueName)" } else { spelling }
  }
}
