import NetworkFlow

extension SolvedPlan {
  /// What one place more for a class in a slot is worth, in cents.
  public struct PlaceValue: Hashable, Sendable {
    /// The slot.
    public var slot: SlotIndex
    /// The class by its place in the problem's list.
    public var truckClass: Int
    /// How much cheaper the best plan would be; more than 0.
    public var cents: Int
  }

  /// What one place more is worth, exactly, by crossing, slot and class; where it is worth nothing, it is left out.
  ///
  /// "One place more" is outside of the limits of class, slot, day and week. Complexity: O(pairs · log).
  public func placeValues() -> [PlaceValue] {
    let values = ResidualDistances(flow.solution, of: flow.transport).valuesOfOneMore()
    let problem = planner.problem
    var result: [PlaceValue] = []
    for crossing in problem.crossings.indices {
      for slot in problem.crossings[crossing].slots.indices {
        for truckClass in problem.truckClasses.indices {
          let index = SlotIndex(crossing: crossing, slot: slot)
          let cents = values[planner.network.place(of: index, truckClass: truckClass)]
          if cents > 0 { result.append(PlaceValue(slot: index, truckClass: truckClass, cents: cents)) }
        }
      }
    }
    return result
  }

  /// Why a shipment is where it is, or what it would take to place one truck of it.
  public struct Choice: Hashable, Sendable {
    /// A slot with what one truck pays: its cost, and the price of the slot.
    public struct Option: Hashable, Sendable {
      /// The slot; nil: left out.
      public var slot: SlotIndex?
      /// Cost of one truck, in cents.
      public var costCents: Int
      /// The price of the place, in cents: what the trucks that want it too would lose at the margin.
      public var priceCents: Int
      /// Both together.
      public var totalCents: Int { costCents + priceCents }
    }

    /// The cheapest option.
    public var best: Option
    /// The cheapest one that is another slot than those the shipment uses; nil if there is none.
    public var runnerUp: Option?
  }

  /// The cheapest options of a shipment at the prices of the plan.
  public func choice(_ shipment: Int) -> Choice {
    let prices = prices
    let values = planner.problem.shipments[shipment]
    let used = Set(plan.placements.lazy.filter { $0.shipment == shipment }.map(\.slot))
    var options = planner.pairs(ofShipment: shipment).map { pair in
      Choice.Option(
        slot: pair.slot, costCents: pair.costCents,
        priceCents: prices.classes[pair.slot.crossing][values.truckClass][pair.slot.slot])
    }
    options.append(
      Choice.Option(slot: nil, costCents: values.unplacedCents, priceCents: prices.shippers[values.shipper] ?? 0))
    let sorted = options.enumerated().sorted { ($0.element.totalCents, $0.offset) < ($1.element.totalCents, $1.offset) }
      .map(\.element)
    let best = sorted.first { $0.slot.map(used.contains) ?? used.isEmpty } ?? sorted[0]
    return Choice(best: best, runnerUp: sorted.first { $0 != best && !($0.slot.map(used.contains) ?? false) })
  }
}
