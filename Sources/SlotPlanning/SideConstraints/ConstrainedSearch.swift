import NetworkFlow

/// Finds plans that keep side constraints, with a bound on what a better one could save.
///
/// A plan without them is a flow, and bounds every plan from below. Where the flow breaks a constraint, the search
/// branches: a convoy that must keep to one crossing gets one after the other; one that must go in one slot goes there as
/// a whole, or never; of shipments that exclude each other one has the slot, or may not have it; of a shipper's trucks one
/// too many stays away. Each branch is the same flow with other costs and starts from the last basis. The first descent is
/// a plan; then a few constraints at a time are lifted and searched again; what work is left goes into the proof.
struct ConstrainedSearch: ~Copyable {
  /// Trucks that stay together, with what is decided about them.
  struct Convoy {
    let shipment: Int
    /// Its sources, as members.
    let members: Range<Int>
    let crossings: [Int]
    let trucks: Int
    let together: Shipment.Together
    /// The crossing at which some of its trucks are locked.
    let lockedCrossing: Int?
  }

  /// A decision that makes the flow keep a constraint.
  enum Step: Hashable {
    case decide(convoy: Int, SearchMember.Decision)
    /// Keeps members from slots.
    case bar(members: [Int], SideConstraints.Span)
  }

  let network: PlanNetwork
  let convoys: [Convoy]
  let rows: [SideConstraints.Row]
  var simplex: TransportSimplex
  var members: [SearchMember]
  /// The member of each source, or -1.
  let memberOfSource: [Int]
  /// The members of each shipment.
  let membersOfShipment: [Range<Int>]
  /// The rows that count a slot for a shipment.
  let rowsOfShipment: [[SlotIndex: [Int]]]
  /// More than any truck costs: makes a pair useless, or its opposite indispensable.
  let forbidding: Int
  /// When each constraint matters, convoys first and then rows, in minutes of UTC.
  private let times: [Int]
  /// What is decided from the beginning, by constraint.
  let settled: [[Step]]
  /// What a truck pays for a place of each row, in cents; 0 where it is not about trucks.
  var rowPrices: [Int]
  /// The share of the work at which to stop: 1, but for a part of the search that is to leave some to others.
  private var stopAt = 1.0
  private let limits: PlanLimits
  private(set) var bestCost = Int.max
  private(set) var best: [TransportSolution.Delivery] = []
  /// By constraint, convoys first and then rows, what keeps it as the best plan does; and as it is now.
  private var bestSteps: [[Step]] = []
  private var steps: [[Step]]
  /// By constraint, whether it is a convoy of which the best plan leaves trucks out.
  private var isShort: [Bool] = []
  /// What every plan costs at least.
  private(set) var bound = 0
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// - Parameter network: the planner's, with the shipments of ``SideConstraints/shipmentsByTruck`` split into trucks.
  init(
    _ planner: SlotPlanner, _ network: PlanNetwork, _ limits: PlanLimits
  ) {
    let problem = planner.problem
    let constraints = planner.constraints
    self.network = network
    simplex = TransportSimplex(network.transport)
    rows = constraints.rows
    var limited: [Int: [Int]] = [:]
    for (index, pair) in network.transport.limitedPairs.enumerated() {
      limited[Int(pair.source), default: []].append(index)
    }
    var members: [SearchMember] = []
    var memberOfSource = Array(repeating: -1, count: network.shipmentOfSource.count)
    var membersOfShipment = problem.shipments.map { _ in 0..<0 }
    for shipment in Set(constraints.convoys + constraints.rows.flatMap(\.shipments)).sorted() {
      membersOfShipment[shipment] = members.count..<members.count + network.sources[shipment].count
      for source in network.sources[shipment] {
        memberOfSource[source] = members.count
        members.append(
          SearchMember(
            source: source, network, limited: limited[source] ?? [],
            outletCost: problem.shipments[shipment].unplacedCents))
      }
    }
    self.members = members
    self.memberOfSource = memberOfSource
    self.membersOfShipment = membersOfShipment
    convoys = constraints.convoys.map { shipment in
      let range = membersOfShipment[shipment]
      let values = problem.shipments[shipment]
      return Convoy(
        shipment: shipment, members: range,
        crossings: Set(members[range].flatMap { $0.pairs.map(\.slot.crossing) }).sorted(),
        trucks: members[range].reduce(0) { $0 + $1.trucks }, together: values.together,
        lockedCrossing: values.together == .sameCrossing
          ? planner.booked.slots(lockedOf: shipment).first?.crossing : nil)
    }
    var rowsOfShipment = problem.shipments.map { _ in [SlotIndex: [Int]]() }
    for (index, row) in constraints.rows.enumerated() {
      for shipment in row.shipments {
        for slot in row.span.slots {
          rowsOfShipment[shipment][SlotIndex(crossing: row.span.crossing, slot: slot), default: []].append(index)
        }
      }
    }
    self.rowsOfShipment = rowsOfShipment
    times =
      convoys.map { problem.shipments[$0.shipment].readyMinute }
      + rows.map { problem.crossings[$0.span.crossing].slots[$0.span.slots.lowerBound].startMinute }
    settled =
      convoys.enumerated().map { index, convoy in
        convoy.lockedCrossing.map { [.decide(convoy: index, .crossing($0))] } ?? []
      }
      + rows.map { row in
        row.barred.isEmpty ? [] : [.bar(members: row.barred.flatMap { Array(membersOfShipment[$0]) }, row.span)]
      }
    steps = times.map { _ in [] }
    rowPrices = rows.map { _ in 0 }
    let dearest = problem.shipments.map(\.unplacedCents).max() ?? 0
    forbidding = min(
      TransportProblem.costLimit / 2 - 1,
      2
        * (max(dearest, network.pairCostMaximum) + problem.parameters.fairSurchargeCents
          + problem.parameters.levelSurchargeCents + problem.parameters.movePenaltyCents) + 1)
    self.limits = limits
  }

