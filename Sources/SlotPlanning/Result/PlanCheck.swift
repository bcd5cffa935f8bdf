import CrossingModel

/// The independent check of a plan: what it costs, and what it breaks.
struct PlanCheck {
  let problem: PlanningProblem
  var faults: [PlanVerification.Fault] = []
  private(set) var legs: [[String]: TravelLeg] = [:]
  let classHandled: [[Bool]]
  /// Locked trucks that stay, by shipment.
  private(set) var locked: [[SlotIndex: Int]]
  /// Movable trucks that may stay, by shipment, and all that may move.
  private(set) var movable: [[SlotIndex: Int]]
  private(set) var movableTrucks = 0

  init(_ problem: PlanningProblem) {
    self.problem = problem
    for leg in problem.legs { legs[[leg.place, leg.crossing]] = leg }
    classHandled = problem.crossings.map { crossing in
      problem.truckClasses.indices.map { index in
        crossing.slots.contains { $0.places > 0 && $0.placesByClass[index] > 0 }
      }
    }
    locked = problem.shipments.map { _ in [:] }
    movable = problem.shipments.map { _ in [:] }
    sortBookings()
  }

  // MARK: Pairs

  /// Cost of one truck in a slot in cents, or nil if the shipment can't use it.
  private func pairCost(_ shipment: Shipment, _ crossing: PlanCrossing, _ slot: Slot, handled: Bool) -> Int? {
    let truckPlaces = min(slot.places, slot.placesByClass[shipment.truckClass])
    guard handled, truckPlaces > 0, !slot.isClosed,
      shipment.allowedCrossings?.contains(crossing.id) ?? true,
      let first = legs[[shipment.origin, crossing.id]], let second = legs[[shipment.destination, crossing.id]]
    else { return nil }
    return pairCost(shipment, crossing, slot, first, second, truckPlaces)
  }

  func pairCost(
    _ shipment: Shipment, _ crossing: PlanCrossing, _ slot: Slot, _ first: TravelLeg, _ second: TravelLeg,
    _ truckPlaces: Int
  ) -> Int? {
    let parameters = problem.parameters
    let arrive = shipment.readyMinute + first.minutes + parameters.arrivalBufferMinutes
    let deliver = slot.startMinute + crossing.slotMinutes + crossing.clearanceMinutes + second.minutes
    if shipment.together == .sameSlot, truckPlaces < shipment.trucks { return nil }
    if slot.startMinute < arrive { return nil }
    if let life = shipment.shelfLifeMinutes, deliver > shipment.readyMinute + life { return nil }
    if deliver - shipment.deadlineMinute > parameters.maximumLatenessMinutes { return nil }
    var cost = Int128(first.costCents + second.costCents + crossing.feeCents)
    cost += halfUp(Int128(parameters.waitingCentsPerHour) * Int128(slot.startMinute - arrive), 60)
    let value = Int128(shipment.valueCents / shipment.trucks)
    let days = Int128(deliver - shipment.readyMinute)
    cost += min(value, halfUp(value * Int128(shipment.decayPartsPerMillionPerDay) * days, 1_440_000_000))
    if deliver > shipment.deadlineMinute {
      cost += Int128(shipment.latenessFixedCents)
      cost += halfUp(Int128(shipment.latenessCentsPerHour) * Int128(deliver - shipment.deadlineMinute), 60)
    }
    return Int(cost)
  }

  private func halfUp(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    (2 * dividend + divisor) / (2 * divisor)
  }

  func pairCost(_ shipment: Int, _ index: SlotIndex) -> Int? {
    let values = problem.shipments[shipment]
    return pairCost(
      values, problem.crossings[index.crossing], problem.crossings[index.crossing].slots[index.slot],
      handled: classHandled[index.crossing][values.truckClass])
  }

  // MARK: Bookings

  private mutating func sortBookings() {
    var numbers: [String: Int] = [:]
    for (number, shipment) in problem.shipments.enumerated() where numbers[shipment.id] == nil {
      numbers[shipment.id] = number
    }
    var taken = Taken()
    var supplies = problem.shipments.map(\.trucks)
    for booking in problem.bookings {
      guard let shipment = numbers[booking.shipment] else { continue }
      let crossing = problem.crossings.firstIndex { $0.id == booking.crossing }
      let slot = crossing.flatMap { number in
        problem.crossings[number].slots.firstIndex { $0.startMinute == booking.slotStartMinute }
          .map { SlotIndex(crossing: number, slot: $0) }
      }
      guard let slot, pairCost(shipment, slot) != nil else {
        movableTrucks += booking.trucks
        continue
      }
      guard booking.status == .locked else {
        movableTrucks += booking.trucks
        movable[shipment][slot, default: 0] += booking.trucks
        continue
      }
      var stays = min(
        booking.trucks, supplies[shipment], taken.left(problem, slot, problem.shipments[shipment].truckClass))
      if problem.shipments[shipment].together == .sameSlot, stays < problem.shipments[shipment].trucks { stays = 0 }
      supplies[shipment] -= stays
      taken.add(stays, slot, problem.shipments[shipment].truckClass)
      if stays > 0 { locked[shipment][slot, default: 0] += stays }
      movableTrucks += booking.trucks - stays
    }
  }

  // MARK: Cost

