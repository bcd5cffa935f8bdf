public import CivilTime
public import CrossingModel

/// A quota laid on absolute time: how many trucks may be admitted in which period.
public struct QuotaSchedule: Hashable, Sendable {
  /// One day or week of a quota.
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
  /// A day or week that the quota's `from` or `until` cuts has the full number of trucks for the part that is left.
  public init(_ quota: Quota, clock: TimeZoneTable, window: Range<Int>) {
    id = quota.id
    let begin = max(window.lowerBound, quota.from.map { clock.instant(of: $0).seconds } ?? window.lowerBound)
    let end = min(window.upperBound, quota.until.map { clock.instant(of: $0).seconds } ?? window.upperBound)
    guard begin < end else {
      periods = []
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
}

extension CrossingTimeline {
  /// The crossing's quotas over the window, in the order of the file.
  public func quotaSchedules(clocks: Clocks) -> [QuotaSchedule] {
    crossing.quotas.map { QuotaSchedule($0, clock: clocks.clock(of: $0.side), window: window) }
  }
}
