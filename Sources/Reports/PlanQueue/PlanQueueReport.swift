import CivilTime
public import CrossingModel
public import OpeningTimeline
public import SlotPlanning

/// A plan against the queue: each shipment's chance to make its deadline, how far trucks slip behind their slots, and how
/// many more trucks a slot could be promised to.
public struct PlanQueueReport {
  /// How the plan was simulated.
  public struct Context {
    /// The network that the plan is about.
    public var network: Network
    /// Its clocks.
    public var clocks: Clocks
    /// Titles of the scenarios applied, in their order.
    public var scenarios: [String]
    /// The seed.
    public var seed: UInt64
    /// Whether the network's own demand was there too.
    public var keepsDemand: Bool

    /// How a plan was simulated.
    public init(network: Network, clocks: Clocks, scenarios: [String], seed: UInt64, keepsDemand: Bool) {
      self.network = network
      self.clocks = clocks
      self.scenarios = scenarios
      self.seed = seed
      self.keepsDemand = keepsDemand
    }
  }

  /// A shipment of which trucks are booked.
  struct ShipmentRow {
    let shipment: Shipment
    let booked: Int
    /// Trucks of the list without a slot.
    var leftOut: Int { shipment.trucks - booked }
    /// The chance of one of its booked trucks to make the deadline.
    let onTime: Chance
    /// The chance of all of its booked trucks together.
    let allOnTime: Chance
    let slip: Slip
    /// The share of booked trucks that come and are not through when the simulation ends.
    let stuckShare: Double
  }

  /// A slot in which trucks are booked.
  struct SlotRow {
    let crossing: String
    let start: Instant
    let booked: Int
    /// Bookings beside the plan.
    let others: Int
    let slip: Slip
    /// nil: the crossing has no such slot, or it is closed.
    let places: Int?
    /// The most bookings of which no more come than there are places in the slot and in the quotas of its day and week,
    /// on 95 days of 100, if the other slots keep theirs; nil without places.
    let mostBookings: Int?
    /// The quota that leaves less than the slot does; nil: none.
    let limitingQuota: String?
    /// How many more trucks may be booked; nil without places.
    var more: Int? { mostBookings.map { max(0, $0 - booked - others) } }
  }

  /// A probability as estimated from runs.
  struct Chance {
    let value: Double
    /// The interval of 95 %.
    let interval: ClosedRange<Double>

    /// The chance that a share is, with Wilson's interval.
    ///
    /// Trucks of one run share its queue; taken as one, they give an interval that is rather too wide than too narrow,
    /// and is never empty.
    ///
    /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    /// American Statistical Association 22 (1927) 209.
    init(_ share: Double, runs: Int) {
      let z = 1.959963984540054
      let n = Double(runs)
      let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
      let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
      value = share
      interval = min(share, max(0, middle - half))...max(share, min(1, middle + half))
    }
  }

  /// From the start of a booked slot to leaving the crossing, of the trucks that are through, in seconds.
  struct Slip {
    /// Not a number if no truck is through.
    let mean: Double
    /// Nine of ten trucks slip no further; not a number if no truck is through.
    let p90: Double

    init(_ slips: [Double]) {
      let sorted = slips.sorted()
      mean = sorted.isEmpty ? .nan : sorted.reduce(0, +) / Double(sorted.count)
      p90 = sorted.isEmpty ? .nan : sorted[(sorted.count * 9 + 9) / 10 - 1]
    }
  }

  let queue: PlanQueue
  let context: Context
  let replications: Int
  /// In the order of the list; shipments without a booked truck are not among them.
  let shipments: [ShipmentRow]
  /// By crossing in the order of the network, then by start.
  let slots: [SlotRow]

