/// The slots of a crossing that begin on one calendar day, and what a shipper may have of them.
public struct SlotDay: Hashable, Sendable {
  /// The slots by index.
  public var slots: Range<Int>
  /// Trucks of one shipper at most, whoever it is: 0 or more; nil: no limit.
  public var placesPerShipper: Int?
  /// Trucks that shippers have there beside the plan: 0 or more.
  public var takenByShipper: [String: Int]

  /// A day.
  public init(slots: Range<Int>, placesPerShipper: Int? = nil, takenByShipper: [String: Int] = [:]) {
    self.slots = slots
    self.placesPerShipper = placesPerShipper
    self.takenByShipper = takenByShipper
  }

  /// What is left of the share of a shipper; nil: no limit, as for whoever has no name.
  func placesLeft(shipper: String) -> Int? {
    guard let placesPerShipper, !shipper.isEmpty else { return nil }
    return max(0, placesPerShipper - (takenByShipper[shipper] ?? 0))
  }

  /// The days of slots in ascending order of their starts.
  ///
  /// - Parameter day: the number of the day on which a minute of UTC is.
  public static func days(of slots: [Slot], day: (Int) -> Int) -> [SlotDay] {
    var days: [SlotDay] = []
    var last: Int?
    for index in slots.indices {
      let number = day(slots[index].startMinute)
      if number == last {
        days[days.count - 1].slots = days[days.count - 1].slots.lowerBound..<index + 1
      } else {
        days.append(SlotDay(slots: index..<index + 1))
      }
      last = number
    }
    return days
  }
}
