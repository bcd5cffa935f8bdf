import CivilTime
public import CrossingModel
public import OpeningTimeline

/// The slots of a crossing over a timeline's window, with their places and the limits of its quotas.
///
/// Slots are laid from the first moment of each joint opening by the rules, before closures, so that a closure shifts
/// nothing; a remainder shorter than a slot is none, and a slot that a closure overlaps is closed. Openings that are not
/// certain have no slots: nobody can be promised a place in them. An opening whose beginning is before the window, as one
/// without end, has slots that count from the exporter's midnight, so that the window shifts nothing either.
public struct SlotGrid: Sendable {
  /// How far beyond a window quotas and openings are looked at, in seconds: more than a week.
  private static let margin = 8 * 86_400

  /// What a plan works on: slots, fee, clearance, quotas.
  public let crossing: PlanCrossing
  /// How the slots were laid.
  public let policy: SlotPolicy
  /// What closes each slot: the closures that overlap it, in the order of the file.
  public let closures: [[Closure]]

  /// Lays the slots of a crossing around a window in seconds of UTC: those of the window, and those of the week before
  /// and the week after it, which the quotas of its days and weeks count too.
  public init(_ crossing: Crossing, network: Network, clocks: Clocks, around window: Range<Int>) {
    let wider = (window.lowerBound - Self.margin)..<(window.upperBound + Self.margin)
    self.init(
      CrossingTimeline(crossing, network: network, clocks: clocks, window: wider), network: network, clocks: clocks)
  }

  /// Lays the slots of a crossing; only those that begin in the timeline's window and end in it.
  public init(_ timeline: CrossingTimeline, network: Network, clocks: Clocks) {
    let model = timeline.crossing
    let policy = model.slots
    let length = policy.lengthMinutes * 60
    let rates = SlotRates(model, network: network, clocks: clocks, window: timeline.window)
    let ranges = Self.certainOpenings(timeline).flatMap { opening in
      var first = opening.lowerBound
      if first == timeline.window.lowerBound {
        let sinceMidnight = first + clocks.exporter.offsetSeconds(at: Instant(seconds: first))
        first += (length - sinceMidnight % length) % length
      }
      return stride(from: first, through: opening.upperBound - length, by: length).map { $0..<$0 + length }
    }
    let closures = ranges.map { slot in timeline.closures.filter { $0.range.overlaps(slot) }.map(\.closure) }
    let caps = Dictionary(policy.classPlaces.map { ($0.truckClass, $0.trucks) }) { first, _ in first }
    var slots = zip(ranges, closures).map { range, closures in
      let places = policy.places ?? rates.trucks(in: range, utilisation: policy.targetUtilisation)
      return Slot(
        startMinute: range.lowerBound / 60, places: places,
        placesByClass: network.classes.map { min(places, caps[$0.id] ?? places) }, isClosed: !closures.isEmpty)
    }
    var quotas: [SlotQuota] = []
    for (quota, schedule) in zip(model.quotas, timeline.quotaSchedules(clocks: clocks)) {
      if quota.period == .slot, quota.slotMinutes <= policy.lengthMinutes {
        Self.limit(&slots, to: schedule, over: ranges)
      } else {
        quotas += Self.quotas(schedule, over: ranges)
      }
    }
    crossing = PlanCrossing(
      id: model.id, slotMinutes: policy.lengthMinutes,
      clearanceMinutes: policy.clearanceMinutes ?? rates.clearanceMinutes, feeCents: policy.feeCents, slots: slots,
      quotas: quotas, days: Self.days(slots, quotas, shipperShare: policy.shipperShare, clocks.exporter))
    self.policy = policy
    self.closures = closures
  }

  /// The seconds of UTC of a slot.
  public func seconds(ofSlot slot: Int) -> Range<Int> {
    let start = crossing.slots[slot].startMinute * 60
    return start..<start + policy.lengthMinutes * 60
  }

  /// The slots that begin in a range of seconds of UTC, by index.
  public func slots(in range: Range<Int>) -> Range<Int> {
    let first = crossing.firstSlot(startingAtOrAfter: (range.lowerBound + 59) / 60)
    return first..<max(first, crossing.firstSlot(startingAtOrAfter: (range.upperBound + 59) / 60))
  }

  /// The exporter's days; a shipper's share counts over the places that a day's open slots and quotas leave to all, and is
  /// one truck at least.
  private static func days(
    _ slots: [Slot], _ quotas: [SlotQuota], shipperShare share: Double?, _ clock: TimeZoneTable
  ) -> [SlotDay] {
    SlotDay.days(of: slots) { clock.wallTime(at: Instant(seconds: $0 * 60)).day.number }.map { day in
      guard let share else { return day }
      let open = slots[day.slots].reduce(0) { $0 + ($1.isClosed ? 0 : $1.places) }
      let places = quotas.filter { $0.slots.clamped(to: day.slots) == day.slots }.reduce(open) { min($0, $1.places) }
      var limited = day
      limited.placesPerShipper = max(1, Int((Double(places) * share + 1e-9).rounded(.down)))
      return limited
    }
  }

  /// Openings by the rules that are certain; pieces that touch are one.
  private static func certainOpenings(_ timeline: CrossingTimeline) -> [Range<Int>] {
    IntervalSet(timeline.openingsByRule.filter(\.isCertain).map(\.range)).ranges
  }

  /// A limit for each period of a quota in which slots begin.
  private static func quotas(_ schedule: QuotaSchedule, over slots: [Range<Int>]) -> [SlotQuota] {
    var result: [SlotQuota] = []
    var first = 0
    for period in schedule.periods {
      while first < slots.count, slots[first].lowerBound < period.range.lowerBound { first += 1 }
      var end = first
      while end < slots.count, period.range.contains(slots[end].lowerBound) { end += 1 }
      if end > first { result.append(SlotQuota(id: schedule.id, slots: first..<end, places: period.trucks)) }
      first = end
    }
    return result
  }

  /// Limits the places of each slot to what a quota allows in all of its periods that begin in the slot.
  private static func limit(_ slots: inout [Slot], to schedule: QuotaSchedule, over ranges: [Range<Int>]) {
    for (index, range) in ranges.enumerated() {
      let periods = schedule.periods.filter { range.contains($0.range.lowerBound) }
      guard !periods.isEmpty else { continue }
      let places = min(slots[index].places, periods.reduce(0) { $0 + $1.trucks })
      slots[index].places = places
      slots[index].placesByClass = slots[index].placesByClass.map { min($0, places) }
    }
  }
}
