public import CommandLineKit
import Diagnostics
import Foundation
import ScheduleFiles

/// The program: reads the command line, runs the command, writes what it gave and tells how it went.
public enum Gozar {
  /// Runs the program of this process and ends it with the exit status.
  public static func main() -> Never {
    exit(run(Array(CommandLine.arguments.dropFirst()), in: .current()).rawValue)
  }

  /// Runs the program with the arguments after its name.
  public static func run(_ arguments: [String], in surroundings: Surroundings) -> ExitStatus {
    do throws(CommandFailure) {
      switch try parsed(arguments, surroundings.style) {
      case .help(let text), .version(let text):
        try write(text.hasSuffix("\n") ? text : text + "\n", to: nil, surroundings)
        return .done
      case .invocation(let invocation):
        guard let entry = CommandTable.entries.first(where: { $0.command.name == invocation.command.name }) else {
          preconditionFailure("no code for the command \(invocation.command.name)")
        }
        let outcome = try entry.run(Session(invocation: invocation, surroundings: surroundings))
        for file in outcome.files { try write(file.text, to: file.path, surroundings) }
        if let text = outcome.text { try write(text, to: entry.output(of: invocation), surroundings) }
        report(outcome.diagnostics, surroundings)
        return outcome.status
      }
    } catch {
      report(error.diagnostics, surroundings)
      return error.status
    }
  }

  private static func parsed(
    _ arguments: [String], _ style: TerminalStyle
  ) throws(CommandFailure) -> ParsedCommandLine {
    do throws(UsageError) {
      return try CommandTable.program.parse(arguments, style: style)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Writes results to a file, or to standard output.
  private static func write(
    _ text: String, to path: String?, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    if let path {
      do throws(FileError) {
        return try surroundings.interruption.finishing { () throws(FileError) in
          try AtomicFile.write(text, to: path)
        }
      } catch {
        throw CommandFailure(error)
      }
    }
    do {
      try surroundings.writeOutput(text)
    } catch {
      throw CommandFailure(FileError(.writeFailed, path: "standard output", reason: error.localizedDescription))
    }
  }

  private static func report(_ diagnostics: [Diagnostic], _ surroundings: Surroundings) {
    for diagnostic in diagnostics { surroundings.writeError("\(diagnostic)\n") }
  }
}
