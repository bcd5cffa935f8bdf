/// Shortest ways through what an optimal solution leaves open, from which the exact worth of single places follows.
///
/// Prices of a solution are one choice of many. What one place more is worth is the length of the best way on which a unit
/// could be drawn there; what losing one costs, the length of the cheapest way of getting a unit out.
///
/// Reduced costs are 0 or more, so that Dijkstra's algorithm finds the ways. Complexity: O(pairs · log).
public struct ResidualDistances: Sendable {
  /// What has its place on a way.
  public enum Step: Hashable, Sendable {
    /// A place.
    case place(Int)
    /// A source.
    case source(Int)
    /// A node.
    case node(Int)
    /// Where all ways end.
    case sink
  }

  private let problem: TransportProblem
  private let prices: [Int]
  /// Units through each node.
  private var through: [Int]
  private var placeDeliveries: [[(source: Int, cost: Int)]]
  private var sourceDeliveries: [[(place: Int, cost: Int)]]
  private var spareLimited: [[(place: Int, cost: Int)]]
  private let values: [Int]
  // Vertices: nodes, the sink, places, sources.
  private var sink: Int { problem.nodeCount }
  private var firstPlace: Int { sink + 1 }
  private var firstSource: Int { firstPlace + problem.placeNodes.count }
  private var vertexCount: Int { firstSource + problem.sourceCount }

  /// Prepares the ways that an optimal solution leaves open.
  public init(_ solution: TransportSolution, of problem: TransportProblem) {
    self.problem = problem
    prices = solution.prices
    through = Array(repeating: 0, count: problem.nodeCount)
    placeDeliveries = Array(repeating: [], count: problem.placeNodes.count)
    sourceDeliveries = Array(repeating: [], count: problem.sourceCount)
    spareLimited = sourceDeliveries
    var limitedUnits = Array(repeating: 0, count: problem.limitedPairs.count)
    for delivery in solution.deliveries {
      let cost: Int
      if let index = delivery.limitedPair {
        cost = Int(problem.limitedPairs[index].cost)
        limitedUnits[index] += delivery.units
      } else {
        cost = problem.cost(source: delivery.source, place: delivery.place) ?? 0
      }
      placeDeliveries[delivery.place].append((delivery.source, cost))
      sourceDeliveries[delivery.source].append((delivery.place, cost))
      through[Int(problem.placeNodes[delivery.place])] += delivery.units
    }
    for node in through.indices.reversed() where problem.parents[node] >= 0 {
      through[Int(problem.parents[node])] += through[node]
    }
    for (index, pair) in problem.limitedPairs.enumerated() where limitedUnits[index] < Int(pair.capacity) {
      spareLimited[Int(pair.source)].append((Int(pair.place), Int(pair.cost)))
    }
    let spare = spareLimited
    values = (0..<problem.sourceCount).map { source in
      var least = Int.max
      for run in problem.runs[problem.runs(of: source)] {
        for offset in 0..<Int(run.count) {
          let price = solution.prices[Int(problem.placeNodes[Int(run.firstPlace) + offset])]
          least = min(least, Int(problem.costs[Int(run.firstPair) + offset]) + price)
        }
      }
      for pair in spare[source] {
        least = min(least, pair.cost + solution.prices[Int(problem.placeNodes[pair.place])])
      }
      return least
    }
  }

  /// What one place more is worth, for each place: 0 or more.
  public func valuesOfOneMore() -> [Int] {
    let distances = shortest(reversed: false, from: sink).distances
    return problem.placeNodes.indices.map { place in
      let distance = distances[firstPlace + place]
      return distance == .max ? 0 : max(0, potential(firstPlace + place) - distance)
    }
  }

  /// What it costs to take a place away, or to give it to somebody else, for each place; nil where nothing can give way.
  public func costsOfOneLess() -> [Int?] {
    let (distances, _) = shortest(reversed: true, from: sink)
    return problem.placeNodes.indices.map { place in
      let distance = distances[firstPlace + place]
      return distance == .max ? nil : distance + potential(firstPlace + place)
    }
  }

  /// The cheapest way of one unit more from a source to the sink, others giving way, its outlet left out.
  public struct Detour: Hashable, Sendable {
    /// What the unit and all who give way cost together, less what its outlet's node costs at the margin.
    public let cost: Int
    /// The places and sources on the way, from the unit's new place on.
    public let way: [Step]
  }

