/// A transportation problem in which some sources go before others, whatever that costs.
///
/// First as few units as possible of rank 0 go over their outlets, then as few as possible of rank 1, and so on; among all
/// solutions like that, the one of the least cost. Each aim is minimised among the solutions that are best for those before
/// it, from their basis, so that no weight has to be large enough to put one above the other.
public struct RankedTransport: Sendable {
  /// Where the units go; its prices are those of the cost alone.
  public let solution: TransportSolution
  /// By aim, the ranks and then the cost, the price of every node.
  ///
  /// Together they prove the solution, as numbers of which the first digit that differs decides.
  public let prices: [[Int]]

  /// Solves a problem.
  ///
  /// - Parameters:
  ///   - ranks: of each source its rank, from 0 on.
  ///   - rankCount: the number of ranks; more than any rank.
  public init(_ problem: TransportProblem, ranks: [Int], rankCount: Int) {
    precondition(
      ranks.count == problem.sourceCount && ranks.allSatisfy { 0..<rankCount ~= $0 }, "a rank for each source")
    var pairRanks = Array(repeating: -1, count: problem.costs.count)
    for source in 0..<problem.sourceCount { pairRanks[problem.pairs(of: source).upperBound - 1] = ranks[source] }
    var pairCosts = problem.costs
    let limitedCosts = problem.limitedPairs.map(\.cost)
    let tierCosts = problem.tierCosts
    func setAim(_ aim: Int, _ problem: inout TransportProblem) {
      guard aim < rankCount else {
        problem.setCosts(pairs: pairCosts, limitedPairs: limitedCosts, tiers: tierCosts)
        return
      }
      problem.setCosts(
        pairs: pairRanks.map { $0 == aim ? 1 : 0 }, limitedPairs: limitedCosts.map { _ in 0 },
        tiers: tierCosts.map { _ in 0 })
    }
    var first = problem
    setAim(0, &first)
    var simplex = TransportSimplex(first)
    simplex.solve()
    var prices = [simplex.pricesWithUnusable(least: simplex.solution().prices)]
    for aim in 1...rankCount {
      let kept = simplex.keepToOptimum()
      pairRanks = kept.map { pairRanks[Int($0)] }
      pairCosts = kept.map { pairCosts[Int($0)] }
      simplex.changeCosts { setAim(aim, &$0) }
      simplex.solve()
      prices.append(simplex.pricesWithUnusable(least: nil))
    }
    solution = simplex.solution()
    self.prices = prices
  }
}

extension TransportSimplex {
  /// Prices of the nodes as they are, also below zero; of those that can't be used, one more than keeps every source away
  /// at the first aim, so that the others do not matter.
  fileprivate func pricesWithUnusable(least: [Int]?) -> [Int] {
    (0..<sink).map { node in
      stops[node].isInTree ? stops[node].price : least.map { $0[Int(node)] + 1 } ?? 0
    }
  }
}
