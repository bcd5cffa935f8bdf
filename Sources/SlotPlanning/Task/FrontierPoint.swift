/// What the best plan is like at a price of moving a booking: one point of the trade between moves and cost.
public struct FrontierPoint: Hashable, Sendable {
  /// The price of a move, in cents.
  public let movePriceCents: Int
  /// Booked trucks that lose their slot.
  public let movedTrucks: Int
  /// Trucks without a place.
  public let leftOutTrucks: Int
  /// The plan's cost without the price of moves, in cents.
  public let costCents: Int

  /// The prices of a move that a curve is drawn from, in cents; the last one is more than any truck is worth.
  public static let usualPricesCents = [0, 2_000, 12_000, 100_000, 100_000_000]

  /// The best plans of a problem at some prices of a move.
  ///
  /// Complexity: that of a plan for each price.
  public static func curve(
    of problem: PlanningProblem, pricesCents: [Int] = usualPricesCents, _ limits: PlanLimits = PlanLimits()
  ) throws(PlanningFault) -> [FrontierPoint] {
    var points: [FrontierPoint] = []
    for price in pricesCents {
      var variant = problem
      variant.parameters.movePenaltyCents = price
      let plan = try SlotPlanner(variant).plan(limits).plan
      points.append(
        FrontierPoint(
          movePriceCents: price, movedTrucks: plan.moves.moved, leftOutTrucks: plan.leftOutTrucks,
          costCents: plan.cost.totalCents - plan.cost.moveCents))
    }
    return points
  }
}
