import CommandLineKit
import Foundation
import Testing

@testable import GozarCLI

/// `gozar target` and `gozar simulate --marginal` as programs use them, and how they fail.
struct TargetRunTests {
  private static let days = ["--from", "2020-06-06", "--to", "2020-07-04", "-n", "3"]
  private static let target = [
    "target", "mehran", "--trucks", "80/day", "--allow", "days", "--allow", "quota=..250/50",
  ]

  @Test func threadsAreNotSeenInAnyFormat() {
    for line in [Self.target + Self.days, ["simulate", "mehran", "--marginal"] + Self.days] {
      for format in ["text", "csv", "json"] {
        let runs = [1, 3].map { ProgramRun(line + ["--format", format, "--threads", "\($0)"]) }
        #expect(runs.allSatisfy { $0.status == .done && !$0.output.isEmpty }, "\(runs[0].errors)")
        #expect(Set(runs.map(\.output)).count == 1)
      }
    }
  }

  /// The answer as a scenario is checked and simulated: it meets the goal, and so does nothing less.
  @Test func theAnswerIsAScenario() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/answer.json5"
    let run = ProgramRun(Self.target + Self.days + ["--write-scenario", file])
    #expect(run.status == .done && run.errors == "", "\(run.errors)")
    #expect(ProgramRun(["check", file]).status == .done)
    let simulated = ["simulate", "mehran", "--require", "throughput>=80/day"] + Self.days
    #expect(ProgramRun(simulated).status == .answerIsNo)
    #expect(ProgramRun(simulated + ["--scenario", file]).status == .done)
    let without = ["days=..5", "quota=..250/50"].map {
      ProgramRun(["target", "mehran", "--trucks", "80/day", "--allow", $0, "--scenario", file] + Self.days)
    }
    #expect(without.allSatisfy { $0.output.contains("Nothing need be changed") })
  }

  @Test func endsWithStatusOneWhereItIsNotReachable() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/answer.json5"
    let run = ProgramRun(
      ["target", "mehran", "--trucks", "900/day", "--allow", "quota=..50/50", "--write-scenario", file] + Self.days)
    #expect(run.status == .answerIsNo)
    #expect(run.output.contains("Not reachable: with everything at its limit, "))
    #expect(run.output.contains("what binds then: hours at Mehran"))
    #expect(run.errors == "warning: --write-scenario: there is no answer to write to \(file)\n")
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  struct Fault: CustomTestStringConvertible {
    let line: String
    let message: String
    var testDescription: String { line }
  }

  @Test(arguments: [
    Fault(line: "target mehran", message: "there is no goal, expected one or more of --value N/PERIOD, --trucks"),
    Fault(
      line: "target mehran --trucks many", message: "found many, expected a number, such as 2000/month or 20e9/year"),
    Fault(line: "target mehran --trucks 80/dya", message: "found dya, expected one of day, week, month, year"),
    Fault(line: "target mehran --wait-p95 6x", message: "--wait-p95:1:1: error: found 6x, expected a duration"),
    Fault(
      line: "target mehran --backlog-gone-by 2020-07-04",
      message: "--backlog-gone-by: found 2020-07-04, expected a day before --to, 2020-07-04"),
    Fault(line: "target mehran --backlog-gone-by soon", message: "--backlog-gone-by:1:1: error: "),
    Fault(
      line: "target mehran --trucks 80/day --allow mehran.dais",
      message: "--allow: mehran.dais: there is no such change"),
    Fault(line: "target mehran --trucks 80/day --allow mehran.dais", message: "did you mean mehran.days?"),
    Fault(
      line: "target mehran --trucks 80/day --allow days=2..4", message: "found days=2..4, expected CHANGE, such as"),
    Fault(line: "target mehran --trucks 80/day --allow days=..4/5", message: "found days=..4/5, expected CHANGE"),
    Fault(line: "target mehran --trucks 80/day --cost days", message: "found days, expected CHANGE=N, such as"),
    Fault(line: "target mehran --trucks 80/day --cost days=-1", message: "found days=-1, expected CHANGE=N"),
    Fault(
      line: "target mehran --trucks 80/day --allow days --allow hours --cost days=5",
      message: "--cost: none for mehran.hours, expected one for every change allowed, or none"),
    Fault(line: "target kileh --trucks 80/day --allow days", message: "there is nothing to change: "),
    Fault(line: "target mehran --trucks 80/day --confidence 20%", message: "--confidence"),
    Fault(
      line: "simulate mehran --marginal --step quota",
      message: "--step: found quota, expected CHANGE=N, such as quota=50"),
    Fault(line: "simulate mehran --step quota=50", message: "--marginal"),
    Fault(line: "simulate mehran --marginal --require 'throughput>=1'", message: "--require"),
  ])
  func saysWhatIsWrong(_ example: Fault) {
    let run = ProgramRun(ProgramRun.words(example.line) + Self.days)
    #expect(run.status == .usage)
    #expect(run.errors.contains(example.message), "\(run.errors)")
    #expect(run.output == "")
  }
}
