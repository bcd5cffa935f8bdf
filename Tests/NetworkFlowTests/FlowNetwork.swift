/// A network of nodes and arcs with integer costs and capacities, for a flow of the least cost.
///
/// Every node has a balance: units that start there, or end there if it is below zero.
struct FlowNetwork: Hashable, Sendable {
  /// An arc from one node to another.
  struct Arc: Hashable, Sendable {
    /// Where it starts.
    var tail: Int
    /// Where it ends.
    var head: Int
    /// Units it can carry: 0 or more; nil: any number.
    var capacity: Int?
    /// Cost of a unit.
    var cost: Int

    /// An arc.
    init(from tail: Int, to head: Int, capacity: Int? = nil, cost: Int) {
      self.tail = tail
      self.head = head
      self.capacity = capacity
      self.cost = cost
    }
  }

  /// Units that start at each node, less those that end there.
  var balances: [Int]
  /// The arcs; several may join the same nodes.
  var arcs: [Arc]

  /// Why there is no flow of the least cost.
  enum Fault: Error, Hashable, Sendable {
    /// An arc leads from or to a node that is not there.
    case unknownNode(arc: Int)
    /// An arc has a capacity below zero.
    case negativeCapacity(arc: Int)
    /// Balances do not add up to zero.
    case unbalanced
    /// Some units can't get where they must.
    case infeasible(units: Int)
    /// Around a cycle of arcs without limit, cost falls for ever.
    case unbounded
    /// Costs or units are so large that a sum could overflow 64 bits.
    case tooLarge
  }
}

/// A flow with the prices that prove that none costs less.
struct Flow: Hashable, Sendable {
  /// Units on each arc.
  var units: [Int]
  /// A price for each node; at an optimum, no arc with room leads to a node whose price with the cost is lower.
  var prices: [Int]
  /// Steps of the solver, as a measure of work.
  var pivots: Int
}

/// The cost of a flow beside the bound that its prices prove, exact, worked out without the solver.
struct FlowCertificate: Hashable, Sendable {
  /// What the flow costs.
  let cost: Int128
  /// What every flow costs at least; nil if the prices prove nothing.
  let bound: Int128?

  /// Whether no flow costs less.
  var isOptimal: Bool { cost == bound }

  /// Checks a flow; nil if it is none: a balance or a capacity is not kept.
  init?(_ flow: Flow, of network: FlowNetwork) {
    guard flow.units.count == network.arcs.count, flow.prices.count == network.balances.count else { return nil }
    var balances = network.balances.map { Int128($0) }
    var cost: Int128 = 0
    // With y the price of a node, every unit pays y at its start and gets y at its end.
    var bound: Int128? = 0
    for (price, balance) in zip(flow.prices, network.balances) {
      bound? += Int128(price) * Int128(balance)
    }
    for (arc, units) in zip(network.arcs, flow.units) {
      guard units >= 0, units <= arc.capacity ?? .max else { return nil }
      balances[arc.tail] -= Int128(units)
      balances[arc.head] += Int128(units)
      cost += Int128(units) * Int128(arc.cost)
      let gain = Int128(flow.prices[arc.tail]) - Int128(flow.prices[arc.head]) - Int128(arc.cost)
      guard gain > 0 else { continue }
      if let capacity = arc.capacity { bound? -= gain * Int128(capacity) } else { bound = nil }
    }
    guard balances.allSatisfy({ $0 == 0 }) else { return nil }
    self.cost = cost
    self.bound = bound
  }
}
