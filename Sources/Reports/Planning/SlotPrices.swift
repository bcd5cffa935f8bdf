import CivilTime
public import SlotPlanning

/// What one more place in a slot is worth to a list of shipments, exactly.
public struct SlotPrices {
  /// By crossing, the slot's start in minutes of UTC, and class, in cents; what is not there is worth nothing.
  private var cents: [String: [Int: [Int: Int]]] = [:]

  /// The prices of a solved task, those of a plan in which nothing but places is limited.
  public init(_ task: PlanTask, _ solved: SolvedPlan) {
    for value in solved.placeValues() {
      let (crossing, start) = task.place(of: value.slot)
      cents[crossing, default: [:]][start.seconds / 60, default: [:]][value.truckClass] = value.cents
    }
  }

  /// Of a truck of a class.
  func cents(_ crossing: String, startMinute: Int, truckClass: Int) -> Int {
    cents[crossing]?[startMinute]?[truckClass] ?? 0
  }

  /// Of a truck of the class for which it is worth the most.
  func mostCents(_ crossing: String, startMinute: Int) -> Int { cents[crossing]?[startMinute]?.values.max() ?? 0 }
}
