import NetworkFlow

/// A bound on every plan with convoys: at given prices of the capacities, each shipment by itself finds its cheapest way
/// that keeps it together; what full capacities earn is taken off.
///
/// Any prices give a bound, and as whole convoys are cheaper to bound than trucks one by one, the flow's own prices give a
/// better one than the flow. From there prices follow the demand: where more would come than fits they rise.
///
/// Source: Lagrangian relaxation with Polyak's step; M. L. Fisher, "The Lagrangian relaxation method for solving integer
/// programming problems", Management Science 27 (1981).
struct PatternBound {
  private let transport: TransportProblem
  private let together: [Shipment.Together]
  private let slots: [SlotIndex?]
  private let limited: [Int: [TransportProblem.LimitedPair]]
  private var prices: [Int]

  init(_ planner: SlotPlanner, prices: [Int]) {
    transport = planner.network.transport
    together = planner.problem.shipments.map(\.together)
    slots = planner.network.slotOfPlace
    var limited: [Int: [TransportProblem.LimitedPair]] = [:]
    for pair in transport.limitedPairs { limited[Int(pair.source), default: []].append(pair) }
    self.limited = limited
    self.prices = prices
  }

  /// The best bound found in so many steps, in the flow's cents.
  ///
  /// Complexity: O(steps · pairs · log).
  mutating func improve(towards best: Int, steps: Int) -> Int {
    var bound = Int128.min
    var scale = 1.2
    var sinceBetter = 0
    for _ in 0..<steps {
      let (value, excess) = evaluate()
      if value > bound {
        bound = value
        sinceBetter = 0
      } else {
        sinceBetter += 1
        if sinceBetter == 40 {
          scale *= 0.75
          sinceBetter = 0
        }
      }
      let gap = Double(Int128(best) - value)
      let norm = excess.reduce(0.0) { $0 + Double($1) * Double($1) }
      guard gap > 0, norm > 0 else { break }
      let step = scale * gap / norm
      for node in prices.indices {
        // Rounded towards zero: any price is as good as another for a bound.
        prices[node] = max(0, prices[node] + Int(step * Double(excess[node])))
      }
    }
    return Int(bound)
  }

  /// The bound at the present prices, and by node what comes in more than goes out.
  private func evaluate() -> (bound: Int128, excess: [Int]) {
    var total: Int128 = 0
    var excess = Array(repeating: 0, count: prices.count)
    for source in 0..<transport.sourceCount where transport.supplies[source] > 0 {
      total += Int128(serve(source, &excess))
    }
    for node in prices.indices {
      let parent = Int(transport.parents[node])
      let above = parent < 0 ? 0 : prices[parent]
      for tier in transport.tiers(of: node) {
        let gain = prices[node] - above - Int(transport.tierCosts[tier])
        guard gain > 0 else { continue }
        let capacity = Int(transport.tierCapacities[tier])
        total -= Int128(gain) * Int128(capacity)
        excess[node] -= capacity
        if parent >= 0 { excess[parent] += capacity }
      }
    }
    return (total, excess)
  }

  /// A way to go: units that fit, at a cost a unit, to a node.
  private struct Offer {
    let cost: Int
    let units: Int
    let node: Int
    let slot: SlotIndex?
  }

  /// The cheapest way of a source that keeps it together; counts its units into the excess.
  private func serve(_ source: Int, _ excess: inout [Int]) -> Int {
    let units = Int(transport.supplies[source])
    var offers = offers(of: source)
    let outlet = offers.removeLast()
    switch together[source] {
    case .any:
      return fill(units, offers, outlet, &excess, isCounting: true)
    case .sameSlot:
      let bySlot = Dictionary(grouping: offers) { $0.slot ?? SlotIndex(crossing: 0, slot: 0) }
      return cheapest(units, bySlot.sorted { $0.key < $1.key }.map(\.value), outlet, isWhole: true, &excess)
    case .sameCrossing:
      let byCrossing = Dictionary(grouping: offers) { $0.slot?.crossing ?? 0 }
      return cheapest(units, byCrossing.sorted { $0.key < $1.key }.map(\.value), outlet, isWhole: false, &excess)
    }
  }

  private func cheapest(
    _ units: Int, _ groups: [[Offer]], _ outlet: Offer, isWhole: Bool, _ excess: inout [Int]
  ) -> Int {
    var best = (cost: outlet.cost * units, group: -1)
    for (index, group) in groups.enumerated() {
      if isWhole, group.reduce(0, { $0 + $1.units }) < units { continue }
      let outlet = isWhole ? Offer(cost: TransportProblem.costLimit, units: units, node: 0, slot: nil) : outlet
      let cost = fill(units, group, outlet, &excess, isCounting: false)
      if cost < best.cost { best = (cost, index) }
    }
    return fill(units, best.group < 0 ? [] : groups[best.group], outlet, &excess, isCounting: true)
  }

  /// Fills the cheapest offers first, and the outlet with what finds nothing cheaper.
  private func fill(
    _ units: Int, _ offers: [Offer], _ outlet: Offer, _ excess: inout [Int], isCounting: Bool
  ) -> Int {
    var rest = units
    var total = 0
    for offer in offers.sorted(by: { ($0.cost, $0.node) < ($1.cost, $1.node) }) {
      guard rest > 0, offer.cost < outlet.cost else { break }
      let taken = min(rest, offer.units)
      total += taken * offer.cost
      rest -= taken
      if isCounting { excess[offer.node] += taken }
    }
    if isCounting { excess[outlet.node] += rest }
    return total + rest * outlet.cost
  }

  /// What a source can do at the present prices; the outlet is the last.
  private func offers(of source: Int) -> [Offer] {
    var offers: [Offer] = []
    let units = Int(transport.supplies[source])
    for pair in limited[source] ?? [] {
      let node = Int(transport.placeNodes[Int(pair.place)])
      offers.append(
        Offer(
          cost: Int(pair.cost) + prices[node], units: min(Int(pair.capacity), capacity(of: node)), node: node,
          slot: slots[Int(pair.place)]))
    }
    for run in transport.runs[transport.runs(of: source)] {
      for offset in 0..<Int(run.count) {
        let place = Int(run.firstPlace) + offset
        let node = Int(transport.placeNodes[place])
        let isOutlet = slots[place] == nil
        offers.append(
          Offer(
            cost: Int(transport.costs[Int(run.firstPair) + offset]) + prices[node],
            units: isOutlet ? units : min(units, capacity(of: node)), node: node, slot: slots[place]))
      }
    }
    return offers
  }

  private func capacity(of node: Int) -> Int {
    transport.tiers(of: node).reduce(0) { $0 + Int(transport.tierCapacities[$1]) }
  }
}
