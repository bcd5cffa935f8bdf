/// A shell that completions can be made for.
public enum Shell: String, CaseIterable, Sendable {
  /// GNU Bash, from 3.2 (the one of macOS).
  case bash
  /// The Z shell, from 5.0.
  case zsh
  /// The friendly interactive shell, from 3.0.
  case fish
}

extension Program {
  /// A script that makes a shell complete this program's commands, options and choices.
  ///
  /// The scripts know what the table knows, and never run the program.
  public func completions(for shell: Shell) -> String {
    switch shell {
    case .bash: bashCompletions
    case .zsh: zshCompletions
    case .fish: fishCompletions
    }
  }

  /// The command that prints help for the word after it, with those words as choices.
  var helpCommand: Command {
    let words = Parameter.optionalArgument("COMMAND", .choice(of: commands.map(\.name)), help: "Command to explain")
    return Command(Self.helpWord, "Explain a command", parameters: [words])
  }
}

/// The lines of a script, each with a line end.
func script(_ lines: [String]) -> String {
  lines.map { $0 + "\n" }.joined()
}

/// A text in single quotes, for a POSIX shell.
func shellQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
