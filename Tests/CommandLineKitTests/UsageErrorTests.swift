import CommandLineKit
import Testing

/// What is said about arguments that can't be carried out, word by word.
@Suite struct UsageErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let line: [String]
    let expected: String

    init(_ line: [String], _ expected: String) {
      self.line = line
      self.expected = expected
    }

    var testDescription: String { line.joined(separator: " ") }
  }

  private static let needed = ["simulate", "--from", "x", "--to", "y"]

  @Test(arguments: [
    Case(["statsu"], "unknown command statsu; did you mean status?"),
    Case(["sim"], "unknown command sim; did you mean simulate?"),
    Case(["Status"], "unknown command Status; did you mean status?"),
    Case(["fly", "--away"], "unknown command fly"),
    Case([""], "unknown command \"\""),
    Case(["help", "statsu"], "unknown command statsu; did you mean status?"),
    Case(["statsu", "--help"], "unknown command statsu; did you mean status?"),
    Case(["--no-color"], "no command"),
    Case(["--network", "status"], "no command"),
  ])
  func commands(_ test: Case) {
    #expect(Port.complaint(test.line) == test.expected)
  }

  @Test(arguments: [
    Case(needed + ["--scenrio", "a"], "unknown option --scenrio; did you mean --scenario?"),
    Case(needed + ["--scen", "a"], "unknown option --scen; did you mean --scenario?"),
    Case(needed + ["--scenrio=a"], "unknown option --scenrio; did you mean --scenario?"),
    Case(["status", "--quite", "x"], "unknown option --quite; did you mean --quiet?"),
    Case(["status", "--colour"], "unknown option --colour"),
    Case(["status", "--colour", "never"], "unknown option --colour"),
    Case(["status", "--precision", "1%"], "unknown option --precision; it belongs to port simulate"),
    Case(["status", "--from", "x"], "unknown option --from; it belongs to port simulate and port check"),
    Case(["status", "--version"], "unknown option --version; it belongs to port"),
    Case(
      ["--from", "x", "simulate"],
      "unknown option --from; it belongs to port simulate and port check\nunknown command x"),
    Case(["status", "-x"], "unknown option -x"),
    Case(["status", "-qx"], "unknown option -x"),
    Case(["status", "---"], "unknown option ---"),
    Case(["status", "--="], "unknown option --"),
    Case(["status", "-="], "unknown option -="),
    Case(["status", "--\u{1B}[31mred"], "unknown option \"--\\u{1B}[31mred\""),
  ])
  func unknownOptions(_ test: Case) {
    #expect(Port.complaint(test.line) == test.expected)
  }

  @Test(arguments: [
    Case(["status", "--at"], "--at needs a value: --at T"),
    Case(["status", "--at", "--quiet"], "--at needs a value: --at T"),
    Case(["status", "--at", "-q"], "--at needs a value: --at T"),
    Case(["status", "--at", "--", "x"], "--at needs a value: --at T"),
    Case(["status", "-o"], "-o needs a value: -o FILE"),
    Case(["status", "--at="], "--at: found \"\", expected a text that is not empty"),
    Case(["status", "--quiet=yes"], "--quiet takes no value, found \"yes\""),
    Case(["status", "--quiet="], "--quiet takes no value, found \"\""),
    Case(["status", "-q=yes"], "-q takes no value, found \"yes\""),
    Case(["status", "--at", "x", "--at", "y"], "--at is given more than once"),
    Case(["--network", "x", "status", "--network", "x"], "--network is given more than once"),
    Case(["status", "-o", "x", "--output=y"], "--output is given more than once"),
    Case(["check"], "RULE is missing"),
    Case(
      ["check", "- Mo"], "unknown option \"- \"\nRULE is missing; one that starts with a hyphen comes last, after --"),
    Case(["check", "--xyzzy"], "unknown option --xyzzy\nRULE is missing"),
    Case(["check", "x", "fa", "y\n"], "unexpected argument \"y\\n\""),
    Case(["simulate", "--days", "3"], "--from D is missing"),
    Case(["simulate", "--days", "3", "--from"], "--from needs a value: --from D"),
    Case(["simulate", "--days", "3", "--form", "x"], "unknown option --form; did you mean --from?"),
    Case(["simulate", "--from", "x", "--day", "3"], "unknown option --day; did you mean --days?"),
    Case(["simulate", "--from", "x", "--days"], "--days needs a value: --days N"),
    Case(["check", "x", "--from", "y", "--to"], "--to needs a value: --to D"),
    Case(["status", "--at", "--at", "x"], "--at needs a value: --at T"),
    Case(["simulate", "--from", "x"], "--to or --days is missing"),
    Case(["simulate", "--from", "x", "--to", "y", "--days", "3"], "--to and --days exclude each other"),
    Case(["status", "-qv"], "--quiet and --verbose exclude each other"),
    Case(["check", "x", "--from", "y"], "--from needs --to too"),
  ])
  func missingAndSuperfluous(_ test: Case) {
    #expect(Port.complaint(test.line) == test.expected)
  }

  @Test(arguments: [
    Case(["--format", "jsn"], "--format: found \"jsn\", expected text, json or csv; did you mean json?"),
    Case(["--format", "JSON"], "--format: found \"JSON\", expected text, json or csv; did you mean json?"),
    Case(["--format", "xml"], "--format: found \"xml\", expected text, json or csv"),
    Case(["--replications", "0"], "--replications: found \"0\", expected a whole number from 1 to 1000000"),
    Case(["--replications", "-1"], "--replications: found \"-1\", expected a whole number from 1 to 1000000"),
    Case(["--seed", "-1"], "--seed: found \"-1\", expected a whole number"),
    Case(
      ["--precision", "1"],
      "--precision: found \"1\", expected a percentage from 0.01% to 50%; did you mean 1%?"),
    Case(
      ["--warm-up-of-the-simulation", "6m"],
      "--warm-up-of-the-simulation: found \"6m\", expected a duration in ms, s, min, h, d or w, such as 6h or 90min; "
        + "did you mean 6min?"),
  ])
  func values(_ test: Case) {
    #expect(Port.complaint(Self.needed + test.line) == test.expected)
  }

  @Test func allFaultsInOneRun() throws {
    let line = ["simulate", "--form", "2020", "--seed", "x", "--seed", "2", "--replications", "none", "--days", "3"]
    let error = try #require(throws: UsageError.self) { try Port.program.parse(line) }
    #expect(
      error.description == """
        error: unknown option --form; did you mean --from?
        error: --seed is given more than once
        error: --replications: found "none", expected a whole number from 1 to 1000000
        error: --seed: found "x", expected a whole number
          try: port help simulate
        """)
    #expect(error.status == .usage)
    #expect(error.status.rawValue == 64)
  }

  @Test func theRemedyIsTheNarrowestHelp() throws {
    let ofProgram = try #require(throws: UsageError.self) { try Port.program.parse(["statsu"]) }
    #expect(ofProgram.remedy == "port help")
    let ofCommand = try #require(throws: UsageError.self) { try Port.program.parse(["status", "-x"]) }
    #expect(ofCommand.remedy == "port help status")
  }

  @Test func faultsThatOnlyTheCommandSees() throws {
    let invocation = try Port.invocation(["simulate", "--from", "31 February", "--to", "x"])
    #expect(
      invocation.usageError(of: Port.Simulate.from, "31 February", expected: "a date that exists").description == """
        error: --from: found "31 February", expected a date that exists
          try: port help simulate
        """)
    #expect(
      invocation.usageError(.rejected("the window ends before it starts"), .exclusive(["--a", "--b"])).description
        == """
        error: the window ends before it starts
        error: --a and --b exclude each other
          try: port help simulate
        """)
  }

  @Test func longArgumentsAreCutShort() {
    let long = String(repeating: "x", count: 100_000)
    let start = String(repeating: "x", count: 60)
    #expect(Port.complaint(["check", "x", "fa", long]) == "unexpected argument \"\(start)…\"")
    #expect(Port.complaint(["status", "-q", "--" + long]) == "unknown option \"--\(start.dropLast(2))…\"")
  }

  /// Whatever comes in, something comes out.
  @Test func noLineCrashes() {
    let pieces = ["", "-", "--", "=", "-q", "--at", "--at=", "-o", "status", "help", "x", "-1", "\u{301}", "--\u{301}"]
    var outcomes = 0
    for first in pieces {
      for second in pieces {
        for third in pieces {
          for line in [[first, second, third], [first + second, third], [first, second + third]] {
            _ = try? Port.program.parse(line)
            outcomes += 1
          }
        }
      }
    }
    #expect(outcomes == 14 * 14 * 14 * 3)
  }
}
