import NetworkFlow

/// Makes plans for a problem: the network is built once and solved as often as needed.
public struct SlotPlanner: Sendable {
  /// The problem.
  public internal(set) var problem: PlanningProblem
  let rules: PairRules
  let booked: BookedTrucks
  var network: PlanNetwork
  let constraints: SideConstraints

  /// Sorts bookings, tests all pairs of shipments and slots, and works out their costs.
  ///
  /// Complexity: O(pairs).
  public init(_ problem: PlanningProblem) throws(PlanningFault) {
    self.problem = problem
    rules = PairRules(problem)
    try rules.checkQuotas()
    booked = try BookedTrucks(problem, rules)
    network = try PlanNetwork(problem, rules, booked)
    constraints = SideConstraints(problem, network, booked)
  }

  /// Pairs of shipments and slots that pass all tests.
  public var pairCount: Int { network.pairCount }
  /// The sum of one truck's cost over all of these pairs, in cents: tells whether two programs mean the same problem.
  public var pairCostSumCents: Int { network.pairCostSum }

  /// Solves the flow in which every shipment may split.
  ///
  /// - Parameter startsFromBookings: whether the solver begins with the booked trucks where they are, which takes it fewer
  ///   steps.
  public func solveFlow(startsFromBookings: Bool = true) -> FlowSolution {
    var simplex = TransportSimplex(network.transport, usesLimitedPairs: startsFromBookings)
    simplex.solve()
    return FlowSolution(transport: network.transport, solution: simplex.solution())
  }

  /// The best plan in which every shipment may split, with the prices that prove it.
  public func flowPlan() -> SolvedPlan { SolvedPlan(self, solveFlow()) }
}
