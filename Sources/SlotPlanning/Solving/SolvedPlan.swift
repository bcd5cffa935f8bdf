import NetworkFlow

/// A plan with the solution of the flow behind it, from which prices and explanations are drawn.
public struct SolvedPlan: Sendable {
  /// The plan.
  public let plan: Plan
  let planner: SlotPlanner
  let flow: FlowSolution
  /// Where priorities go before cost, the prices that prove it: of trucks left out of each priority, then of cents.
  public let pricesByPriority: [PlanPrices]?

  /// Turns a solution of the flow into a plan.
  ///
  /// Complexity: O(pairs), for the bound.
  public init(_ planner: SlotPlanner, _ flow: FlowSolution) {
    self.planner = planner
    self.flow = flow
    pricesByPriority = nil
    var bound = planner.network.fixedCents
    do throws(TransportCertificate.Fault) {
      bound += Int(try TransportCertificate(flow.solution, of: flow.transport).bound)
    } catch {
      preconditionFailure("the solver's solution is none: \(error)")
    }
    plan = PlanAssignment(planner, free: flow.trucks(planner.network))
      .plan(boundCents: bound, pivots: flow.solution.pivots)
  }

  init(_ plan: Plan, _ planner: SlotPlanner, _ flow: FlowSolution, pricesByPriority: [PlanPrices]? = nil) {
    self.plan = plan
    self.pricesByPriority = pricesByPriority
    self.planner = planner
    self.flow = flow
  }

  /// Whether priorities go before cost: then the prices are not those of the cost alone and prove no bound by themselves.
  public var isByPriority: Bool { pricesByPriority != nil }

  /// The prices that prove the bound of the flow; that of side constraints is proven by search.
  public var prices: PlanPrices { planner.network.prices(flow.solution.prices) }
}

/// Where the trucks go in the flow, before it is turned into a plan.
public struct FlowSolution: Sendable {
  let transport: TransportProblem
  let solution: TransportSolution

  /// Steps of the solver.
  public var pivots: Int { solution.pivots }

  /// Trucks by shipment and slot, those left out not counted.
  func trucks(_ network: PlanNetwork) -> [PlanAssignment.Pair: Int] { network.trucks(solution.deliveries) }
}

extension PlanNetwork {
  /// Trucks by shipment and slot, those left out not counted.
  func trucks(_ deliveries: [TransportSolution.Delivery]) -> [PlanAssignment.Pair: Int] {
    var trucks: [PlanAssignment.Pair: Int] = [:]
    for delivery in deliveries {
      guard let slot = slotOfPlace[delivery.place] else { continue }
      trucks[PlanAssignment.Pair(shipment: shipmentOfSource[delivery.source], slot: slot), default: 0] +=
        delivery.units
    }
    return trucks
  }

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