  var pivots: Int { simplex.pivots }

  /// Whether this part of the search has had its share of the work.
  var isSpent: Bool { max(Double(simplex.pivots) / Double(limits.pivots), limits.shareOfTime()) >= stopAt }

  /// Searches until the best plan is proven or the work is spent.
  ///
  /// - Parameters:
  ///   - relaxed: what the flow without constraints costs.
  ///   - isExhaustive: whether the branches cover all plans, so that a search to the end proves one.
  ///   - lagrangian: a better bound, from the cost of the best plan so far.
  mutating func run(relaxed: Int, isExhaustive: Bool, lagrangian: (Int) -> Int) {
    bound = relaxed
    keep(settled)
    simplex.solve()
    bound = max(bound, boundOfShares())
    _ = explore(nodeLimit: .max, stopsAtFirst: true)
    if bestCost == .max {
      // To leave all of them out is always possible.
      keep(nothing)
      _ = explore(nodeLimit: 1, stopsAtFirst: true)
    }
    guard bestCost > bound else { return }
    stopAt = Self.shareOfImproving
    improve(patience: 1)
    bound = max(bound, lagrangian(bestCost))
    if bestCost > bound, isExhaustive {
      stopAt = Self.shareOfImproving + Self.shareOfProving
      keep(settled)
      bound = max(bound, min(bestCost, explore(nodeLimit: nodesOfProof, stopsAtFirst: false)))
    }
    stopAt = 1
    if bestCost > bound { improve(patience: 12) }
  }

  /// Trucks of a shipment are alike: with shares, a proof that does not come soon goes through the same plans again.
  private var nodesOfProof: Int { rows.contains { $0.most != nil } ? 3_000 : .max }

  /// The shares of the work of a first search for better plans, and of a proof; the rest is for better plans again.
  private static let shareOfImproving = 0.25
  private static let shareOfProving = 0.35

  /// Takes a plan that is better than the best one before.
  mutating func improve(to cost: Int, _ deliveries: [TransportSolution.Delivery], _ use: Use) {
    bestCost = cost
    best = deliveries
    isShort = times.map { _ in false }
    for (index, convoy) in convoys.enumerated() {
      isShort[index] = use.trucks(convoy.members).values.reduce(0, +) < convoy.trucks
    }
    bestSteps = convoys.indices.map { settledSteps(convoy: $0, use) } + rows.indices.map { settledSteps(row: $0, use) }
  }

  // MARK: Large neighbourhoods

  /// Lifts a few constraints that are about the same time, and finds what is best for them while the others stay.
  ///
  /// - Parameter patience: how often each may be lifted without anything better being found, about, until it ends.
  private mutating func improve(patience: Int) {
    var failures = 0
    var held: [Int] = []
    var heldAt = Int.max
    while bestCost > bound, !isSpent, failures < patience * (30 + held.count) {
      if heldAt != bestCost {
        held = bestSteps.indices.filter { bestSteps[$0] != settled[$0] }
          .sorted { (times[$0], $0) < (times[$1], $1) }
        heldAt = bestCost
      }
      guard !held.isEmpty else { return }
      let size = min(held.count, 3 + random(8))
      // Every other time around a convoy of which trucks are left out.
      let seeds = failures % 2 == 0 ? held.indices.filter { isShort[held[$0]] } : []
      let seed = seeds.isEmpty ? random(held.count) : seeds[random(seeds.count)]
      let first = min(held.count - size, max(0, seed - random(size)))
      var steps = bestSteps
      for constraint in held[first..<first + size] { steps[constraint] = settled[constraint] }
      let before = bestCost
      keep(steps)
      _ = explore(nodeLimit: 60, stopsAtFirst: false)
      failures = bestCost < before ? 0 : failures + 1
    }
  }

  private mutating func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, count)))
  }

  // MARK: Steps

  /// All of them left out.
  private var nothing: [[Step]] {
    convoys.indices.map { [.decide(convoy: $0, .leftOut)] }
      + rows.map { row in [.bar(members: row.shipments.flatMap { Array(membersOfShipment[$0]) }, row.span)] }
  }

  /// Changes what is decided, constraint by constraint.
  private mutating func keep(_ new: [[Step]]) {
    var undone: [Step] = []
    var done: [Step] = []
    for (constraint, steps) in new.enumerated() where self.steps[constraint] != steps {
      undone += self.steps[constraint]
      done += steps
      self.steps[constraint] = steps
    }
    take(done, back: undone)
  }

  /// Carries out steps, and takes others back.
  mutating func take(_ done: [Step], back undone: [Step]) {
    var changed = Set<Int>()
    for (steps, isDone) in [(undone, false), (done, true)] {
      for step in steps {
        switch step {
        case .decide(let convoy, let decision):
          for member in convoys[convoy].members {
            members[member].decision = isDone ? decision : .free
            changed.insert(member)
          }
        case .bar(let barred, let span):
          for member in barred {
            members[member].bar(from: span, isBarred: isDone)
            changed.insert(member)
          }
        }
      }
    }
    reprice(Array(changed))
  }

  /// Brings the costs of members' pairs up to date.
  mutating func reprice(_ changed: [Int]) {
    guard !changed.isEmpty else { return }
    simplex.changeCosts { problem in
      for member in changed.map({ members[$0] }) {
        for pair in member.pairs {
          problem.setCost(ofPair: pair.index, to: member.cost(pair, forbidding: forbidding))
        }
        for pair in member.limitedPairs {
          problem.setCost(ofLimitedPair: pair.index, to: member.cost(pair, forbidding: forbidding))
        }
      }
    }
  }
}
