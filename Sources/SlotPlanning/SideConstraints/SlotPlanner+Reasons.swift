extension SlotPlanner {
  /// Says of trucks that are left out for want of room that a side constraint keeps them from a slot with room, if one does.
  ///
  /// Complexity: O(pairs of the shipments left out).
  func explained(_ plan: Plan) -> Plan {
    var explained = plan
    var left = PlacesLeft(problem)
    for placement in plan.placements {
      left.take(placement.trucks, problem.shipments[placement.shipment].truckClass, placement.slot)
    }
    for index in plan.leftOut.indices where plan.leftOut[index].reason == .pricedOut {
      let shipment = plan.leftOut[index].shipment
      let values = problem.shipments[shipment]
      let rows = constraints.rows.filter { $0.shipments.contains(shipment) }
      guard !rows.isEmpty else { continue }
      let needed = values.together == .sameSlot ? values.trucks : 1
      let withRoom = pairs(ofShipment: shipment)
        .filter { $0.costCents < values.unplacedCents && left.places(values.truckClass, $0.slot) >= needed }
        .sorted { ($0.costCents, $0.slot) < ($1.costCents, $1.slot) }
      let reasons = withRoom.lazy.compactMap { pair in
        rows.lazy.filter { $0.span.contains(pair.slot) }.compactMap { self.reason($0, shipment, plan) }.first
      }
      if let reason = reasons.first { explained.leftOut[index].reason = reason }
    }
    return explained
  }

  /// Why a row of a plan has nothing for another truck of a shipment; nil if it has.
  private func reason(_ row: SideConstraints.Row, _ shipment: Int, _ plan: Plan) -> LeftOutReason? {
    let inside = plan.placements.filter {
      row.span.contains($0.slot) && row.concerns($0.shipment, as: shipment, problem)
    }
    switch row.kind {
    case .oneShipment:
      return inside.first { $0.shipment != shipment }.map { .excluded(by: $0.shipment) }
    case .trucks(let most):
      return inside.reduce(0) { $0 + $1.trucks - $1.lockedTrucks } >= most ? .shareReached : nil
    }
  }
}

extension SideConstraints.Row {
  /// Whether trucks of a shipment count in the row, also of one that has locked trucks alone and is not among its own.
  fileprivate func concerns(_ other: Int, as shipment: Int, _ problem: PlanningProblem) -> Bool {
    if shipments.contains(other) { return true }
    return kind == .oneShipment
      && !Set(problem.shipments[other].exclusions).isDisjoint(with: problem.shipments[shipment].exclusions)
  }
}
