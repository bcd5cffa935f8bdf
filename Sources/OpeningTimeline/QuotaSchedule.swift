public import CivilTime
public import CrossingModel

/// A quota laid on absolute time: how many trucks may be admitted in which period.
public struct QuotaSchedule: Hashable, Sendable {
  /// One day, week or slot of a quota.
  public struct Period: Hashable, Sendable {
    /// Seconds of UTC.
    public let range: Range<Int>
    /// Trucks that may be admitted: 0 or more.
    public let trucks: Int
  }

  /// The quota's key in the file.
  public let id: String
  /// Periods in ascending order, disjoint; outside them the quota does not limit.
  public let periods: [Period]

  /// Lays a quota on a window in seconds of UTC.
  ///
  /// A day or week that the quota's `from` or `until` cuts has the full number of trucks for the part that is left. Slots
  /// begin at each opening by the rules, so that a closure shifts nothing; nobody is admitted in a remainder shorter than
  /// a slot, as it is none.
  ///
  /// - Parameter openings: joint openings by the rules, before closures, in seconds of UTC.
  public init(_ quota: Quota, clock: TimeZoneTable, window: Range<Int>, openings: IntervalSet) {
    id = quota.id
    let begin = max(window.lowerBound, quota.from.map { clock.instant(of: $0).seconds } ?? window.lowerBound)
    let end = min(window.upperBound, quota.until.map { clock.instant(of: $0).seconds } ?? window.upperBound)
    guard begin < end else {
      periods = []
      return
    }
    if quota.period == .slot {
      periods = openings.ranges.flatMap { Self.slots(of: $0, quota, within: begin..<end) }
      return
    }
    let length = quota.period == .day ? 1 : 7
    let firstDay = clock.wallTime(at: Instant(seconds: begin)).day
    var day = quota.period == .day ? firstDay : firstDay.startOfWeek(startingOn: quota.weekStart)
    var result: [Period] = []
    var start = begin
    while start < end {
      day = day + length
      let next = min(end, clock.instant(of: WallTime(day)).seconds)
      if start < next { result.append(Period(range: start..<next, trucks: quota.trucks)) }
      start = max(start, next)
    }
    periods = result
  }

  private static func slots(of opening: Range<Int>, _ quota: Quota, within: Range<Int>) -> [Period] {
    let length = max(1, quota.slotMinutes) * 60
    return stride(from: opening.lowerBound, to: opening.upperBound, by: length).compactMap { start in
      let end = min(start + length, opening.upperBound)
      let range = (start..<end).clamped(to: within)
      return range.isEmpty ? nil : Period(range: range, trucks: end - start == length ? quota.trucks : 0)
    }
  }
}

extension CrossingTimeline {
  /// The crossing's quotas over the window, in the order of the file.
  public func quotaSchedules(clocks: Clocks) -> [QuotaSchedule] {
    schedules(of: crossing.quotas, clocks)
  }

  /// The quotas on empty trucks of the other side, by stage; nil: the stage needs none.
  public func counterpartQuotaSchedules(clocks: Clocks) -> [[QuotaSchedule]?] {
    crossing.stages.map { stage in stage.counterpart.map { schedules(of: $0.quotas, clocks) } }
  }

  private func schedules(of quotas: [Quota], _ clocks: Clocks) -> [QuotaSchedule] {
    quotas.map {
      QuotaSchedule(
        $0, clock: clocks.clock(of: $0.side), window: window, openings: IntervalSet(openingsByRule.map(\.range)))
    }
  }
}
