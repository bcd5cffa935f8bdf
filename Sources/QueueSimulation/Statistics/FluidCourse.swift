/// The service time of a stage, all classes mixed.
struct StageMoments: Sendable {
  /// Servers.
  let servers: Int
  /// Mean in ticks: above 0.
  let mean: Double
  /// Square of the coefficient of variation.
  let squaredVariation: Double
  /// Whether what is left of a service that has lasted some time is never longer, on the mean, than a whole one.
  let isNewBetterThanUsed: Bool
}

/// What the fluid course needs to know about a crossing's stages, all classes mixed as they are demanded.
struct FluidService: Sendable {
  /// One station: a stage, or the yard as a whole.
  struct Station: Sendable {
    /// Servers, or places of the yard.
    let servers: Int
    /// Mean time that a truck keeps one of them, in ticks.
    let meanTicks: Double
    /// What a server may finish in one opening beyond (open time) / (mean time), in trucks.
    let closingAllowance: Double
  }

  /// All stations.
  let stations: [Station]
  /// Trucks that the yard holds; nil: no limit.
  let yardPlaces: Int?

  /// - Parameters:
  ///   - stages: at least one.
  ///   - yardPlaces: nil: no limit.
  init(stages: [StageMoments], yardPlaces: Int?) {
    var stations = stages.map { stage in
      Station(
        servers: stage.servers, meanTicks: stage.mean,
        closingAllowance: stage.isNewBetterThanUsed ? 1 : 1 + stage.squaredVariation)
    }
    if let yardPlaces {
      // A truck keeps its place at least as long as its services last.
      let mean = stages.reduce(0) { $0 + $1.mean }
      let variance = stages.reduce(0) { $0 + $1.squaredVariation * $1.mean * $1.mean }
      stations.append(
        Station(servers: yardPlaces, meanTicks: mean, closingAllowance: 1 + variance / (mean * mean)))
    }
    self.stations = stations
    self.yardPlaces = yardPlaces
  }

  /// Trucks that the tightest station serves in so many ticks, once all its servers are busy.
  func rate(in ticks: Int) -> Double {
    stations.map { Double($0.servers) * Double(ticks) / $0.meanTicks }.min() ?? 0
  }

  /// The most trucks that go through in one opening of so many ticks.
  func most(in ticks: Int) -> Double {
    stations.map { Double($0.servers) * (Double(ticks) / $0.meanTicks + $0.closingAllowance) }.min() ?? 0
  }
}

/// The course of a crossing under endless demand, with trucks as a fluid: an upper bound on mean throughput.
///
/// - The gate lets in whatever the quotas have left as soon as it is open (without quotas: without end), and no more than
///   the yard holds beyond what is served.
/// - In an opening of length L a stage of c servers and mean service time m starts, on the mean, at most c·(L/m + a)
///   trucks, and under the closing policy `finish` all of these are served. a = 1 for service times that are "new better
///   than used in expectation" (constant, uniform, triangular, Erlang, exponential, gamma with cv <= 1): the truck that
///   each server takes at the opening, and a renewal function of at most L/m after it (Barlow and Proschan,
///   "Mathematical Theory of Reliability", 1965, p. 54). For all others a = 1 + cv² (G. Lorden, "On excess over the
///   boundary", Annals of Mathematical Statistics 41 (1970) 520).
/// - The tightest stage decides; what it leaves of the admitted trucks stays for the next opening.
/// - An opening is cut where a reporting period ends and where the gate changes; the allowance c·a is counted at its
///   end.
///
/// So the trucks up to the end of any period are bounded; a single period may pass its own part by what is left from
/// the periods before it.
///
/// Differs: the plain fluid bound Σ open hours × servers / mean service has no allowance a, and a crossing that finishes
/// its trucks after closing passes it: a bound has to bound.
struct FluidCourse: Sendable {
  /// Trucks by reporting period.
  let served: [Double]

  init(hours: OpenHours, gate: GatePlan, service: FluidService, boundaries: [Int]) {
    let places = service.yardPlaces.map(Double.init) ?? .infinity
    var quotas = FluidQuotas(gate)
    var served = [Double](repeating: 0, count: boundaries.count - 1)
    var inside = 0.0
    var opening = 0
    var segment = 0
    var period = 0
    let cuts = Self.cuts(hours, gate, boundaries)
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      while opening < hours.closes.count, hours.closes[opening] <= start { opening += 1 }
      while segment < gate.ends.count, gate.ends[segment] <= start { segment += 1 }
      while boundaries[period + 1] <= start { period += 1 }
      var capacity = 0.0
      if opening < hours.opens.count, hours.opens[opening] <= start {
        capacity = service.rate(in: end - start)
        let opens = hours.opens[opening]
        let closes = min(hours.closes[opening], boundaries[boundaries.count - 1])
        if end == closes { capacity += max(0, service.most(in: closes - opens) - service.rate(in: closes - opens)) }
      }
      let isAdmitting = segment < gate.starts.count && gate.starts[segment] <= start
      let admissible = isAdmitting ? quotas.left(in: segment) : 0
      let amount = min(inside + admissible, capacity)
      let after = min(places, inside + admissible - amount)
      if after < .infinity, admissible < .infinity { quotas.take(amount + after - inside) }
      served[period] += amount
      inside = after
    }
    self.served = served
  }

  /// Ticks between which nothing changes, from the start to the end of the horizon.
  private static func cuts(_ hours: OpenHours, _ gate: GatePlan, _ boundaries: [Int]) -> [Int] {
    let horizon = boundaries[boundaries.count - 1]
    let all = [hours.opens, hours.closes, gate.starts, gate.ends, boundaries].joined()
    return Set(all.lazy.map { min($0, horizon) }).sorted()
  }
}

/// Places left in the quotas, as a fluid.
private struct FluidQuotas {
  private let gate: GatePlan
  private var left: [Double]
  private var period: [Int]

  init(_ gate: GatePlan) {
    self.gate = gate
    left = gate.quotas.map { _ in .infinity }
    period = gate.quotas.map { _ in -1 }
  }

  /// The least number of places left in a segment of the gate, which must not go back from call to call.
  mutating func left(in segment: Int) -> Double {
    for quota in left.indices {
      let now = gate.periods[segment * left.count + quota]
      guard now != period[quota] else { continue }
      period[quota] = now
      left[quota] = now < 0 ? .infinity : Double(gate.quotas[quota].places[now])
    }
    return left.min() ?? .infinity
  }

  /// Takes places of every quota that limits now.
  mutating func take(_ trucks: Double) {
    for quota in left.indices { left[quota] -= trucks }
  }
}
