import CivilTime
import CommandLineKit
import Foundation
import Testing

@testable import GozarCLI

/// `--require`: what is met, what is not, and what can't be read.
///
/// Mehran's quota lets exactly 2,250 trucks through on the nine open days from 20 June to 20 July 2020, in every
/// replication; the last day of Khordad and 30 of the 31 days of Tir are a month.
struct RequirementTests {
  struct Case: CustomTestStringConvertible {
    let requirement: String
    let isMet: Bool
    let found: String
    var testDescription: String { requirement }

    init(_ requirement: String, _ isMet: Bool, _ found: String) {
      self.requirement = requirement
      self.isMet = isMet
      self.found = found
    }
  }

  private static let line = ["simulate", "mehran", "--from", "2020-06-20", "--to", "2020-07-21", "-n", "5"]

  private static let cases = [
    Case("throughput>=2250", true, "2,250 trucks"),
    Case("throughput>2250", false, "2,250 trucks"),
    Case("throughput<=2250", true, "2,250 trucks"),
    Case("throughput<2250", false, "2,250 trucks"),
    Case("throughput>=2250/month", true, "2,250 trucks a month"),
    Case("throughput >= 2251 / month", false, "2,250 trucks a month"),
    Case("mehran:throughput>=27e3/year", true, "27,000 trucks a year"),
    Case("throughput>=72.59/day", false, "72.6 trucks a day"),
    Case("throughput<=508.1/week", true, "508 trucks a week"),
    Case("capacity>=2250/month", true, "2,250 trucks a month"),
    Case("tonnes>=43000/month", true, "43,785 tonnes a month"),
    Case("value>=1e9/year", false, "a year"),
    Case("share>=20%", true, "23."),
    Case("share>=0.25", false, "23."),
    Case("long-waits<=1%", false, "%"),
    Case("wait<=30d", true, " d"),
    Case("wait<=1h", false, " d"),
    Case("stay-p99>=12h", true, " d"),
    Case("wait-p50>=1w", true, " d"),
    Case("queue>=1000", true, "trucks"),
    Case("max-queue<=1000", false, "trucks"),
    Case("queue-at-end<=1e6", true, "trucks"),
    Case("utilisation<=60%", true, "%"),
    Case("backlog<=1399-04-31", false, "not gone in 100% of the runs"),
  ]

  @Test func theWholeIntervalIsChecked() throws {
    let run = ProgramRun(Self.line + Self.cases.flatMap { ["--require", $0.requirement] })
    #expect(run.status == .answerIsNo)
    let lines = run.output.split(separator: "\n").drop { $0 != "Required" }.dropFirst().prefix(Self.cases.count)
    for (line, example) in zip(lines, Self.cases) {
      #expect(line.hasPrefix("  \(example.requirement) is \(example.isMet ? "met" : "not met")"), "\(line)")
      #expect(line.contains(example.found), "\(line)")
      #expect(run.errors.contains("error: --require:\(line.dropFirst())\n") == !example.isMet)
    }
    let met = Self.cases.filter(\.isMet).flatMap { ["--require", $0.requirement] }
    let good = ProgramRun(Self.line + met)
    #expect(good.status == .done && good.errors == "")
  }

  /// What does not vary is divided exactly: 3 weeks of 500.
  @Test func ratesAreExactWhereTheyCanBe() {
    let line = ["simulate", "mehran", "--from", "2020-06-20", "--to", "2020-07-11", "-n", "3"]
    for requirement in ["throughput>=500/week", "throughput<=500/week"] {
      #expect(ProgramRun(line + ["--require", requirement]).status == .done)
    }
  }

  /// A mean that meets it is not enough.
  @Test func anIntervalThatReachesAcrossTheBoundDoesNotMeetIt() throws {
    let line = ["simulate", "mehran", "--from", "2020-06-04", "--to", "2020-06-12", "-n", "5", "--format", "json"]
    struct Document: Decodable {
      struct All: Decodable {
        struct Total: Decodable { let throughput: [String: Double] }
        let total: Total
      }
      let all: All
    }
    let plain = try JSONDecoder().decode(Document.self, from: Data(ProgramRun(line).output.utf8)).all.total.throughput
    let mean = try #require(plain["mean"])
    let half = try #require(plain["half_width"])
    #expect(half > 1)
    #expect(ProgramRun(line + ["--require", "throughput>=\(mean - half - 0.1)"]).status == .done)
    let run = ProgramRun(line + ["--require", "throughput>=\(mean - half / 2)"])
    #expect(run.status == .answerIsNo)
    #expect(run.errors.contains("the mean meets it, not all of its interval"))
    #expect(ProgramRun(line + ["--require", "throughput<=\(mean + half / 2)"]).status == .answerIsNo)
    let alone = ProgramRun(line.map { $0 == "5" ? "1" : $0 } + ["--require", "throughput>=1"])
    #expect(alone.status == .answerIsNo)
    #expect(alone.errors.contains("one run has no interval"))
  }

