/// A crossing as a plan sees it: slots with places.
public struct PlanCrossing: Hashable, Sendable {
  /// The crossing's id.
  public var id: String
  /// Length of a slot in minutes: 1 or more.
  public var slotMinutes: Int
  /// Time from the end of the slot until the truck drives on, in minutes: 0 or more.
  public var clearanceMinutes: Int
  /// What a truck pays for the crossing, in cents: 0 or more.
  public var feeCents: Int
  /// Slots in ascending order of their starts; no two overlap.
  public var slots: [Slot]
  /// Limits over days and weeks; any two are disjoint or one within the other.
  public var quotas: [SlotQuota]
  /// Its calendar days, in their order; together they have all slots.
  public var days: [SlotDay]

  /// A crossing; unless days are stated, they are those of UTC.
  public init(
    id: String, slotMinutes: Int, clearanceMinutes: Int, feeCents: Int, slots: [Slot], quotas: [SlotQuota] = [],
    days: [SlotDay]? = nil
  ) {
    self.id = id
    self.slotMinutes = slotMinutes
    self.clearanceMinutes = clearanceMinutes
    self.feeCents = feeCents
    self.slots = slots
    self.quotas = quotas
    self.days = days ?? SlotDay.days(of: slots) { $0 >= 0 ? $0 / 1_440 : ~(~$0 / 1_440) }
  }

  /// The index of the slot that starts at a minute, or nil.
  ///
  /// Complexity: O(log n).
  public func slotIndex(startingAt minute: Int) -> Int? {
    let index = firstSlot(startingAtOrAfter: minute)
    return index < slots.count && slots[index].startMinute == minute ? index : nil
  }

  /// The index of the first slot that starts at or after a minute; `slots.count` if none does.
  ///
  /// Complexity: O(log n).
  func firstSlot(startingAtOrAfter minute: Int) -> Int {
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].startMinute >= minute { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A stretch of open time of a crossing with places for trucks.
public struct Slot: Hashable, Sendable {
  /// Its start, in minutes of UTC.
  public var startMinute: Int
  /// Places for trucks of all classes together: 0 or more.
  public var places: Int
  /// Places for each truck class, in the order of the problem's classes: 0 or more.
  public var placesByClass: [Int]
  /// Whether a closure overlaps it, even partly.
  public var isClosed: Bool

  /// A slot.
  public init(startMinute: Int, places: Int, placesByClass: [Int], isClosed: Bool = false) {
    self.startMinute = startMinute
    self.places = places
    self.placesByClass = placesByClass
    self.isClosed = isClosed
  }

  /// The trucks of a class that fit into it when it is empty.
  public func places(forClass truckClass: Int) -> Int { min(places, placesByClass[truckClass]) }
}

/// A limit on the trucks in consecutive slots together: of a day, a week.
public struct SlotQuota: Hashable, Sendable {
  /// What it is called: `daily`.
  public var id: String
  /// The slots by index.
  public var slots: Range<Int>
  /// Trucks in all of them together: 0 or more.
  public var places: Int

  /// A limit.
  public init(id: String, slots: Range<Int>, places: Int) {
    self.id = id
    self.slots = slots
    self.places = places
  }
}
