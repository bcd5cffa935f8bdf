public import CrossingModel

/// Everything that a plan depends on: slots with their places, shipments, what is booked already, and what things cost.
///
/// All money is whole US cents, all time whole minutes of UTC since 1970-01-01T00:00Z. Nothing here knows of files.
public struct PlanningProblem: Hashable, Sendable {
  /// What waiting, moving, crowding and unfairness cost.
  public var parameters: PlanParameters
  /// The ids of the truck classes; slots and shipments name a class by its place in this list.
  public var truckClasses: [String]
  /// Crossings with their slots.
  public var crossings: [PlanCrossing]
  /// Driving legs between places and crossings, good for both directions.
  public var legs: [TravelLeg]
  /// What is to be carried; no two have the same id.
  public var shipments: [Shipment]
  /// What is booked before the plan is made.
  public var bookings: [Booking]

  /// A problem.
  public init(
    parameters: PlanParameters, truckClasses: [String], crossings: [PlanCrossing], legs: [TravelLeg],
    shipments: [Shipment], bookings: [Booking] = []
  ) {
    self.parameters = parameters
    self.truckClasses = truckClasses
    self.crossings = crossings
    self.legs = legs
    self.shipments = shipments
    self.bookings = bookings
  }
}
