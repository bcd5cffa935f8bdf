import CivilTime
import Testing

@testable import OpeningRules

struct EasterTests {
  @Test func agreesWithAnotherAlgorithm() {
    let differing = (1_583...9_999).filter { Day(number: easterSunday(of: $0)) != ReferenceEvaluator.easter($0) }
    #expect(differing.isEmpty)
  }

  /// The earliest and the latest there are, and years that everybody can look up.
  static let known = [
    "1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2019-04-21", "2020-04-12", "2024-03-31", "2025-04-20",
    "2038-04-25", "2285-03-22",
  ]

  @Test(arguments: known) func isOn(_ date: String) throws {
    let day = try Fixtures.wallTime("\(date)T00:00").day
    #expect(easterSunday(of: GregorianDate(day).year) == day.number)
  }
}