  @Test func amountsAreOfAllCrossingsAndTheRestOfEach() {
    let line = ["simulate", "mehran", "chazabeh", "kileh", "--from", "2020-06-20", "--to", "2020-07-21", "-n", "3"]
    let run = ProgramRun(line + ["--require", "throughput>=2250", "--require", "share>=1%", "--format", "csv"])
    #expect(run.status == .answerIsNo)
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines.count == 3, "\(lines)")
    #expect(lines[0] == "note: --require: throughput>=2250 is met: 2,250 trucks")
    #expect(lines[1].hasPrefix("error: --require: share>=1% is not met at chazabeh: 0.0%"))
    #expect(lines[2].hasPrefix("note: --require: share>=1% is met at mehran: 23."))
    let waits = ProgramRun(line + ["--require", "chazabeh:wait<=9h"])
    #expect(waits.errors.contains("chazabeh:wait<=9h is not met: no truck gets through"))
    let idle = ProgramRun(["simulate", "kileh"] + line.dropFirst(4) + ["--require", "wait<=9h"])
    #expect(idle.status == .answerIsNo && idle.errors.contains("wait<=9h is not met: no truck wants to cross"))
  }

  @Test func theJSONListsThem() {
    let run = ProgramRun(Self.line + ["--require", "throughput>=2250/month", "--format", "json"])
    for line in [
      "\"found\" : \"2,250 trucks a month\"", "\"half_width\" : 0", "\"mean\" : 2250", "\"met\" : true",
      "\"requirement\" : \"throughput>=2250/month\"",
    ] { #expect(run.output.contains(line)) }
  }

  // MARK: What can't be read

  struct Fault: CustomTestStringConvertible {
    let requirement: String
    let column: Int
    let error: String
    var testDescription: String { requirement }

    init(_ requirement: String, _ column: Int, _ error: String) {
      self.requirement = requirement
      self.column = column
      self.error = error
    }
  }

  @Test(arguments: [
    Fault("throughput", 11, "found no comparison, expected one of >=, <=, > and <"),
    Fault("throughput=5", 11, "found =, expected one of >=, <=, > and <"),
    Fault("throughput=>5", 11, "try: throughput>=5"),
    Fault("thruput>=5", 1, "found thruput, expected one of throughput, "),
    Fault("trough>=5", 1, "found trough"),
    Fault("throughtput>=5", 1, "try: throughput"),
    Fault(">=5", 1, "found nothing, expected one of throughput, "),
    Fault("mehrn:wait<=5h", 1, "try: mehran"),
    Fault("mehran:wiat<=5h", 8, "try: wait"),
    Fault("throughput>=", 13, "found nothing, expected a number"),
    Fault("throughput>=many", 13, "found many, expected a number"),
    Fault("throughput>=-1", 13, "found -1, expected a number"),
    Fault("throughput>=nan", 13, "found nan, expected a number"),
    Fault("throughput>=1e999", 13, "found 1e999, expected a number"),
    Fault("throughput>=5/mont", 15, "try: 5/month"),
    Fault("wait<=5", 7, "expected a duration"),
    Fault("wait<=5m", 7, "try: 5min"),
    Fault("share>=110%", 8, "found 110%, expected a share"),
    Fault("share>=90", 8, "try: 90%"),
    Fault("queue<=few", 8, "found few, expected a number of trucks"),
    Fault("backlog>=2020-09-01", 8, "expected <= or < and the date"),
    Fault("backlog<=2020-09-31", 10, "September 2020 has 30 days"),
  ])
  func isRefusedWithACaret(_ fault: Fault) throws {
    let parser = RequirementParser(crossings: ["ilam", "mehran"], now: WallTime(minutes: 0), clock: .utc)
    do throws(RequirementParser.Fault) {
      Issue.record("read as \(try parser.parse(fault.requirement))")
    } catch {
      let text = error.diagnostic(of: fault.requirement).description
      #expect(text.hasPrefix("--require:1:\(fault.column): error: "), "\(text)")
      #expect(text.contains(fault.error), "\(text)")
      #expect(
        (text + "\n").contains(
          "\n  \(fault.requirement)\n  \(String(repeating: " ", count: fault.column - 1))^\n"), "\(text)")
    }
  }

  @Test func allThatCanNotBeReadIsToldAtOnce() {
    let run = ProgramRun(Self.line + ["--require", "wait", "--require", "queue<=5", "--require", "stay<5"])
    #expect(run.status == .usage && run.output == "")
    #expect(run.errors.contains("--require:1:5: error: ") && run.errors.contains("--require:1:6: error: "))
  }
}
