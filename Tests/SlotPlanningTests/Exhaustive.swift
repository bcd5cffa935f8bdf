@testable import SlotPlanning

/// Every plan of a small problem, one by one.
struct Exhaustive {
  let planner: SlotPlanner

  init(_ planner: SlotPlanner) { self.planner = planner }

  func leastCost() -> Int { least { [$0.cost.totalCents] }[0] }

  func leastByPriority() -> [Int] { least { Self.rank($0, planner.problem) } }

  /// Trucks left out by priority, then the cost: of two plans, the one that comes first is better.
  static func rank(_ plan: Plan, _ problem: PlanningProblem) -> [Int] {
    var rank = [0, 0, 0, 0, plan.cost.totalCents]
    for entry in plan.leftOut { rank[problem.shipments[entry.shipment].priority] += entry.trucks }
    return rank
  }

  private func least(_ value: (Plan) -> [Int]) -> [Int] {
    var left = PlacesLeft(planner.problem)
    for entry in planner.booked.locked {
      left.take(entry.trucks, planner.problem.shipments[entry.shipment].truckClass, entry.slot)
    }
    var least = [Int.max]
    extend(0, left, [:]) { plan in
      let candidate = value(plan)
      if candidate.lexicographicallyPrecedes(least) { least = candidate }
    }
    return least
  }

  private func extend(
    _ shipment: Int, _ left: PlacesLeft, _ chosen: [PlanAssignment.Pair: Int], _ found: (Plan) -> Void
  ) {
    guard shipment < planner.problem.shipments.count else {
      let plan = PlanAssignment(planner, free: chosen).plan(boundCents: 0, pivots: 0)
      var check = PlanCheck(planner.problem)
      check.checkExclusions(plan)
      check.checkShares(plan)
      if check.faults.isEmpty { found(plan) }
      return
    }
    let values = planner.problem.shipments[shipment]
    let locked = planner.booked.locked.filter { $0.shipment == shipment }
    let supply = values.trucks - locked.reduce(0) { $0 + $1.trucks }
    let slots = planner.pairs(ofShipment: shipment).map(\.slot)
    func place(_ index: Int, _ rest: Int, _ left: PlacesLeft, _ chosen: [PlanAssignment.Pair: Int]) {
      if index == slots.count || rest == 0 {
        if isAllowed(values, shipment, chosen, rest) { extend(shipment + 1, left, chosen, found) }
        return
      }
      for trucks in 0...min(rest, max(0, left.places(values.truckClass, slots[index]))) {
        var (left, chosen) = (left, chosen)
        left.take(trucks, values.truckClass, slots[index])
        if trucks > 0 { chosen[PlanAssignment.Pair(shipment: shipment, slot: slots[index])] = trucks }
        place(index + 1, rest - trucks, left, chosen)
      }
    }
    place(0, supply, left, chosen)
  }

  private func isAllowed(
    _ values: Shipment, _ shipment: Int, _ chosen: [PlanAssignment.Pair: Int], _ rest: Int
  ) -> Bool {
    let slots = chosen.keys.filter { $0.shipment == shipment }.map(\.slot)
    switch values.together {
    case .any: return true
    case .sameSlot: return slots.isEmpty || (slots.count == 1 && rest == 0)
    case .sameCrossing: return Set(slots.map(\.crossing)).count < 2
    }
  }
}
