import QueueTheory
import Testing

@testable import Crosscheck

@Suite("Textbook suite")
struct SuiteCheckTests {
  /// One case of each kind that is soon done; `gozar crosscheck --suite` takes all of them.
  static let names = [
    "M/M/4, λ 0.2, μ 0.1", "M/M/10/10, 8 erlang", "M/G/1, triangular, ρ 0.75", "M/D/1, ρ 0.8",
    "M/M/1, two priorities, ρ 0.8", "M/M/1 → M/M/1", "a gate that opens late",
    "a gate that is open twice, with a queue at the start",
    "overtime: arrivals every 3, service 5, shifts of 1, 2 and 0", "D/D/1, arrivals every 4, service 6",
  ]

  @Test("agrees with theory, coarsely, with a row for every answer", arguments: names)
  func agrees(_ name: String) throws {
    let entry = try #require(try TextbookCase.all().first { $0.name == name })
    let rows = try SuiteCheck.rows(of: entry, SuiteCheck.Options(precision: 0.5, seed: 3))
    #expect(rows.map(\.measure) == entry.answers.map(\.measure))
    for row in rows {
      #expect(row.agrees, "\(row.measure): \(row.simulated) ± \(row.halfWidth), exact \(row.exact)")
    }
  }

  @Test("a wrong answer is told from a right one")
  func tells() throws {
    let entry = try #require(try TextbookCase.all().first { $0.name == "M/M/4, λ 0.2, μ 0.1" })
    let row = try #require(try SuiteCheck.rows(of: entry, SuiteCheck.Options(precision: 0.5, seed: 3)).first)
    let off = SuiteRow(
      name: row.name, source: row.source, measure: row.measure, exact: row.exact * 1.2, simulated: row.simulated,
      halfWidth: row.halfWidth,
      distance: .standardErrors((row.simulated - row.exact * 1.2) / (row.halfWidth / 2)))
    #expect(!off.agrees)
    #expect(!SuiteRow(entry, entry.answers[0], value: 1.5 + entry.answers[0].value, allowed: 1).agrees)
  }
}
