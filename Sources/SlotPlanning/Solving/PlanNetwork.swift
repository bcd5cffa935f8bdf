import NetworkFlow

/// A planning problem as a transportation problem: which place, node and source stands for what.
struct PlanNetwork {
  private(set) var transport = TransportProblem()
  /// The first place of each crossing and class; the slots follow in their order.
  private(set) var firstPlaces: [[Int]] = []
  /// What each place stands for.
  private(set) var slotOfPlace: [SlotIndex?] = []
  /// The node of each slot, by crossing.
  private(set) var slotNodes: [[Int]] = []
  /// The node of each quota, by crossing.
  private(set) var quotaNodes: [[Int]] = []
  /// The nodes through which trucks that are left out go, by shipper.
  private(set) var shipperNodes: [String: Int] = [:]
  /// The shipment of each source.
  private(set) var shipmentOfSource: [Int] = []
  /// The sources of each shipment.
  private(set) var sources: [Range<Int>] = []
  /// The number of pairs of shipments and slots, outlets not counted.
  private(set) var pairCount = 0
  /// Sum and maximum of the costs of these pairs, in cents.
  private(set) var pairCostSum = 0
  private(set) var pairCostMaximum = 0
  /// What is added to the flow's cost: locked trucks, and the price of moving every booking.
  private(set) var fixedCents = 0

  /// - Parameter split: the shipments of which each truck is a source of its own, so that it can be kept from slots alone.
  init(
    _ problem: PlanningProblem, _ rules: PairRules, _ booked: BookedTrucks, split: Set<Int> = []
  ) throws(PlanningFault) {
    var left = PlacesLeft(problem)
    var lockedInSlot = problem.crossings.map { Array(repeating: 0, count: $0.slots.count) }
    var supplies = problem.shipments.map(\.trucks)
    for entry in booked.locked {
      left.take(entry.trucks, problem.shipments[entry.shipment].truckClass, entry.slot)
      lockedInSlot[entry.slot.crossing][entry.slot.slot] += entry.trucks
      supplies[entry.shipment] -= entry.trucks
      let slot = problem.crossings[entry.slot.crossing].slots[entry.slot.slot]
      let cost = rules.way(problem.shipments[entry.shipment], crossing: entry.slot.crossing)?
        .costCents(slotStart: slot.startMinute)
      fixedCents += entry.trucks * (cost ?? 0)
    }
    fixedCents += booked.movableTrucks * problem.parameters.movePenaltyCents
    do throws(TransportProblem.Fault) {
      for crossing in problem.crossings.indices {
        try addNodes(crossing, problem, left, locked: lockedInSlot[crossing])
      }
      try addShippers(problem)
    } catch {
      throw .tooManyTrucks
    }
    for index in problem.shipments.indices {
      let first = shipmentOfSource.count
      let isSplit = split.contains(index) && supplies[index] > 1
      for _ in 0..<(isSplit ? supplies[index] : 1) {
        try addSource(index, supply: isSplit ? 1 : supplies[index], rules)
      }
      sources.append(first..<shipmentOfSource.count)
    }
    // Also where a move is free, as the solver starts from what is booked.
    var nextTrucks = sources.map(\.lowerBound)
    for entry in booked.movable {
      let shipment = entry.shipment
      guard sources[shipment].count > 1 else {
        try addKeptPair(entry, source: sources[shipment].lowerBound, problem, rules)
        continue
      }
      let end = min(nextTrucks[shipment] + entry.trucks, sources[shipment].upperBound)
      var one = entry
      one.trucks = 1
      for source in nextTrucks[shipment]..<end { try addKeptPair(one, source: source, problem, rules) }
      nextTrucks[shipment] = end
    }
  }

  // MARK: Capacities

  private mutating func addNodes(
    _ index: Int, _ problem: PlanningProblem, _ left: PlacesLeft, locked: [Int]
  ) throws(TransportProblem.Fault) {
    let crossing = problem.crossings[index]
    // The longest quotas first, so that each finds what it lies within.
    let order = crossing.quotas.indices.sorted {
      (-crossing.quotas[$0].slots.count, crossing.quotas[$0].slots.lowerBound, $0)
        < (-crossing.quotas[$1].slots.count, crossing.quotas[$1].slots.lowerBound, $1)
    }
    var nodes = Array(repeating: -1, count: crossing.quotas.count)
    var innermost = [Int?](repeating: nil, count: crossing.slots.count)
    for quota in order {
      let slots = crossing.quotas[quota].slots
      let places = max(0, left.quotas[index][quota])
      nodes[quota] = try transport.addNode(
        parent: slots.first.flatMap { innermost[$0] }, tiers: [.init(capacity: min(places, TransportProblem.unitLimit))]
      )
      for slot in slots { innermost[slot] = nodes[quota] }
    }
    quotaNodes.append(nodes)
    slotNodes.append([])
    // Classes right after their slot, as the solver walks from one to the other.
    var placeNodes = problem.truckClasses.map { _ in [Int]() }
    for slot in crossing.slots.indices {
      let places = crossing.slots[slot].isClosed ? 0 : left.slots[index][slot]
      let slotNode = try transport.addNode(
        parent: innermost[slot],
        tiers: levelTiers(
          crossing.slots[slot].places, left: places, locked: locked[slot], parameters: problem.parameters))
      slotNodes[index].append(slotNode)
      for truckClass in problem.truckClasses.indices {
        let places = left.classes[index][slot][truckClass]
        // A class that could fill the slot alone needs no limit of its own.
        let isLimited = places < left.slots[index][slot]
        placeNodes[truckClass].append(
          isLimited
            ? try transport.addNode(parent: slotNode, tiers: [.init(capacity: max(0, places))]) : slotNode)
      }
    }
    firstPlaces.append([])
    for nodes in placeNodes {
      firstPlaces[index].append(slotOfPlace.count)
      for (slot, node) in nodes.enumerated() {
        _ = transport.addPlace(feeding: node)
        slotOfPlace.append(SlotIndex(crossing: index, slot: slot))
      }
    }
  }

