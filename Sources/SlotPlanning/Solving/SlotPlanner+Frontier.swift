import NetworkFlow

/// What a price for moving bookings leads to: one point of the curve from which a replan is chosen.
public struct FrontierPoint: Hashable, Sendable {
  /// The price of a move in cents.
  public let movePenaltyCents: Int
  /// Booked trucks that are no longer in their slot.
  public let movedTrucks: Int
  /// Trucks with a place.
  public let placedTrucks: Int
  /// What the plan costs without the price of the moves, in cents.
  public let costWithoutMovesCents: Int
  /// The plan's cost, price of moves included, beside its bound.
  public let certificate: PlanCertificate
}

extension SlotPlanner {
  /// Plans for several prices of a move, each solved from the basis of the one before; shipments may split.
  public func frontier(movePenaltiesCents penalties: [Int]) throws(PlanningFault) -> [FrontierPoint] {
    guard let largest = penalties.max() else { return [] }
    var dear = problem
    dear.parameters.movePenaltyCents = largest
    let planner = try SlotPlanner(dear)
    let keptCosts = planner.network.transport.limitedPairs.map { Int($0.cost) + largest }
    var simplex = TransportSimplex(planner.network.transport)
    var points: [FrontierPoint] = []
    for penalty in penalties {
      simplex.changeCosts { transport in
        for (index, cost) in keptCosts.enumerated() { transport.setCost(ofLimitedPair: index, to: cost - penalty) }
      }
      simplex.solve()
      let flow = FlowSolution(transport: simplex.problem, solution: simplex.solution())
      let solved = SolvedPlan(planner.withMovePenalty(penalty), flow)
      points.append(
        FrontierPoint(
          movePenaltyCents: penalty, movedTrucks: solved.plan.moves.moved, placedTrucks: solved.plan.placedTrucks,
          costWithoutMovesCents: solved.plan.cost.totalCents - solved.plan.cost.moveCents,
          certificate: solved.plan.certificate))
    }
    return points
  }

  /// The same planner with another price of a move in its sums; the pairs' costs stay as they are.
  private func withMovePenalty(_ cents: Int) -> SlotPlanner {
    var planner = self
    planner.network.changeFixedCost(by: (cents - problem.parameters.movePenaltyCents) * booked.movableTrucks)
    planner.problem.parameters.movePenaltyCents = cents
    return planner
  }
}
