/// Trucks with their slots, what that costs, and the proof that nothing costs less.
public struct Plan: Hashable, Sendable {
  /// Who goes where, in the order of the shipments, then of crossings and slots.
  public var placements: [Placement]
  /// Who stays, in the order of the shipments.
  public var leftOut: [LeftOut]
  /// The objective, part by part.
  public var cost: PlanCost
  /// What no plan can cost less than.
  public var certificate: PlanCertificate
  /// How bookings fared.
  public var moves: BookingMoves
  /// Steps of the solver, as a measure of work: the same on every computer.
  public var pivots: Int

  /// Trucks that have places.
  public var placedTrucks: Int { placements.reduce(0) { $0 + $1.trucks } }
  /// Trucks that have none.
  public var leftOutTrucks: Int { leftOut.reduce(0) { $0 + $1.trucks } }
}

/// A place in the plan's lists: a slot of a crossing.
public struct SlotIndex: Hashable, Comparable, Sendable {
  /// The crossing by its place in the problem's list.
  public var crossing: Int
  /// The slot by its place in the crossing's list.
  public var slot: Int

  /// A slot of a crossing.
  public init(crossing: Int, slot: Int) {
    self.crossing = crossing
    self.slot = slot
  }

  /// By crossing, then by time.
  public static func < (left: SlotIndex, right: SlotIndex) -> Bool {
    (left.crossing, left.slot) < (right.crossing, right.slot)
  }
}

/// Trucks of a shipment in a slot.
public struct Placement: Hashable, Sendable {
  /// The shipment by its place in the problem's list.
  public var shipment: Int
  /// The slot.
  public var slot: SlotIndex
  /// Trucks: 1 or more.
  public var trucks: Int
  /// Of these, trucks whose locked booking it is.
  public var lockedTrucks: Int
  /// Of these, trucks whose movable booking it was.
  public var keptTrucks: Int
  /// Cost of one truck in cents.
  public var costCents: Int
}

/// Trucks of a shipment without a place.
public struct LeftOut: Hashable, Sendable {
  /// The shipment by its place in the problem's list.
  public var shipment: Int
  /// Trucks: 1 or more.
  public var trucks: Int
  /// Why.
  public var reason: LeftOutReason
}

/// Why trucks have no place.
public enum LeftOutReason: Hashable, Sendable {
  /// No slot passes the tests; the furthest one that some slot came to.
  case structural(PairTest)
  /// The cheapest slot costs this much, and leaving the truck out less.
  case notWorth(cheapestCents: Int)
  /// Its slots are full with trucks that are worth more.
  case pricedOut
  /// A slot has room that it is worth; a shipment that excludes it has trucks there.
  case excluded(by: Int)
  /// A slot has room that it is worth; its shipper has all that it may have of the day.
  case shareReached
}

/// What a plan costs in cents, part by part; the parts add up to ``totalCents``.
public struct PlanCost: Hashable, Sendable {
  /// Driving, fees, waiting, decay and lateness of the placed trucks.
  public var placedCents = 0
  /// Trucks left out.
  public var unplacedCents = 0
  /// Surcharges of crowded slots.
  public var levelCents = 0
  /// Surcharges of shippers with many trucks left out.
  public var fairnessCents = 0
  /// Bookings moved.
  public var moveCents = 0

  /// The objective.
  public var totalCents: Int { placedCents + unplacedCents + levelCents + fairnessCents + moveCents }
}

/// A plan's cost beside a bound that no plan can beat.
public struct PlanCertificate: Hashable, Sendable {
  /// What the plan costs, in cents.
  public var costCents: Int
  /// What every plan costs at least, in cents.
  public var boundCents: Int

  /// Whether no plan is better by a cent.
  public var isOptimal: Bool { costCents == boundCents }
  /// How much less another plan might cost, in cents: 0 or more.
  public var gapCents: Int { costCents - boundCents }
}

extension PlanCertificate: CustomStringConvertible {
  /// The line that reports print; a gap with its share of the cost.
  public var description: String {
    if isOptimal { return "certificate: optimal, cost \(costCents) = bound \(boundCents) (cents)" }
    // In thousandths of a percent, rounded up, so that no gap looks smaller than it is.
    let share = costCents > 0 ? Int((Int128(gapCents) * 100_000 + Int128(costCents) - 1) / Int128(costCents)) : 0
    let digits = String(1_000 + share % 1_000).dropFirst()
    let percent = "\(share / 1_000).\(digits) %"
    return "certificate: cost \(costCents), bound \(boundCents), gap \(gapCents) (cents), \(percent)"
  }
}

/// How bookings fared, in trucks.
public struct BookingMoves: Hashable, Sendable {
  /// Locked ones that stay where they are.
  public var locked = 0
  /// Locked ones that can't stay: their slot is closed, full, or not allowed.
  public var broken = 0
  /// Movable ones that stay.
  public var kept = 0
  /// Movable and broken ones that are no longer in their slot.
  public var moved = 0
}