  /// A slot's places: those that are free of a surcharge, and the rest.
  private func levelTiers(
    _ places: Int, left: Int, locked: Int, parameters: PlanParameters
  ) -> [TransportProblem.Tier] {
    let left = max(0, min(left, TransportProblem.unitLimit))
    guard parameters.levelSurchargeCents > 0 else { return [.init(capacity: left)] }
    let free = min(left, max(0, places * parameters.levelFreePercent / 100 - locked))
    return [
      .init(capacity: free), .init(capacity: left - free, cost: parameters.levelSurchargeCents),
    ]
  }

  private mutating func addShippers(_ problem: PlanningProblem) throws(TransportProblem.Fault) {
    var trucks: [String: Int] = [:]
    for shipment in problem.shipments { trucks[shipment.shipper, default: 0] += shipment.trucks }
    for shipment in problem.shipments where shipperNodes[shipment.shipper] == nil {
      let free = Self.fairlyLeftOut(of: trucks[shipment.shipper] ?? 0, problem.parameters)
      let surcharge = problem.parameters.fairSurchargeCents
      let tiers: [TransportProblem.Tier] =
        surcharge == 0
        ? [.unlimited]
        : [.init(capacity: free), .init(capacity: TransportProblem.unitLimit, cost: surcharge)]
      let node = try transport.addNode(parent: nil, tiers: tiers)
      shipperNodes[shipment.shipper] = node
      _ = transport.addPlace(feeding: node)
      slotOfPlace.append(nil)
    }
  }

  /// Trucks of a shipper that may be left out without a surcharge.
  static func fairlyLeftOut(of trucks: Int, _ parameters: PlanParameters) -> Int {
    (trucks * parameters.fairFreePercent + 99) / 100
  }

  // MARK: Sources

  private mutating func addSource(_ index: Int, supply: Int, _ rules: PairRules) throws(PlanningFault) {
    let shipment = rules.problem.shipments[index]
    do throws(TransportProblem.Fault) {
      for crossing in rules.problem.crossings.indices {
        guard let way = rules.way(shipment, crossing: crossing) else { continue }
        let slots = rules.problem.crossings[crossing].slots
        for run in rules.runs(way) {
          var costs: [Int32] = []
          costs.reserveCapacity(run.count)
          for slot in run {
            let cost = way.costCents(slotStart: slots[slot].startMinute)
            guard cost < TransportProblem.costLimit else { throw .costTooLarge(cost) }
            pairCostSum += cost
            pairCostMaximum = max(pairCostMaximum, cost)
            costs.append(Int32(cost))
          }
          pairCount += costs.count
          try transport.addRun(
            firstPlace: firstPlaces[crossing][shipment.truckClass] + run.lowerBound, costs: costs)
        }
      }
      let node = shipperNodes[shipment.shipper] ?? 0
      _ = try transport.endSource(supply: supply, outlet: outletPlace(node), cost: shipment.unplacedCents)
      shipmentOfSource.append(index)
    } catch {
      throw fault(error, shipment)
    }
  }

  private func outletPlace(_ node: Int) -> Int {
    // Shippers' nodes and places are added last, one for one.
    transport.placeNodes.count - (transport.nodeCount - node)
  }

  private mutating func addKeptPair(
    _ entry: BookedTrucks.Entry, source: Int, _ problem: PlanningProblem, _ rules: PairRules
  ) throws(PlanningFault) {
    let shipment = problem.shipments[entry.shipment]
    let crossing = problem.crossings[entry.slot.crossing]
    guard let way = rules.way(shipment, crossing: entry.slot.crossing) else { return }
    let cost = way.costCents(slotStart: crossing.slots[entry.slot.slot].startMinute)
    do throws(TransportProblem.Fault) {
      try transport.addLimitedPair(
        source: source, place: place(of: entry.slot, truckClass: shipment.truckClass),
        capacity: entry.trucks, cost: cost - problem.parameters.movePenaltyCents)
    } catch {
      throw fault(error, shipment)
    }
  }

  mutating func changeFixedCost(by cents: Int) { fixedCents += cents }

  /// The place of a class in a slot.
  func place(of slot: SlotIndex, truckClass: Int) -> Int { firstPlaces[slot.crossing][truckClass] + slot.slot }

  private func fault(_ fault: TransportProblem.Fault, _ shipment: Shipment) -> PlanningFault {
    switch fault {
    case .costTooLarge(let cents): .costTooLarge(shipment: shipment.id, cents: cents)
    case .tooManyPairs: .tooManyPairs
    default: .tooManyTrucks
    }
  }
}
