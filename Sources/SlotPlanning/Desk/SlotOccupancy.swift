public import CrossingModel

/// How many trucks hold places in the slots of a crossing, and what is left.
public struct SlotOccupancy: Hashable, Sendable {
  /// The crossing with its slots.
  public let crossing: PlanCrossing
  /// Trucks by slot.
  public private(set) var trucks: [Int]
  /// Trucks by slot and class.
  public private(set) var trucksByClass: [[Int]]
  /// Trucks by quota.
  public private(set) var trucksByQuota: [Int]
  /// The quotas of each slot, by index.
  private let quotasOfSlot: [[Int]]

  /// Slots of which no place is taken.
  public init(_ crossing: PlanCrossing, classCount: Int) {
    self.crossing = crossing
    trucks = crossing.slots.map { _ in 0 }
    trucksByClass = crossing.slots.map { _ in Array(repeating: 0, count: classCount) }
    trucksByQuota = crossing.quotas.map { _ in 0 }
    var quotasOfSlot = crossing.slots.map { _ in [Int]() }
    for (index, quota) in crossing.quotas.enumerated() {
      for slot in quota.slots { quotasOfSlot[slot].append(index) }
    }
    self.quotasOfSlot = quotasOfSlot
  }

  /// Slots in which bookings of this crossing that hold have their places.
  ///
  /// Bookings of other crossings, of other classes, and of slots that are not there any more take no place.
  public init(_ crossing: PlanCrossing, truckClasses: [String], bookings: [TruckBooking]) {
    self.init(crossing, classCount: truckClasses.count)
    for booking in bookings where booking.holds && booking.crossing == crossing.id {
      guard let truckClass = truckClasses.firstIndex(of: booking.truckClass),
        let slot = crossing.slotIndex(startingAt: booking.slotStart.seconds / 60)
      else { continue }
      take(1, truckClass: truckClass, slot: slot)
    }
  }

  /// Takes places; a negative number gives them back.
  public mutating func take(_ count: Int, truckClass: Int, slot: Int) {
    trucks[slot] += count
    trucksByClass[slot][truckClass] += count
    for quota in quotasOfSlot[slot] { trucksByQuota[quota] += count }
  }

  /// The quotas that count a slot, by index.
  public func quotas(ofSlot slot: Int) -> [Int] { quotasOfSlot[slot] }

  /// Places that a quota has left: 0 or more.
  public func left(ofQuota quota: Int) -> Int { max(0, crossing.quotas[quota].places - trucksByQuota[quota]) }

  /// Places that may still be booked in a slot, for all classes together: 0 or more, 0 where it is closed.
  public func free(slot: Int) -> Int {
    guard !crossing.slots[slot].isClosed else { return 0 }
    return quotasOfSlot[slot].reduce(max(0, crossing.slots[slot].places - trucks[slot])) { min($0, left(ofQuota: $1)) }
  }

  /// Places that trucks of a class may still book in a slot: 0 or more.
  public func free(slot: Int, truckClass: Int) -> Int {
    let left = crossing.slots[slot].places(forClass: truckClass) - trucksByClass[slot][truckClass]
    return min(free(slot: slot), max(0, left))
  }
}
