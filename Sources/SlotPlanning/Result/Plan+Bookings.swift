extension Plan {
  /// The bookings that this plan comes to, all of which may be moved.
  ///
  /// - Parameter problem: what the plan was made for.
  public func bookings(of problem: PlanningProblem) -> [Booking] {
    placements.map { placement in
      let crossing = problem.crossings[placement.slot.crossing]
      return Booking(
        shipment: problem.shipments[placement.shipment].id, trucks: placement.trucks, crossing: crossing.id,
        slotStartMinute: crossing.slots[placement.slot.slot].startMinute, status: .movable)
    }
  }
}
