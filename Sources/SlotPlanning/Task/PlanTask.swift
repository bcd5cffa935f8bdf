public import CivilTime
public import CrossingModel

/// What is to be planned in a network: a list of shipments, the slots of its crossings, and the bookings that are there.
///
/// Bookings of the list's shipments are the plan's to keep or to move; all others hold their places whatever it does.
/// Trucks whose slot has begun are gone, and no longer part of it.
public struct PlanTask: Sendable {
  /// When, and how far a plan may go.
  public struct Limits: Hashable, Sendable {
    /// The current moment, before and long after which no slot can be booked; nil: any slot can.
    public var now: Instant?
    /// Bookings of slots that begin so soon stay as they are, in minutes.
    public var freezeMinutes: Int
    /// The slots that may be used, in seconds of UTC.
    public var window: Range<Int>

    /// Limits.
    public init(now: Instant?, freezeMinutes: Int, window: Range<Int>) {
      self.now = now
      self.freezeMinutes = freezeMinutes
      self.window = window
    }
  }

  /// The problem; its crossings are those of ``grids``.
  public let problem: PlanningProblem
  /// The slots of the crossings.
  public let grids: [SlotGrid]
  /// Bookings that hold, of each shipment of the problem, in the order of the ledger.
  public let bookings: [[TruckBooking]]
  /// Bookings of trucks of the list that are gone.
  public let gone: [TruckBooking]
  /// Bookings that hold places and are no part of the list.
  public let othersCount: Int

  /// A task.
  ///
  /// - Parameters:
  ///   - grids: the slots of the crossings that may be used, for the limits' window or more.
  ///   - clock: the exporter's, by whose days horizons count.
  public init(
    _ shipments: [Shipment], grids: [SlotGrid], network: Network, bookings: [TruckBooking], parameters: PlanParameters,
    limits: Limits, clock: TimeZoneTable
  ) {
    self.grids = grids
    let classes = network.classes.map(\.id)
    let listed = Dictionary(shipments.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    var own = shipments.map { _ in [TruckBooking]() }
    var gone: [TruckBooking] = []
    var others: [TruckBooking] = []
    for booking in bookings where booking.holds {
      guard let index = listed[booking.shipment] else {
        others.append(booking)
        continue
      }
      if let now = limits.now, booking.slotStart < now {
        gone.append(booking)
      } else {
        own[index].append(booking)
      }
    }
    self.gone = gone
    othersCount = others.count
    let left = Self.left(shipments, gone)
    let kept = shipments.indices.filter { left[$0].trucks > 0 }
    self.bookings = kept.map { own[$0] }
    let crossings = grids.map { grid in
      var crossing = Self.crossing(
        grid, taken: SlotOccupancy(grid.crossing, truckClasses: classes, bookings: others + gone),
        own: SlotOccupancy(grid.crossing, truckClasses: classes, bookings: own.flatMap(\.self)), limits, clock)
      Self.takeShares(&crossing, others + gone)
      return crossing
    }
    problem = PlanningProblem(
      parameters: parameters, truckClasses: classes, crossings: crossings,
      legs: network.travel
        + grids.map { TravelLeg(place: "", crossing: $0.crossing.id, minutes: 0, costCents: 0) },
      shipments: kept.map { left[$0] },
      bookings: kept.flatMap { index in Self.groups(own[index].map { Self.booking($0, limits, grids) }) })
  }

  /// Shipments less the trucks that are gone, with their part of the value.
  private static func left(_ shipments: [Shipment], _ gone: [TruckBooking]) -> [Shipment] {
    var counts: [String: Int] = [:]
    for booking in gone { counts[booking.shipment, default: 0] += 1 }
    return shipments.map { shipment in
      guard let count = counts[shipment.id] else { return shipment }
      var rest = shipment
      rest.trucks = max(0, shipment.trucks - count)
      rest.valueCents = shipment.valueCentsPerTruck * rest.trucks
      return rest
    }
  }

  /// Bookings with those of one slot put together: a convoy stays as a whole or not at all.
  private static func groups(_ bookings: [Booking]) -> [Booking] {
    var groups: [Booking] = []
    for booking in bookings {
      let index = groups.firstIndex {
        $0.crossing == booking.crossing && $0.slotStartMinute == booking.slotStartMinute && $0.status == booking.status
      }
      if let index { groups[index].trucks += booking.trucks } else { groups.append(booking) }
    }
    return groups
  }

  private static func booking(_ booking: TruckBooking, _ limits: Limits, _ grids: [SlotGrid]) -> Booking {
    let cutOff = grids.first { $0.crossing.id == booking.crossing }?.policy.cutOffMinutes ?? 0
    let freeze = max(cutOff, limits.freezeMinutes) * 60
    let isFrozen = limits.now.map { booking.slotStart < $0 + freeze } ?? false
    return Booking(
      shipment: booking.shipment, trucks: 1, crossing: booking.crossing,
      slotStartMinute: booking.slotStart.seconds / 60,
      status: booking.status == .locked || isFrozen ? .locked : .movable)
  }

  /// Counts what shippers have of the days of a crossing beside the plan.
  private static func takeShares(_ crossing: inout PlanCrossing, _ bookings: [TruckBooking]) {
    for booking in bookings where booking.crossing == crossing.id && !booking.shipper.isEmpty {
      guard let slot = crossing.slotIndex(startingAt: booking.slotStart.seconds / 60),
        let day = crossing.days.firstIndex(where: { $0.slots.contains(slot) })
      else { continue }
      crossing.days[day].takenByShipper[booking.shipper, default: 0] += 1
    }
  }

  /// A crossing less the places that others have; slots that can't be booked take the trucks that are in them alone.
  private static func crossing(
    _ grid: SlotGrid, taken: SlotOccupancy, own: SlotOccupancy, _ limits: Limits, _ clock: TimeZoneTable
  ) -> PlanCrossing {
    var crossing = grid.crossing
    let last = limits.now.map { clock.wallTime(at: $0).day + grid.policy.horizonDays }
    for slot in crossing.slots.indices {
      let start = Instant(seconds: grid.seconds(ofSlot: slot).lowerBound)
      var isBookable = limits.window.contains(start.seconds)
      if let now = limits.now, start - grid.policy.cutOffMinutes * 60 < now { isBookable = false }
      if let last, clock.wallTime(at: start).day > last { isBookable = false }
      let places = crossing.slots[slot].places - taken.trucks[slot]
      crossing.slots[slot].places = max(0, isBookable ? places : min(places, own.trucks[slot]))
      for index in crossing.slots[slot].placesByClass.indices {
        let classPlaces = crossing.slots[slot].placesByClass[index] - taken.trucksByClass[slot][index]
        crossing.slots[slot].placesByClass[index] = max(
          0, isBookable ? classPlaces : min(classPlaces, own.trucksByClass[slot][index]))
      }
    }
    for quota in crossing.quotas.indices {
      crossing.quotas[quota].places = max(0, crossing.quotas[quota].places - taken.trucksByQuota[quota])
    }
    return crossing
  }
}
