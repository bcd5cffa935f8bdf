/// Minimum-cost flow on any network by the network simplex method: what the planner's solver is held against, as it knows
/// nothing of sources, places and nested capacities.
///
/// Starts with an artificial arc between each node and a root, so dear that any real way is cheaper, and keeps the tree
/// strongly feasible, so that it comes to an end. Entering arcs are the most violating of a block. After each pivot the
/// tree's depths and prices are set anew: O(nodes) a pivot.
///
/// Source: W. H. Cunningham, "A network simplex method", Mathematical Programming 11 (1976).
struct NetworkSimplex {
  private enum Position { case empty, tree, full }

  private let nodes: Int
  private var tails: [Int]
  private var heads: [Int]
  private var capacities: [Int]
  private var costs: [Int]
  private var flows: [Int]
  private var positions: [Position]
  private var parents: [Int]
  private var parentArcs: [Int]
  private var depths: [Int]
  private var prices: [Int]
  private var adjacency: [Set<Int>]
  private var pivots = 0
  /// What stands for a capacity without limit.
  private static let unlimited = Int.max

  /// The flow of the least cost.
  static func solve(_ network: FlowNetwork) throws(FlowNetwork.Fault) -> Flow {
    var simplex = try NetworkSimplex(network)
    try simplex.run()
    // A unit that gets nowhere comes to the root and leaves it.
    let artificial = simplex.flows[network.arcs.count...].reduce(0, +) / 2
    guard artificial == 0 else { throw .infeasible(units: artificial) }
    return Flow(
      units: Array(simplex.flows.prefix(network.arcs.count)), prices: Array(simplex.prices.prefix(simplex.nodes)),
      pivots: simplex.pivots)
  }

  private init(_ network: FlowNetwork) throws(FlowNetwork.Fault) {
    nodes = network.balances.count
    let root = nodes
    var units = 0
    var balance = 0
    for value in network.balances {
      let (sum, overflow) = units.addingReportingOverflow(Int(clamping: value.magnitude))
      guard !overflow, sum < Int.max / 4 else { throw .tooLarge }
      units = sum
      balance += value
    }
    guard balance == 0 else { throw .unbalanced }
    var dearest = 1
    for (index, arc) in network.arcs.enumerated() {
      guard network.balances.indices.contains(arc.tail), network.balances.indices.contains(arc.head) else {
        throw .unknownNode(arc: index)
      }
      if let capacity = arc.capacity {
        guard capacity >= 0 else { throw .negativeCapacity(arc: index) }
        let (sum, overflow) = units.addingReportingOverflow(capacity)
        guard !overflow, sum < Int.max / 4 else { throw .tooLarge }
        units = sum
      }
      dearest = max(dearest, Int(clamping: arc.cost.magnitude))
    }
    // Longer than any way through the nodes; a price is the sum of less than two such.
    let (artificialCost, overflow) = dearest.multipliedReportingOverflow(by: nodes + 2)
    guard !overflow, artificialCost < Int.max / 8 else { throw .tooLarge }
    tails = network.arcs.map(\.tail)
    heads = network.arcs.map(\.head)
    capacities = network.arcs.map { $0.capacity ?? Self.unlimited }
    costs = network.arcs.map(\.cost)
    flows = Array(repeating: 0, count: network.arcs.count)
    positions = Array(repeating: .empty, count: network.arcs.count)
    parents = Array(repeating: root, count: nodes) + [-1]
    parentArcs = (0..<nodes).map { network.arcs.count + $0 } + [-1]
    depths = Array(repeating: 1, count: nodes) + [0]
    prices = Array(repeating: 0, count: nodes + 1)
    adjacency = Array(repeating: [], count: nodes + 1)
    for (node, balance) in network.balances.enumerated() {
      // Without units the arc leads up, where there is room.
      tails.append(balance >= 0 ? node : root)
      heads.append(balance >= 0 ? root : node)
      capacities.append(Self.unlimited)
      costs.append(artificialCost)
      flows.append(abs(balance))
      positions.append(.tree)
      adjacency[node].insert(tails.count - 1)
      adjacency[root].insert(tails.count - 1)
    }
    setTree()
  }

