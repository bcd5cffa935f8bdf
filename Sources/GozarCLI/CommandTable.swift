import CommandLineKit
import Diagnostics

/// What a command gave.
struct CommandOutcome {
  /// The result, for standard output or the file of `--output`; nil where the command has written it itself, piece by
  /// piece.
  var text: String?
  /// Files beside it, by their paths.
  var files: [(path: String, text: String)] = []
  /// What to tell on standard error.
  var diagnostics: [Diagnostic] = []
  /// How it went.
  var status = ExitStatus.done
}

/// A command with its code.
struct CommandEntry: Sendable {
  let command: Command
  let run: @Sendable (Session) throws(CommandFailure) -> CommandOutcome

  /// The file that results go to; nil for standard output.
  func output(of invocation: Invocation) -> String? {
    command.options.contains { $0.name == CommonOptions.output.declaration.name }
      ? invocation[CommonOptions.output] : nil
  }
}

/// Every command there is: the only list of them.
enum CommandTable {
  static let entries: [CommandEntry] = [
    StatusCommand.entry, CalendarCommand.entry, HoursCommand.entry, SimulateCommand.entry,
    CompareCommand.entry, SweepCommand.entry, MergeCommand.entry,
    PlanCommand.entry, SlotsCommand.entry, BookCommand.entry, CancelCommand.entry, BookingsCommand.entry,
    CrosscheckCommand.entry, CheckCommand.entry, CompletionsCommand.entry,
  ]

  static let program = Program(
    "gozar", version: "0.1.0", "When is a border crossing open, and how much freight gets through?",
    commands: entries.map(\.command))
}

/// Options that several commands share.
enum CommonOptions {
  static let network = Parameter<String?>.option(
    "network", "DIR", .folder, help: "The folder of schedules (default: schedules/iran-iraq)")
  static let output = Parameter<String?>.option(
    "output", short: "o", "FILE", .file, help: "Write the result to a file, replaced as a whole")
  static let crossings = Parameter<[String]>.repeatedArgument(
    "CROSSING", .text, help: "Only these crossings, by their ids (default: all)")
  static let scenarios = Parameter<[String]>.repeatedOption(
    "scenario", "S", .text, help: "Apply a scenario, by its name in scenarios/ or its path; repeat to stack")

  static let now = Parameter<String?>.option(
    "now", "T", .date, help: "Take this for the current moment, on the exporter's clock")

  /// `--format`, one of the formats that a command writes; the first is the default.
  static func format<Format: CaseIterable & RawRepresentable<String> & Sendable>(
    _ formats: Format.Type
  ) -> Parameter<Format> {
    let first = Array(Format.allCases)[0]
    return .option("format", "F", .choice(of: formats), help: "How the result is written", default: first.rawValue)
  }
}
