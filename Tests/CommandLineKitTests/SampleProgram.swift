import CommandLineKit

/// A program that has a parameter of every form, for the tests to use.
enum Port {
  enum Format: String, CaseIterable, Sendable {
    case text
    case json
    case csv
  }

  enum Common {
    static let network = Parameter.option("network", "DIR", .folder, help: "Folder of the network", default: "ports")
    static let output = Parameter.option("output", short: "o", "FILE", .file, help: "Write to a file")
  }

  enum Status {
    static let crossings = Parameter.repeatedArgument(
      "CROSSING", .text, help: "Crossings to show; all if none is named")
    static let at = Parameter.option("at", "T", .text, help: "Moment to ask about")
    static let quiet = Parameter.flag("quiet", short: "q", help: "Say less")
    static let verbose = Parameter.flag("verbose", short: "v", help: "Say more")
    static let command = Command(
      "status", "Open or closed, until when, and the next opening",
      parameters: [crossings, at, quiet, verbose], constraints: [.atMostOne(of: quiet, verbose)])
  }

  enum Simulate {
    static let scenario = Parameter.repeatedOption("scenario", "S", .text, help: "Scenario by name or path; stacks")
    static let from = Parameter.requiredOption("from", "D", .text, help: "First day")
    static let to = Parameter.option("to", "D", .text, help: "Day after the last")
    static let days = Parameter.option("days", "N", .integer(in: 1...366), help: "Length of the window")
    static let replications = Parameter.option(
      "replications", "N", .integer(in: 1...1_000_000), help: "Independent runs", default: "100")
    static let seed = Parameter<UInt64>.option(
      "seed", "N", .integer(), help: "Where the random streams start", default: "1")
    static let precision = Parameter.option(
      "precision", "P", .percentage(in: 0.01...50),
      help: "Run until the half-widths of throughput and mean wait are within this share of their means")
    static let warmUp = Parameter.option(
      "warm-up-of-the-simulation", "TIME", .duration(), help: "Time to leave out at the start", default: "0s")
    static let format = Parameter.option(
      "format", "FORMAT", .choice(of: Format.self), help: "Form of the results", default: "text")
    static let command = Command(
      "simulate", "How much gets through, month by month",
      discussion: """
        Runs independent replications of every crossing of the network over the window, and reports each figure with
        its 95 % interval.

        Results go to standard output.
        """,
      parameters: [scenario, from, to, days, replications, seed, precision, warmUp, format],
      constraints: [.atMostOne(of: to, days), .atLeastOne(of: to, days)],
      examples: [
        CommandExample("port simulate --from 2020-06-01 --days 30", "Every crossing in June 2020"),
        CommandExample(
          "port simulate --from 2020-06-01 --days 30 --scenario reopening --scenario another_server --format csv",
          "Two scenarios stacked, for a spreadsheet"),
      ])
  }

  enum Check {
    static let rule = Parameter.argument("RULE", .text, help: "Rule to explain")
    static let language = Parameter.optionalArgument(
      "LANGUAGE", .choice(of: ["en", "fa"]), help: "Language of the words")
    static let from = Parameter.option("from", "D", .text, help: "First day")
    static let to = Parameter.option("to", "D", .text, help: "Day after the last")
    static let command = Command(
      "check", "Explain a rule", parameters: [rule, language, from, to], constraints: [.use(of: from, needs: to)])
  }

  enum Completions {
    static let shell = Parameter.argument("SHELL", .choice(of: Shell.self), help: "Shell to complete in")
    static let command = Command("completions", "Completion for a shell", parameters: [shell])
  }

  static let program = Program(
    "port", version: "1.2.3", "schedules ferries",
    commands: [Status.command, Simulate.command, Check.command, Completions.command],
    commonOptions: [Common.network, Common.output])

  /// The invocation that a line of arguments gives.
  static func invocation(_ arguments: [String], style: TerminalStyle = .plain) throws -> Invocation {
    guard case .invocation(let invocation) = try program.parse(arguments, style: style) else {
      throw NotAnInvocation(arguments: arguments)
    }
    return invocation
  }

  struct NotAnInvocation: Error {
    let arguments: [String]
  }

  /// What is said about a line of arguments, without the last line's suggestion of the help page; nil if it is fine.
  static func complaint(_ arguments: [String]) -> String? {
    do {
      _ = try program.parse(arguments)
      return nil
    } catch {
      return error.faults.map(\.message).joined(separator: "\n")
    }
  }
}
