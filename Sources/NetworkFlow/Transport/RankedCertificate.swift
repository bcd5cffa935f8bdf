/// What a solution by ranks comes to beside the bound that its prices prove, aim by aim; exact, without the solver.
///
/// The bound of ``TransportCertificate`` holds for costs of any numbers that can be added and compared. Here a cost is a
/// list, units over outlets by rank and then cents, of which the first entry that differs decides.
public struct RankedCertificate: Hashable, Sendable {
  /// Units over outlets by rank, then the cost.
  public let value: [Int128]
  /// What no solution falls below; the first entry that differs decides.
  public let bound: [Int128]

  /// Whether nothing is better.
  public var isOptimal: Bool { value == bound }

  /// Checks a solution.
  ///
  /// Complexity: O(pairs · ranks).
  public init(
    _ ranked: RankedTransport, of problem: TransportProblem, ranks: [Int], rankCount: Int
  ) throws(TransportCertificate.Fault) {
    var plain = ranked.solution
    plain.prices = Array(repeating: 0, count: problem.nodeCount)
    let cost = try TransportCertificate(plain, of: problem).cost
    var value = Array(repeating: Int128(0), count: rankCount + 1)
    value[rankCount] = cost
    for delivery in ranked.solution.deliveries where delivery.limitedPair == nil {
      let outlet = problem.place(ofPair: problem.pairs(of: delivery.source).upperBound - 1, source: delivery.source)
      if delivery.place == outlet { value[ranks[delivery.source]] += Int128(delivery.units) }
    }
    self.value = value
    bound = Bound(problem: problem, prices: ranked.prices, ranks: ranks, rankCount: rankCount).sum()
  }

  private struct Bound {
    let problem: TransportProblem
    let prices: [[Int]]
    let ranks: [Int]
    let rankCount: Int

    /// What a unit over a pair pays, its place's price included, aim by aim.
    private func payment(cost: Int32, place: Int, outletRank: Int?) -> [Int] {
      let node = Int(problem.placeNodes[place])
      return (0...rankCount).map { aim in
        prices[aim][node] + (aim == rankCount ? Int(cost) : outletRank == aim ? 1 : 0)
      }
    }

    func sum() -> [Int128] {
      var total = Array(repeating: Int128(0), count: rankCount + 1)
      func add(_ units: Int, times payment: [Int]) {
        for aim in 0...rankCount { total[aim] += Int128(units) * Int128(payment[aim]) }
      }
      var limited: [Int: [(payment: [Int], capacity: Int)]] = [:]
      for pair in problem.limitedPairs {
        limited[Int(pair.source), default: []].append(
          (payment(cost: pair.cost, place: Int(pair.place), outletRank: nil), Int(pair.capacity)))
      }
      for source in 0..<problem.sourceCount {
        let least = leastPayment(of: source)
        var rest = Int(problem.supplies[source])
        let inOrder = (limited[source] ?? []).sorted { $0.payment.lexicographicallyPrecedes($1.payment) }
        for pair in inOrder where pair.payment.lexicographicallyPrecedes(least) && rest > 0 {
          let units = min(rest, pair.capacity)
          add(units, times: pair.payment)
          rest -= units
        }
        add(rest, times: least)
      }
      let nothing = Array(repeating: 0, count: rankCount + 1)
      for node in 0..<problem.nodeCount {
        let parent = Int(problem.parents[node])
        for tier in problem.tiers(of: node) {
          let gain = (0...rankCount).map { aim in
            prices[aim][node] - (parent >= 0 ? prices[aim][parent] : 0)
              - (aim == rankCount ? Int(problem.tierCosts[tier]) : 0)
          }
          if nothing.lexicographicallyPrecedes(gain) { add(-Int(problem.tierCapacities[tier]), times: gain) }
        }
      }
      return total
    }

    private func leastPayment(of source: Int) -> [Int] {
      let outlet = problem.pairs(of: source).upperBound - 1
      var least = payment(
        cost: problem.costs[outlet], place: problem.place(ofPair: outlet, source: source), outletRank: ranks[source])
      for run in problem.runs[problem.runs(of: source)] {
        for offset in 0..<Int(run.count) where Int(run.firstPair) + offset != outlet {
          let place = Int(run.firstPlace) + offset
          // Most pairs are dearer at the first aim already.
          guard prices[0][Int(problem.placeNodes[place])] <= least[0] else { continue }
          let candidate = payment(cost: problem.costs[Int(run.firstPair) + offset], place: place, outletRank: nil)
          if candidate.lexicographicallyPrecedes(least) { least = candidate }
        }
      }
      return least
    }
  }
}
