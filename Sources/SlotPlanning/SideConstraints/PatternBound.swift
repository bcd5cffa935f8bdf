import NetworkFlow

/// A bound on every plan with side constraints: at given prices of the capacities, each shipment by itself finds its
/// cheapest way that keeps it together; what full capacities earn is taken off.
///
/// Rows that are about several shipments have prices too. Of shipments that exclude each other each takes a part of the
/// row: its trucks of those of it that fit, so that a shipment with all of its trucks there takes all of the row.
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
  private let rows: [SideConstraints.Row]
  /// The price of each row, in cents.
  private var rowPrices: [Int]
  /// The rows that count a slot for a source.
  private let rowsOfSource: [[SlotIndex: [Int]]]
  private let shouldStop: () -> Bool

  init(_ planner: SlotPlanner, prices: [Int], shouldStop: @escaping () -> Bool) {
    self.shouldStop = shouldStop
    rows = planner.constraints.rows
    rowPrices = rows.map { _ in 0 }
    var rowsOfSource = planner.problem.shipments.map { _ in [SlotIndex: [Int]]() }
    for (index, row) in rows.enumerated() {
      for shipment in row.shipments {
        for slot in row.span.slots {
          rowsOfSource[shipment][SlotIndex(crossing: row.span.crossing, slot: slot), default: []].append(index)
        }
      }
    }
    self.rowsOfSource = rowsOfSource
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
    for _ in 0..<steps where !shouldStop() {
      let (value, excess, rowExcess) = evaluate()
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
      // What no price can be put on asks for nothing.
      let pulls = rowExcess.enumerated().map { rowPrices[$0.offset] > 0 || $0.element > 0 ? $0.element : 0 }
      let norm =
        excess.reduce(0.0) { $0 + Double($1) * Double($1) } + pulls.reduce(0.0) { $0 + $1 * $1 }
      guard gap > 0, norm > 0 else { break }
      let step = scale * gap / norm
      for node in prices.indices {
        // Rounded towards zero: any price is as good as another for a bound.
        prices[node] = max(0, prices[node] + Int(step * Double(excess[node])))
      }
      for row in rowPrices.indices { rowPrices[row] = max(0, rowPrices[row] + Int(step * pulls[row])) }
    }
    return bound == .min ? .min : Int(bound)
  }

  /// What a row has for all.
  private func size(_ row: Int) -> Int {
    switch rows[row].kind {
    case .oneShipment: 1
    case .trucks(let most): most
    }
  }

  /// The part of a row that a truck takes.
  private func part(_ row: Int, source: Int) -> Double {
    switch rows[row].kind {
    case .oneShipment: 1 / Double(transport.supplies[source])
    case .trucks: 1
    }
  }

  /// The bound at the present prices, and by node and by row what comes in more than goes out.
  private func evaluate() -> (bound: Int128, excess: [Int], rowExcess: [Double]) {
    var total: Int128 = 0
    var excess = Excess(
      nodes: Array(repeating: 0, count: prices.count), rows: rowPrices.indices.map { -Double(size($0)) })
    for source in 0..<transport.sourceCount where transport.supplies[source] > 0 {
      total += Int128(serve(source, &excess))
    }
    for row in rowPrices.indices { total -= Int128(rowPrices[row]) * Int128(size(row)) }
    for node in prices.indices {
      let parent = Int(transport.parents[node])
      let above = parent < 0 ? 0 : prices[parent]
      for tier in transport.tiers(of: node) {
        let gain = prices[node] - above - Int(transport.tierCosts[tier])
        guard gain > 0 else { continue }
        let capacity = Int(transport.tierCapacities[tier])
        total -= Int128(gain) * Int128(capacity)
        excess.nodes[node] -= capacity
        if parent >= 0 { excess.nodes[parent] += capacity }
      }
    }
    return (total, excess.nodes, excess.rows)
  }

  /// What comes in more than goes out.
  private struct Excess {
    var nodes: [Int]
    var rows: [Double]
  }

  /// A way to go: units that fit, at a cost a unit, to a node.
  private struct Offer {
    let cost: Int
    let units: Int
    let node: Int
    let slot: SlotIndex?
    var source = 0
    var rows: [Int] = []
  }

  /// The cheapest way of a source that keeps it together; counts its units into the excess.
  private func serve(_ source: Int, _ excess: inout Excess) -> Int {
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
    _ units: Int, _ groups: [[Offer]], _ outlet: Offer, isWhole: Bool, _ excess: inout Excess
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
    _ units: Int, _ offers: [Offer], _ outlet: Offer, _ excess: inout Excess, isCounting: Bool
  ) -> Int {
    var rest = units
    var total = 0
    for offer in offers.sorted(by: { ($0.cost, $0.node) < ($1.cost, $1.node) }) {
      guard rest > 0, offer.cost < outlet.cost else { break }
      let taken = min(rest, offer.units)
      total += taken * offer.cost
      rest -= taken
      if isCounting {
        excess.nodes[offer.node] += taken
        for row in offer.rows { excess.rows[row] += Double(taken) * part(row, source: offer.source) }
      }
    }
    if isCounting { excess.nodes[outlet.node] += rest }
    return total + rest * outlet.cost
  }

  /// What a source can do at the present prices; the outlet is the last.
  private func offers(of source: Int) -> [Offer] {
    var offers: [Offer] = []
    let units = Int(transport.supplies[source])
    for pair in limited[source] ?? [] {
      let place = Int(pair.place)
      let fits = min(Int(pair.capacity), capacity(of: Int(transport.placeNodes[place])))
      offers.append(offer(source, cost: Int(pair.cost), units: fits, place: place))
    }
    for run in transport.runs[transport.runs(of: source)] {
      for offset in 0..<Int(run.count) {
        let place = Int(run.firstPlace) + offset
        let cost = Int(transport.costs[Int(run.firstPair) + offset])
        let fits = slots[place] == nil ? units : min(units, capacity(of: Int(transport.placeNodes[place])))
        offers.append(offer(source, cost: cost, units: fits, place: place))
      }
    }
    return offers
  }

  private func offer(_ source: Int, cost: Int, units: Int, place: Int) -> Offer {
    let node = Int(transport.placeNodes[place])
    let rows = slots[place].flatMap { rowsOfSource[source][$0] } ?? []
    // Rounded down: less than its part of a row's price gives a bound all the same.
    let charge = rows.reduce(0) { $0 + Int(Double(rowPrices[$1]) * part($1, source: source)) }
    return Offer(
      cost: cost + prices[node] + charge, units: units, node: node, slot: slots[place], source: source, rows: rows)
  }

  private func capacity(of node: Int) -> Int {
    transport.tiers(of: node).reduce(0) { $0 + Int(transport.tierCapacities[$1]) }
  }
}
