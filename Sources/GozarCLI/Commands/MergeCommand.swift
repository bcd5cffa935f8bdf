import CommandLineKit
import Diagnostics
import ScenarioComparison

/// `gozar merge`.
enum MergeCommand {
  static let entry = CommandEntry(command: command, run: run)

  /// Every format of the commands that have parts.
  private enum Format: String, CaseIterable, Sendable {
    case text
    case csv
    case json
    case jsonl
    case svg
  }

  private static let parts = Parameter<[String]>.repeatedArgument(
    "PART", .file, help: "The files that --part wrote, all of them, in any order", isRequired: true)
  private static let network = Parameter<String?>.option(
    "network", "DIR", .folder, help: "The folder of schedules (default: where it was when the parts were run)")
  private static let format = CommonOptions.format(Format.self)

  private static let command = Command(
    "merge", "Put the parts of a simulation or a sweep together",
    discussion: """
      The result has the bytes that the command would have written in one run. Formats are those of the command: of a \
      simulation text, csv and json, of a sweep text, csv, jsonl and svg. The network is read again, and has to be the \
      one that the parts were run on. A part that is missing, there twice, cut off, or of another seed, network or \
      command line is refused, each by its name.
      """,
    parameters: [parts, SweepCommand.figure, format, network, CommonOptions.output],
    examples: [
      CommandExample("gozar merge part-*.jsonl --format csv --output result.csv", "All parts of a job array")
    ])

  @Sendable private static func run(_ session: Session) throws(CommandFailure) -> CommandOutcome {
    let lines = try PartLines(session.invocation[parts])
    let inner = try commandSession(session, lines.header)
    switch inner.invocation.command.name {
    case SimulateCommand.entry.command.name: return try SimulateCommand.merged(lines, inner)
    case SweepCommand.entry.command.name: return try SweepCommand.merged(lines, inner)
    default: throw badHeader()
    }
  }

  /// The session of the command that the parts are of, as if it had been asked for in one run.
  private static func commandSession(_ session: Session, _ header: PartHeader) throws(CommandFailure) -> Session {
    let invocation = session.invocation
    var options = ["--network=\(invocation[network] ?? header.network)", "--format=\(invocation[format].rawValue)"]
    if let path = invocation[CommonOptions.output] { options.append("--output=\(path)") }
    if invocation.isGiven(SweepCommand.figure) {
      options.append("--figure=\(invocation[SweepCommand.figure].rawValue)")
    }
    let line = [header.command] + options + header.arguments.dropFirst()
    let parsed: ParsedCommandLine
    do throws(UsageError) {
      parsed = try CommandTable.program.parse(line, style: invocation.style)
    } catch {
      throw CommandFailure(error)
    }
    guard case .invocation(let inner) = parsed else { throw badHeader() }
    return Session(invocation: inner, surroundings: session.surroundings)
  }

  /// A header that no command with parts has written.
  private static func badHeader() -> CommandFailure {
    CommandFailure(
      [Diagnostic(.error, "found parts of no command, expected those of gozar simulate or gozar sweep")], .badData)
  }
}