  /// The cheapest detour of a unit that goes over its source's outlet now; nil if there is none.
  ///
  /// Complexity: O(pairs · log).
  public func detour(ofSource source: Int) -> Detour? {
    let outletPair = problem.pairs(of: source).upperBound - 1
    let outlet = problem.place(ofPair: outletPair, source: source)
    let node = Int(problem.placeNodes[outlet])
    let start = firstSource + source
    let (distances, previous) = shortest(reversed: false, from: start, exceptPlace: outlet)
    var best: (cost: Int, end: Int)?
    // It may take the turn of another unit that goes over the same node, or leave the node with one unit less.
    for (end, saved) in [(node, 0), (sink, marginalCosts(node).last ?? 0)] where distances[end] < .max {
      let cost = distances[end] + potential(start) - potential(end) - saved
      if cost < best?.cost ?? .max { best = (cost, end) }
    }
    guard let best else { return nil }
    var way: [Step] = []
    var vertex = best.end
    while vertex != start {
      way.append(step(vertex))
      vertex = Int(previous[vertex])
    }
    return Detour(cost: best.cost, way: way.reversed())
  }

  private func step(_ vertex: Int) -> Step {
    if vertex == sink { return .sink }
    if vertex < sink { return .node(vertex) }
    return vertex < firstSource ? .place(vertex - firstPlace) : .source(vertex - firstSource)
  }

  private func potential(_ vertex: Int) -> Int {
    if vertex < sink { return prices[vertex] }
    if vertex == sink { return 0 }
    if vertex < firstSource { return prices[Int(problem.placeNodes[vertex - firstPlace])] }
    return values[vertex - firstSource]
  }

  // MARK: Dijkstra

  /// Distances in reduced costs from a vertex, or to it, with the neighbour on the way there.
  ///
  /// Leaving out `skipped`, a place that the source at the start must not use.
  private func shortest(
    reversed: Bool, from start: Int, exceptPlace skipped: Int = -1
  ) -> (distances: [Int], next: [Int32]) {
    var distances = Array(repeating: Int.max, count: vertexCount)
    var next = Array(repeating: Int32(-1), count: vertexCount)
    var heap = DistanceHeap()
    let users = reversed ? pairsByPlace() : nil
    let children = childNodes()
    distances[start] = 0
    heap.push(0, start)
    while let (distance, vertex) = heap.pop() {
      guard distance == distances[vertex] else { continue }
      // `cost` is that of the arc in its own direction, from `vertex` to `other`, or reversed.
      func reach(_ other: Int, _ cost: Int) {
        let difference = potential(other) - potential(vertex)
        let length = max(0, reversed ? cost - difference : cost + difference)
        if distance + length < distances[other] {
          distances[other] = distance + length
          next[other] = Int32(vertex)
          heap.push(distance + length, other)
        }
      }
      if vertex <= sink {
        visitNode(vertex, reversed, children, reach)
      } else if vertex < firstSource {
        let place = vertex - firstPlace
        if reversed {
          // Units come from a source over a pair, or from the node back to a place that is used.
          users?.forEach(ofPlace: place) { source, cost in reach(firstSource + source, cost) }
          if !placeDeliveries[place].isEmpty { reach(Int(problem.placeNodes[place]), 0) }
        } else {
          reach(Int(problem.placeNodes[place]), 0)
          for delivery in placeDeliveries[place] { reach(firstSource + delivery.source, -delivery.cost) }
        }
      } else {
        visitSource(vertex - firstSource, reversed, exceptPlace: vertex == start ? skipped : -1, reach)
      }
    }
    return (distances, next)
  }

  private func visitNode(
    _ node: Int, _ reversed: Bool, _ children: (nodes: [[Int]], places: [[Int]]), _ reach: (Int, Int) -> Void
  ) {
    for child in children.nodes[node] {
      let (nextCost, lastCost) = marginalCosts(child)
      if reversed {
        if let nextCost { reach(child, nextCost) }
      } else if let lastCost {
        reach(child, -lastCost)
      }
    }
    guard node < sink else { return }
    let parent = problem.parents[node] < 0 ? sink : Int(problem.parents[node])
    let (nextCost, lastCost) = marginalCosts(node)
    if reversed {
      if let lastCost { reach(parent, -lastCost) }
      for place in children.places[node] { reach(firstPlace + place, 0) }
    } else {
      if let nextCost { reach(parent, nextCost) }
      for place in children.places[node] where !placeDeliveries[place].isEmpty { reach(firstPlace + place, 0) }
    }
  }