  mutating func cost(of plan: Plan) -> Int128 {
    var total: Int128 = 0
    var sent = problem.shipments.map { _ in 0 }
    var taken = Taken()
    var freeTrucks: [SlotIndex: Int] = [:]
    var kept = 0
    for placement in plan.placements {
      let truckClass = problem.shipments[placement.shipment].truckClass
      sent[placement.shipment] += placement.trucks
      taken.add(placement.trucks, placement.slot, truckClass)
      guard let cost = pairCost(placement.shipment, placement.slot) else {
        faults.append(.forbiddenSlot(shipment: placement.shipment, placement.slot))
        continue
      }
      if cost != placement.costCents {
        faults.append(
          .cost(shipment: placement.shipment, placement.slot, found: placement.costCents, expected: cost))
      }
      total += Int128(cost) * Int128(placement.trucks)
      let fixed = locked[placement.shipment][placement.slot] ?? 0
      freeTrucks[placement.slot, default: 0] += placement.trucks - fixed
      kept += min(placement.trucks - fixed, movable[placement.shipment][placement.slot] ?? 0)
    }
    checkLocked(plan)
    checkPlaces(taken)
    checkTogether(plan)
    checkExclusions(plan)
    checkShares(plan)
    for (index, trucks) in freeTrucks {
      let places = problem.crossings[index.crossing].slots[index.slot].places
      let fixed = problem.shipments.indices.reduce(0) { $0 + (locked[$1][index] ?? 0) }
      let free = max(0, places * problem.parameters.levelFreePercent / 100 - fixed)
      total += Int128(problem.parameters.levelSurchargeCents) * Int128(max(0, trucks - free))
    }
    total += costOfLeavingOut(sent)
    for entry in plan.leftOut { sent[entry.shipment] += entry.trucks }
    for shipment in sent.indices where sent[shipment] != problem.shipments[shipment].trucks {
      faults.append(.trucks(shipment: shipment, found: sent[shipment]))
    }
    return total + Int128(problem.parameters.movePenaltyCents) * Int128(movableTrucks - kept)
  }

  private func costOfLeavingOut(_ sent: [Int]) -> Int128 {
    var total: Int128 = 0
    var shippers: [String: (all: Int, out: Int)] = [:]
    for (number, shipment) in problem.shipments.enumerated() {
      let out = shipment.trucks - sent[number]
      total += Int128(shipment.unplacedCents) * Int128(out)
      shippers[shipment.shipper, default: (0, 0)].all += shipment.trucks
      shippers[shipment.shipper, default: (0, 0)].out += out
    }
    for count in shippers.values {
      let free = (count.all * problem.parameters.fairFreePercent + 99) / 100
      total += Int128(problem.parameters.fairSurchargeCents) * Int128(max(0, count.out - free))
    }
    return total
  }

  private mutating func checkLocked(_ plan: Plan) {
    var placed: [[SlotIndex: Int]] = problem.shipments.map { _ in [:] }
    for placement in plan.placements { placed[placement.shipment][placement.slot, default: 0] += placement.trucks }
    for shipment in locked.indices {
      for (slot, trucks) in locked[shipment] where (placed[shipment][slot] ?? 0) < trucks {
        faults.append(.lockedMoved(shipment: shipment, slot))
      }
    }
  }

  private mutating func checkPlaces(_ taken: Taken) {
    for (index, trucks) in taken.slots {
      let crossing = problem.crossings[index.crossing]
      if trucks > crossing.slots[index.slot].places { faults.append(.slotOverbooked(index, trucks: trucks)) }
      for (truckClass, places) in crossing.slots[index.slot].placesByClass.enumerated() {
        let found = taken.classes[index]?[truckClass] ?? 0
        if found > places { faults.append(.classOverbooked(index, truckClass: truckClass, trucks: found)) }
      }
    }
    for (number, crossing) in problem.crossings.enumerated() {
      for (quota, limit) in crossing.quotas.enumerated() {
        let found = limit.slots.reduce(0) { $0 + (taken.slots[SlotIndex(crossing: number, slot: $1)] ?? 0) }
        if found > limit.places { faults.append(.quotaOverbooked(crossing: number, quota: quota, trucks: found)) }
      }
    }
  }

  private mutating func checkTogether(_ plan: Plan) {
    var slots: [Int: Set<SlotIndex>] = [:]
    var counts: [Int: Int] = [:]
    for placement in plan.placements {
      slots[placement.shipment, default: []].insert(placement.slot)
      counts[placement.shipment, default: 0] += placement.trucks
    }
    for (shipment, used) in slots {
      switch problem.shipments[shipment].together {
      case .any: break
      case .sameCrossing: if Set(used.map(\.crossing)).count > 1 { faults.append(.apart(shipment: shipment)) }
      case .sameSlot:
        if used.count > 1 || counts[shipment] != problem.shipments[shipment].trucks {
          faults.append(.apart(shipment: shipment))
        }
      }
    }
  }

  /// Trucks by what they take.
  struct Taken {
    var slots: [SlotIndex: Int] = [:]
    var classes: [SlotIndex: [Int: Int]] = [:]

    mutating func add(_ trucks: Int, _ slot: SlotIndex, _ truckClass: Int) {
      slots[slot, default: 0] += trucks
      classes[slot, default: [:]][truckClass, default: 0] += trucks
    }

    func left(_ problem: PlanningProblem, _ index: SlotIndex, _ truckClass: Int) -> Int {
      let crossing = problem.crossings[index.crossing]
      let slot = crossing.slots[index.slot]
      var least = min(
        slot.places - (slots[index] ?? 0),
        min(slot.places, slot.placesByClass[truckClass]) - (classes[index]?[truckClass] ?? 0))
      for quota in crossing.quotas where quota.slots.contains(index.slot) {
        let used = quota.slots.reduce(0) { $0 + (slots[SlotIndex(crossing: index.crossing, slot: $1)] ?? 0) }
        least = min(least, quota.places - used)
      }
      return least
    }
  }
}
