import NetworkFlow

/// Finds plans in which trucks stay together that must, with a bound on what a better one could save.
///
/// A plan without that rule is a flow, and bounds every plan from below. Where the flow splits a convoy, the search
/// branches: a convoy that must keep to one crossing gets one after the other; one that must go in one slot goes there as
/// a whole, or never. Each branch is the same flow with other costs and starts from the last basis. The first descent is
/// a plan; then small groups of convoys are freed and searched again; what work is left goes into the proof.
struct ConvoySearch: ~Copyable {
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

  struct Convoy {
    let shipment: Int
    let pairs: [(slot: SlotIndex, pair: Int, node: Int, cost: Int)]
    let limited: [(slot: SlotIndex, index: Int, cost: Int)]
    let crossings: [Int]
    let trucks: Int
    let together: Shipment.Together
    let outletCost: Int
    let readyMinute: Int
    /// The crossing at which some of its trucks are locked.
    let lockedCrossing: Int?

    /// What is decided from the beginning.
    var settled: Decision { lockedCrossing.map { .crossing($0) } ?? .free }
  }

  private var simplex: TransportSimplex
  let convoys: [Convoy]
  private var decisions: [Decision]
  private let slots: [SlotIndex?]
  /// More than any truck costs: makes a pair useless, or its opposite indispensable.
  private let forbidding: Int
  private(set) var bestCost = Int.max
  private(set) var best: [TransportSolution.Delivery] = []
  private var bestDecisions: [Decision] = []
  /// What every plan costs at least.
  private(set) var bound = 0
  private let workLimit: Int
  private let shouldStop: () -> Bool
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(
    _ planner: SlotPlanner, workLimit: Int, shouldStop: @escaping () -> Bool
  ) {
    simplex = TransportSimplex(planner.network.transport)
    convoys = planner.convoys()
    slots = planner.network.slotOfPlace
    decisions = convoys.map { _ in .free }
    let dearest = planner.problem.shipments.map(\.unplacedCents).max() ?? 0
    forbidding = min(
      TransportProblem.costLimit / 2 - 1,
      2
        * (max(dearest, planner.network.pairCostMaximum) + planner.problem.parameters.fairSurchargeCents
          + planner.problem.parameters.levelSurchargeCents + planner.problem.parameters.movePenaltyCents) + 1)
    self.workLimit = workLimit
    self.shouldStop = shouldStop
  }

  var pivots: Int { simplex.pivots }

  /// Searches until the best plan is proven or the work is spent.
  mutating func run(lagrangian: (Int) -> Int) {
    simplex.solve()
    bound = simplex.currentCost()
    for (number, convoy) in convoys.enumerated() where convoy.lockedCrossing != nil {
      decide(number, convoy.settled)
    }
    _ = explore(nodeLimit: .max, stopsAtFirst: true)
    if bestCost == .max {
      // To leave all of them out is always possible.
      decide(all: convoys.map { _ in .leftOut })
      _ = explore(nodeLimit: 1, stopsAtFirst: true)
    }
    guard bestCost > bound else { return }
    improve(pivotLimit: workLimit / 3)
    bound = max(bound, lagrangian(bestCost))
    guard bestCost > bound, !isSpent else { return }
    decide(all: convoys.map(\.settled))
    bound = max(bound, min(bestCost, explore(nodeLimit: .max, stopsAtFirst: false)))
  }

  private var isSpent: Bool { simplex.pivots >= workLimit || shouldStop() }

  // MARK: Large neighbourhoods

  /// Frees a few convoys that are ready at about the same time, and finds what is best for them while the others stay.
  private mutating func improve(pivotLimit: Int) {
    guard convoys.count > 1, !bestDecisions.isEmpty else { return }
    let byTime = convoys.indices.sorted { (convoys[$0].readyMinute, $0) < (convoys[$1].readyMinute, $1) }
    var failures = 0
    while simplex.pivots < pivotLimit, failures < 30 + convoys.count, !shouldStop() {
      let size = min(convoys.count, 3 + random(6))
      let first = random(convoys.count - size + 1)
      var decisions = bestDecisions
      for convoy in byTime[first..<first + size] { decisions[convoy] = convoys[convoy].settled }
      let before = bestCost
      decide(all: decisions)
      _ = explore(nodeLimit: 60, stopsAtFirst: false)
      failures = bestCost < before ? 0 : failures + 1
    }
  }

