public import CivilTime
public import CrossingModel
public import OpeningTimeline
public import SlotPlanning

/// A plan for people and for programs: who goes where, who stays and why, what places are worth, what became of bookings.
public struct PlanReport {
  /// What a report says beside the plan itself.
  public struct Context {
    /// The network that the plan is about.
    public var network: Network
    /// Its clocks.
    public var clocks: Clocks
    /// Titles of the scenarios applied, in their order.
    public var scenarios: [String]
    /// The moment as of which the plan was made; nil: before any of its slots.
    public var now: Instant?

    /// What a report says beside the plan itself.
    public init(network: Network, clocks: Clocks, scenarios: [String], now: Instant?) {
      self.network = network
      self.clocks = clocks
      self.scenarios = scenarios
      self.now = now
    }
  }

  let task: PlanTask
  let plan: Plan
  let revision: BookingRevision
  let verification: PlanVerification?
  let context: Context
  /// In the order of the shipments, then of crossings and slots.
  let placed: [PlacedRow]
  let leftOut: [LeftOutRow]
  let prices: [PriceRow]
  let shippers: [ShipperRow]
  let moves: [MoveRow]

  /// A report on a solved task.
  ///
  /// - Parameter verification: what an independent check of the plan found, if one was asked for.
  public init(
    _ task: PlanTask, _ planner: SlotPlanner, _ solved: SolvedPlan, revision: BookingRevision,
    verification: PlanVerification?, _ context: Context
  ) {
    self.task = task
    plan = solved.plan
    self.revision = revision
    self.verification = verification
    self.context = context
    let rows = PlanRows(task, planner, solved)
    placed = rows.placed
    leftOut = rows.leftOut
    prices = rows.prices
    shippers = rows.shippers
    moves = rows.moves(revision)
  }

  var clock: TimeZoneTable { context.clocks.exporter }

  var sideClocks: [TimeZoneTable] { context.network.sides.map { context.clocks.clock(of: $0.id) } }

  var truckCount: Int { task.problem.shipments.reduce(0) { $0 + $1.trucks } }

  /// `optimal: no plan is better by a cent`, or how far from it a plan may be.
  var certificateLine: String {
    let certificate = plan.certificate
    let cost = "\(MoneyText.grouped(certificate.costCents)) \(context.network.currency)"
    guard !certificate.isOptimal else { return "optimal: no plan is better by a cent (cost \(cost) = bound)" }
    let gap = Double(certificate.gapCents) / Double(max(1, certificate.costCents))
    return "cost \(cost), bound \(MoneyText.grouped(certificate.boundCents)): no plan is better by more than "
      + "\(MoneyText.grouped(certificate.gapCents)) (\(DecimalText.percent(gap, decimals: 3)))"
  }

  /// What an independent check says; nil if none was asked for.
  public var verificationLine: String? {
    guard let verification else { return nil }
    guard verification.faults.isEmpty else {
      return "verified: NOT a valid plan, \(verification.faults.count) faults, such as \(verification.faults[0])"
    }
    let cost = "cost \(MoneyText.grouped(Int(verification.costCents)))"
    let bound = "bound \(MoneyText.grouped(Int(verification.boundCents)))"
    return "verified: \(cost) and \(bound), both worked out anew from shipments, slots and prices"
  }

  /// A moment on the exporter's clock: `We 2020-06-10 10:30`.
  func moment(_ instant: Instant) -> String {
    let reading = clock.wallTime(at: instant)
    return "\(reading.day.weekday.twoLetters) \(reading.day) \(reading.clockText)"
  }
}

/// Trucks of a shipment in a slot, as reports show them.
struct PlacedRow {
  let shipment: Shipment
  let trucks: Int
  /// Of these, booked before in this slot.
  let keptTrucks: Int
  let crossing: String
  let start: Instant
  let end: Instant
  let delivery: Instant
  let lateMinutes: Int
  /// Of one truck.
  let costCents: Int
  /// The best slot beside those that the shipment has, and by how much it is dearer, its price included.
  let next: (crossing: String, start: Instant, extraCents: Int)?
}

/// Trucks of a shipment that stay, as reports show them.
struct LeftOutRow {
  let shipment: Shipment
  let trucks: Int
  let reason: LeftOutReason
  /// What leaving a truck out would have to cost for it to go, in cents; nil if it can't go at any price.
  let neededCents: Int?
  /// Closures of slots that it could have used.
  let closures: [Closure]
}

/// What one more place is worth.
struct PriceRow {
  let crossing: String
  /// The truck class, for places of a class; nil: of any class.
  let truckClass: String?
  /// The quota; nil: a slot's own places.
  let quota: String?
  /// The first slot that it is about.
  let start: Instant
  /// The last slot that it is about.
  let last: Instant
  let cents: Int
}

/// How a shipper fares.
struct ShipperRow {
  let shipper: String
  var trucks = 0
  var placed = 0
  var onTime = 0
  /// Lateness of all placed trucks together, in minutes.
  var lateMinutes = 0
  var leftOut: Int { trucks - placed }
  /// Cost of the placed trucks, in cents.
  var costCents = 0
}

/// Bookings of a shipment that move from one slot to another together.
struct MoveRow {
  let shipment: String
  var bookings: [String]
  let from: (crossing: String, start: Instant)
  let to: (crossing: String, start: Instant)
  /// Of one truck, in cents; nil if it can't go where it was any more.
  let extraCents: Int?
  /// Delivery of one truck against before, in minutes: less than 0 is earlier.
  let laterMinutes: Int
}
