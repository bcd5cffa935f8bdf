/// A transportation problem whose capacities are nested: sources with units to send, places that take them, and limits
/// on places, on groups of places, on groups of groups.
///
/// Every source sends all its units. Its **pairs** lead to places, any number of units each, at a cost a unit; they are
/// kept as runs of neighbouring places with one cost each, so that millions of them need four bytes apiece. Its last pair
/// is its **outlet**, which always has room. A place feeds a **node**; a node lets its units through to its parent, and
/// so on to the sink, over **tiers** of rising cost and limited capacity. Costs are integers, and so is the optimum.
///
/// Build it from the root up: `addNode`, `addPlace`, then each source with `beginSource`, `addRun` and `endSource`.
/// What is out of range is refused as it is added, so that no sum in the solver can overflow.
public struct TransportProblem: Sendable {
  /// Costs of pairs are less than this and more than its negative.
  public static let costLimit = 1 << 30
  /// Units of all sources together are less than this.
  public static let unitLimit = 1 << 30

  /// A part of a node's capacity.
  public struct Tier: Hashable, Sendable {
    /// Units: 0 or more.
    public var capacity: Int
    /// Cost of a unit: 0 or more.
    public var cost: Int

    /// Capacity at a cost.
    public init(capacity: Int, cost: Int = 0) {
      self.capacity = capacity
      self.cost = cost
    }

    /// As many units as there are, for nothing.
    public static let unlimited = Tier(capacity: TransportProblem.unitLimit)
  }

  /// Neighbouring places that a source can use.
  public struct Run: Hashable, Sendable {
    /// The first place.
    public let firstPlace: Int32
    /// The number of places.
    public let count: Int32
    /// Where its costs begin among all pairs.
    public let firstPair: Int32
  }

  /// A second pair of a source and a place that holds a few units only.
  public struct LimitedPair: Hashable, Sendable {
    /// The source.
    public let source: Int32
    /// The place.
    public let place: Int32
    /// Units: 1 or more.
    public let capacity: Int32
    /// Cost of a unit.
    public var cost: Int32
  }

  /// Why something can't be added.
  public enum Fault: Error, Hashable, Sendable {
    /// A cost of this size could make a sum overflow.
    case costTooLarge(Int)
    /// So many units, or capacity below zero.
    case unitsOutOfRange(Int)
    /// More pairs than a 32-bit number counts.
    case tooManyPairs
    /// The tiers of a node must not become cheaper.
    case tiersNotRising
    /// An outlet's way to the sink must hold all units.
    case outletLimited(source: Int)
  }

  // MARK: Nodes

  /// The node that each node feeds, or -1 for the sink; always one that was added before.
  public private(set) var parents: [Int32] = []
  /// Where each node's tiers begin; one more entry than nodes.
  public private(set) var tierStarts: [Int32] = [0]
  /// Capacities of the tiers, node by node.
  public private(set) var tierCapacities: [Int32] = []
  /// Costs of the tiers, node by node, rising.
  public private(set) var tierCosts: [Int32] = []
  /// The node that each place feeds.
  public private(set) var placeNodes: [Int32] = []

  // MARK: Sources

  /// Units of each source.
  public private(set) var supplies: [Int32] = []
  /// Where each source's runs begin; one more entry than sources.
  public private(set) var runStarts: [Int32] = [0]
  /// The runs, source by source; the last one of each is its outlet.
  public private(set) var runs: [Run] = []
  /// Costs of the pairs, run by run.
  public private(set) var costs: [Int32] = []
  /// Second pairs with a limit.
  public private(set) var limitedPairs: [LimitedPair] = []
  /// Units of all sources.
  public private(set) var totalUnits = 0

  /// A problem without anything.
  public init() {}

  /// The number of nodes.
  public var nodeCount: Int { parents.count }
  /// The number of sources.
  public var sourceCount: Int { supplies.count }

  /// The tiers of a node.
  public func tiers(of node: Int) -> Range<Int> { Int(tierStarts[node])..<Int(tierStarts[node + 1]) }
  /// The runs of a source.
  public func runs(of source: Int) -> Range<Int> { Int(runStarts[source])..<Int(runStarts[source + 1]) }

  /// The pairs of a source.
  public func pairs(of source: Int) -> Range<Int> {
    guard runStarts[source] < runStarts[source + 1] else { return 0..<0 }
    let last = runs[Int(runStarts[source + 1]) - 1]
    return Int(runs[Int(runStarts[source])].firstPair)..<Int(last.firstPair + last.count)
  }

  /// Adds a node that feeds another one, or the sink.
  public mutating func addNode(parent: Int?, tiers: [Tier]) throws(Fault) -> Int {
    var last = 0
    for tier in tiers {
      guard (0...Self.unitLimit).contains(tier.capacity) else { throw .unitsOutOfRange(tier.capacity) }
      guard tier.cost < Self.costLimit else { throw .costTooLarge(tier.cost) }
      guard tier.cost >= last else { throw .tiersNotRising }
      last = tier.cost
      tierCapacities.append(Int32(tier.capacity))
      tierCosts.append(Int32(tier.cost))
    }
    tierStarts.append(Int32(tierCapacities.count))
    parents.append(parent.map { Int32($0) } ?? -1)
    return parents.count - 1
  }

  /// Adds a place that feeds a node.
  ///
  /// Runs go over places in the order in which they are added.
  public mutating func addPlace(feeding node: Int) -> Int {
    placeNodes.append(Int32(node))
    return placeNodes.count - 1
  }

