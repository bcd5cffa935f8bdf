/// The cost of a solution beside the bound that its prices prove; both exact.
///
/// The check knows the problem and the solution, and shares nothing with the solver.
public struct TransportCertificate: Hashable, Sendable {
  /// What the deliveries cost.
  public var cost: Int128
  /// What every solution costs at least: D(y) of the prices, for any prices from 0 on.
  public var bound: Int128

  /// Whether nothing is better.
  public var isOptimal: Bool { cost == bound }

  /// What is wrong with a solution.
  public enum Fault: Error, Hashable, Sendable {
    /// A source sends more or less than it has.
    case supply(source: Int, sent: Int)
    /// A delivery uses a pair that is not there.
    case noPair(source: Int, place: Int)
    /// A limited pair carries too much.
    case limitedPair(index: Int, units: Int)
    /// A node lets more through than its tiers hold.
    case capacity(node: Int, units: Int)
    /// A price is below zero.
    case negativePrice(node: Int)
  }

  /// Checks a solution.
  ///
  /// Complexity: O(pairs).
  public init(_ solution: TransportSolution, of problem: TransportProblem) throws(Fault) {
    cost = try Self.cost(of: solution, problem)
    bound = try Self.bound(of: solution.prices, problem)
  }

  private static func cost(of solution: TransportSolution, _ problem: TransportProblem) throws(Fault) -> Int128 {
    var total: Int128 = 0
    var sent = [Int](repeating: 0, count: problem.sourceCount)
    var carried = [Int](repeating: 0, count: problem.limitedPairs.count)
    var through = [Int](repeating: 0, count: problem.nodeCount)
    for delivery in solution.deliveries {
      let unitCost: Int32
      if let index = delivery.limitedPair {
        let pair = problem.limitedPairs[index]
        guard Int(pair.source) == delivery.source, Int(pair.place) == delivery.place else {
          throw .noPair(source: delivery.source, place: delivery.place)
        }
        carried[index] += delivery.units
        unitCost = pair.cost
      } else {
        let runs = problem.runs[problem.runs(of: delivery.source)]
        guard let run = runs.first(where: { Int($0.firstPlace)..<Int($0.firstPlace + $0.count) ~= delivery.place })
        else {
          throw .noPair(source: delivery.source, place: delivery.place)
        }
        unitCost = problem.costs[Int(run.firstPair) + delivery.place - Int(run.firstPlace)]
      }
      total += Int128(unitCost) * Int128(delivery.units)
      sent[delivery.source] += delivery.units
      through[Int(problem.placeNodes[delivery.place])] += delivery.units
    }
    for source in sent.indices where sent[source] != Int(problem.supplies[source]) {
      throw .supply(source: source, sent: sent[source])
    }
    for index in carried.indices where carried[index] > Int(problem.limitedPairs[index].capacity) {
      throw .limitedPair(index: index, units: carried[index])
    }
    // Parents come before their children.
    for node in through.indices.reversed() {
      var rest = through[node]
      for tier in problem.tiers(of: node) {
        let units = min(rest, Int(problem.tierCapacities[tier]))
        total += Int128(problem.tierCosts[tier]) * Int128(units)
        rest -= units
      }
      guard rest == 0 else { throw .capacity(node: node, units: through[node]) }
      if problem.parents[node] >= 0 { through[Int(problem.parents[node])] += through[node] }
    }
    return total
  }

  private static func bound(of prices: [Int], _ problem: TransportProblem) throws(Fault) -> Int128 {
    if let node = prices.firstIndex(where: { $0 < 0 }) { throw .negativePrice(node: node) }
    let placePrices = problem.placeNodes.map { prices[Int($0)] }
    var limited: [Int: [(price: Int, capacity: Int)]] = [:]
    for pair in problem.limitedPairs {
      limited[Int(pair.source), default: []].append(
        (Int(pair.cost) + placePrices[Int(pair.place)], Int(pair.capacity)))
    }
    var total: Int128 = 0
    for source in 0..<problem.sourceCount {
      var least = Int.max
      for run in problem.runs[problem.runs(of: source)] {
        let pairs = problem.costs[Int(run.firstPair)..<Int(run.firstPair + run.count)]
        let places = placePrices[Int(run.firstPlace)..<Int(run.firstPlace + run.count)]
        for (cost, price) in zip(pairs, places) { least = min(least, Int(cost) + price) }
      }
      // The cheapest limited pairs come first; what is left over at the end pays the plain pairs' least.
      var rest = Int(problem.supplies[source])
      for pair in (limited[source] ?? []).sorted(by: { $0 < $1 }) where pair.price < least && rest > 0 {
        let units = min(rest, pair.capacity)
        total += Int128(pair.price) * Int128(units)
        rest -= units
      }
      total += Int128(least) * Int128(rest)
    }
    for node in prices.indices {
      let parent = problem.parents[node] >= 0 ? prices[Int(problem.parents[node])] : 0
      for tier in problem.tiers(of: node) {
        let gain = prices[node] - parent - Int(problem.tierCosts[tier])
        total -= Int128(problem.tierCapacities[tier]) * Int128(max(0, gain))
      }
    }
    return total
  }
}
