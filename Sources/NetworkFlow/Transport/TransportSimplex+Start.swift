extension TransportSimplex {
  /// Finds a feasible solution whose tree is strongly feasible.
  ///
  /// Every source is served in turn, those first for whom being left over is worst, and takes the cheapest place that has
  /// room until all its units have gone. Whatever it fills up hangs below it from then on; the one place that it does not
  /// fill is what it hangs on itself. So the solution is a tree, and every arc of it that leads up has room.
  ///
  /// Complexity: O(pairs), as far as few places fill up between the visits of a source.
  mutating func start(usesLimitedPairs: Bool) {
    var start = Start(problem)
    for node in 0..<problem.nodeCount where start.room(at: Int32(node), problem) == 0 {
      start.isUnusable[node] = true
      setPrice(of: Int32(node), to: Self.unusablePrice)
    }
    let order = startOrder()
    startLimitedPairs(order, used: usesLimitedPairs, &start)
    for source in order { startSource(source, &start) }
    hangNodes(start)
    growTree()
  }

  /// Units through each node so far, and what hangs below a source.
  struct Start {
    var through: [Int32]
    let capacities: [Int32]
    var isUnusable: [Bool]
    /// Nodes that hang below a source, or below such a node.
    var isHung: [Bool]
    /// Units of each source that have not gone anywhere.
    var left: [Int32]
    /// Of each source, a place that it has units in over a limited pair while nothing hangs below it; -1: none yet, -2: never.
    var decidedPlaces: [Int32]

    init(_ problem: TransportProblem) {
      through = Array(repeating: 0, count: problem.nodeCount)
      isUnusable = Array(repeating: false, count: problem.nodeCount)
      isHung = isUnusable
      left = problem.supplies
      decidedPlaces = Array(repeating: -1, count: problem.sourceCount)
      capacities = (0..<problem.nodeCount).map { node in
        var sum = 0
        for tier in problem.tiers(of: node) { sum += Int(problem.tierCapacities[tier]) }
        return Int32(min(sum, Int(Int32.max)))
      }
    }

    /// Units that can still go from a node to the sink.
    func room(at node: Int32, _ problem: TransportProblem) -> Int32 {
      var room = Int32.max
      var node = node
      while node >= 0 {
        room = min(room, capacities[Int(node)] - through[Int(node)])
        node = problem.parents[Int(node)]
      }
      return room
    }
  }

  /// Sources with units, the most eager first.
  private func startOrder() -> [Int32] {
    var order: [(gain: Int32, source: Int32)] = []
    let costs = problem.costs.span
    for source in 0..<problem.sourceCount {
      var least = Int32.max
      for run in problem.runs[problem.runs(of: source)] {
        least = min(
          least,
          placePrices.leastSum(
            costs: costs, firstPair: Int(run.firstPair), firstPlace: Int(run.firstPlace), length: Int(run.count)))
      }
      let outlet = problem.costs[problem.pairs(of: source).upperBound - 1]
      order.append((outlet - least, Int32(source)))
    }
    order.sort { ($1.gain, $0.source) < ($0.gain, $1.source) }
    return order.map(\.source)
  }

  /// Fills limited pairs, those of the most eager sources first.
  private mutating func startLimitedPairs(_ order: [Int32], used: Bool, _ start: inout Start) {
    var ranks = Array(repeating: Int32(0), count: problem.sourceCount)
    for (rank, source) in order.enumerated() { ranks[Int(source)] = Int32(rank) }
    let inOrder = problem.limitedPairs.indices.sorted {
      (ranks[Int(problem.limitedPairs[$0].source)], $0) < (ranks[Int(problem.limitedPairs[$1].source)], $1)
    }
    for index in inOrder {
      let pair = problem.limitedPairs[index]
      let arc = limitedBase + Int32(index)
      if start.isUnusable[Int(problem.placeNodes[Int(pair.place)])] {
        bounds[arc] = .unusable
      } else if used {
        startLimitedPair(arc, pair, &start)
      }
    }
  }

  private mutating func startLimitedPair(_ arc: Int32, _ pair: TransportProblem.LimitedPair, _ start: inout Start) {
    let source = Int(pair.source)
    let node = problem.placeNodes[Int(pair.place)]
    let room = start.room(at: node, problem)
    let units = min(start.left[source], pair.capacity, room)
    guard units > 0 else { return }
    // What is below both its own limit and the node's would have to hang on the node; the source may find better.
    guard units == pair.capacity || units == room else { return }
    send(units, from: pair.source, over: arc, capacity: pair.capacity, to: node, fills: units == room, &start)
    if units < room {
      bounds[arc] = .full
      if start.decidedPlaces[source] == -1 { start.decidedPlaces[source] = pair.place }
    } else {
      start.decidedPlaces[source] = -2
    }
  }

  private mutating func startSource(_ source: Int32, _ start: inout Start) {
    let pairs = problem.pairs(of: Int(source))
    let decided = start.decidedPlaces[Int(source)]
    if start.left[Int(source)] == 0, decided >= 0, let pair = problem.pair(source: Int(source), place: Int(decided)) {
      // Its price is that of where its units are. As nothing hangs below it, it can hang on what is full.
      hang(source, on: Int32(pair), to: problem.placeNodes[Int(decided)], units: 0)
      return
    }
    while true {
      let (pair, place) = cheapestPair(of: source)
      let node = problem.placeNodes[place]
      let room = start.room(at: node, problem)
      let isOutlet = pair == pairs.upperBound - 1
      if room == 0, !isOutlet {
        placePrices[Int32(place)] = Int32(Self.narrowLimit - 1)
        continue
      }
      let marginal = marginalCost(of: node, start)
      if placePrices[Int32(place)] < marginal {
        placePrices[Int32(place)] = marginal
        continue
      }
      let units = min(start.left[Int(source)], room)
      let arc = pairBase + Int32(pair)
      let fills = units == room && units > 0
      send(units, from: source, over: arc, capacity: .max, to: node, fills: fills, &start)
      if !fills {
        hang(source, on: Int32(pair), to: node, units: units)
        return
      }
      if start.left[Int(source)] == 0 {
        let outlet = pairs.upperBound - 1
        hang(
          source, on: Int32(outlet), to: problem.placeNodes[problem.place(ofPair: outlet, source: Int(source))],
          units: 0)
        return
      }
    }
  }

  private mutating func hang(_ source: Int32, on pair: Int32, to node: Int32, units: Int32) {
    vertices[firstSource + source] = Vertex(parent: node, arc: pairBase + pair, flow: units, capacity: .max)
  }

  /// The pair of the least cost at the prices of the start, and its place.
  private func cheapestPair(of source: Int32) -> (pair: Int, place: Int) {
    let costs = problem.costs.span
    var least = Int32.max
    var best = problem.runs(of: Int(source)).lowerBound
    for index in problem.runs(of: Int(source)) {
      let run = problem.runs[index]
      let sum = placePrices.leastSum(
        costs: costs, firstPair: Int(run.firstPair), firstPlace: Int(run.firstPlace), length: Int(run.count))
      if sum < least {
        least = sum
        best = index
      }
    }
    let run = problem.runs[best]
    var offset: Int32 = 0
    while costs[Int(run.firstPair + offset)] + placePrices[run.firstPlace + offset] != least { offset += 1 }
    return (Int(run.firstPair + offset), Int(run.firstPlace + offset))
  }

  /// What the next unit through a node costs on its way to the sink.
  private func marginalCost(of node: Int32, _ start: Start) -> Int32 {
    var total: Int32 = 0
    var node = node
    while node >= 0 {
      var rest = start.through[Int(node)]
      for tier in problem.tiers(of: Int(node)) {
        if rest < problem.tierCapacities[tier] {
          total += problem.tierCosts[tier]
          break
        }
        rest -= problem.tierCapacities[tier]
      }
      node = problem.parents[Int(node)]
    }
    return total
  }

  /// Sends units to a node and on to the sink; if they fill something up, that hangs below the source.
  private mutating func send(
    _ units: Int32, from source: Int32, over arc: Int32, capacity: Int32, to node: Int32, fills: Bool,
    _ start: inout Start
  ) {
    start.left[Int(source)] -= units
    var highestFull: Int32 = -1
    var above = node
    while above >= 0 {
      start.through[Int(above)] += units
      if start.through[Int(above)] == start.capacities[Int(above)] { highestFull = above }
      above = problem.parents[Int(above)]
    }
    guard fills, highestFull >= 0 else { return }
    hang(node, below: firstSource + source, arc: ~arc, flow: units, capacity: capacity, &start)
    if arc < pairBase { bounds[arc] = .basic }
    var below = node
    while below != highestFull {
      // Nothing goes through here any more, so that its tiers are as they stay.
      let (tier, flow) = lastUsedTier(of: below, start)
      let parent = problem.parents[Int(below)]
      bounds[tier] = .basic
      hang(parent, below: below, arc: ~tier, flow: flow, capacity: problem.tierCapacities[Int(tier)], &start)
      below = parent
    }
  }

  private mutating func hang(
    _ node: Int32, below parent: Int32, arc: Int32, flow: Int32, capacity: Int32, _ start: inout Start
  ) {
    start.isHung[Int(node)] = true
    vertices[node].parent = parent
    vertices[node].arc = arc
    vertices[node].flow = flow
    vertices[node].capacity = capacity
  }

  private func lastUsedTier(of node: Int32, _ start: Start) -> (tier: Int32, flow: Int32) {
    var rest = start.through[Int(node)]
    for tier in problem.tiers(of: Int(node)) {
      if rest <= problem.tierCapacities[tier] { return (Int32(tier), rest) }
      rest -= problem.tierCapacities[tier]
    }
    preconditionFailure("node \(node) holds more than it can")
  }

  /// Hangs every node that does not hang below a source on its first tier with room, and sets the bounds of the others.
  private mutating func hangNodes(_ start: Start) {
    for node in 0..<Int32(problem.nodeCount) {
      var rest = start.through[Int(node)]
      var isHung = start.isHung[Int(node)]
      for tier in problem.tiers(of: Int(node)) {
        let arc = Int32(tier)
        let capacity = problem.tierCapacities[tier]
        let units = min(rest, capacity)
        rest -= units
        tierTails[arc] = node
        if start.isUnusable[Int(node)] || capacity == 0 {
          bounds[arc] = .unusable
        } else if bounds[arc] == .basic {
          continue
        } else if !isHung, units < capacity {
          isHung = true
          let parent = problem.parents[Int(node)] < 0 ? sink : problem.parents[Int(node)]
          bounds[arc] = .basic
          vertices[node].parent = parent
          vertices[node].arc = arc
          vertices[node].flow = units
          vertices[node].capacity = capacity
        } else {
          bounds[arc] = units > 0 ? .full : .empty
        }
      }
    }
  }
}
