import QueueSimulation
import Testing

@testable import ScenarioComparison

/// Paired statistics and ranks of rows given by hand.
@Suite("Paired differences")
struct PairedTableTests {
  /// Scenario and baseline in four replications; the difference is 1, 3, 2, 2.
  private static let pairs: [(Double, Double)] = [(11, 10), (23, 20), (32, 30), (42, 40)]

  private static func table(_ pairs: [(Double, Double)]) -> PairedEstimate {
    var table = PairedTable(columns: 1)
    for (scenario, baseline) in pairs { table.add([scenario], [baseline]) }
    return table.estimate(0)
  }

  @Test("mean, half-width, counts and the ratio of variances are those of the definitions")
  func byHand() {
    let paired = Self.table(Self.pairs)
    #expect(paired.difference.mean == 2)
    // Variance 2/3; t with 3 degrees of freedom: 3.182446.
    #expect(abs(paired.difference.halfWidth - 3.182_446_305 * (2.0 / 3).squareRoot() / 2) < 1e-6)
    #expect([paired.above, paired.below, paired.equal] == [4, 0, 0])
    // Variances of 11, 23, 32, 42 and of 10, 20, 30, 40: 174 and 166.666…
    #expect(abs(paired.varianceRatio - (174 + 500.0 / 3) / (2.0 / 3)) < 1e-9)
  }

  struct Case: CustomTestStringConvertible {
    let name: String
    let pairs: [(Double, Double)]
    let counts: [Int]
    let replications: Int
    let mean: Double?
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "equal", pairs: [(5, 5), (7, 7)], counts: [0, 0, 2], replications: 2, mean: 0),
    Case(name: "neither has it", pairs: [(.nan, .nan), (7, 5)], counts: [1, 0, 0], replications: 1, mean: 2),
    Case(name: "only one has it", pairs: [(.nan, 3), (3, .nan)], counts: [0, 0, 0], replications: 0, mean: nil),
    Case(
      name: "never in one", pairs: [(.infinity, 3), (4, 3)], counts: [2, 0, 0], replications: 1, mean: 1),
    Case(
      name: "never in both", pairs: [(.infinity, .infinity), (2, 3)], counts: [0, 1, 1], replications: 1, mean: -1),
  ])
  func whatDoesNotExist(_ entry: Case) {
    let paired = Self.table(entry.pairs)
    #expect([paired.above, paired.below, paired.equal] == entry.counts)
    #expect(paired.difference.replications == entry.replications)
    #expect(entry.mean.map { $0 == paired.difference.mean } ?? paired.difference.mean.isNaN)
  }

  @Test("the interval of a share is Wilson's")
  func wilson() {
    // 10 of 20, 20 of 20 and 0 of 20: by the formula with z = 1.96.
    let half = Self.table((0..<20).map { ($0 < 10 ? 1 : -1, 0) }).better(isBetterLess: false)
    #expect(half.value == 0.5 && abs(half.low - 0.2993) < 1e-4 && abs(half.high - 0.7007) < 1e-4)
    let all = Self.table((0..<20).map { _ in (1, 0) }).better(isBetterLess: false)
    #expect(all.value == 1 && abs(all.low - 0.8389) < 1e-4 && all.high == 1)
    let none = Self.table((0..<20).map { _ in (1, 0) }).better(isBetterLess: true)
    #expect(none.value == 0 && none.low == 0 && abs(none.high - 0.1611) < 1e-4)
  }

  @Test("ranks are sure where differences are, and spans where they are not")
  func ranks() {
    let noise: [Double] = [0, 1, -1, 2, -2, 0.5, -0.5, 1.5, -1.5, 0]
    let shuffled: [Double] = [1, -1, 2, -2, 0, 0.5, 1.5, -0.5, 0, -1.5]
    let ranking = ScenarioRanking(
      .value, [noise.map { 100 + $0 }, shuffled.map { 100.2 + $0 }, noise.map { 120 + $0 }, noise.map { 90 + $0 }])
    #expect(ranking.places.map(\.scenario) == [2, 1, 0, 3])
    #expect(ranking.places.map(\.ranks) == [1...1, 2...3, 2...3, 4...4])
    #expect(abs(ranking.pairConfidence - (1 - 0.05 / 6)) < 1e-12)
    // Of what is better the less of it there is, the order is the other way round.
    let waits = ScenarioRanking(.notSent, [noise.map { 100 + $0 }, noise.map { 120 + $0 }])
    #expect(waits.places.map(\.scenario) == [0, 1])
  }
}