  private mutating func run() throws(FlowNetwork.Fault) {
    let block = max(16, tails.count / 8)
    var next = 0
    var clean = 0
    while clean < tails.count {
      var worst: Int?
      var most = 0
      for _ in 0..<min(block, tails.count - clean) {
        let violation = violation(next)
        if violation > most {
          most = violation
          worst = next
        }
        next = next + 1 == tails.count ? 0 : next + 1
        clean += 1
      }
      if let worst {
        try pivot(worst)
        clean = 0
      }
    }
  }

  /// How much a unit more, or less, on an arc would save.
  private func violation(_ arc: Int) -> Int {
    let reducedCost = costs[arc] + prices[heads[arc]] - prices[tails[arc]]
    switch positions[arc] {
    case .empty: return capacities[arc] > 0 ? -reducedCost : 0
    case .full: return reducedCost
    case .tree: return 0
    }
  }

  private mutating func pivot(_ entering: Int) throws(FlowNetwork.Fault) {
    pivots += 1
    let isEmpty = positions[entering] == .empty
    let first = isEmpty ? tails[entering] : heads[entering]
    let second = isEmpty ? heads[entering] : tails[entering]
    var units = capacities[entering]
    var leaving = entering
    // Down to the first end, then up from the second one: the last arc that blocks, from where both ways meet.
    let (firstWay, secondWay) = ways(first, second)
    for node in firstWay {
      let room = room(node, up: false)
      if room < units {
        units = room
        leaving = parentArcs[node]
      }
    }
    for node in secondWay {
      let room = room(node, up: true)
      if room <= units, room < Self.unlimited {
        units = room
        leaving = parentArcs[node]
      }
    }
    guard units < Self.unlimited else { throw .unbounded }
    for node in firstWay { push(units, node, up: false) }
    for node in secondWay { push(units, node, up: true) }
    flows[entering] += isEmpty ? units : -units
    if leaving == entering {
      positions[entering] = isEmpty ? .full : .empty
      return
    }
    positions[leaving] = flows[leaving] == 0 ? .empty : .full
    positions[entering] = .tree
    adjacency[tails[leaving]].remove(leaving)
    adjacency[heads[leaving]].remove(leaving)
    adjacency[tails[entering]].insert(entering)
    adjacency[heads[entering]].insert(entering)
    setTree()
  }

  /// The nodes from both ends up to where they meet, each with its arc to its parent.
  private func ways(_ first: Int, _ second: Int) -> ([Int], [Int]) {
    var (one, other) = (first, second)
    var (firstWay, secondWay) = ([Int](), [Int]())
    while one != other {
      if depths[one] >= depths[other] {
        firstWay.append(one)
        one = parents[one]
      } else {
        secondWay.append(other)
        other = parents[other]
      }
    }
    return (firstWay, secondWay)
  }

  /// Units that fit on a node's arc to its parent, towards it or away from it.
  private func room(_ node: Int, up: Bool) -> Int {
    let arc = parentArcs[node]
    let isForward = (tails[arc] == node) == up
    if !isForward { return flows[arc] }
    return capacities[arc] == Self.unlimited ? Self.unlimited : capacities[arc] - flows[arc]
  }

  private mutating func push(_ units: Int, _ node: Int, up: Bool) {
    let arc = parentArcs[node]
    flows[arc] += (tails[arc] == node) == up ? units : -units
  }

  /// Sets parents, depths and prices by walking down from the root.
  private mutating func setTree() {
    var stack = [nodes]
    while let node = stack.popLast() {
      for arc in adjacency[node] where arc != parentArcs[node] {
        let isUp = heads[arc] == node
        let child = isUp ? tails[arc] : heads[arc]
        parents[child] = node
        parentArcs[child] = arc
        depths[child] = depths[node] + 1
        prices[child] = isUp ? prices[node] + costs[arc] : prices[node] - costs[arc]
        stack.append(child)
      }
    }
  }
}
