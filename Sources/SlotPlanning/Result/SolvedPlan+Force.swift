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

  /// The cheapest way to make room for one truck more of each shipment that is priced out or not worth its way.
  ///
  /// Complexity: O(pairs · log) for each shipment asked for.
  ///
  /// - Parameter shipments: those to look at; nil: all of which some truck is left out for its price.
  public func forces(of shipments: [Int]? = nil) -> [Int: Force] {
    let candidates = plan.leftOut.filter { leftOut in
      if case .structural = leftOut.reason { return false }
      return shipments?.contains(leftOut.shipment) ?? true
    }
    guard !candidates.isEmpty else { return [:] }
    let distances = ResidualDistances(flow.solution, of: flow.transport)
    var result: [Int: Force] = [:]
    for shipment in candidates.map(\.shipment) {
      guard let detour = distances.detour(ofSource: shipment), case .place(let place)? = detour.way.first,
        let slot = planner.network.slotOfPlace[place]
      else { continue }
      result[shipment] = Force(
        slot: slot, costCents: detour.cost - planner.problem.shipments[shipment].unplacedCents,
        displaced: displacements(detour.way))
    }
    return result
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
