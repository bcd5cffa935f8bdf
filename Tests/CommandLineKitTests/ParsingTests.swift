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

  @Test(arguments: [
    Case(["status"], "[] at=nil quiet=false verbose=false network=ports output=nil"),
    Case(["status", "mehran", "bashmaq"], "[mehran, bashmaq] at=nil quiet=false verbose=false network=ports output=nil"),
    Case(["status", "--at", "+2w"], "[] at=+2w quiet=false verbose=false network=ports output=nil"),
    Case(["status", "--at", "-3d"], "[] at=-3d quiet=false verbose=false network=ports output=nil"),
    Case(["status", "--at=-3d", "x"], "[x] at=-3d quiet=false verbose=false network=ports output=nil"),
    Case(["status", "--at=a=b"], "[] at=a=b quiet=false verbose=false network=ports output=nil"),
    Case(["status", "--at=--quiet"], "[] at=--quiet quiet=false verbose=false network=ports output=nil"),
    Case(["status", "--at", "-"], "[] at=- quiet=false verbose=false network=ports output=nil"),
    Case(["status", "-5", "-.5", "-", "+1"], "[-5, -.5, -, +1] at=nil quiet=false verbose=false network=ports output=nil"),
    Case(["status", "--", "--at", "-q", "--"], "[--at, -q, --] at=nil quiet=false verbose=false network=ports output=nil"),
    Case(["--", "status", "-q"], "[-q] at=nil quiet=false verbose=false network=ports output=nil"),
    Case(["status", "-q"], "[] at=nil quiet=true verbose=false network=ports output=nil"),
    Case(["status", "x", "--quiet", "-q", "y"], "[x, y] at=nil quiet=true verbose=false network=ports output=nil"),
    Case(["--network", "n", "status"], "[] at=nil quiet=false verbose=false network=n output=nil"),
    Case(["--network=n", "-o", "f", "status"], "[] at=nil quiet=false verbose=false network=n output=f"),
    Case(["status", "-of", "--network", "n"], "[] at=nil quiet=false verbose=false network=n output=f"),
    Case(["status", "-o=f"], "[] at=nil quiet=false verbose=false network=ports output=f"),
    Case(["status", "-qo", "f", "x"], "[x] at=nil quiet=true verbose=false network=ports output=f"),
    Case(["status", "-qof"], "[] at=nil quiet=true verbose=false network=ports output=f"),
    Case(["status", "-qo=f"], "[] at=nil quiet=true verbose=false network=ports output=f"),
    Case(["status", "help", "مهران"], "[help, مهران] at=nil quiet=false verbose=false network=ports output=nil"),
  ])
  func words(_ test: Case) throws {
    let invocation = try Port.invocation(test.line)
    let values = [
      "[\(invocation[Port.Status.crossings].joined(separator: ", "))]",
      "at=\(invocation[Port.Status.at] ?? "nil")",
      "quiet=\(invocation[Port.Status.quiet])",
      "verbose=\(invocation[Port.Status.verbose])",
      "network=\(invocation[Port.Common.network])",
      "output=\(invocation[Port.Common.output] ?? "nil")",
    ]
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

  @Test func aCommandThatAsksForWhatItDoesNotDeclareIsStopped() async {
    await #expect(processExitsWith: .failure) {
      _ = try Port.invocation(["status"])[Port.Simulate.seed]
    }
    await #expect(processExitsWith: .failure) {
      _ = try Port.invocation(["status"]).isGiven(Port.Simulate.seed)
    }
  }
}