  private func visitSource(
    _ source: Int, _ reversed: Bool, exceptPlace skipped: Int, _ reach: (Int, Int) -> Void
  ) {
    if reversed {
      for delivery in sourceDeliveries[source] { reach(firstPlace + delivery.place, -delivery.cost) }
      return
    }
    for run in problem.runs[problem.runs(of: source)] {
      for offset in 0..<Int(run.count) where Int(run.firstPlace) + offset != skipped {
        reach(firstPlace + Int(run.firstPlace) + offset, Int(problem.costs[Int(run.firstPair) + offset]))
      }
    }
    for pair in spareLimited[source] { reach(firstPlace + pair.place, pair.cost) }
  }

  /// What the next unit through a node's tiers costs, if one fits, and what the last one does, if there is one.
  private func marginalCosts(_ node: Int) -> (next: Int?, last: Int?) {
    var rest = through[node]
    var last: Int?
    for tier in problem.tiers(of: node) {
      let capacity = Int(problem.tierCapacities[tier])
      if rest > 0, capacity > 0 { last = Int(problem.tierCosts[tier]) }
      if rest < capacity { return (Int(problem.tierCosts[tier]), last) }
      rest -= capacity
    }
    return (nil, last)
  }

  private func childNodes() -> (nodes: [[Int]], places: [[Int]]) {
    var nodes = Array(repeating: [Int](), count: sink + 1)
    var places = Array(repeating: [Int](), count: sink + 1)
    for (node, parent) in problem.parents.enumerated() { nodes[parent < 0 ? sink : Int(parent)].append(node) }
    for (place, node) in problem.placeNodes.enumerated() { places[Int(node)].append(place) }
    return (nodes, places)
  }

  private func pairsByPlace() -> PairsByPlace {
    var pairs = PairsByPlace(places: problem.placeNodes.count)
    for isCounting in [true, false] {
      for source in 0..<problem.sourceCount {
        for run in problem.runs[problem.runs(of: source)] {
          for offset in 0..<Int(run.count) {
            pairs.add(
              place: Int(run.firstPlace) + offset, source: source, cost: problem.costs[Int(run.firstPair) + offset],
              isCounting: isCounting)
          }
        }
        for pair in spareLimited[source] {
          pairs.add(place: pair.place, source: source, cost: Int32(pair.cost), isCounting: isCounting)
        }
      }
      if isCounting { pairs.makeRoom() }
    }
    return pairs
  }
}

/// The pairs sorted by place.
private struct PairsByPlace {
  private var starts: [Int]
  private var entries: [(source: Int32, cost: Int32)] = []
  private var fill: [Int] = []

  init(places: Int) { starts = Array(repeating: 0, count: places + 1) }

  mutating func add(place: Int, source: Int, cost: Int32, isCounting: Bool) {
    if isCounting {
      starts[place + 1] += 1
    } else {
      entries[fill[place]] = (Int32(source), cost)
      fill[place] += 1
    }
  }

  mutating func makeRoom() {
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    fill = starts
    entries = Array(repeating: (0, 0), count: starts.last ?? 0)
  }

  func forEach(ofPlace place: Int, _ body: (Int, Int) -> Void) {
    for entry in entries[starts[place]..<starts[place + 1]] { body(Int(entry.source), Int(entry.cost)) }
  }
}

/// A binary heap of distances, the least first; ties by vertex.
struct DistanceHeap {
  private var entries: [(distance: Int, vertex: Int)] = []

  mutating func push(_ distance: Int, _ vertex: Int) {
    entries.append((distance, vertex))
    var index = entries.count - 1
    while index > 0, entries[index] < entries[(index - 1) / 2] {
      entries.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func pop() -> (distance: Int, vertex: Int)? {
    guard let least = entries.first else { return nil }
    let last = entries.removeLast()
    if entries.isEmpty { return least }
    entries[0] = last
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < entries.count else { return least }
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < entries[index] else { return least }
      entries.swapAt(index, child)
      index = child
    }
  }
}
