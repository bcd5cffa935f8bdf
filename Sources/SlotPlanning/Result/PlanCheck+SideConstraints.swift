extension PlanCheck {
  /// Shipments of a group are in slots and days alone, but for locked trucks, which stay wherever they are.
  mutating func checkExclusions(_ plan: Plan) {
    var users: [Exclusion: [SlotIndex: [Int: Int]]] = [:]
    for placement in plan.placements {
      for exclusion in problem.shipments[placement.shipment].exclusions {
        let place = exclusion.scope == .slot ? placement.slot : firstSlot(ofDayOf: placement.slot)
        let stays = min(placement.trucks, locked[placement.shipment][placement.slot] ?? 0)
        users[exclusion, default: [:]][place, default: [:]][placement.shipment, default: 0] += placement.trucks - stays
      }
    }
    for (exclusion, places) in users {
      for (place, trucks) in places where trucks.count > 1 && trucks.values.contains(where: { $0 > 0 }) {
        faults.append(.notExclusive(exclusion, place))
      }
    }
  }

  /// No shipper has more than its share of a day, but by locked trucks.
  mutating func checkShares(_ plan: Plan) {
    var trucks: [SlotIndex: [String: (all: Int, free: Int)]] = [:]
    for placement in plan.placements {
      let day = firstSlot(ofDayOf: placement.slot)
      let shipper = problem.shipments[placement.shipment].shipper
      let stays = min(placement.trucks, locked[placement.shipment][placement.slot] ?? 0)
      trucks[day, default: [:]][shipper, default: (0, 0)].all += placement.trucks
      trucks[day, default: [:]][shipper, default: (0, 0)].free += placement.trucks - stays
    }
    for (first, shippers) in trucks {
      guard let day = problem.crossings[first.crossing].days.first(where: { $0.slots.lowerBound == first.slot }),
        let most = day.placesPerShipper
      else { continue }
      for (shipper, count) in shippers where !shipper.isEmpty && count.free > 0 {
        let all = count.all + (day.takenByShipper[shipper] ?? 0)
        if all > most { faults.append(.shareExceeded(shipper: shipper, first, trucks: all)) }
      }
    }
  }

  private func firstSlot(ofDayOf slot: SlotIndex) -> SlotIndex {
    let day = problem.crossings[slot.crossing].days.first { $0.slots.contains(slot.slot) }
    return SlotIndex(crossing: slot.crossing, slot: day?.slots.lowerBound ?? slot.slot)
  }
}
