import SeededRandom
import Testing

@testable import NetworkFlow

/// Sources that go before others, against one cost in which a rank weighs more than everything after it.
struct RankedTransportTests {
  @Test(arguments: 0..<400) func ranksDecideBeforeCost(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = try RandomTransport.problem(&random)
    let ranks = (0..<problem.sourceCount).map { _ in random.below(3) }
    let ranked = RankedTransport(problem, ranks: ranks, rankCount: 3)
    let certificate = try RankedCertificate(ranked, of: problem, ranks: ranks, rankCount: 3)
    #expect(certificate.isOptimal, "seed \(seed): \(certificate)")
    // At most 42 units of a cost of at most 100 each: the weights of the ranks differ by more than all of that.
    let weights = [100 * 100 * 10_000, 100 * 10_000, 10_000]
    var weighted = problem
    for source in ranks.indices {
      let outlet = problem.pairs(of: source).upperBound - 1
      weighted.setCost(ofPair: outlet, to: Int(problem.costs[outlet]) + weights[ranks[source]])
    }
    var sum = certificate.value[3]
    for rank in 0..<3 { sum += certificate.value[rank] * Int128(weights[rank]) }
    #expect(sum == Int128(ReferenceTransport.leastCost(weighted)), "seed \(seed)")
  }

  @Test func aRankGoesFirstWhateverItCosts() throws {
    var problem = TransportProblem()
    let node = try problem.addNode(parent: nil, tiers: [.init(capacity: 1)])
    let place = problem.addPlace(feeding: node)
    let outlet = problem.addPlace(feeding: try problem.addNode(parent: nil, tiers: [.unlimited]))
    for (cost, outletCost) in [(900_000, 0), (1, 1_000_000_000)] {
      try problem.addRun(firstPlace: place, costs: [Int32(cost)])
      _ = try problem.endSource(supply: 1, outlet: outlet, cost: outletCost)
    }
    let ranked = RankedTransport(problem, ranks: [0, 1], rankCount: 2)
    #expect(ranked.solution.deliveries.map(\.place) == [place, outlet])
    let certificate = try RankedCertificate(ranked, of: problem, ranks: [0, 1], rankCount: 2)
    #expect(certificate.value == [0, 1, 1_000_900_000])
    #expect(certificate.isOptimal)
  }
}
