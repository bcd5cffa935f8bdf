import CommandLineKit
import Foundation
import Testing

/// `gozar simulate --plan`: what it takes, and that its figures are the same wherever it runs.
struct PlanQueueRunTests {
  private static let list = "schedules/iran-iraq/examples/shipments.csv"
  private static let plan = "schedules/iran-iraq/examples/plan.csv"
  private static let line = "simulate --plan \(plan) --shipments \(list)"

  /// The shipped plan is the one that the program makes of the shipped list.
  @Test func theExampleIsUpToDate() throws {
    let run = ProgramRun(line: "plan \(Self.list) --now 2020-06-08T08:00 --format csv")
    #expect(run.status == .done, "\(run.errors)")
    let file = try String(contentsOf: ProgramRun.repository.appending(path: Self.plan), encoding: .utf8)
    #expect(run.output == file)
  }

  @Test(arguments: ["text", "csv", "json"]) func threadsAreNotSeen(_ format: String) {
    let line = "\(Self.line) -n 9 --punctuality 20min --no-shows 5% --format \(format)"
    let runs = [1, 2, 7].map { ProgramRun(line: "\(line) --threads \($0)") }
    #expect(runs.allSatisfy { $0.status == .done && $0.errors == "" && !$0.output.isEmpty })
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(ProgramRun(line: "\(line) --seed 2").output != runs[0].output)
  }

  @Test(arguments: [
    ("simulate --plan \(plan)", "--plan needs --shipments too"),
    ("simulate --shipments \(list) --from 2020-06-01 --to 2020-06-02", "--shipments needs --plan too"),
    ("simulate --no-shows 5% --from 2020-06-01 --to 2020-06-02", "--no-shows needs --plan too"),
    ("simulate --punctuality 5min --from 2020-06-01 --to 2020-06-02", "--punctuality needs --plan too"),
    ("simulate --with-demand --from 2020-06-01 --to 2020-06-02", "--with-demand needs --plan too"),
    ("simulate", "--from D is missing"),
    ("simulate", "--to D is missing"),
    ("\(line) mehran", "--plan and CROSSING exclude each other"),
    ("\(line) --per day", "--plan and --per exclude each other"),
    ("\(line) --trace .build/trace.csv", "--plan and --trace exclude each other"),
    ("\(line) --no-shows 60%", "--no-shows: found \"60%\", expected a percentage from 0% to 50%"),
    ("\(line) --from 2020-06-10", "--from: found 2020-06-10, expected a day up to that of the first slot, 2020-06-09"),
    ("\(line) --to 2020-06-10", "--to: found 2020-06-10, expected a day after that of the last slot, 2020-06-10"),
    ("\(line) --from 2018-01-01", "are more than the 400 days that a plan is simulated over"),
    ("\(line) -n 1000000", "--replications: 1000000 of 106 trucks are more than a run can hold"),
  ])
  func refuses(_ line: String, _ error: String) {
    let run = ProgramRun(line: line)
    #expect(run.status == .usage)
    #expect(run.output == "")
    #expect(run.errors.contains(error), "\(run.errors)")
  }

  /// Some days of demand before the plan's slots makes its trucks wait; a list that is not the plan's is refused.
  @Test func otherTrucksMakeItsTrucksWait() throws {
    func slips(_ options: String) -> [Double] {
      let run = ProgramRun(line: "\(Self.line) -n 2 --format csv \(options)")
      let rows = run.output.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      return rows.filter { $0[0] == "slot" && $0[2] == "parvizkhan" }.compactMap { Double($0[14]) }
    }
    let alone = try #require(slips("").first)
    let among = try #require(slips("--with-demand --from 2020-06-06 --to 2020-06-12").first)
    #expect(among > alone + 30)
    let swapped = ProgramRun(line: "simulate --plan \(Self.list) --shipments \(Self.list)")
    #expect(swapped.status == .badData && swapped.errors.contains("found no column \"crossing\", \"slot_start\""))
  }
}