  /// A report on a simulated plan.
  ///
  /// - Parameters:
  ///   - passages: what became of the trucks, by replication; one or more.
  ///   - grids: the slots of the network's crossings.
  ///   - bookings: those of the ledger; of shipments of the list the plan's count instead.
  public init(
    _ queue: PlanQueue, _ passages: [PlanQueue.Passage], grids: [SlotGrid], bookings: [TruckBooking],
    _ context: Context
  ) {
    precondition(!passages.isEmpty, "a plan without a replication")
    self.queue = queue
    self.context = context
    replications = passages.count
    let byShipment = Dictionary(grouping: queue.planned.indices) { queue.planned[$0].shipment }
    shipments = queue.shipments.indices.compactMap { index in
      byShipment[index].map { Self.row(queue.shipments[index], $0, queue, passages) }
    }
    let listed = Set(queue.shipments.map(\.id))
    let others = bookings.filter { !listed.contains($0.shipment) }
    let classes = context.network.classes.map(\.id)
    slots = grids.flatMap { grid in
      let held = SlotOccupancy(grid.crossing, truckClasses: classes, bookings: others)
      var all = held
      for entry in queue.planned where entry.crossing == grid.crossing.id {
        guard let slot = grid.crossing.slotIndex(startingAt: entry.slotStart.seconds / 60) else { continue }
        all.take(entry.trucks, truckClass: queue.shipments[entry.shipment].truckClass, slot: slot)
      }
      let entries = queue.planned.indices.filter { queue.planned[$0].crossing == grid.crossing.id }
      let byStart = Dictionary(grouping: entries) { queue.planned[$0].slotStart }
      return byStart.keys.sorted().map { Self.row(held, all, $0, byStart[$0] ?? [], queue, passages) }
    }
  }

  private static func row(
    _ shipment: Shipment, _ entries: [Int], _ queue: PlanQueue, _ passages: [PlanQueue.Passage]
  ) -> ShipmentRow {
    let booked = entries.reduce(0) { $0 + queue.planned[$1].trucks }
    let deadline = Double(shipment.deadlineMinute * 60)
    var onTime = 0
    var runsAllOnTime = 0
    var stuck = 0
    for passage in passages {
      let count = entries.reduce(0) { sum, entry in
        let onward = Double(queue.planned[entry].onwardMinutes * 60)
        return sum + passage.leavings[entry].count { $0 + onward <= deadline }
      }
      onTime += count
      if count == booked { runsAllOnTime += 1 }
      stuck += entries.reduce(0) { $0 + passage.came[$1] - passage.leavings[$1].count }
    }
    let trucks = Double(booked * passages.count)
    return ShipmentRow(
      shipment: shipment, booked: booked, onTime: Chance(Double(onTime) / trucks, runs: passages.count),
      allOnTime: Chance(Double(runsAllOnTime) / Double(passages.count), runs: passages.count),
      slip: slip(entries, queue, passages), stuckShare: Double(stuck) / trucks)
  }

  /// - Parameters:
  ///   - held: the places that others have.
  ///   - all: the places that others and the plan have.
  private static func row(
    _ held: SlotOccupancy, _ all: SlotOccupancy, _ start: Instant, _ entries: [Int], _ queue: PlanQueue,
    _ passages: [PlanQueue.Passage]
  ) -> SlotRow {
    let crossing = all.crossing
    let slot = crossing.slotIndex(startingAt: start.seconds / 60).flatMap { crossing.slots[$0].isClosed ? nil : $0 }
    func most(_ places: Int) -> Int {
      Overbooking.mostBookings(places: places, noShowProbability: queue.appointments.noShowProbability)
    }
    var mostBookings = slot.map { most(crossing.slots[$0].places) }
    var limitingQuota: String?
    for quota in slot.map({ all.quotas(ofSlot: $0) }) ?? [] {
      let elsewhere = all.trucksByQuota[quota] - (slot.map { all.trucks[$0] } ?? 0)
      let left = max(0, most(crossing.quotas[quota].places) - elsewhere)
      guard let before = mostBookings, left < before else { continue }
      mostBookings = left
      limitingQuota = crossing.quotas[quota].id
    }
    return SlotRow(
      crossing: crossing.id, start: start, booked: entries.reduce(0) { $0 + queue.planned[$1].trucks },
      others: slot.map { held.trucks[$0] } ?? 0, slip: slip(entries, queue, passages),
      places: slot.map { crossing.slots[$0].places }, mostBookings: mostBookings, limitingQuota: limitingQuota)
  }

  private static func slip(_ entries: [Int], _ queue: PlanQueue, _ passages: [PlanQueue.Passage]) -> Slip {
    Slip(
      passages.flatMap { passage in
        entries.flatMap { entry in
          passage.leavings[entry].map { $0 - Double(queue.planned[entry].slotStart.seconds) }
        }
      })
  }

  /// Trucks of the list that have no slot, and make no deadline whatever the queue.
  var leftOutTrucks: Int {
    queue.shipments.reduce(0) { $0 + $1.trucks } - queue.planned.reduce(0) { $0 + $1.trucks }
  }

  var clock: TimeZoneTable { context.clocks.exporter }
}
