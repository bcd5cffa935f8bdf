/// Bookings sorted into what stays for certain and what may move.
struct BookedTrucks {
  /// Trucks of a shipment in a slot.
  struct Entry: Hashable {
    let shipment: Int
    let slot: SlotIndex
    var trucks: Int
  }

  /// Locked trucks that stay: by shipment, then by slot.
  private(set) var locked: [Entry] = []
  /// Movable trucks, and broken ones, that may stay in their slot: by shipment, then by slot.
  private(set) var movable: [Entry] = []
  /// Movable and broken trucks, also of slots that can't be used any more.
  private(set) var movableTrucks = 0
  /// Locked trucks that can't stay.
  private(set) var brokenTrucks = 0

  /// Sorts the bookings; locked ones stay as long as shipment and slot have trucks and places, in their order.
  init(_ problem: PlanningProblem, _ rules: PairRules) throws(PlanningFault) {
    let shipments = Dictionary(
      problem.shipments.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var room = PlacesLeft(problem)
    var supplies = problem.shipments.map(\.trucks)
    var lockedCounts: [Pair: Int] = [:]
    var movableCounts: [Pair: Int] = [:]
    for (index, booking) in problem.bookings.enumerated() {
      guard let shipment = shipments[booking.shipment] else { throw .unknownShipment(booking: index) }
      let slot = Self.slot(of: booking, shipment: problem.shipments[shipment], problem, rules)
      var kept = 0
      if booking.status == .locked, let slot {
        kept = min(booking.trucks, supplies[shipment], room.places(problem.shipments[shipment].truckClass, slot))
        // A convoy stays as a whole or not at all.
        if problem.shipments[shipment].together == .sameSlot, kept < problem.shipments[shipment].trucks { kept = 0 }
        supplies[shipment] -= kept
        room.take(kept, problem.shipments[shipment].truckClass, slot)
        if kept > 0 { lockedCounts[Pair(shipment: shipment, slot: slot), default: 0] += kept }
      }
      let rest = booking.trucks - kept
      if booking.status == .locked { brokenTrucks += rest }
      movableTrucks += rest
      if rest > 0, booking.status == .movable, let slot {
        movableCounts[Pair(shipment: shipment, slot: slot), default: 0] += rest
      }
    }
    locked = Self.sorted(lockedCounts)
    movable = Self.sorted(movableCounts)
  }

  /// The slots in which trucks of a shipment stay for certain.
  func slots(lockedOf shipment: Int) -> [SlotIndex] { locked.filter { $0.shipment == shipment }.map(\.slot) }

  private struct Pair: Hashable {
    let shipment: Int
    let slot: SlotIndex
  }

  private static func sorted(_ counts: [Pair: Int]) -> [Entry] {
    counts.map { Entry(shipment: $0.key.shipment, slot: $0.key.slot, trucks: $0.value) }
      .sorted { ($0.shipment, $0.slot) < ($1.shipment, $1.slot) }
  }

  /// The slot of a booking, if the shipment can still use it.
  private static func slot(
    of booking: Booking, shipment: Shipment, _ problem: PlanningProblem, _ rules: PairRules
  ) -> SlotIndex? {
    guard let crossing = rules.crossingIndex(booking.crossing),
      let slot = problem.crossings[crossing].slotIndex(startingAt: booking.slotStartMinute),
      let way = rules.way(shipment, crossing: crossing),
      rules.failedTest(way, slot: problem.crossings[crossing].slots[slot]) == nil
    else { return nil }
    return SlotIndex(crossing: crossing, slot: slot)
  }
}

/// Places of slots, classes and quotas that are not taken.
struct PlacesLeft {
  private let problem: PlanningProblem
  private(set) var slots: [[Int]]
  private(set) var classes: [[[Int]]]
  private(set) var quotas: [[Int]]

  /// All places free.
  init(_ problem: PlanningProblem) {
    self.problem = problem
    slots = problem.crossings.map { $0.slots.map(\.places) }
    classes = problem.crossings.map { crossing in
      crossing.slots.map { slot in problem.truckClasses.indices.map { slot.places(forClass: $0) } }
    }
    quotas = problem.crossings.map { $0.quotas.map(\.places) }
  }

  /// Places for another truck of a class in a slot.
  func places(_ truckClass: Int, _ index: SlotIndex) -> Int {
    var least = min(slots[index.crossing][index.slot], classes[index.crossing][index.slot][truckClass])
    for (quota, left) in zip(problem.crossings[index.crossing].quotas, quotas[index.crossing])
    where quota.slots.contains(index.slot) {
      least = min(least, left)
    }
    return least
  }

  /// Takes places; a negative number gives them back.
  mutating func take(_ trucks: Int, _ truckClass: Int, _ index: SlotIndex) {
    slots[index.crossing][index.slot] -= trucks
    classes[index.crossing][index.slot][truckClass] -= trucks
    for (number, quota) in problem.crossings[index.crossing].quotas.enumerated()
    where quota.slots.contains(index.slot) {
      quotas[index.crossing][number] -= trucks
    }
  }
}
