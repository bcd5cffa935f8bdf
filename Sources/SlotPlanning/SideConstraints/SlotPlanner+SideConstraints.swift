import NetworkFlow

/// How long a search for plans that keep side constraints goes on.
public struct PlanLimits: Sendable {
  /// Steps of the solver after which the best plan so far is returned: the same plan on every computer.
  public var pivots: Int
  /// Asked now and then how much of the time is over, from 1 on all of it; then the plan depends on the computer's speed.
  public var shareOfTime: @Sendable () -> Double

  /// Limits of a search; by default some seconds of work.
  public init(pivots: Int = 3_000_000, shareOfTime: @escaping @Sendable () -> Double = { 0 }) {
    self.pivots = pivots
    self.shareOfTime = shareOfTime
  }
}

extension SlotPlanner {
  /// What plans have to keep and a flow of trucks can't; empty: a plan is proven by prices alone.
  public var sideConstraints: Set<SideConstraintKind> { constraints.kinds }

  /// Steps of Lagrange's prices towards a better bound.
  private static let boundSteps = 400
  /// The share of the time at which these steps end.
  private static let shareOfTimeForBounds = 0.5

  /// The best plan: proven, where nothing but places limits it or the search comes to its end; else with a bound.
  public func plan(_ limits: PlanLimits = PlanLimits()) -> SolvedPlan {
    let flow = solveFlow()
    let relaxed = SolvedPlan(self, flow)
    guard !sideConstraints.isEmpty else { return relaxed }
    let split = constraints.shipmentsByTruck.filter { problem.shipments[$0].together != .sameSlot }
    // With more trucks than can be told apart, whole shipments are kept from slots.
    let splitNetwork = split.isEmpty ? nil : try? PlanNetwork(problem, rules, booked, split: split)
    let network = splitNetwork ?? network
    let isSplit = split.isEmpty || splitNetwork != nil
    // A truck of its own can keep one booking at most.
    let hasSpareBookings = split.contains { shipment in
      let booked = booked.movable.reduce(0) { $0 + ($1.shipment == shipment ? $1.trucks : 0) }
      return booked > network.sources[shipment].count
    }
    var search = ConstrainedSearch(self, network, limits)
    search.run(
      relaxed: relaxed.plan.certificate.boundCents - network.fixedCents, isExhaustive: isSplit && !hasSpareBookings
    ) { best in
      var patterns = PatternBound(self, prices: flow.solution.prices) {
        limits.shareOfTime() >= Self.shareOfTimeForBounds
      }
      return patterns.improve(towards: best, steps: Self.boundSteps)
    }
    let plan = PlanAssignment(self, free: network.trucks(search.best))
      .plan(boundCents: search.bound + network.fixedCents, pivots: flow.pivots + search.pivots)
    return SolvedPlan(explained(plan), self, flow)
  }
}
