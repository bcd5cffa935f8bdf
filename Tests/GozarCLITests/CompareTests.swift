import CommandLineKit
import Foundation
import Testing

/// What `gozar compare` says of the shipped scenarios.
struct CompareTests {
  private static let horizon = ["--crossing", "mehran", "--from", "1399-03-01", "--to", "1399-05-01", "-n", "20"]

  /// Rows of CSV by their column names.
  private static func rows(_ arguments: [String]) throws -> [[String: String]] {
    let run = ProgramRun(arguments + ["--format", "csv"])
    #expect(run.status == .done, "\(run.errors)")
    let lines = run.output.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(lines.first).map(String.init)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0.map(String.init))) }
  }

  private static func number(
    _ column: String, of figure: String, _ rows: [[String: String]], scenario: String
  ) throws -> Double {
    let row = try #require(
      rows.first {
        $0["crossing"] == "mehran" && $0["month"] == "all" && $0["figure"] == figure && $0["scenario"] == scenario
      })
    return try #require(row[column].flatMap(Double.init))
  }

  private static let folder = "Tests/GozarCLITests/Scenarios"

  @Test("Mehran 2 to 4 days: paired intervals are at least 3 times narrower than independent ones")
  func commonNumbers() throws {
    let light = "\(Self.folder)/mehran-light.json5"
    let scenarios = [
      "\(Self.folder)/mehran-two-days-announced.json5+\(light)",
      "\(Self.folder)/mehran-four-days-announced.json5+\(light)",
    ]
    let paired = try Self.rows(["compare"] + scenarios + Self.horizon)
    let other = try Self.rows(["compare"] + scenarios + Self.horizon + ["--seed", "2"])
    for figure in ["throughput", "value"] {
      let half = try Self.number("difference_half_width", of: figure, paired, scenario: scenarios[1])
      let first = try Self.number("half_width", of: figure, paired, scenario: scenarios[0])
      let second = try Self.number("half_width", of: figure, other, scenario: scenarios[1])
      let independent = (first * first + second * second).squareRoot()
      #expect(independent > 0 && half * 3 <= independent, "\(figure): \(half), \(independent)")
      let saved = try Self.number("variance_ratio", of: figure, paired, scenario: scenarios[1])
      #expect(saved >= 9, "\(figure): \(saved)")
    }
  }

  @Test("Mehran 2 to 4 days under full quotas: queues vary, and their difference does not")
  func fullQuotas() throws {
    let scenarios = ["mehran-two-days", "mehran-four-days"].map { "\(Self.folder)/\($0)-announced.json5" }
    let rows = try Self.rows(["compare"] + scenarios + Self.horizon)
    func number(_ column: String, of figure: String) throws -> Double {
      try Self.number(column, of: figure, rows, scenario: scenarios[1])
    }
    // 25 open days of 250 instead of 12.
    #expect(try number("difference", of: "throughput") == 3_250)
    #expect(try number("difference_half_width", of: "throughput") == 0)
    #expect(try number("half_width", of: "queue_at_end") > 20)
    #expect(try number("difference", of: "queue_at_end") == -3_250)
    #expect(try number("difference_half_width", of: "queue_at_end") == 0)
  }

  @Test func aBaselineThatIsNotNamedAmongTheScenariosIsAddedFirst() {
    let named = ProgramRun(["compare", "network", "mehran-six-days"] + Self.horizon)
    let added = ProgramRun(["compare", "mehran-six-days", "--baseline", "network"] + Self.horizon)
    #expect(named.status == .done && named.output == added.output)
  }

  @Test func stackedScenariosHaveAllTitles() {
    let run = ProgramRun(["compare", "network", "as-it-happened+mehran-six-days"] + Self.horizon)
    #expect(run.output.contains("Spring and summer 2020 as it happened + Mehran six days a week from 7 June"))
  }

  @Test func threadsAreNotSeenInAnyFormat() {
    let line = ["compare", "network", "mehran-six-days"] + Self.horizon
    for format in ["text", "csv", "json", "markdown"] {
      let runs = [1, 7].map { ProgramRun(line + ["--format", format, "--threads", "\($0)"]) }
      #expect(runs.allSatisfy { $0.status == .done && !$0.output.isEmpty })
      #expect(runs[0].output == runs[1].output)
    }
  }
}
