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
  /// What each source can do; empty for one without units.
  private let offers: [[Offer]]
  private let rows: [SideConstraints.Row]
  private var prices: [Int]
  /// The price of each row, in cents.
  private var rowPrices: [Int]
  private let shouldStop: () -> Bool

  /// - Parameter prices: of the nodes, from which to begin.
  init(_ planner: SlotPlanner, prices: [Int], shouldStop: @escaping () -> Bool) {
    let network = planner.network
    let rows = planner.constraints.rows
    var rowsOfSource = planner.problem.shipments.map { _ in [SlotIndex: [Int]]() }
    for (index, row) in rows.enumerated() {
      for shipment in row.shipments {
        for slot in row.span.slots {
          rowsOfSource[shipment][SlotIndex(crossing: row.span.crossing, slot: slot), default: []].append(index)
        }
      }
    }
    var limited: [Int: [TransportProblem.LimitedPair]] = [:]
    for pair in network.transport.limitedPairs { limited[Int(pair.source), default: []].append(pair) }
    offers = (0..<network.transport.sourceCount).map { source in
      Self.offers(source, network, limited[source] ?? [], rowsOfSource[source])
    }
    transport = network.transport
    together = planner.problem.shipments.map(\.together)
    self.rows = rows
    rowPrices = rows.map { _ in 0 }
    self.prices = prices
    self.shouldStop = shouldStop
  }

  /// A way to go: units that fit, to a node, at a cost a unit.
  private struct Offer {
    let cost: Int
    let units: Int
    let node: Int
    /// nil: left out.
    let slot: SlotIndex?
    let rows: [Int]
  }

  /// What a source can do, by slot; the outlet is the last.
  private static func offers(
    _ source: Int, _ network: PlanNetwork, _ limited: [TransportProblem.LimitedPair], _ rows: [SlotIndex: [Int]]
  ) -> [Offer] {
    let transport = network.transport
    let units = Int(transport.supplies[source])
    guard units > 0 else { return [] }
    func offer(_ place: Int, cost: Int32, capacity: Int) -> Offer {
      let node = Int(transport.placeNodes[place])
      let slot = network.slotOfPlace[place]
      let fits = transport.tiers(of: node).reduce(0) { $0 + Int(transport.tierCapacities[$1]) }
      return Offer(
        cost: Int(cost), units: slot == nil ? units : min(capacity, fits), node: node, slot: slot,
        rows: slot.flatMap { rows[$0] } ?? [])
    }
    let kept = limited.map { offer(Int($0.place), cost: $0.cost, capacity: Int($0.capacity)) }
    let plain = transport.runs[transport.runs(of: source)].flatMap { run in
      (0..<Int(run.count)).map { offset in
        offer(
          Int(run.firstPlace) + offset, cost: transport.costs[Int(run.firstPair) + offset], capacity: units)
      }
    }
    let bySlot = (kept + plain.dropLast()).enumerated()
      .sorted { left, right in
        guard let first = left.element.slot, let second = right.element.slot, first != second else {
          return left.offset < right.offset
        }
        return first < second
      }.map(\.element)
    return bySlot + plain.suffix(1)
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

  /// The cheapest way of a source that keeps it together; counts its units into the excess.
  private func serve(_ source: Int, _ excess: inout Excess) -> Int {
    let offers = offers[source]
    let units = Int(transport.supplies[source])
    let totals = offers.map { offer in
      // Rounded down: less than its part of a row's price gives a bound all the same.
      offer.rows.reduce(offer.cost + prices[offer.node]) { $0 + Int(Double(rowPrices[$1]) * part($1, source: source)) }
    }
    let outlet = offers.count - 1
    var best = (cost: totals[outlet] * units, taken: [(offer: Int, units: Int)]())
    for group in groups(together[source], offers) {
      let taken = fill(units, group, offers, totals, below: together[source] == .sameSlot ? .max : totals[outlet])
      let placed = taken.reduce(0) { $0 + $1.units }
      if together[source] == .sameSlot, placed < units { continue }
      let cost = taken.reduce((units - placed) * totals[outlet]) { $0 + $1.units * totals[$1.offer] }
      if cost < best.cost { best = (cost, taken) }
    }
    var rest = units
    for (offer, taken) in best.taken {
      rest -= taken
      excess.nodes[offers[offer].node] += taken
      for row in offers[offer].rows { excess.rows[row] += Double(taken) * part(row, source: source) }
    }
    excess.nodes[offers[outlet].node] += rest
    return best.cost
  }

  /// The offers of which a source may use some together: all, those of one crossing, or those of one slot.
  private func groups(_ together: Shipment.Together, _ offers: [Offer]) -> [Range<Int>] {
    let all = 0..<offers.count - 1
    if together == .any { return [all] }
    var groups: [Range<Int>] = []
    var first = 0
    for index in all {
      let isSame =
        together == .sameSlot
        ? offers[index].slot == offers[first].slot : offers[index].slot?.crossing == offers[first].slot?.crossing
      if !isSame {
        groups.append(first..<index)
        first = index
      }
    }
    return all.isEmpty ? [] : groups + [first..<all.upperBound]
  }

  /// Fills the cheapest offers of a group first, as far as they cost less than something else.
  private func fill(
    _ units: Int, _ group: Range<Int>, _ offers: [Offer], _ totals: [Int], below limit: Int
  ) -> [(offer: Int, units: Int)] {
    let cheap = group.filter { totals[$0] < limit }.sorted { (totals[$0], $0) < (totals[$1], $1) }
    var rest = units
    var taken: [(offer: Int, units: Int)] = []
    for offer in cheap where rest > 0 {
      taken.append((offer, min(rest, offers[offer].units)))
      rest -= min(rest, offers[offer].units)
    }
    return taken
  }
}
