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
  }

  /// The most trucks that go through in one opening of so many ticks.
  func most(in ticks: Int) -> Double {
    stations.map { Double($0.servers) * (Double(ticks) / $0.meanTicks + $0.closingAllowance) }.min() ?? 0
  }
}

/// The course of a crossing under endless demand, with trucks as a fluid: an upper bound on mean throughput.
///
/// - The gate lets in whatever the quotas have left as soon as it is open (without quotas: without end).
/// - In an opening of length L a stage of c servers and mean service time m starts, on the mean, at most c·(L/m + a)
///   trucks, and under the closing policy `finish` all of these are served. a = 1 for service times that are "new better
///   than used in expectation" (constant, uniform, triangular, Erlang, exponential, gamma with cv <= 1): the truck that
///   each server takes at the opening, and a renewal function of at most L/m after it (Barlow and Proschan,
///   "Mathematical Theory of Reliability", 1965, p. 54). For all others a = 1 + cv² (G. Lorden, "On excess over the
///   boundary", Annals of Mathematical Statistics 41 (1970) 520).
/// - The tightest stage decides; what it leaves of the admitted trucks stays for the next opening.
/// - An opening is cut where a reporting period ends, and where the gate's segments do; the allowance is counted in the
///   last part.
///
/// Differs: the plain fluid bound Σ open hours × servers / mean service has no allowance a, and a crossing that finishes
/// its trucks after closing passes it: a bound has to bound.
struct FluidCourse: Sendable {
  /// Trucks by reporting period.
  let served: [Double]

  init(hours: OpenHours, gate: GatePlan, service: FluidService, boundaries: [Int]) {
    let horizon = boundaries[boundaries.count - 1]
    var served = [Double](repeating: 0, count: boundaries.count - 1)
    var state = GateState(gate, boundaries: boundaries)
    var stock = 0.0
    var segment = 0
    for (open, close) in zip(hours.opens, hours.closes) where open < horizon {
      var start = open
      // What the allowance of this opening has not been used for.
      let length = min(close, horizon) - open
      var allowance = max(0, service.most(in: length) - Self.rate(service, length))
      while start < min(close, horizon) {
        var end = min(close, horizon)
        let next = SortedSearch.count(of: boundaries, atMost: start)
        if next < boundaries.count { end = min(end, boundaries[next]) }
        if !gate.isFree {
          while segment < gate.ends.count, gate.ends[segment] <= start { segment += 1 }
          if segment < gate.starts.count {
            end = min(end, gate.starts[segment] > start ? gate.starts[segment] : gate.ends[segment])
          }
          stock += Self.admit(&state, from: start, until: end)
        }
        let isLast = end == min(close, horizon)
        let most = Self.rate(service, end - start) + (isLast ? allowance : 0)
        let amount = gate.isFree ? most : min(most, stock)
        served[next - 1] += amount
        stock -= min(stock, amount)
        if isLast { allowance = 0 }
        start = end
      }
    }
    self.served = served
  }

  /// Trucks that the tightest station serves in so many open ticks.
  private static func rate(_ service: FluidService, _ ticks: Int) -> Double {
    service.stations.map { Double($0.servers) * Double(ticks) / $0.meanTicks }.min() ?? 0
  }

  /// Trucks admitted in a part of an opening; endless where no quota limits.
  private static func admit(_ state: inout GateState, from start: Int, until end: Int) -> Double {
    var admitted = 0.0
    while state.nextAdmission(from: start) < end {
      guard let left = state.placesLeft else { return .infinity }
      for _ in 0..<left { state.admit(at: start) }
      admitted += Double(left)
    }
    return admitted
  }
}
