import NetworkFlow

/// A source of the flow whose costs a search changes, to keep its trucks from slots or to force them into one.
struct SearchMember {
  /// What is decided about a convoy.
  enum Decision: Hashable {
    case free
    /// This crossing and no other.
    case crossing(Int)
    /// All trucks in this slot.
    case slot(SlotIndex)
    /// All trucks stay.
    case leftOut
  }

  struct Pair {
    let slot: SlotIndex
    let index: Int
    let node: Int
    let cost: Int
  }

  let source: Int
  let shipment: Int
  let trucks: Int
  /// The slots that it can use, with the pairs' own costs.
  let pairs: [Pair]
  /// Its limited pairs, of bookings that stay.
  let limitedPairs: [Pair]
  /// Cost of a truck that is left out, in cents.
  let outletCost: Int
  /// What is decided about the convoy that it is part of.
  var decision = Decision.free
  /// How many decisions keep it from each slot.
  private var barriers: [SlotIndex: Int] = [:]
  /// What shares of its shipper cost in each slot, in cents.
  private var charges: [SlotIndex: Int] = [:]

  init(source: Int, _ network: PlanNetwork, limited: [Int], outletCost: Int) {
    let transport = network.transport
    self.source = source
    self.outletCost = outletCost
    shipment = network.shipmentOfSource[source]
    trucks = Int(transport.supplies[source])
    var pairs: [Pair] = []
    for run in transport.runs[transport.runs(of: source)] {
      for offset in 0..<Int(run.count) {
        let place = Int(run.firstPlace) + offset
        let pair = Int(run.firstPair) + offset
        guard let slot = network.slotOfPlace[place] else { continue }
        pairs.append(
          Pair(slot: slot, index: pair, node: Int(transport.placeNodes[place]), cost: Int(transport.costs[pair])))
      }
    }
    self.pairs = pairs
    limitedPairs = limited.compactMap { index in
      let pair = transport.limitedPairs[index]
      return network.slotOfPlace[Int(pair.place)].map { slot in
        Pair(slot: slot, index: index, node: Int(transport.placeNodes[Int(pair.place)]), cost: Int(pair.cost))
      }
    }
  }

  /// Whether some decision keeps it from a slot.
  func isBarred(from slot: SlotIndex) -> Bool { barriers[slot] != nil }

  /// Keeps it from slots, or takes back that it was.
  mutating func bar(from span: SideConstraints.Span, isBarred: Bool) {
    for pair in pairs where span.contains(pair.slot) {
      let count = (barriers[pair.slot] ?? 0) + (isBarred ? 1 : -1)
      barriers[pair.slot] = count > 0 ? count : nil
    }
  }

  /// Makes slots dearer, or cheaper again.
  mutating func charge(_ span: SideConstraints.Span, _ cents: Int) {
    for pair in pairs where span.contains(pair.slot) { charges[pair.slot, default: 0] += cents }
  }

  /// The cost of a pair with what shares cost there.
  func chargedCost(_ pair: Pair) -> Int { pair.cost + (charges.isEmpty ? 0 : charges[pair.slot] ?? 0) }

  /// The cost of a pair under what is decided, shares included.
  ///
  /// - Parameter forbidding: more than any truck costs: makes a pair useless, or its opposite indispensable.
  func cost(_ pair: Pair, forbidding: Int) -> Int {
    let cost = chargedCost(pair)
    let forbidden = min(TransportProblem.costLimit - 1, cost + forbidding)
    if isBarred(from: pair.slot) { return forbidden }
    return switch decision {
    case .free: cost
    case .crossing(let crossing): pair.slot.crossing == crossing ? cost : forbidden
    case .slot(let only): pair.slot == only ? cost - forbidding : forbidden
    case .leftOut: forbidden
    }
  }
}
