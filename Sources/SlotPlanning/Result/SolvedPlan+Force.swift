import NetworkFlow

extension SolvedPlan {
  /// The cheapest way to make room for one truck that was left out.
  public struct Force: Hashable, Sendable {
    /// The slot that it would get.
    public var slot: SlotIndex
    /// How much dearer the plan would be, in cents: 0 or more; the truck would have to be worth as much more.
    public var costCents: Int
    /// Who gives way, one for another, to the one that finds room or is left out.
    public var displaced: [Displacement]
  }

  /// A truck that gives way.
  public struct Displacement: Hashable, Sendable {
    /// The shipment by its place in the problem's list.
    public var shipment: Int
    /// The slot it leaves.
    public var from: SlotIndex
    /// The slot it goes to; nil: it is left out.
    public var to: SlotIndex?
    /// How much dearer it is there, in cents.
    public var extraCents: Int
  }

  /// The cheapest way to make room for one truck of each shipment that is priced out or not worth its way.
  ///
  /// Exact where leaving out costs the same for each truck of a shipper; with a fairness surcharge a truck of the same
  /// shipper that is left out instead may make it cheaper than said. Complexity: O(pairs · log).
  public func forces() -> [Int: Force] {
    let shipments = plan.leftOut.filter {
      if case .structural = $0.reason { false } else { true }
    }
    guard !shipments.isEmpty else { return [:] }
    let losses = ResidualDistances(flow.solution, of: flow.transport).costsOfOneLess()
    var result: [Int: Force] = [:]
    for leftOut in shipments {
      let values = planner.problem.shipments[leftOut.shipment]
      let saved = values.unplacedCents + savedFairness(values.shipper)
      var best: Force?
      for pair in planner.pairs(ofShipment: leftOut.shipment) {
        let place = planner.network.place(of: pair.slot, truckClass: values.truckClass)
        guard let loss = losses.costs[place] else { continue }
        let cost = pair.costCents + loss - saved
        if cost < best?.costCents ?? .max { best = Force(slot: pair.slot, costCents: cost, displaced: []) }
      }
      if var best {
        let place = planner.network.place(of: best.slot, truckClass: values.truckClass)
        best.displaced = displacements(losses.way(fromPlace: place))
        result[leftOut.shipment] = best
      }
    }
    return result
  }

  /// The surcharge that one truck less left out saves.
  private func savedFairness(_ shipper: String) -> Int {
    let parameters = planner.problem.parameters
    let all = planner.problem.shipments.reduce(0) { $0 + ($1.shipper == shipper ? $1.trucks : 0) }
    let out = plan.leftOut.reduce(0) {
      $0 + (planner.problem.shipments[$1.shipment].shipper == shipper ? $1.trucks : 0)
    }
    return out > PlanNetwork.fairlyLeftOut(of: all, parameters) ? parameters.fairSurchargeCents : 0
  }

  private func displacements(_ way: [ResidualDistances.Step]) -> [Displacement] {
    var result: [Displacement] = []
    var slot: SlotIndex?
    var waiting: (shipment: Int, from: SlotIndex)?
    for step in way {
      switch step {
      case .place(let place):
        let here = planner.network.slotOfPlace[place]
        if let moved = waiting { result.append(displacement(moved.shipment, from: moved.from, to: here)) }
        waiting = nil
        slot = here
      case .source(let shipment):
        if let slot { waiting = (shipment, slot) }
      case .node, .sink: break
      }
    }
    return result
  }

  private func displacement(_ shipment: Int, from: SlotIndex, to: SlotIndex?) -> Displacement {
    let values = planner.problem.shipments[shipment]
    let before = planner.costCents(shipment, from) ?? 0
    let after = to.flatMap { planner.costCents(shipment, $0) } ?? values.unplacedCents
    return Displacement(shipment: shipment, from: from, to: to, extraCents: after - before)
  }
}
