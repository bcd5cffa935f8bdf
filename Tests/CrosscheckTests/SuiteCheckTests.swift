import QueueTheory
import Testing

@testable import Crosscheck

@Suite("Textbook suite")
struct SuiteCheckTests {
  @Test("every case agrees, coarsely, with a row for every answer")
  func agrees() throws {
    for entry in try TextbookCase.all() {
      let rows = try SuiteCheck.rows(of: entry, SuiteCheck.Options(precision: 0.2, seed: 3))
      #expect(rows.count == entry.answers.count, "\(entry.name)")
      for row in rows {
        #expect(row.agrees, "\(row.name), \(row.measure): \(row.simulated) ± \(row.halfWidth), exact \(row.exact)")
      }
    }
  }
}
