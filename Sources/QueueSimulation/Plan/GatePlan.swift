import OpeningTimeline

/// When trucks may be admitted to the yard, and under which periods of the quotas.
///
/// Time is cut into segments: within one, admission is open and every quota counts over one and the same period.
struct GatePlan: Sendable {
  /// One quota's limits.
  struct QuotaPlan: Sendable {
    let id: String
    /// Periods in ticks, in ascending order and disjoint; outside them the quota does not limit.
    let ranges: [Range<Int>]
    /// Trucks by period.
    let places: [Int]

    init(id: String, ranges: [Range<Int>], places: [Int]) {
      self.id = id
      self.ranges = ranges
      self.places = places
    }

    /// A quota of the network.
    ///
    /// - Parameter horizonStart: seconds of UTC.
    init(_ schedule: QuotaSchedule, horizonStart: Int) {
      self.init(
        id: schedule.id,
        ranges: schedule.periods.map { period in
          let lower = (period.range.lowerBound - horizonStart) * Tick.perSecond
          let upper = (period.range.upperBound - horizonStart) * Tick.perSecond
          return lower..<upper
        }, places: schedule.periods.map(\.trucks))
    }
  }

  /// First ticks of the segments, in ascending order.
  let starts: [Int]
  /// First ticks after them.
  let ends: [Int]
  /// Period of quota q in segment s at `s * quotas.count + q`; -1: the quota does not limit.
  let periods: [Int]
  /// The quotas in the order of the file.
  let quotas: [QuotaPlan]

  /// Whether the gate never makes a truck wait beyond what the hours do.
  var isFree: Bool { quotas.isEmpty }

  /// Cuts the time in which the gate is open.
  ///
  /// - Parameters:
  ///   - admitting: when the gate is open, in ticks.
  ///   - horizon: ticks.
  init(admitting: OpenHours, quotas: [QuotaPlan], horizon: Int) {
    self.quotas = quotas
    let ranges = quotas.map(\.ranges)
    let cuts = Set(ranges.joined().flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    var starts: [Int] = []
    var ends: [Int] = []
    var periods: [Int] = []
    var next = [Int](repeating: 0, count: quotas.count)
    var cut = 0
    for (open, close) in zip(admitting.opens, admitting.closes) where open < horizon {
      var start = open
      while start < close {
        while cut < cuts.count, cuts[cut] <= start { cut += 1 }
        let end = cut < cuts.count ? min(close, cuts[cut]) : close
        starts.append(start)
        ends.append(end)
        for quota in quotas.indices {
          while next[quota] < ranges[quota].count, ranges[quota][next[quota]].upperBound <= start { next[quota] += 1 }
          let inside = next[quota] < ranges[quota].count && ranges[quota][next[quota]].lowerBound <= start
          periods.append(inside ? next[quota] : -1)
        }
        start = end
      }
    }
    self.starts = starts
    self.ends = ends
    self.periods = periods
  }
}

/// The gate in the course of a run: which segment it is in, and how many places are left.
struct GateState {
  private let plan: GatePlan
  /// The segment that is on or comes next; `plan.starts.count` after the last one.
  private(set) var segment = 0
  /// Places left by quota in its present period; `Int.max` where the quota does not limit.
  private var left: [Int]
  private var period: [Int]
  /// Whether a quota has no place left in this segment.
  private(set) var isFull = false
  /// Admissions by quota (outer) and reporting period (inner) that took a place.
  private(set) var used: [[Int]]
  private let boundaries: [Int]
  private var reportingPeriod = 0

  /// - Parameter boundaries: ticks at which reporting periods begin, and the end of the last one.
  init(_ plan: GatePlan, boundaries: [Int]) {
    self.plan = plan
    self.boundaries = boundaries
    left = [Int](repeating: .max, count: plan.quotas.count)
    period = [Int](repeating: -2, count: plan.quotas.count)
    used = [[Int]](repeating: [Int](repeating: 0, count: boundaries.count - 1), count: plan.quotas.count)
    enter()
  }

  /// The earliest tick, `now` or later, at which the next truck may be admitted, as far as hours and quotas go.
  ///
  /// Ticks must not go back from call to call.
  @inline(__always)
  mutating func nextAdmission(from now: Int) -> Int {
    while segment < plan.starts.count {
      if now < plan.ends[segment], !isFull { return max(now, plan.starts[segment]) }
      segment += 1
      enter()
    }
    return Tick.never
  }

  /// Takes a place of every quota for a truck admitted at `tick`, as ``nextAdmission(from:)`` said.
  @inline(__always)
  mutating func admit(at tick: Int) {
    for quota in left.indices where left[quota] != .max {
      while reportingPeriod + 2 < boundaries.count, boundaries[reportingPeriod + 1] <= tick { reportingPeriod += 1 }
      used[quota][reportingPeriod] += 1
      left[quota] -= 1
      if left[quota] == 0 { isFull = true }
    }
  }

  /// Not inlined: the arrays of a gate without quotas are empty, and to make them unique again and again costs more than
  /// a call.
  @inline(never)
  private mutating func enter() {
    guard segment < plan.starts.count else { return }
    isFull = false
    for quota in left.indices {
      let now = plan.periods[segment * left.count + quota]
      if now != period[quota] {
        period[quota] = now
        left[quota] = now < 0 ? .max : plan.quotas[quota].places[now]
      }
      if left[quota] == 0 { isFull = true }
    }
  }
}
