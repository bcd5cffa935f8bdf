import NetworkFlow

extension SlotPlanner {
  /// The number of priorities, of which 0 goes first.
  private static let priorityCount = 4

  /// The best plan by priority: as many trucks of priority 0 as can go, then of 1, 2 and 3, and then the cheapest.
  ///
  /// Every shipment may split. What leaving a truck out costs counts only among plans that place as many of each priority.
  ///
  /// Complexity: that of five solutions of the flow, each from the one before.
  public func planByPriority() -> SolvedPlan {
    let transport = network.transport
    let last = Self.priorityCount - 1
    let ranks = problem.shipments.map { min(max($0.priority, 0), last) }
    let ranked = RankedTransport(transport, ranks: ranks, rankCount: Self.priorityCount)
    let certificate: RankedCertificate
    do throws(TransportCertificate.Fault) {
      certificate = try RankedCertificate(ranked, of: transport, ranks: ranks, rankCount: Self.priorityCount)
    } catch {
      preconditionFailure("the solver's solution is none: \(error)")
    }
    precondition(certificate.isOptimal, "the solver's solution is not the best by priority")
    let flow = FlowSolution(transport: transport, solution: ranked.solution)
    var plan = PlanAssignment(self, free: flow.trucks(network))
      .plan(boundCents: Int(certificate.bound[Self.priorityCount]) + network.fixedCents, pivots: flow.pivots)
    // No truck stays for its price.
    for index in plan.leftOut.indices {
      if case .notWorth = plan.leftOut[index].reason { plan.leftOut[index].reason = .pricedOut }
    }
    return SolvedPlan(plan, self, flow, pricesByPriority: ranked.prices.map(network.prices))
  }
}
