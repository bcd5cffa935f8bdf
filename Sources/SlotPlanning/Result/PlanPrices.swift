/// Prices that prove a plan's bound: what one place is worth at the margin, in cents, 0 or more.
///
/// They are one choice of many that prove the same; what one more place is really worth is in ``SolvedPlan/placeValues()``.
public struct PlanPrices: Hashable, Sendable {
  /// By crossing, class and slot: what a truck of the class pays in the slot, prices of day and week included.
  public var classes: [[[Int]]]
  /// By crossing and slot, prices of day and week included.
  public var slots: [[Int]]
  /// By crossing and quota, prices of wider quotas included.
  public var quotas: [[Int]]
  /// By shipper: what leaving out one truck more costs beyond the truck's own price.
  public var shippers: [String: Int]
}
