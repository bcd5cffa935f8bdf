/// The table that parsing, help, messages and completions are made from.
public struct Program: Sendable {
  /// The name that the user types.
  public let name: String
  /// The version, as `--version` prints it.
  public let version: String
  /// What it does: a phrase without a full stop.
  public let summary: String
  /// The commands, in the order in which help lists them.
  public let commands: [Command]
  /// What every command takes, and what may stand before the command too: the program's own, `--no-color` and `--help`.
  public let commonOptions: [ParameterDeclaration]
  /// What only the program itself takes: `--version`.
  public let programOptions: [ParameterDeclaration]

  /// `-h`, `--help`: asks for the help page of the program or of a command.
  public static let help = Parameter.flag("help", short: "h", help: "Show this help")
  /// `--version`: asks for the version.
  public static let version = Parameter.flag("version", help: "Show the version")
  /// `--no-color`: asks for plain text on a terminal too.
  public static let noColor = Parameter.flag("no-color", help: "Plain text, also on a terminal (as with NO_COLOR)")

  /// A program.
  ///
  /// - Precondition: `tableFaults` finds nothing.
  public init(
    _ name: String, version: String, _ summary: String, commands: [Command],
    commonOptions: [any CommandParameter] = []
  ) {
    self.init(uncheckedName: name, version: version, summary, commands: commands, commonOptions: commonOptions)
    let faults = tableFaults
    precondition(faults.isEmpty, "the table of \(name) is wrong: \(faults.joined(separator: "; "))")
  }

  /// A program whose table nobody has checked, for the tests of the checks.
  init(
    uncheckedName name: String, version: String, _ summary: String, commands: [Command],
    commonOptions: [any CommandParameter]
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.commands = commands
    self.commonOptions = (commonOptions + [Self.noColor, Self.help]).map(\.declaration)
    programOptions = [Self.version.declaration]
  }

  /// The options that may stand after a command, or before any: a command's own, then the common ones.
  func options(of command: Command?) -> [ParameterDeclaration] {
    guard let command else { return commonOptions + programOptions }
    return command.options + commonOptions
  }
}
