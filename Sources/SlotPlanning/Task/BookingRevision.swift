public import CivilTime
public import CrossingModel

/// What a plan makes of the bookings: which stay, which move, which are given up, and which are new.
public struct BookingRevision: Hashable, Sendable {
  /// A booking that is in another slot than before.
  public struct Move: Hashable, Sendable {
    /// As it was.
    public let before: TruckBooking
    /// As it is in the plan.
    public let after: TruckBooking
  }

  /// Those that stay as they are.
  public private(set) var kept: [TruckBooking] = []
  /// Those that change their slots.
  public private(set) var moved: [Move] = []
  /// Those of trucks without a place in the plan.
  public private(set) var givenUp: [TruckBooking] = []
  /// Those of trucks that had none.
  public private(set) var new: [TruckBooking] = []

  /// The bookings of a plan, in the order of its shipments.
  ///
  /// A new booking is called after its shipment, with the first number that no booking has: the same plan for the same
  /// ledger gives the same ids.
  ///
  /// - Parameter usedIDs: the ids of all bookings there ever were.
  public init(_ plan: Plan, of task: PlanTask, usedIDs: Set<String>) {
    var used = usedIDs
    var targets = task.problem.shipments.map { _ in [SlotIndex]() }
    for placement in plan.placements {
      targets[placement.shipment] += Array(repeating: placement.slot, count: placement.trucks)
    }
    for (index, shipment) in task.problem.shipments.enumerated() {
      var open = targets[index]
      var without: [TruckBooking] = []
      for booking in task.bookings[index] {
        if let place = open.firstIndex(where: { task.slot(of: booking) == $0 }) {
          open.remove(at: place)
          kept.append(booking)
        } else {
          without.append(booking)
        }
      }
      for booking in without {
        guard let slot = open.first else {
          givenUp.append(booking)
          continue
        }
        open.removeFirst()
        var after = booking
        (after.crossing, after.slotStart) = task.place(of: slot)
        moved.append(Move(before: booking, after: after))
      }
      var number = 1
      for slot in open {
        while !used.insert("\(shipment.id)-\(number)").inserted { number += 1 }
        let (crossing, start) = task.place(of: slot)
        new.append(
          TruckBooking(
            id: "\(shipment.id)-\(number)", shipment: shipment.id, shipper: shipment.shipper,
            truckClass: task.problem.truckClasses[shipment.truckClass], crossing: crossing, slotStart: start))
      }
    }
  }
}

extension PlanTask {
  /// The slot of a booking, if there is one.
  public func slot(of booking: TruckBooking) -> SlotIndex? {
    guard let crossing = problem.crossings.firstIndex(where: { $0.id == booking.crossing }),
      let slot = problem.crossings[crossing].slotIndex(startingAt: booking.slotStart.seconds / 60)
    else { return nil }
    return SlotIndex(crossing: crossing, slot: slot)
  }

  /// The crossing and the start of a slot.
  public func place(of slot: SlotIndex) -> (crossing: String, start: Instant) {
    let crossing = problem.crossings[slot.crossing]
    return (crossing.id, Instant(seconds: crossing.slots[slot.slot].startMinute * 60))
  }
}
