extension PlanCheck {
  /// Prices of all that has one; with priorities a price is of trucks left out by priority, and then of cents.
  struct Prices {
    /// One list of cents; or one for each priority, then that of cents.
    let lists: [PlanPrices]

    /// Whether priorities go before cost.
    var isByPriority: Bool { lists.count > 1 }

    func callAsFunction(_ price: (PlanPrices) -> Int) -> RankedCents {
      var amount = RankedCents(cents: Int128(lists.last.map(price) ?? 0))
      for (priority, list) in lists.dropLast().enumerated() { amount.trucks[priority] = Int64(price(list)) }
      return amount
    }

    func truckClass(_ slot: SlotIndex, _ truckClass: Int) -> RankedCents {
      self { $0.classes[slot.crossing][truckClass][slot.slot] }
    }

    func quota(_ crossing: Int, _ quota: Int?) -> RankedCents {
      guard let quota else { return .zero }
      return self { $0.quotas[crossing][quota] }
    }

    func shipper(_ shipper: String) -> RankedCents { self { $0.shippers[shipper] ?? 0 } }
  }

  /// D(y): what the shipments pay at best at these prices, less what full capacities earn.
  mutating func bound(_ prices: Prices) -> RankedCents {
    checkSigns(prices)
    var total = RankedCents(cents: Int128(problem.parameters.movePenaltyCents) * Int128(movableTrucks))
    var taken = Taken()
    for (number, shipment) in problem.shipments.enumerated() {
      var supply = shipment.trucks
      for (slot, trucks) in locked[number] {
        supply -= trucks
        taken.add(trucks, slot, shipment.truckClass)
        total.cents += Int128(pairCost(number, slot) ?? 0) * Int128(trucks)
      }
      let value = leastCost(shipment, prices)
      // Kept bookings are cheaper by the price of a move; the cheapest come first.
      var kept: [(price: RankedCents, trucks: Int)] = []
      for (slot, trucks) in movable[number] {
        guard let cost = pairCost(number, slot) else { continue }
        let own = RankedCents(cents: Int128(cost - problem.parameters.movePenaltyCents))
        kept.append((own + prices.truckClass(slot, shipment.truckClass), trucks))
      }
      for entry in kept.sorted(by: { $0 < $1 }) where entry.price < value {
        let trucks = min(supply, entry.trucks)
        total += entry.price * trucks
        supply -= trucks
      }
      total += value * supply
    }
    return total - earningsOfPlaces(prices, taken) - earningsOfShippers(prices)
  }

  private mutating func checkSigns(_ prices: Prices) {
    let isNegative =
      problem.crossings.indices.contains { crossing in
        problem.crossings[crossing].quotas.indices.contains { prices.quota(crossing, $0) < .zero }
          || problem.crossings[crossing].slots.indices.contains { slot in
            let index = SlotIndex(crossing: crossing, slot: slot)
            return prices { $0.slots[crossing][slot] } < .zero
              || problem.truckClasses.indices.contains { prices.truckClass(index, $0) < .zero }
          }
      } || problem.shipments.contains { prices.shipper($0.shipper) < .zero }
    if isNegative { faults.append(.priceOutOfRange) }
  }

  /// The least that a truck of a shipment pays, for a place or for being left out.
  private func leastCost(_ shipment: Shipment, _ prices: Prices) -> RankedCents {
    var least =
      RankedCents(
        trucks: prices.isByPriority ? 1 : 0, priority: shipment.priority, cents: Int128(shipment.unplacedCents))
      + prices.shipper(shipment.shipper)
    for (number, crossing) in problem.crossings.enumerated() where classHandled[number][shipment.truckClass] {
      if let allowed = shipment.allowedCrossings, !allowed.contains(crossing.id) { continue }
      guard let first = legs[[shipment.origin, crossing.id]], let second = legs[[shipment.destination, crossing.id]]
      else { continue }
      for (position, slot) in crossing.slots.enumerated() where !slot.isClosed {
        let truckPlaces = min(slot.places, slot.placesByClass[shipment.truckClass])
        guard truckPlaces > 0, let cost = pairCost(shipment, crossing, slot, first, second, truckPlaces) else {
          continue
        }
        let price = prices.truckClass(SlotIndex(crossing: number, slot: position), shipment.truckClass)
        least = min(least, RankedCents(cents: Int128(cost)) + price)
      }
    }
    return least
  }

  private func earningsOfPlaces(_ prices: Prices, _ taken: Taken) -> RankedCents {
    var total = RankedCents.zero
    for (number, crossing) in problem.crossings.enumerated() {
      for (position, slot) in crossing.slots.enumerated() where !slot.isClosed {
        let index = SlotIndex(crossing: number, slot: position)
        let price = prices { $0.slots[number][position] }
        for (truckClass, places) in slot.placesByClass.enumerated() {
          let capacity = min(places, slot.places) - (taken.classes[index]?[truckClass] ?? 0)
          total += max(.zero, prices.truckClass(index, truckClass) - price) * capacity
        }
        let capacity = slot.places - (taken.slots[index] ?? 0)
        let free = max(0, slot.places * problem.parameters.levelFreePercent / 100 - (taken.slots[index] ?? 0))
        let above = price - prices.quota(number, innermostQuota(crossing, position))
        let crowded = RankedCents(cents: Int128(problem.parameters.levelSurchargeCents))
        total += max(.zero, above) * min(free, capacity)
        total += max(.zero, above - crowded) * (capacity - min(free, capacity))
      }
      for (quota, limit) in crossing.quotas.enumerated() {
        let used = limit.slots.reduce(0) { $0 + (taken.slots[SlotIndex(crossing: number, slot: $1)] ?? 0) }
        let above = prices.quota(number, quota) - prices.quota(number, outerQuota(crossing, quota))
        total += max(.zero, above) * max(0, limit.places - used)
      }
    }
    return total
  }

  private mutating func earningsOfShippers(_ prices: Prices) -> RankedCents {
    var total = RankedCents.zero
    var trucks: [String: Int] = [:]
    for shipment in problem.shipments { trucks[shipment.shipper, default: 0] += shipment.trucks }
    let surcharge = problem.parameters.fairSurchargeCents
    for (shipper, count) in trucks {
      let price = prices.shipper(shipper)
      // At the surcharge there is no limit on how many are left out.
      if price > RankedCents(cents: Int128(surcharge)) { faults.append(.priceOutOfRange) }
      if surcharge > 0 { total += price * ((count * problem.parameters.fairFreePercent + 99) / 100) }
    }
    return total
  }

  /// The smallest quota that holds a slot; of equal ones the last.
  private func innermostQuota(_ crossing: PlanCrossing, _ slot: Int) -> Int? {
    crossing.quotas.indices.filter { crossing.quotas[$0].slots.contains(slot) }
      .min { (crossing.quotas[$0].slots.count, -$0) < (crossing.quotas[$1].slots.count, -$1) }
  }

  /// The smallest quota around another one.
  private func outerQuota(_ crossing: PlanCrossing, _ quota: Int) -> Int? {
    let slots = crossing.quotas[quota].slots
    guard let first = slots.first else { return nil }
    return crossing.quotas.indices
      .filter { other in
        let around = crossing.quotas[other].slots
        guard other != quota, around.contains(first) else { return false }
        return around.count > slots.count || (around.count == slots.count && other < quota)
      }
      .min { (crossing.quotas[$0].slots.count, -$0) < (crossing.quotas[$1].slots.count, -$1) }
  }
}
