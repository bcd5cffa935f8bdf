import SeededRandom
import Testing

@testable import ScenarioComparison

/// The search for the cheapest levels, on goals without simulations.
struct LevelSearchTests {
  /// A goal of the kind that crossings have: some sums of weighted levels, each within its own limit, must be large.
  private struct Goal: CustomStringConvertible {
    let limits: [Int]
    let costs: [Double]
    /// Weights by bottleneck, and what each must come to.
    let weights: [[Int]]
    let bounds: [Int]
    var description: String { "limits \(limits), costs \(costs), weights \(weights), bounds \(bounds)" }

    init(_ random: inout SeededGenerator) {
      let count = Int.random(in: 1...4, using: &random)
      limits = (0..<count).map { _ in Int.random(in: 0...4, using: &random) }
      costs = (0..<count).map { _ in Double(Int.random(in: 0...5, using: &random)) }
      weights = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<count).map { _ in Int.random(in: 0...3, using: &random) }
      }
      bounds = weights.map { _ in Int.random(in: 0...15, using: &random) }
    }

    func isReached(_ levels: [Int]) -> Bool {
      zip(weights, bounds).allSatisfy { weights, bound in
        zip(weights, levels).reduce(0) { $0 + $1.0 * $1.1 } >= bound
      }
    }

    var all: [[Int]] {
      limits.reduce([[]]) { sets, limit in sets.flatMap { set in (0...limit).map { set + [$0] } } }
    }

    /// Sets of which no step can be left out.
    var minimal: [[Int]] {
      all.filter { levels in
        isReached(levels)
          && levels.indices.allSatisfy { index in
            var less = levels
            less[index] -= 1
            return levels[index] == 0 || !isReached(less)
          }
      }
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>) func findsWhatTryingAllFinds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let goal = Goal(&random)
    var search = LevelSearch(limits: goal.limits, costs: goal.costs)
    var trials: [[Int]] = []
    func trial(_ levels: [Int]) throws(TargetStop) -> Bool {
      trials.append(levels)
      return goal.isReached(levels)
    }
    let minimal = goal.minimal
    var found: [[Int]] = []
    while let levels = try search.cheapest(beside: found, trial) {
      #expect(goal.isReached(levels), "seed \(seed): \(goal)")
      found.append(levels)
      try #require(found.count <= minimal.count, "seed \(seed): \(goal)")
    }
    // All minimal sets, each once, the cheapest first.
    #expect(Set(found) == Set(minimal), "seed \(seed): \(goal)")
    #expect(Set(found).count == found.count)
    let costs = found.map(search.cost)
    #expect(costs == costs.sorted(), "seed \(seed): \(goal)")
    #expect(Set(trials).count == trials.count, "seed \(seed): levels are tried twice")
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>) func lowersAndNamesWhatIsNeeded(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let goal = Goal(&random)
    guard goal.isReached(goal.limits) else { return }
    var search = LevelSearch(limits: goal.limits, costs: goal.costs)
    let lowered = try search.lowered(goal.limits) { (levels) throws(TargetStop) in goal.isReached(levels) }
    #expect(goal.minimal.contains(lowered), "seed \(seed): \(goal)")
    let necessary = try search.necessary { (levels) throws(TargetStop) in goal.isReached(levels) }
    for index in goal.limits.indices {
      let least = goal.all.filter(goal.isReached).map { $0[index] }.min()
      #expect(necessary[index] == least, "seed \(seed): \(goal)")
    }
  }

  /// A thousand levels of two changes take dozens of trials.
  @Test func triesFewOfManyLevels() throws {
    var search = LevelSearch(limits: [1_000, 1_000], costs: [1, 1])
    var trials = 0
    let levels = try search.cheapest(beside: []) { (levels) throws(TargetStop) in
      trials += 1
      return levels[0] >= 317 && levels[1] >= 512
    }
    #expect(levels == [317, 512])
    #expect(trials < 50, "\(trials)")
  }

  @Test func stopsWhereATrialStops() {
    var search = LevelSearch(limits: [5, 5], costs: [1, 1])
    var left = 3
    #expect(throws: TargetStop.self) {
      _ = try search.cheapest(beside: []) { (levels) throws(TargetStop) in
        left -= 1
        guard left > 0 else { throw .exhausted }
        return levels.reduce(0, +) >= 7
      }
    }
  }
}