  private mutating func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, count)))
  }

  // MARK: Branch and bound

  private struct Branch {
    let cost: Int
    let convoy: Int
    let options: [Decision]
    var next: Int
  }

  /// Goes through all decisions about the convoys that are free, the most promising first.
  ///
  /// - Returns: what every plan under the present decisions costs at least.
  private mutating func explore(nodeLimit: Int, stopsAtFirst: Bool) -> Int {
    var stack: [Branch] = []
    var nodes = 0
    var open = Int.max
    var isDescending = true
    while true {
      if isDescending {
        nodes += 1
        simplex.solve()
        if let branch = evaluate() { stack.append(branch) }
      }
      guard var branch = stack.popLast() else { return min(open, bestCost) }
      isDescending = false
      let stops = nodes >= nodeLimit || isSpent || (stopsAtFirst && bestCost < .max)
      if branch.cost >= bestCost || branch.next == branch.options.count || stops {
        // Where options are left that could be better, the branch's own cost is all that is known.
        if branch.next < branch.options.count, branch.cost < bestCost { open = min(open, branch.cost) }
        decide(branch.convoy, .free)
        continue
      }
      decide(branch.convoy, branch.options[branch.next])
      branch.next += 1
      stack.append(branch)
      isDescending = true
    }
  }

  /// Looks at the flow under the present decisions: a plan, a dead end (nil), or what to decide next.
  private mutating func evaluate() -> Branch? {
    let solution = simplex.solution()
    var cost = simplex.currentCost()
    var inSlots = convoys.map { _ in [SlotIndex: Int]() }
    let index = Dictionary(uniqueKeysWithValues: convoys.indices.map { (convoys[$0].shipment, $0) })
    for delivery in solution.deliveries {
      guard let convoy = index[delivery.source], let slot = slots[delivery.place] else { continue }
      inSlots[convoy][slot, default: 0] += delivery.units
    }
    var worst: (convoy: Int, apart: Int)?
    for (number, convoy) in convoys.enumerated() {
      let placed = inSlots[number].values.reduce(0, +)
      switch decisions[number] {
      case .slot(let slot):
        // What was paid for coming is taken back; if not all could come, there is no such plan.
        if (inSlots[number][slot] ?? 0) < convoy.trucks { return nil }
        cost += forbidding * convoy.trucks
      case .crossing, .leftOut: break
      case .free:
        var apart = 0
        if convoy.together == .sameSlot {
          if placed > 0 { apart = 2 * convoy.trucks - (inSlots[number].values.max() ?? 0) - placed }
        } else {
          var byCrossing: [Int: Int] = [:]
          for (slot, trucks) in inSlots[number] { byCrossing[slot.crossing, default: 0] += trucks }
          apart = placed - (byCrossing.values.max() ?? 0)
        }
        if apart > (worst?.apart ?? 0) { worst = (number, apart) }
      }
    }
    guard cost < bestCost else { return nil }
    guard let worst else {
      bestCost = cost
      best = solution.deliveries
      bestDecisions = convoys.indices.map { settled($0, inSlots[$0]) }
      return nil
    }
    return Branch(
      cost: cost, convoy: worst.convoy, options: options(worst.convoy, inSlots[worst.convoy], solution.prices), next: 0)
  }

  private func settled(_ number: Int, _ inSlots: [SlotIndex: Int]) -> Decision {
    if decisions[number] != .free { return decisions[number] }
    let convoy = convoys[number]
    if convoy.together == .sameSlot { return inSlots.keys.first.map { .slot($0) } ?? .leftOut }
    if let used = inSlots.keys.first { return .crossing(used.crossing) }
    return convoy.crossings.first.map { .crossing($0) } ?? .leftOut
  }

  /// What can be decided about a convoy, the most promising first.
  private func options(_ number: Int, _ inSlots: [SlotIndex: Int], _ prices: [Int]) -> [Decision] {
    let convoy = convoys[number]
    if convoy.together == .sameCrossing {
      var share: [Int: Int] = [:]
      for (slot, trucks) in inSlots { share[slot.crossing, default: 0] += trucks }
      return convoy.crossings.sorted { (-(share[$0] ?? 0), $0) < (-(share[$1] ?? 0), $1) }.map { .crossing($0) }
    }
    let priced = convoy.pairs.map { pair in
      (total: pair.cost + prices[pair.node], slot: pair.slot)
    }
    let sorted = priced.sorted { ($0.total, $0.slot) < ($1.total, $1.slot) }
    let dear = sorted.firstIndex { $0.total > convoy.outletCost } ?? sorted.count
    var options = sorted.map { Decision.slot($0.slot) }
    options.insert(.leftOut, at: dear)
    return options
  }

  // MARK: Decisions

  private mutating func decide(all new: [Decision]) {
    for (number, decision) in new.enumerated() where decisions[number] != decision {
      decide(number, decision)
    }
  }

  private mutating func decide(_ number: Int, _ decision: Decision) {
    decisions[number] = decision
    let convoy = convoys[number]
    let forbidding = forbidding
    func cost(_ slot: SlotIndex, _ cost: Int) -> Int {
      let forbidden = min(TransportProblem.costLimit - 1, cost + forbidding)
      return switch decision {
      case .free: cost
      case .crossing(let crossing): slot.crossing == crossing ? cost : forbidden
      case .slot(let only): slot == only ? cost - forbidding : forbidden
      case .leftOut: forbidden
      }
    }
    simplex.changeCosts { problem in
      for pair in convoy.pairs { problem.setCost(ofPair: pair.pair, to: cost(pair.slot, pair.cost)) }
      for pair in convoy.limited { problem.setCost(ofLimitedPair: pair.index, to: cost(pair.slot, pair.cost)) }
    }
  }
}