  /// Adds a run of the source that is being built: neighbouring places from `firstPlace` on, one cost each.
  public mutating func addRun(firstPlace: Int, costs newCosts: [Int32]) throws(Fault) {
    guard costs.count + newCosts.count < Int(Int32.max) / 2 else { throw .tooManyPairs }
    precondition(
      firstPlace >= 0 && firstPlace + newCosts.count <= placeNodes.count, "a run goes past the last place")
    guard !newCosts.isEmpty else { return }
    for cost in newCosts where abs(Int(cost)) >= Self.costLimit { throw .costTooLarge(Int(cost)) }
    runs.append(
      Run(firstPlace: Int32(firstPlace), count: Int32(newCosts.count), firstPair: Int32(costs.count)))
    costs += newCosts
  }

  /// Ends a source with its outlet: where what finds no better place goes.
  public mutating func endSource(supply: Int, outlet place: Int, cost: Int) throws(Fault) -> Int {
    guard supply >= 0, totalUnits + supply < Self.unitLimit else { throw .unitsOutOfRange(supply) }
    guard abs(cost) < Self.costLimit else { throw .costTooLarge(cost) }
    var outletCost = cost
    var node = placeNodes[place]
    while node >= 0 {
      guard let last = tiers(of: Int(node)).last, Int(tierCapacities[last]) == Self.unitLimit else {
        throw .outletLimited(source: supplies.count)
      }
      outletCost += Int(tierCosts[last])
      node = parents[Int(node)]
    }
    guard outletCost < Self.costLimit else { throw .costTooLarge(outletCost) }
    try addRun(firstPlace: place, costs: [Int32(cost)])
    runStarts.append(Int32(runs.count))
    supplies.append(Int32(supply))
    totalUnits += supply
    return supplies.count - 1
  }

  /// Adds a second pair of a source that is there, good for a few units.
  public mutating func addLimitedPair(source: Int, place: Int, capacity: Int, cost: Int) throws(Fault) {
    guard (1...Self.unitLimit).contains(capacity) else { throw .unitsOutOfRange(capacity) }
    guard abs(cost) < Self.costLimit else { throw .costTooLarge(cost) }
    limitedPairs.append(
      LimitedPair(source: Int32(source), place: Int32(place), capacity: Int32(capacity), cost: Int32(cost)))
  }

  // MARK: Changes that keep a solution feasible

  /// Changes the cost of a pair.
  public mutating func setCost(ofPair pair: Int, to cost: Int) {
    precondition(abs(cost) < Self.costLimit, "a cost of \(cost)")
    costs[pair] = Int32(cost)
  }

  /// Changes the cost of a limited pair.
  public mutating func setCost(ofLimitedPair index: Int, to cost: Int) {
    precondition(abs(cost) < Self.costLimit, "a cost of \(cost)")
    limitedPairs[index].cost = Int32(cost)
  }

  /// Replaces all costs: of the pairs, the limited pairs and the tiers, each list in its order.
  mutating func setCosts(pairs: [Int32], limitedPairs limitedCosts: [Int32], tiers: [Int32]) {
    precondition(
      pairs.count == costs.count && limitedCosts.count == limitedPairs.count && tiers.count == tierCosts.count,
      "a cost for each")
    costs = pairs
    tierCosts = tiers
    for index in limitedPairs.indices { limitedPairs[index].cost = limitedCosts[index] }
  }

  /// Takes away all pairs but some; a source may lose its outlet.
  ///
  /// - Parameter kept: the pairs that stay, rising.
  /// - Complexity: O(runs + kept).
  mutating func keepPairs(_ kept: [Int32]) {
    var newRuns: [Run] = []
    var newStarts: [Int32] = [0]
    var next = 0
    for source in supplies.indices {
      for run in runs[runs(of: source)] {
        let end = run.firstPair + run.count
        while next < kept.count, kept[next] < end {
          let first = next
          next += 1
          while next < kept.count, kept[next] < end, kept[next] == kept[next - 1] + 1 { next += 1 }
          newRuns.append(
            Run(
              firstPlace: run.firstPlace + kept[first] - run.firstPair, count: Int32(next - first),
              firstPair: Int32(first)))
        }
      }
      newStarts.append(Int32(newRuns.count))
    }
    costs = kept.map { costs[Int($0)] }
    runs = newRuns
    runStarts = newStarts
  }

  /// The place of a pair of a source.
  ///
  /// Complexity: O(log runs of the source).
  public func place(ofPair pair: Int, source: Int) -> Int {
    var low = Int(runStarts[source])
    var high = Int(runStarts[source + 1])
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(runs[middle].firstPair) <= pair { low = middle } else { high = middle }
    }
    return Int(runs[low].firstPlace) + pair - Int(runs[low].firstPair)
  }

  /// The pair of a source and a place; nil if there is none.
  ///
  /// Complexity: O(runs of the source).
  func pair(source: Int, place: Int) -> Int? {
    for run in runs[runs(of: source)] where place >= Int(run.firstPlace) && place < Int(run.firstPlace + run.count) {
      return Int(run.firstPair) + place - Int(run.firstPlace)
    }
    return nil
  }

  /// The cost of the pair of a source and a place; nil if there is none.
  ///
  /// Complexity: O(runs of the source).
  public func cost(source: Int, place: Int) -> Int? {
    pair(source: source, place: place).map { Int(costs[$0]) }
  }
}
