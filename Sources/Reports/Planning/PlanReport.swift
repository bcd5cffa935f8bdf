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
  /// What the plan keeps beside places; prices are those of a plan that need not.
  let sideConstraints: Set<SideConstraintKind>
  /// Whether priorities go before cost.
  let isByPriority: Bool
  let context: Context
  /// In the order of the shipments, then of crossings and slots.
  let placed: [PlacedRow]
  let leftOut: [LeftOutRow]
  let prices: [PriceRow]
  /// Of each crossing its days and then its weeks.
  let periodPrices: [PeriodPriceRow]
  let shippers: [ShipperRow]
  let moves: [MoveRow]
  /// What plans at other prices of a move are like; empty if nobody asked.
  let frontier: [FrontierPoint]

  /// A report on a solved task.
  ///
  /// - Parameters:
  ///   - frontier: what plans at other prices of a move are like, if that was asked for.
  ///   - verification: what an independent check of the plan found, if one was asked for.
  public init(
    _ task: PlanTask, _ planner: SlotPlanner, _ solved: SolvedPlan, revision: BookingRevision,
    frontier: [FrontierPoint], verification: PlanVerification?, _ context: Context
  ) {
    self.task = task
    plan = solved.plan
    sideConstraints = planner.sideConstraints
    isByPriority = solved.isByPriority
    self.revision = revision
    self.frontier = frontier
    self.verification = verification
    self.context = context
    let rows = PlanRows(task, planner, solved)
    placed = rows.placed
    leftOut = rows.leftOut
    let values = rows.placeValues
    prices = rows.prices(values)
    periodPrices = rows.periodPrices(values, clock: context.clocks.exporter, weekStart: context.network.weekStart)
    shippers = rows.shippers
    moves = rows.moves(revision)
  }

  /// Bookings given up, those of a shipment in a slot together.
  var givenUp: [GivenUpRow] {
    var rows: [GivenUpRow] = []
    for booking in revision.givenUp {
      if let last = rows.last, last.shipment == booking.shipment, last.from.crossing == booking.crossing,
        last.from.start == booking.slotStart
      {
        rows[rows.count - 1].bookings.append(booking.id)
        continue
      }
      let row = leftOut.first { $0.shipment.id == booking.shipment }
      rows.append(
        GivenUpRow(
          shipment: booking.shipment, bookings: [booking.id], from: (booking.crossing, booking.slotStart),
          why: row.map(words) ?? "the list has fewer trucks of it than are booked"))
    }
    return rows
  }

  var clock: TimeZoneTable { context.clocks.exporter }

  var sideClocks: [TimeZoneTable] { context.network.sides.map { context.clocks.clock(of: $0.id) } }

  var truckCount: Int { task.problem.shipments.reduce(0) { $0 + $1.trucks } }

  /// `optimal: no plan is better by a cent`, or how far from it a plan may be.
  var certificateLine: String {
    let certificate = plan.certificate
    let cost = "\(MoneyText.grouped(certificate.costCents)) \(context.network.currency)"
    if isByPriority {
      return "optimal by priority: no plan places more of priority 0, then 1, 2 and 3, and none that places as many is "
        + "better by a cent (cost \(cost))"
    }
    guard !certificate.isOptimal else { return "optimal: no plan is better by a cent (cost \(cost) = bound)" }
    let gap = Double(certificate.gapCents) / Double(max(1, certificate.costCents))
    return "cost \(cost), bound \(MoneyText.grouped(certificate.boundCents)): no plan is better by more than "
      + "\(MoneyText.grouped(certificate.gapCents)) (\(DecimalText.percent(gap, decimals: 3)))"
  }

  /// What plans may do by whose prices things are explained, and this one may not; nil where nothing is left out of them.
  var freedom: String? {
    let kinds: [(SideConstraintKind, String)] = [
      (.together, "shipments may split"), (.exclusion, "none excludes another"), (.share, "shippers have no share"),
    ]
    let words = kinds.filter { sideConstraints.contains($0.0) }.map(\.1)
    return words.isEmpty ? nil : words.joined(separator: " and ")
  }

  /// Whether an independent check contradicts the plan.
  public var isRefuted: Bool {
    guard let verification else { return false }
    return !verification.faults.isEmpty || verification.isBelowBound
      || !verification.provesOptimality && sideConstraints.isEmpty
  }

  /// What an independent check says; nil if none was asked for.
  public var verificationLine: String? {
    guard let verification else { return nil }
    guard verification.faults.isEmpty else {
      return "verified: NOT a valid plan, \(verification.faults.count) faults, such as \(verification.faults[0])"
    }
    let cost = "cost \(MoneyText.grouped(Int(verification.costCents)))"
    let bound = "bound \(MoneyText.grouped(Int(verification.boundCents)))"
    if isByPriority {
      return
        "verified: trucks left out of each priority, and \(cost), are what the prices of both prove, worked out anew "
        + "from shipments, slots and prices"
    }
    let freedom = freedom.map { " (of plans in which \($0))" } ?? ""
    return "verified: \(cost) and \(bound)\(freedom), both worked out anew from shipments, slots and prices"
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
  /// The best option beside the slots that the shipment has, and by how much it is dearer, prices of places included.
  let next: NextBest?
}

/// What would be done with a truck if it could not have its slot.
struct NextBest {
  /// Crossing and slot; nil: it would be left out.
  let slot: (crossing: String, start: Instant)?
  /// By how much it is dearer, in cents.
  let extraCents: Int
}

/// Trucks of a shipment that stay, as reports show them.
struct LeftOutRow {
  let shipment: Shipment
  let trucks: Int
  let reason: LeftOutReason
  /// The cheapest way to make room for one truck of it; nil if it can't go at any price.
  let force: Force?
  /// Closures of slots that it could have used.
  let closures: [Closure]
  /// Names of the crossings that it may use and that have no slots.
  let crossingsWithoutSlots: [String]
  /// Whether slots that it could have used are all booked by others.
  let isFullOfOthers: Bool

  /// What leaving a truck out would have to cost for it to go, in cents; nil if it can't go at any price.
  var neededCents: Int? { force.map { shipment.unplacedCents + $0.costCents } }

  /// The cheapest way to make room for one truck.
  struct Force {
    /// By how much the plan would be dearer, in cents.
    let costCents: Int
    /// The slot that it would get.
    let crossing: String
    let start: Instant
    /// Who gives way, one for another.
    let displaced: [Displaced]
  }

  /// A truck that gives way.
  struct Displaced {
    let shipment: String
    /// Where it goes; nil: it is left out.
    let to: (crossing: String, start: Instant)?
    let extraCents: Int
  }
}

/// What one more place is worth.
struct PriceRow {
  let crossing: String
  /// The classes for which a place is worth this; empty: all.
  let truckClasses: [String]
  /// The quota; nil: a place beside all limits of slot, day and week.
  let quota: String?
  /// The first slot that it is about.
  let start: Instant
  /// The last slot that it is about.
  let last: Instant
  let cents: Int
}

/// What one more place in every slot of a day or a week is worth.
struct PeriodPriceRow {
  let crossing: String
  /// The days, on the exporter's clock.
  let days: ClosedRange<Day>
  /// Whether it is a week.
  let isWeek: Bool
  /// Slots that are open.
  let slots: Int
  /// What a place more in each of them is worth by itself, in cents, added up.
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

/// Bookings of a shipment that lose their places in a slot together.
struct GivenUpRow {
  let shipment: String
  var bookings: [String]
  let from: (crossing: String, start: Instant)
  let why: String
}
