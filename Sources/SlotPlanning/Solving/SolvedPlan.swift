import NetworkFlow

/// A plan with the solution of the flow behind it, from which prices and explanations are drawn.
public struct SolvedPlan: Sendable {
  /// The plan.
  public let plan: Plan
  let planner: SlotPlanner
  let flow: FlowSolution
  /// Whether priorities go before cost: then the prices are not those of the cost alone and prove no bound by themselves.
  public let isByPriority: Bool

  /// Turns a solution of the flow into a plan.
  ///
  /// Complexity: O(pairs), for the bound.
  public init(_ planner: SlotPlanner, _ flow: FlowSolution) {
    self.planner = planner
    self.flow = flow
    isByPriority = false
    var bound = planner.network.fixedCents
    do throws(TransportCertificate.Fault) {
      bound += Int(try TransportCertificate(flow.solution, of: flow.transport).bound)
    } catch {
      preconditionFailure("the solver's solution is none: \(error)")
    }
    plan = PlanAssignment(planner, free: flow.trucks(planner.network))
      .plan(boundCents: bound, pivots: flow.solution.pivots)
  }

  init(_ plan: Plan, _ planner: SlotPlanner, _ flow: FlowSolution, isByPriority: Bool = false) {
    self.plan = plan
    self.isByPriority = isByPriority
    self.planner = planner
    self.flow = flow
  }

  /// The prices that prove the bound of the flow; a bound of convoys is proven by search.
  public var prices: PlanPrices { planner.network.prices(flow.solution.prices) }
}

/// Where the trucks go in the flow, before it is turned into a plan.
public struct FlowSolution: Sendable {
  let transport: TransportProblem
  let solution: TransportSolution

  /// Whether the solver came to its end.
  public var isFinished: Bool { solution.isFinished }
  /// Steps of the solver.
  public var pivots: Int { solution.pivots }

  /// Trucks by shipment and slot, those left out not counted.
  func trucks(_ network: PlanNetwork) -> [PlanAssignment.Pair: Int] {
    var trucks: [PlanAssignment.Pair: Int] = [:]
    for delivery in solution.deliveries {
      guard let slot = network.slotOfPlace[delivery.place] else { continue }
      trucks[PlanAssignment.Pair(shipment: delivery.source, slot: slot), default: 0] += delivery.units
    }
    return trucks
  }
}

extension PlanNetwork {
  /// The nodes' prices by what the nodes stand for.
  func prices(_ nodePrices: [Int]) -> PlanPrices {
    PlanPrices(
      classes: firstPlaces.indices.map { crossing in
        firstPlaces[crossing].map { first in
          slotNodes[crossing].indices.map { nodePrices[Int(transport.placeNodes[first + $0])] }
        }
      },
      slots: slotNodes.map { $0.map { nodePrices[$0] } }, quotas: quotaNodes.map { $0.map { nodePrices[$0] } },
      shippers: shipperNodes.mapValues { nodePrices[$0] })
  }
}
