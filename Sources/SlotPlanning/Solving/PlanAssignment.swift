/// Trucks by shipment and slot, turned into a plan with its cost.
struct PlanAssignment {
  struct Pair: Hashable {
    let shipment: Int
    let slot: SlotIndex
  }

  let planner: SlotPlanner
  /// Trucks beside the locked ones.
  let free: [Pair: Int]

  init(_ planner: SlotPlanner, free: [Pair: Int]) {
    self.planner = planner
    self.free = free
  }

  /// The plan of these trucks; the cost is added up from the shipments and slots, not from the flow.
  func plan(boundCents: Int, pivots: Int) -> Plan {
    let problem = planner.problem
    let locked = Dictionary(
      planner.booked.locked.map { (Pair(shipment: $0.shipment, slot: $0.slot), $0.trucks) }, uniquingKeysWith: +)
    let movable = Dictionary(
      planner.booked.movable.map { (Pair(shipment: $0.shipment, slot: $0.slot), $0.trucks) }, uniquingKeysWith: +)
    var placements: [Placement] = []
    var placed = Array(repeating: 0, count: problem.shipments.count)
    for pair in Set(free.keys).union(locked.keys) {
      let lockedTrucks = locked[pair] ?? 0
      let freeTrucks = free[pair] ?? 0
      guard lockedTrucks + freeTrucks > 0 else { continue }
      placed[pair.shipment] += lockedTrucks + freeTrucks
      placements.append(
        Placement(
          shipment: pair.shipment, slot: pair.slot, trucks: lockedTrucks + freeTrucks, lockedTrucks: lockedTrucks,
          keptTrucks: min(freeTrucks, movable[pair] ?? 0), costCents: planner.costCents(pair.shipment, pair.slot) ?? 0))
    }
    placements.sort { ($0.shipment, $0.slot) < ($1.shipment, $1.slot) }
    let leftOut = problem.shipments.indices.compactMap { shipment -> LeftOut? in
      let trucks = problem.shipments[shipment].trucks - placed[shipment]
      return trucks > 0 ? LeftOut(shipment: shipment, trucks: trucks, reason: planner.reason(shipment)) : nil
    }
    var moves = BookingMoves()
    moves.locked = planner.booked.locked.reduce(0) { $0 + $1.trucks }
    moves.broken = planner.booked.brokenTrucks
    moves.kept = placements.reduce(0) { $0 + $1.keptTrucks }
    moves.moved = planner.booked.movableTrucks - moves.kept
    let cost = Self.cost(placements, leftOut, moved: moves.moved, problem)
    return Plan(
      placements: placements, leftOut: leftOut, cost: cost,
      certificate: PlanCertificate(costCents: cost.totalCents, boundCents: boundCents), moves: moves, pivots: pivots)
  }

  /// The objective, part by part.
  static func cost(
    _ placements: [Placement], _ leftOut: [LeftOut], moved: Int, _ problem: PlanningProblem
  ) -> PlanCost {
    let parameters = problem.parameters
    var cost = PlanCost()
    var inSlot: [SlotIndex: (free: Int, locked: Int)] = [:]
    for placement in placements {
      cost.placedCents += placement.trucks * placement.costCents
      inSlot[placement.slot, default: (0, 0)].free += placement.trucks - placement.lockedTrucks
      inSlot[placement.slot, default: (0, 0)].locked += placement.lockedTrucks
    }
    for (index, trucks) in inSlot {
      let places = problem.crossings[index.crossing].slots[index.slot].places
      let free = max(0, places * parameters.levelFreePercent / 100 - trucks.locked)
      cost.levelCents += parameters.levelSurchargeCents * max(0, trucks.free - free)
    }
    var byShipper: [String: (trucks: Int, leftOut: Int)] = [:]
    for shipment in problem.shipments { byShipper[shipment.shipper, default: (0, 0)].trucks += shipment.trucks }
    for entry in leftOut {
      let shipment = problem.shipments[entry.shipment]
      cost.unplacedCents += entry.trucks * shipment.unplacedCents
      byShipper[shipment.shipper, default: (0, 0)].leftOut += entry.trucks
    }
    for shipper in byShipper.values {
      let free = PlanNetwork.fairlyLeftOut(of: shipper.trucks, parameters)
      cost.fairnessCents += parameters.fairSurchargeCents * max(0, shipper.leftOut - free)
    }
    cost.moveCents = parameters.movePenaltyCents * moved
    return cost
  }
}
