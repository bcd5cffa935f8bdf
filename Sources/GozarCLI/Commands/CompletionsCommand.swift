import CommandLineKit

/// `gozar completions`.
enum CompletionsCommand {
  static let entry = CommandEntry(command: command, run: run)

  private static let shell = Parameter<Shell>.argument("SHELL", .choice(of: Shell.self), help: "The shell")

  private static let command = Command(
    "completions", "Write the completions of a shell",
    parameters: [shell],
    examples: [
      CommandExample("source <(gozar completions bash)", "Completion in this bash, until it ends")
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    CommandOutcome(text: CommandTable.program.completions(for: session.invocation[shell]))
  }
}
