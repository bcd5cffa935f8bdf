extension SlotPlanner {
  /// Cost of one truck of a shipment in a slot, in cents; nil if it can't use it.
  public func costCents(_ shipment: Int, _ index: SlotIndex) -> Int? {
    guard let way = rules.way(problem.shipments[shipment], crossing: index.crossing) else { return nil }
    let slot = problem.crossings[index.crossing].slots[index.slot]
    return rules.failedTest(way, slot: slot) == nil ? way.costCents(slotStart: slot.startMinute) : nil
  }

  /// A slot that a shipment can use.
  public struct Pair: Hashable, Sendable {
    /// The slot.
    public let slot: SlotIndex
    /// Cost of one truck in cents.
    public let costCents: Int
    /// When it is at its destination, in minutes of UTC.
    public let deliveryMinute: Int
    /// Minutes after the deadline: 0 or more.
    public let latenessMinutes: Int
  }

  /// The slots that a shipment can use, by crossing and time.
  public func pairs(ofShipment shipment: Int) -> [Pair] {
    problem.crossings.indices.flatMap { crossing -> [Pair] in
      guard let way = rules.way(problem.shipments[shipment], crossing: crossing) else { return [] }
      return rules.runs(way).flatMap { run in
        run.map { slot in
          let start = problem.crossings[crossing].slots[slot].startMinute
          return Pair(
            slot: SlotIndex(crossing: crossing, slot: slot), costCents: way.costCents(slotStart: start),
            deliveryMinute: way.deliveryMinute(slotStart: start),
            latenessMinutes: way.latenessMinutes(slotStart: start))
        }
      }
    }
  }

  /// Why trucks of a shipment that have no place in a plan have none.
  func reason(_ shipment: Int) -> LeftOutReason {
    guard let cheapest = pairs(ofShipment: shipment).map(\.costCents).min() else {
      return .structural(rules.furthestFailure(problem.shipments[shipment]))
    }
    return cheapest > problem.shipments[shipment].unplacedCents ? .notWorth(cheapestCents: cheapest) : .pricedOut
  }
}
