import CivilTime
public import OpeningTimeline

extension PlanCrossing {
  /// Places of a slot: of all classes together, and of each class.
  public struct Places: Hashable, Sendable {
    /// Places for trucks of all classes together: 0 or more.
    public var total: Int
    /// Places for each class, in the order of the problem's classes: 0 or more.
    public var byClass: [Int]

    /// Places.
    public init(total: Int, byClass: [Int]) {
      self.total = total
      self.byClass = byClass
    }
  }

  /// Lays slots on the time in which a crossing is certainly open.
  ///
  /// The grid starts anew at each joint opening by the rules, before closures, so that a closure shifts nothing; a
  /// remainder shorter than a slot is none, and a slot that a closure overlaps, even partly, is closed. Quotas of a day or
  /// a week become ``SlotQuota``s over the slots that start in their periods; one of a slot limits each slot's places.
  ///
  /// - Parameter places: the places of a slot that starts at a minute of UTC.
  public init(
    _ timeline: CrossingTimeline, clocks: Clocks, slotMinutes: Int, clearanceMinutes: Int, feeCents: Int,
    places: (Int) -> Places
  ) {
    self.init(
      id: timeline.crossing.id, slotMinutes: slotMinutes, clearanceMinutes: clearanceMinutes, feeCents: feeCents,
      slots: [])
    let open = IntervalSet(timeline.openingsByRule.lazy.filter(\.isCertain).map(\.range))
    for range in open.ranges {
      // Slots start on whole minutes.
      var start = floorDivide(range.lowerBound + 59, 60)
      while (start + slotMinutes) * 60 <= range.upperBound {
        let seconds = start * 60..<(start + slotMinutes) * 60
        let isClosed = timeline.closures.contains { $0.range.overlaps(seconds) }
        let room = places(start)
        slots.append(
          Slot(startMinute: start, places: room.total, placesByClass: room.byClass, isClosed: isClosed))
        start += slotMinutes
      }
    }
    for (quota, schedule) in zip(timeline.crossing.quotas, timeline.quotaSchedules(clocks: clocks)) {
      if quota.period == .slot { limitSlots(schedule) } else { limitPeriods(schedule) }
    }
  }

  private mutating func limitSlots(_ schedule: QuotaSchedule) {
    for index in slots.indices {
      let second = slots[index].startMinute * 60
      for period in schedule.periods where period.range.contains(second) {
        slots[index].places = min(slots[index].places, period.trucks)
      }
    }
  }

  private mutating func limitPeriods(_ schedule: QuotaSchedule) {
    for period in schedule.periods {
      let first = firstSlot(startingAtOrAfter: floorDivide(period.range.lowerBound + 59, 60))
      let end = firstSlot(startingAtOrAfter: floorDivide(period.range.upperBound + 59, 60))
      if first < end { quotas.append(SlotQuota(id: schedule.id, slots: first..<end, places: period.trucks)) }
    }
  }
}
