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

  private func pair(_ shipment: Int, _ slot: SlotIndex) -> SlotPlanner.Pair? {
    pairs[shipment].first { $0.slot == slot }
  }

  // MARK: Who goes

  var placed: [PlacedRow] {
    var nexts: [Int: NextBest] = [:]
    for shipment in Set(solved.plan.placements.map(\.shipment)) where !solved.isByPriority {
      let choice = solved.choice(shipment)
      nexts[shipment] = choice.runnerUp.map { next in
        NextBest(
          slot: next.slot.map { task.place(of: $0) }.map { ($0.crossing, $0.start) },
          extraCents: max(0, next.totalCents - choice.best.totalCents))
      }
    }
    return solved.plan.placements.map { placement in
      let (crossing, start) = task.place(of: placement.slot)
      let pair = pair(placement.shipment, placement.slot)
      return PlacedRow(
        shipment: problem.shipments[placement.shipment], trucks: placement.trucks,
        keptTrucks: placement.lockedTrucks + placement.keptTrucks, crossing: crossing, start: start,
        end: start + problem.crossings[placement.slot.crossing].slotMinutes * 60,
        delivery: Instant(seconds: (pair?.deliveryMinute ?? 0) * 60), lateMinutes: pair?.latenessMinutes ?? 0,
        costCents: placement.costCents, next: nexts[placement.shipment])
    }
  }

  // MARK: Who stays

  /// The most shipments for which a way to make room is looked for, as each takes a walk over all pairs.
  private static let mostForces = 200

  var leftOut: [LeftOutRow] {
    let asked = solved.isByPriority ? [] : Array(solved.plan.leftOut.prefix(Self.mostForces).map(\.shipment))
    let forces = solved.forces(of: asked)
    return solved.plan.leftOut.map { entry in
      let shipment = problem.shipments[entry.shipment]
      return LeftOutRow(
        shipment: shipment, trucks: entry.trucks, reason: entry.reason, force: forces[entry.shipment].map(force),
        closures: entry.reason == .structural(.open) ? closures(shipment) : [],
        crossingsWithoutSlots: entry.reason == .structural(.hasRoute)
          ? problem.crossings.filter { $0.slots.isEmpty && (shipment.allowedCrossings?.contains($0.id) ?? true) }
            .map(\.id) : [],
        isFullOfOthers: entry.reason == .structural(.classHandled) && isFullOfOthers(shipment))
    }
  }

  /// Whether some slot would have a place for a shipment's class, if others had not booked it.
  private func isFullOfOthers(_ shipment: Shipment) -> Bool {
    let seconds = shipment.readyMinute * 60..<max(shipment.readyMinute, shipment.deadlineMinute) * 60
    return task.grids.contains { grid in
      (shipment.allowedCrossings?.contains(grid.crossing.id) ?? true)
        && grid.slots(in: seconds).contains { grid.crossing.slots[$0].places(forClass: shipment.truckClass) > 0 }
    }
  }

  private func force(_ force: SolvedPlan.Force) -> LeftOutRow.Force {
    let (crossing, start) = task.place(of: force.slot)
    return LeftOutRow.Force(
      costCents: force.costCents, crossing: crossing, start: start,
      displaced: force.displaced.map { truck in
        LeftOutRow.Displaced(
          shipment: problem.shipments[truck.shipment].id,
          to: truck.to.map { task.place(of: $0) }.map { ($0.crossing, $0.start) }, extraCents: truck.extraCents)
      })
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

  /// By slot and class, what one place more is worth, in cents; nothing where priorities go before cost.
  var placeValues: [SlotIndex: [Int: Int]] {
    var values: [SlotIndex: [Int: Int]] = [:]
    guard !solved.isByPriority else { return values }
    for value in solved.placeValues() { values[value.slot, default: [:]][value.truckClass] = value.cents }
    return values
  }

  /// Of each crossing the days and then the weeks in which places are worth something.
  ///
  /// A place counts for the class for which it is worth the most. The sum is what the whole day or week is worth to first
  /// order: places in other slots may stand in for each other, or make each other worth more.
  func periodPrices(
    _ values: [SlotIndex: [Int: Int]], clock: TimeZoneTable, weekStart: Weekday
  ) -> [PeriodPriceRow] {
    problem.crossings.enumerated().flatMap { number, crossing -> [PeriodPriceRow] in
      let days = crossing.days.map { day in
        let open = day.slots.filter { !crossing.slots[$0].isClosed && crossing.slots[$0].places > 0 }
        let cents = open.reduce(0) { total, slot in
          total + (values[SlotIndex(crossing: number, slot: slot)]?.values.max() ?? 0)
        }
        let start = Instant(seconds: crossing.slots[day.slots.lowerBound].startMinute * 60)
        let date = clock.wallTime(at: start).day
        return PeriodPriceRow(
          crossing: crossing.id, days: date...date, isWeek: false, slots: open.count, cents: cents)
      }
      let weeks = Dictionary(grouping: days) { $0.days.lowerBound.startOfWeek(startingOn: weekStart) }
      return
        (days
        + weeks.sorted { $0.key < $1.key }.map { first, days in
          PeriodPriceRow(
            crossing: crossing.id, days: first...first + 6, isWeek: true, slots: days.reduce(0) { $0 + $1.slots },
            cents: days.reduce(0) { $0 + $1.cents })
        })
        .filter { $0.cents > 0 }
    }
  }

  /// Of each crossing its quotas, then its slots; where classes differ, a row for each of them.
  ///
  /// None where priorities go before cost: there a place may be worth a truck of a higher priority, which is no money.
  func prices(_ values: [SlotIndex: [Int: Int]]) -> [PriceRow] {
    if solved.isByPriority { return [] }
    return problem.crossings.indices.flatMap { crossing in
      quotaPrices(crossing)
        + problem.crossings[crossing].slots.indices.flatMap { slot in
          slotPrices(SlotIndex(crossing: crossing, slot: slot), values)
        }
    }
  }

  private func quotaPrices(_ crossing: Int) -> [PriceRow] {
    let values = problem.crossings[crossing]
    func start(_ slot: Int) -> Instant { Instant(seconds: values.slots[slot].startMinute * 60) }
    return values.quotas.enumerated().filter { solved.prices.quotas[crossing][$0.offset] > 0 }.map { index, quota in
      PriceRow(
        crossing: values.id, truckClasses: [], quota: quota.id, start: start(quota.slots.lowerBound),
        last: start(quota.slots.upperBound - 1), cents: solved.prices.quotas[crossing][index])
    }
  }

  private func slotPrices(_ slot: SlotIndex, _ values: [SlotIndex: [Int: Int]]) -> [PriceRow] {
    guard let byClass = values[slot] else { return [] }
    let (crossing, start) = task.place(of: slot)
    return Set(byClass.values).sorted(by: >).map { cents in
      let classes = byClass.filter { $0.value == cents }.keys.sorted().map { problem.truckClasses[$0] }
      return PriceRow(
        crossing: crossing, truckClasses: classes.count == problem.truckClasses.count ? [] : classes, quota: nil,
        start: start, last: start, cents: cents)
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
