import CivilTime
import CrossingModel
import SlotPlanning

/// Works out what reports say of a plan.
struct PlanRows {
  let task: PlanTask
  let planner: SlotPlanner
  let solved: SolvedPlan
  private let pairs: [[SlotPlanner.Pair]]

  init(_ task: PlanTask, _ planner: SlotPlanner, _ solved: SolvedPlan) {
    self.task = task
    self.planner = planner
    self.solved = solved
    pairs = task.problem.shipments.indices.map { planner.pairs(ofShipment: $0) }
  }

  private var problem: PlanningProblem { task.problem }

  private func price(_ shipment: Int, _ slot: SlotIndex) -> Int {
    solved.prices.classes[slot.crossing][problem.shipments[shipment].truckClass][slot.slot]
  }

  private func pair(_ shipment: Int, _ slot: SlotIndex) -> SlotPlanner.Pair? {
    pairs[shipment].first { $0.slot == slot }
  }

  // MARK: Who goes

  var placed: [PlacedRow] {
    var own = problem.shipments.map { _ in Set<SlotIndex>() }
    for placement in solved.plan.placements { own[placement.shipment].insert(placement.slot) }
    return solved.plan.placements.map { placement in
      let (crossing, start) = task.place(of: placement.slot)
      let pair = pair(placement.shipment, placement.slot)
      let here = placement.costCents + price(placement.shipment, placement.slot)
      let next = pairs[placement.shipment].filter { !own[placement.shipment].contains($0.slot) }
        .map { (slot: $0.slot, total: $0.costCents + price(placement.shipment, $0.slot)) }
        .min { ($0.total, $0.slot) < ($1.total, $1.slot) }
      return PlacedRow(
        shipment: problem.shipments[placement.shipment], trucks: placement.trucks,
        keptTrucks: placement.lockedTrucks + placement.keptTrucks, crossing: crossing, start: start,
        end: start + problem.crossings[placement.slot.crossing].slotMinutes * 60,
        delivery: Instant(seconds: (pair?.deliveryMinute ?? 0) * 60), lateMinutes: pair?.latenessMinutes ?? 0,
        costCents: placement.costCents,
        next: next.map { best in
          let (crossing, start) = task.place(of: best.slot)
          return (crossing, start, max(0, best.total - here))
        })
    }
  }

  // MARK: Who stays

  var leftOut: [LeftOutRow] {
    solved.plan.leftOut.map { entry in
      let needed = pairs[entry.shipment].map { $0.costCents + price(entry.shipment, $0.slot) }.min()
      return LeftOutRow(
        shipment: problem.shipments[entry.shipment], trucks: entry.trucks, reason: entry.reason, neededCents: needed,
        closures: entry.reason == .structural(.open) ? closures(problem.shipments[entry.shipment]) : [])
    }
  }

  /// The closures that close slots between the moment when a shipment is ready and its deadline.
  private func closures(_ shipment: Shipment) -> [Closure] {
    var found: [Closure] = []
    let seconds = shipment.readyMinute * 60..<max(shipment.readyMinute, shipment.deadlineMinute) * 60
    for grid in task.grids where shipment.allowedCrossings?.contains(grid.crossing.id) ?? true {
      for slot in grid.slots(in: seconds) {
        for closure in grid.closures[slot] where !found.contains(closure) { found.append(closure) }
      }
    }
    return found
  }

  // MARK: Prices

  var prices: [PriceRow] {
    problem.crossings.indices.flatMap { crossing -> [PriceRow] in
      let values = problem.crossings[crossing]
      let id = values.id
      func start(_ slot: Int) -> Instant { Instant(seconds: values.slots[slot].startMinute * 60) }
      var rows: [PriceRow] = []
      for (index, quota) in values.quotas.enumerated() where solved.prices.quotas[crossing][index] > 0 {
        rows.append(
          PriceRow(
            crossing: id, truckClass: nil, quota: quota.id, start: start(quota.slots.lowerBound),
            last: start(quota.slots.upperBound - 1), cents: solved.prices.quotas[crossing][index]))
      }
      for slot in values.slots.indices {
        let outer =
          values.quotas.indices.filter { values.quotas[$0].slots.contains(slot) }
          .map { solved.prices.quotas[crossing][$0] }.max() ?? 0
        let price = solved.prices.slots[crossing][slot]
        func row(_ truckClass: String?, _ cents: Int) -> PriceRow {
          PriceRow(
            crossing: id, truckClass: truckClass, quota: nil, start: start(slot), last: start(slot), cents: cents)
        }
        if price > outer { rows.append(row(nil, price)) }
        for (index, name) in problem.truckClasses.enumerated() {
          let classPrice = solved.prices.classes[crossing][index][slot]
          if classPrice > max(price, outer) { rows.append(row(name, classPrice)) }
        }
      }
      return rows
    }
  }

  // MARK: Shippers

  var shippers: [ShipperRow] {
    var rows: [String: ShipperRow] = [:]
    for shipment in problem.shipments {
      rows[shipment.shipper, default: ShipperRow(shipper: shipment.shipper)].trucks += shipment.trucks
    }
    for row in placed {
      let shipper = row.shipment.shipper
      rows[shipper]?.placed += row.trucks
      rows[shipper]?.onTime += row.lateMinutes == 0 ? row.trucks : 0
      rows[shipper]?.lateMinutes += row.lateMinutes * row.trucks
      rows[shipper]?.costCents += row.costCents * row.trucks
    }
    return rows.values.sorted { $0.shipper < $1.shipper }
  }

  // MARK: Bookings

  func moves(_ revision: BookingRevision) -> [MoveRow] {
    let indices = Dictionary(problem.shipments.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    var rows: [MoveRow] = []
    for move in revision.moved {
      if let last = rows.last, last.shipment == move.before.shipment, last.from.crossing == move.before.crossing,
        last.from.start == move.before.slotStart, last.to.crossing == move.after.crossing,
        last.to.start == move.after.slotStart
      {
        rows[rows.count - 1].bookings.append(move.after.id)
        continue
      }
      let shipment = indices[move.after.shipment] ?? 0
      let before = task.slot(of: move.before).flatMap { planner.costCents(shipment, $0) }
      let after = task.slot(of: move.after).flatMap { pair(shipment, $0) }
      rows.append(
        MoveRow(
          shipment: move.before.shipment, bookings: [move.after.id],
          from: (move.before.crossing, move.before.slotStart), to: (move.after.crossing, move.after.slotStart),
          extraCents: before.flatMap { before in after.map { $0.costCents - before } },
          laterMinutes: (delivery(shipment, move.after) - delivery(shipment, move.before))))
    }
    return rows
  }

  /// When a truck of a booking is at its destination, in minutes of UTC, whether it may still use the slot or not.
  private func delivery(_ shipment: Int, _ booking: TruckBooking) -> Int {
    let crossing = problem.crossings.first { $0.id == booking.crossing }
    let destination = problem.shipments[shipment].destination
    let leg = problem.legs.first { $0.crossing == booking.crossing && $0.place == destination }
    let inside = (crossing?.slotMinutes ?? 0) + (crossing?.clearanceMinutes ?? 0)
    return booking.slotStart.seconds / 60 + inside + (leg?.minutes ?? 0)
  }
}
