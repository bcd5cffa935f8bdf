import CivilTime
import CrossingModel

/// When the trucks of a stream come, as a law to draw from.
struct ArrivalPlan: Sendable {
  /// How trucks follow each other.
  var kind = DemandStream.Arrivals.poisson
  /// At which rate.
  var rate = RateCourse()
  /// How appointments are kept.
  var appointments = Appointments()
  /// Trucks that come at once.
  var convoy = 1
  /// The stream ends after so many trucks.
  var limit = Int.max
  /// Ticks in ascending order at which trucks come, or have their appointments, instead of at a rate.
  var listed: [Int]?

  /// Expected trucks over the horizon.
  var expected: Double {
    let kept = kind == .scheduled ? 1 - appointments.noShowProbability : 1
    if let listed { return Double(min(listed.count, limit)) * kept }
    return min(rate.total, Double(limit)) * kept
  }

  /// Expected trucks before a tick, whatever the limit.
  func cumulated(before tick: Int) -> Double {
    listed.map { Double(SortedSearch.count(of: $0, below: tick)) } ?? rate.cumulated(before: tick)
  }

  /// Replaces `times` by the ticks at which trucks come, in ascending order.
  ///
  /// - Parameter horizon: trucks that would come at this tick or later are left out.
  func sample(_ times: inout [Int], before horizon: Int, from source: inout RandomSource) {
    if let listed {
      times.removeAll(keepingCapacity: true)
      times.append(contentsOf: listed.prefix(limit).prefix { $0 < horizon })
    } else {
      rate.sample(
        &times, isPoisson: kind == .poisson, convoy: convoy, limit: limit, before: horizon, from: &source)
    }
    if kind == .scheduled { miss(&times, before: horizon, from: &source) }
  }

  /// Turns appointed ticks into those at which trucks come: those that come, each with its deviation.
  ///
  /// One that would come before the horizon comes at its start.
  private func miss(_ times: inout [Int], before horizon: Int, from source: inout RandomSource) {
    let table = Ziggurat.normal
    let mean = appointments.meanDeviationMinutes * Double(Tick.perMinute)
    let deviation = appointments.deviationMinutes * Double(Tick.perMinute)
    var kept = 0
    for index in times.indices {
      let comes = source.uniform() >= appointments.noShowProbability
      let tick = times[index] + Int((mean + deviation * source.normal(table)).rounded())
      guard comes, tick < horizon else { continue }
      times[kept] = max(0, tick)
      kept += 1
    }
    times.removeLast(times.count - kept)
    times.sort()
  }
}

extension ArrivalPlan {
  /// The arrivals of a stream of the network over a horizon in seconds of UTC.
  init(_ stream: DemandStream, clock: TimeZoneTable, horizon: Range<Int>) {
    self.init(
      kind: stream.arrivals,
      rate: RateCourse(
        phases: stream.phases, growth: stream.growth, profile: stream.weeklyProfile, clock: clock, horizon: horizon),
      appointments: stream.appointments, convoy: stream.convoy, limit: stream.truckLimit ?? .max,
      listed: stream.listed.map { moments in
        moments.filter(horizon.contains).map { ($0 - horizon.lowerBound) * Tick.perSecond }
      })
  }
}
