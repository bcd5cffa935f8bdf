import NetworkFlow

/// How long a search for plans with convoys goes on.
public struct PlanLimits: Sendable {
  /// Steps of the solver after which the best plan so far is returned: the same plan on every computer.
  public var pivots: Int
  /// Asked now and then whether to stop at once, as when time is up; then the plan depends on the computer's speed.
  public var shouldStop: @Sendable () -> Bool

  /// Limits of a search; by default some seconds of work.
  public init(pivots: Int = 3_000_000, shouldStop: @escaping @Sendable () -> Bool = { false }) {
    self.pivots = pivots
    self.shouldStop = shouldStop
  }
}

extension SlotPlanner {
  /// Whether some shipment's trucks must stay together and could be split.
  public var hasConvoys: Bool { !convoys().isEmpty }

  /// The best plan: proven, where nothing has to stay together or the search comes to its end; else with a bound.
  public func plan(_ limits: PlanLimits = PlanLimits()) -> SolvedPlan {
    let flow = solveFlow()
    let relaxed = SolvedPlan(self, flow)
    guard hasConvoys else { return relaxed }
    var search = ConvoySearch(self, workLimit: limits.pivots, shouldStop: limits.shouldStop)
    let network = network
    let fixed = network.fixedCents
    search.run { best in
      var patterns = PatternBound(self, prices: flow.solution.prices)
      return patterns.improve(towards: best, steps: 400)
    }
    var counts: [PlanAssignment.Pair: Int] = [:]
    for delivery in search.best {
      guard let slot = network.slotOfPlace[delivery.place] else { continue }
      counts[PlanAssignment.Pair(shipment: delivery.source, slot: slot), default: 0] += delivery.units
    }
    let plan = PlanAssignment(self, free: counts)
      .plan(boundCents: search.bound + fixed, pivots: flow.pivots + search.pivots)
    return SolvedPlan(plan, self, flow)
  }

  /// The shipments whose trucks must stay together, and which the flow could split.
  func convoys() -> [ConvoySearch.Convoy] {
    let transport = network.transport
    var limited: [Int: [Int]] = [:]
    for (index, pair) in transport.limitedPairs.enumerated() { limited[Int(pair.source), default: []].append(index) }
    return problem.shipments.indices.compactMap { index in
      let shipment = problem.shipments[index]
      let trucks = Int(transport.supplies[index])
      guard shipment.together != .any, trucks > 0 else { return nil }
      var pairs: [(slot: SlotIndex, pair: Int, node: Int, cost: Int)] = []
      for run in transport.runs[transport.runs(of: index)] {
        for offset in 0..<Int(run.count) {
          let place = Int(run.firstPlace) + offset
          let pair = Int(run.firstPair) + offset
          guard let slot = network.slotOfPlace[place] else { continue }
          pairs.append((slot, pair, Int(transport.placeNodes[place]), Int(transport.costs[pair])))
        }
      }
      let crossings = Set(pairs.map(\.slot.crossing)).sorted()
      let locked = booked.locked.first { $0.shipment == index }?.slot.crossing
      let isWhole = shipment.together == .sameCrossing ? crossings.count < 2 : pairs.isEmpty || trucks == 1
      guard !isWhole else { return nil }
      return ConvoySearch.Convoy(
        shipment: index, pairs: pairs,
        limited: (limited[index] ?? []).compactMap { number in
          let pair = transport.limitedPairs[number]
          return network.slotOfPlace[Int(pair.place)].map { ($0, number, Int(pair.cost)) }
        }, crossings: crossings, trucks: trucks, together: shipment.together, outletCost: shipment.unplacedCents,
        readyMinute: shipment.readyMinute, lockedCrossing: shipment.together == .sameCrossing ? locked : nil)
    }
  }
}
