/// A plan checked against its problem by itself: everything is worked out anew from shipments, slots and prices.
///
/// Nothing here is shared with what makes plans, so that a fault there can't hide itself. All sums are of 128 bits.
///
/// Complexity: O(shipments · slots).
public struct PlanVerification: Hashable, Sendable {
  /// Trucks left out by priority, if that counts, and what the plan costs, added up anew.
  private let cost: RankedCents
  /// What no plan in which nothing but places is limited falls below, by the prices.
  private let bound: RankedCents
  /// Everything found wrong.
  public let faults: [Fault]

  /// What the plan costs, in cents, added up anew.
  public var costCents: Int128 { cost.cents }
  /// What every plan costs at least that places as many of each priority, if these count, and keeps no side constraints.
  public var boundCents: Int128 { bound.cents }
  /// Whether the plan is better than its bound: then the prices or the plan are wrong.
  public var isBelowBound: Bool { cost < bound }
  /// Whether the plan can be carried out and no plan is better, by a truck or by a cent.
  public var provesOptimality: Bool { faults.isEmpty && cost == bound }

  /// What can be wrong with a plan.
  public enum Fault: Hashable, Sendable {
    /// A shipment has more or less trucks in the plan than it has.
    case trucks(shipment: Int, found: Int)
    /// A placement uses a slot that its shipment can't use.
    case forbiddenSlot(shipment: Int, SlotIndex)
    /// A placement's cost is another one.
    case cost(shipment: Int, SlotIndex, found: Int, expected: Int)
    /// More trucks than places of the slot.
    case slotOverbooked(SlotIndex, trucks: Int)
    /// More trucks of a class than its places.
    case classOverbooked(SlotIndex, truckClass: Int, trucks: Int)
    /// More trucks than places of a quota.
    case quotaOverbooked(crossing: Int, quota: Int, trucks: Int)
    /// Locked trucks that could stay have been taken away.
    case lockedMoved(shipment: Int, SlotIndex)
    /// The plan's own total is another one.
    case total(found: Int, expected: Int128)
    /// A price is below zero, or that of leaving trucks out above what it costs without limit.
    case priceOutOfRange
    /// Trucks that must stay together do not.
    case apart(shipment: Int)
    /// Shipments that exclude each other share a slot, or a crossing's day that begins with it.
    case notExclusive(Exclusion, SlotIndex)
    /// A shipper has more of a crossing's day, which begins with a slot, than its share.
    case shareExceeded(shipper: String, SlotIndex, trucks: Int)
  }

  /// Checks a plan and its prices.
  public init(_ plan: Plan, _ prices: PlanPrices, of problem: PlanningProblem) {
    self.init(plan, lists: [prices], problem)
  }

  /// Checks a plan by priority and its prices: those of trucks left out of each priority, 0 to 3, then those of cents.
  public init(_ plan: Plan, byPriority prices: [PlanPrices], of problem: PlanningProblem) {
    precondition(prices.count == 5, "\(prices.count) lists of prices for four priorities and the cost")
    self.init(plan, lists: prices, problem)
  }

  private init(_ plan: Plan, lists: [PlanPrices], _ problem: PlanningProblem) {
    let prices = PlanCheck.Prices(lists: lists)
    var check = PlanCheck(problem)
    var cost = RankedCents(cents: check.cost(of: plan))
    if prices.isByPriority {
      for entry in plan.leftOut {
        cost += RankedCents(trucks: entry.trucks, priority: problem.shipments[entry.shipment].priority)
      }
    }
    bound = check.bound(prices)
    if cost.cents != Int128(plan.cost.totalCents) {
      check.faults.append(.total(found: plan.cost.totalCents, expected: cost.cents))
    }
    self.cost = cost
    faults = check.faults
  }
}
