import CommandLineKit
import Testing

/// What arguments become: values of the right parameters.
@Suite struct ParsingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let line: [String]
    let expected: String

    init(_ line: [String], _ expected: String) {
      self.line = line
      self.expected = expected
    }

    var testDescription: String { line.joined(separator: " ") }
  }

  /// The words in brackets, then what differs from the defaults.
  @Test(arguments: [
    Case(["status"], "[]"),
    Case(["status", "mehran", "bashmaq"], "[mehran, bashmaq]"),
    Case(["status", "--at", "+2w"], "[] at=+2w"),
    Case(["status", "--at", "-3d"], "[] at=-3d"),
    Case(["status", "--at=-3d", "x"], "[x] at=-3d"),
    Case(["status", "--at=a=b"], "[] at=a=b"),
    Case(["status", "--at=--quiet"], "[] at=--quiet"),
    Case(["status", "--at", "-"], "[] at=-"),
    Case(["status", "-5", "-.5", "-", "+1"], "[-5, -.5, -, +1]"),
    Case(["status", "--", "--at", "-q", "--"], "[--at, -q, --]"),
    Case(["--", "status", "-q"], "[-q]"),
    Case(["status", "-q"], "[] quiet=true"),
    Case(["status", "x", "--quiet", "-q", "y"], "[x, y] quiet=true"),
    Case(["--network", "n", "status"], "[] network=n"),
    Case(["--network=n", "-o", "f", "status"], "[] network=n output=f"),
    Case(["status", "-of", "--network", "n"], "[] network=n output=f"),
    Case(["status", "-o=f"], "[] output=f"),
    Case(["status", "-qo", "f", "x"], "[x] quiet=true output=f"),
    Case(["status", "-qof"], "[] quiet=true output=f"),
    Case(["status", "-qo=f"], "[] quiet=true output=f"),
    Case(["status", "help", "مهران"], "[help, مهران]"),
  ])
  func words(_ test: Case) throws {
    let invocation = try Port.invocation(test.line)
    var values = ["[\(invocation[Port.Status.crossings].joined(separator: ", "))]"]
    values += invocation[Port.Status.at].map { ["at=\($0)"] } ?? []
    values += invocation[Port.Status.quiet] ? ["quiet=true"] : []
    values += invocation[Port.Status.verbose] ? ["verbose=true"] : []
    values += invocation[Port.Common.network] == "ports" ? [] : ["network=\(invocation[Port.Common.network])"]
    values += invocation[Port.Common.output].map { ["output=\($0)"] } ?? []
    #expect(values.joined(separator: " ") == test.expected)
    #expect(invocation.command.name == "status")
  }

  @Test func typedValues() throws {
    let invocation = try Port.invocation([
      "simulate", "--from", "2020-06-01", "--days=30", "--scenario", "a", "--scenario=b", "--replications", "7",
      "--seed", "18446744073709551615", "--precision", "1%", "--warm-up-of-the-simulation", "1d12h", "--format", "csv",
    ])
    #expect(invocation[Port.Simulate.from] == "2020-06-01")
    #expect(invocation[Port.Simulate.to] == nil)
    #expect(invocation[Port.Simulate.days] == 30)
    #expect(invocation[Port.Simulate.scenario] == ["a", "b"])
    #expect(invocation[Port.Simulate.replications] == 7)
    #expect(invocation[Port.Simulate.seed] == UInt64.max)
    #expect(invocation[Port.Simulate.precision] == 0.01)
    #expect(invocation[Port.Simulate.warmUp] == .seconds(36 * 3600))
    #expect(invocation[Port.Simulate.format] == .csv)
  }

  @Test func defaultsAndWhatIsGiven() throws {
    let invocation = try Port.invocation(["simulate", "--from", "x", "--to", "y", "--seed", "1"])
    #expect(invocation[Port.Simulate.replications] == 100)
    #expect(invocation[Port.Simulate.seed] == 1)
    #expect(invocation[Port.Simulate.precision] == nil)
    #expect(invocation[Port.Simulate.warmUp] == .zero)
    #expect(invocation[Port.Simulate.format] == .text)
    #expect(invocation[Port.Simulate.scenario] == [])
    #expect(invocation.isGiven(Port.Simulate.seed))
    #expect(!invocation.isGiven(Port.Simulate.replications))
    #expect(!invocation.isGiven(Port.Common.network))
  }

  @Test func argumentsAtTheirPlaces() throws {
    let both = try Port.invocation(["check", "Su off", "fa"])
    #expect(both[Port.Check.rule] == "Su off")
    #expect(both[Port.Check.language] == "fa")
    let one = try Port.invocation(["check", "--", "-Su"])
    #expect(one[Port.Check.rule] == "-Su")
    #expect(one[Port.Check.language] == nil)
  }

  @Test func noColorTakesTheColourOutOfTheStyle() throws {
    let colored = TerminalStyle(usesColor: true, width: 100)
    #expect(try Port.invocation(["status"], style: colored).style == colored)
    let refused = TerminalStyle(usesColor: false, width: 100)
    #expect(try Port.invocation(["status", "--no-color"], style: colored).style == refused)
    #expect(try Port.invocation(["--no-color", "status"], style: colored).style == refused)
  }

  struct FixedForm: CustomTestStringConvertible, Sendable {
    let line: [String]
    let expected: [String]
    var testDescription: String { line.joined(separator: " ") }

    init(_ line: String, _ expected: String) {
      self.line = line.split(separator: " ").map(String.init)
      self.expected = expected.split(separator: " ").map(String.init)
    }
  }

  @Test(arguments: [
    FixedForm("status", "status"),
    FixedForm("status b -qq --at=x a --output f", "status --at=x --quiet -- b a"),
    FixedForm("status -- -a", "status -- -a"),
    FixedForm(
      "simulate --to y --scenario b --from x --scenario=a --seed 7",
      "simulate --scenario=b --scenario=a --from=x --to=y --seed=7"),
  ])
  func hasAFixedFormThatSaysTheSame(_ example: FixedForm) throws {
    let arguments = try Port.invocation(example.line).arguments()
    #expect(arguments == example.expected)
    #expect(try Port.invocation(arguments).arguments() == arguments)
  }

  @Test func theFixedFormLeavesOutAndReplaces() throws {
    let invocation = try Port.invocation(["simulate", "--from", "today", "--to", "+3d", "--seed", "7"])
    #expect(
      invocation.arguments(leavingOut: [Port.Simulate.seed, Port.Common.network], replacing: ["from": "2020-06-01"])
        == ["simulate", "--from=2020-06-01", "--to=+3d"])
  }

  @Test func aCommandThatAsksForWhatItDoesNotDeclareIsStopped() async {
    await #expect(processExitsWith: .failure) {
      _ = try Port.invocation(["status"])[Port.Simulate.seed]
    }
    await #expect(processExitsWith: .failure) {
      _ = try Port.invocation(["status"]).isGiven(Port.Simulate.seed)
    }
  }
}
