import NetworkFlow

extension ConstrainedSearch {
  /// Where the members' trucks are in a solution of the flow.
  struct Use {
    /// Trucks by slot, of each member.
    var inSlots: [[SlotIndex: Int]]

    /// Trucks of some members by slot.
    func trucks(_ members: Range<Int>) -> [SlotIndex: Int] {
      members.reduce(into: [:]) { total, member in total.merge(inSlots[member], uniquingKeysWith: +) }
    }
  }

  private struct Branch {
    let cost: Int
    let options: [[Step]]
    var next: Int
  }

  /// Goes through all decisions that the flow asks for, the most promising first.
  ///
  /// - Returns: what every plan under the present decisions costs at least.
  mutating func explore(nodeLimit: Int, stopsAtFirst: Bool) -> Int {
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
      let tried = branch.next > 0 ? branch.options[branch.next - 1] : []
      isDescending = false
      let stops = nodes >= nodeLimit || isSpent || (stopsAtFirst && bestCost < .max)
      if branch.cost >= bestCost || branch.next == branch.options.count || stops {
        // Where options are left that could be better, the branch's own cost is all that is known.
        if branch.next < branch.options.count, branch.cost < bestCost { open = min(open, branch.cost) }
        take([], back: tried)
        continue
      }
      take(branch.options[branch.next], back: tried)
      branch.next += 1
      stack.append(branch)
      isDescending = true
    }
  }

  /// Where the members' trucks are.
  func use(_ solution: TransportSolution) -> Use {
    var use = Use(inSlots: members.map { _ in [:] })
    for delivery in solution.deliveries {
      let member = memberOfSource[delivery.source]
      guard member >= 0, let slot = network.slotOfPlace[delivery.place] else { continue }
      use.inSlots[member][slot, default: 0] += delivery.units
    }
    return use
  }

  /// Looks at the flow under the present decisions: a plan, a dead end (nil), or what to decide next.
  private mutating func evaluate() -> Branch? {
    let solution = simplex.solution()
    var cost = simplex.currentCost()
    let use = use(solution)
    for (number, member) in members.enumerated() {
      guard case .slot(let slot) = member.decision else { continue }
      // What was paid for coming is taken back; if not all could come, there is no such plan.
      if member.isBarred(from: slot) || (use.inSlots[number][slot] ?? 0) < member.trucks { return nil }
      cost += forbidding * member.trucks
    }
    guard cost < bestCost else { return nil }
    let convoy = worstConvoy(use)
    let row = worstRow(use)
    if let convoy, convoy.trucks >= row?.trucks ?? 0 {
      return Branch(cost: cost, options: options(convoy: convoy.index, use, solution.prices), next: 0)
    }
    if let row { return Branch(cost: cost, options: options(row: row.index, use, solution.prices), next: 0) }
    improve(to: cost, solution.deliveries, use)
    return nil
  }

  // MARK: Convoys

  /// The convoy that is split the most, and by how many trucks.
  private func worstConvoy(_ use: Use) -> (index: Int, trucks: Int)? {
    var worst: (index: Int, trucks: Int)?
    for (number, convoy) in convoys.enumerated() where members[convoy.members.lowerBound].decision == .free {
      let inSlots = use.trucks(convoy.members)
      let placed = inSlots.values.reduce(0, +)
      var apart = 0
      if convoy.together == .sameSlot {
        if placed > 0 { apart = 2 * convoy.trucks - (inSlots.values.max() ?? 0) - placed }
      } else {
        apart = placed - (Self.byCrossing(inSlots).values.max() ?? 0)
      }
      if apart > (worst?.trucks ?? 0) { worst = (number, apart) }
    }
    return worst
  }

  private static func byCrossing(_ inSlots: [SlotIndex: Int]) -> [Int: Int] {
    var share: [Int: Int] = [:]
    for (slot, trucks) in inSlots { share[slot.crossing, default: 0] += trucks }
    return share
  }

  /// What can be decided about a convoy, the most promising first.
  private func options(convoy number: Int, _ use: Use, _ prices: [Int]) -> [[Step]] {
    let convoy = convoys[number]
    if convoy.together == .sameCrossing {
      let share = Self.byCrossing(use.trucks(convoy.members))
      return convoy.crossings.sorted { (-(share[$0] ?? 0), $0) < (-(share[$1] ?? 0), $1) }
        .map { [.decide(convoy: number, .crossing($0))] }
    }
    let member = members[convoy.members.lowerBound]
    let priced = member.pairs.filter { !member.isBarred(from: $0.slot) }.map { pair in
      (total: pair.cost + prices[pair.node], slot: pair.slot)
    }
    let sorted = priced.sorted { ($0.total, $0.slot) < ($1.total, $1.slot) }
    let dear = sorted.firstIndex { $0.total > member.outletCost } ?? sorted.count
    var options = sorted.map { SearchMember.Decision.slot($0.slot) }
    options.insert(.leftOut, at: dear)
    return options.map { [.decide(convoy: number, $0)] }
  }

  /// What keeps a convoy as it is in a plan.
  func settledSteps(convoy number: Int, _ use: Use) -> [Step] {
    let convoy = convoys[number]
    var decision = members[convoy.members.lowerBound].decision
    if decision == .free {
      let used = use.trucks(convoy.members).keys.min()
      switch convoy.together {
      case .sameSlot: decision = used.map { .slot($0) } ?? .leftOut
      default: decision = (used?.crossing ?? convoy.crossings.first).map { .crossing($0) } ?? .leftOut
      }
    }
    return [.decide(convoy: number, decision)]
  }

  // MARK: Rows

  /// Trucks of each shipment in the slots of a row.
  func trucks(row index: Int, _ use: Use) -> [Int: Int] {
    var trucks: [Int: Int] = [:]
    for shipment in rows[index].shipments {
      for (slot, count) in use.trucks(membersOfShipment[shipment]) where rows[index].span.contains(slot) {
        trucks[shipment, default: 0] += count
      }
    }
    return trucks
  }

  /// The row that is broken the most, and by how many trucks.
  private func worstRow(_ use: Use) -> (index: Int, trucks: Int)? {
    var trucks: [Int: [Int: Int]] = [:]
    for (number, member) in members.enumerated() {
      for (slot, count) in use.inSlots[number] {
        for row in rowsOfShipment[member.shipment][slot] ?? [] {
          trucks[row, default: [:]][member.shipment, default: 0] += count
        }
      }
    }
    var worst: (index: Int, trucks: Int)?
    for (row, byShipment) in trucks {
      let all = byShipment.values.reduce(0, +)
      let tooMany =
        switch rows[row].kind {
        case .oneShipment: all - (byShipment.values.max() ?? 0)
        case .trucks(let most): all - most
        }
      if tooMany > 0, worst.map({ (-tooMany, row) < (-$0.trucks, $0.index) }) ?? true { worst = (row, tooMany) }
    }
    return worst
  }

  /// What can be decided about a row, the most promising first.
  private func options(row index: Int, _ use: Use, _ prices: [Int]) -> [[Step]] {
    let row = rows[index]
    switch row.kind {
    case .oneShipment:
      let trucks = trucks(row: index, use)
      guard let first = trucks.min(by: { (-$0.value, $0.key) < (-$1.value, $1.key) })?.key else { return [] }
      return [[bar(row, but: first)], [.bar(members: Array(membersOfShipment[first]), row.span)]]
    case .trucks(let most):
      var present: [(regret: Int, member: Int, trucks: Int)] = []
      for member in row.shipments.flatMap({ membersOfShipment[$0] }) {
        let trucks = use.inSlots[member].reduce(0) { $0 + (row.span.contains($1.key) ? $1.value : 0) }
        if trucks > 0 { present.append((regret(members[member], row.span, prices), member, trucks)) }
      }
      present.sort { ($0.regret, $0.member) < ($1.regret, $1.member) }
      var tooMany = present.reduce(0) { $0 + $1.trucks } - most
      var away: [Int] = []
      for entry in present where tooMany > 0 {
        away.append(entry.member)
        tooMany -= entry.trucks
      }
      // First all that are too many at once, then one by one, so that every plan is under some option.
      let single = present.map { [Step.bar(members: [$0.member], row.span)] }
      return away.count > 1 ? [[.bar(members: away, row.span)]] + single : single
    }
  }

  private func bar(_ row: SideConstraints.Row, but shipment: Int) -> Step {
    .bar(members: row.shipments.filter { $0 != shipment }.flatMap { Array(membersOfShipment[$0]) }, row.span)
  }

  /// How much dearer a truck of a member is outside of some slots, at prices of the nodes.
  private func regret(_ member: SearchMember, _ span: SideConstraints.Span, _ prices: [Int]) -> Int {
    var inside = member.outletCost
    var outside = member.outletCost
    for pair in member.pairs where !member.isBarred(from: pair.slot) {
      let total = pair.cost + prices[pair.node]
      if span.contains(pair.slot) { inside = min(inside, total) } else { outside = min(outside, total) }
    }
    return outside - inside
  }

  /// What keeps a row as it is in a plan.
  func settledSteps(row index: Int, _ use: Use) -> [Step] {
    let row = rows[index]
    // Where some are barred from the beginning, there is nothing more to keep.
    guard row.barred.isEmpty else { return settled[convoys.count + index] }
    let trucks = trucks(row: index, use)
    switch row.kind {
    case .oneShipment:
      return trucks.keys.first.map { [bar(row, but: $0)] } ?? []
    case .trucks(let most):
      guard trucks.values.reduce(0, +) == most else { return [] }
      let away = row.shipments.flatMap { membersOfShipment[$0] }
        .filter { !use.inSlots[$0].keys.contains(where: row.span.contains) }
      return away.isEmpty ? [] : [.bar(members: away, row.span)]
    }
  }
}
