import SeededRandom

@testable import NetworkFlow

/// Small random problems with groups in groups, tiers, closed places and limited pairs.
enum RandomTransport {
  static func problem(
    _ random: inout SeededGenerator, leastCost: Int = 0, largestCost: Int = 60
  ) throws -> TransportProblem {
    var problem = TransportProblem()
    var places: [Int] = []
    for _ in 0..<random.from(1...3) {
      let group = try problem.addNode(parent: nil, tiers: [.init(capacity: random.from(0...8))])
      for _ in 0..<random.from(1...4) {
        let surcharge = random.from(0...20)
        let node = try problem.addNode(
          parent: random.oneIn(3) ? nil : group,
          tiers: [.init(capacity: random.from(0...2)), .init(capacity: random.from(0...3), cost: surcharge)])
        places.append(problem.addPlace(feeding: node))
        if random.oneIn(2) {
          let inner = try problem.addNode(parent: node, tiers: [.init(capacity: random.from(0...2))])
          places.append(problem.addPlace(feeding: inner))
        }
      }
    }
    var outlets: [Int] = []
    for _ in 0..<2 {
      let tiers: [TransportProblem.Tier] =
        random.oneIn(2) ? [.unlimited] : [.init(capacity: 2), .init(capacity: TransportProblem.unitLimit, cost: 9)]
      outlets.append(problem.addPlace(feeding: try problem.addNode(parent: nil, tiers: tiers)))
    }
    for source in 0..<random.from(1...7) {
      var place = 0
      while place < places.count {
        let length = min(random.from(0...12), places.count - place)
        if length > 0, !random.oneIn(3) {
          let costs = (0..<length).map { _ in Int32(random.from(leastCost...largestCost)) }
          try problem.addRun(firstPlace: places[place], costs: costs)
        }
        place += length + 1
      }
      _ = try problem.endSource(
        supply: random.from(0...6), outlet: random.pick(outlets), cost: random.from(leastCost...largestCost))
      if random.oneIn(2) {
        try problem.addLimitedPair(
          source: source, place: random.pick(places), capacity: random.from(1...3), cost: random.from(-20...40))
      }
    }
    return problem
  }
}

extension FlowNetwork {
  /// A transportation problem as a network: nodes, the sink, places, sources.
  init(_ problem: TransportProblem) {
    let sink = problem.nodeCount
    let firstPlace = sink + 1
    let firstSource = firstPlace + problem.placeNodes.count
    var arcs: [Arc] = []
    for node in 0..<problem.nodeCount {
      let parent = problem.parents[node] < 0 ? sink : Int(problem.parents[node])
      for tier in problem.tiers(of: node) {
        arcs.append(
          Arc(
            from: node, to: parent, capacity: Int(problem.tierCapacities[tier]), cost: Int(problem.tierCosts[tier])))
      }
    }
    for (place, node) in problem.placeNodes.enumerated() {
      arcs.append(Arc(from: firstPlace + place, to: Int(node), cost: 0))
    }
    for source in 0..<problem.sourceCount {
      for run in problem.runs[problem.runs(of: source)] {
        for offset in 0..<Int(run.count) {
          arcs.append(
            Arc(
              from: firstSource + source, to: firstPlace + Int(run.firstPlace) + offset,
              cost: Int(problem.costs[Int(run.firstPair) + offset])))
        }
      }
    }
    for pair in problem.limitedPairs {
      arcs.append(
        Arc(
          from: firstSource + Int(pair.source), to: firstPlace + Int(pair.place), capacity: Int(pair.capacity),
          cost: Int(pair.cost)))
    }
    var balances = Array(repeating: 0, count: firstSource)
    balances[sink] = -problem.totalUnits
    self.init(balances: balances + problem.supplies.map { Int($0) }, arcs: arcs)
  }
}

/// The least cost by successive shortest paths of one unit each, Bellman and Ford's way: slow, and sure.
enum ReferenceTransport {
  private struct Arc {
    let tail: Int
    let head: Int
    var room: Int
    let cost: Int
  }

  /// - Parameter extraUnit: a place that gets an outlet of its own for one unit, or a unit more to send.
  static func leastCost(_ problem: TransportProblem, extraUnit: (place: Int, isSent: Bool)? = nil) -> Int {
    let sink = problem.nodeCount
    let firstPlace = sink + 1
    let firstSource = firstPlace + problem.placeNodes.count
    let origin = firstSource + problem.sourceCount
    var arcs: [Arc] = []
    func add(_ tail: Int, _ head: Int, _ room: Int, _ cost: Int) {
      arcs.append(Arc(tail: tail, head: head, room: room, cost: cost))
      arcs.append(Arc(tail: head, head: tail, room: 0, cost: -cost))
    }
    for node in 0..<problem.nodeCount {
      let parent = problem.parents[node] < 0 ? sink : Int(problem.parents[node])
      for tier in problem.tiers(of: node) {
        add(node, parent, Int(problem.tierCapacities[tier]), Int(problem.tierCosts[tier]))
      }
    }
    for (place, node) in problem.placeNodes.enumerated() { add(firstPlace + place, Int(node), 1 << 20, 0) }
    var needed = 0
    for source in 0..<problem.sourceCount {
      needed += Int(problem.supplies[source])
      add(origin, firstSource + source, Int(problem.supplies[source]), 0)
      for run in problem.runs[problem.runs(of: source)] {
        for offset in 0..<Int(run.count) {
          add(
            firstSource + source, firstPlace + Int(run.firstPlace) + offset, 1 << 20,
            Int(problem.costs[Int(run.firstPair) + offset]))
        }
      }
    }
    for pair in problem.limitedPairs {
      add(firstSource + Int(pair.source), firstPlace + Int(pair.place), Int(pair.capacity), Int(pair.cost))
    }
    if let extraUnit {
      if extraUnit.isSent {
        add(origin, firstPlace + extraUnit.place, 1, 0)
        needed += 1
      } else {
        add(firstPlace + extraUnit.place, sink, 1, 0)
      }
    }
    var total = 0
    for _ in 0..<needed {
      guard let length = augment(&arcs, from: origin, to: sink, vertices: origin + 1) else { return .max }
      total += length
    }
    return total
  }

  private static func augment(_ arcs: inout [Arc], from origin: Int, to sink: Int, vertices: Int) -> Int? {
    var distances = Array(repeating: Int.max, count: vertices)
    var last = Array(repeating: -1, count: vertices)
    distances[origin] = 0
    var changed = true
    while changed {
      changed = false
      for (index, arc) in arcs.enumerated() where arc.room > 0 && distances[arc.tail] < .max {
        if distances[arc.tail] + arc.cost < distances[arc.head] {
          distances[arc.head] = distances[arc.tail] + arc.cost
          last[arc.head] = index
          changed = true
        }
      }
    }
    guard distances[sink] < .max else { return nil }
    var vertex = sink
    while vertex != origin {
      arcs[last[vertex]].room -= 1
      arcs[last[vertex] ^ 1].room += 1
      vertex = arcs[last[vertex]].tail
    }
    return distances[sink]
  }
}
