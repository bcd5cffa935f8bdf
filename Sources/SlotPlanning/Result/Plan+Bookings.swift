extension Plan {
  /// A problem in which every truck of this plan has its place and may be moved, and a crossing is closed.
  ///
  /// - Parameters:
  ///   - problem: what the plan was made for.
  ///   - crossing: the id of the crossing that closes, from its first slot on.
  ///   - days: for how many days.
  ///   - movePenaltyCents: the price of a move.
  public func booked(
    in problem: PlanningProblem, closing crossing: String, days: Int, movePenaltyCents: Int
  ) -> PlanningProblem {
    var problem = problem
    problem.parameters.movePenaltyCents = movePenaltyCents
    problem.bookings = placements.map { placement in
      let crossing = problem.crossings[placement.slot.crossing]
      return Booking(
        shipment: problem.shipments[placement.shipment].id, trucks: placement.trucks, crossing: crossing.id,
        slotStartMinute: crossing.slots[placement.slot.slot].startMinute, status: .movable)
    }
    for index in problem.crossings.indices where problem.crossings[index].id == crossing {
      guard let start = problem.crossings[index].slots.first?.startMinute else { continue }
      for slot in problem.crossings[index].slots.indices
      where problem.crossings[index].slots[slot].startMinute < start + days * 1_440 {
        problem.crossings[index].slots[slot].isClosed = true
      }
    }
    return problem
  }
}
