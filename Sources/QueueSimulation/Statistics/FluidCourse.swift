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
/// - The gate lets in whatever the quotas have left as soon as it is open (without quotas: without end).
/// - In an opening of length L a stage of c servers and mean service time m starts, on the mean, at most c·(L/m + a)
///   trucks, and under the closing policy `finish` all of these are served. a = 1 for service times that are "new better
///   than used in expectation" (constant, uniform, triangular, Erlang, exponential, gamma with cv <= 1): the truck that
///   each server takes at the opening, and a renewal function of at most L/m after it (Barlow and Proschan,
///   "Mathematical Theory of Reliability", 1965, p. 54). For all others a = 1 + cv² (G. Lorden, "On excess over the
///   boundary", Annals of Mathematical Statistics 41 (1970) 520).
/// - The tightest stage decides; what it leaves of the admitted trucks stays for the next opening.
/// - An opening is cut where a reporting period ends and where trucks are admitted; the allowance c·a is counted at its
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
    let horizon = boundaries[boundaries.count - 1]
    let admissions = Self.admissions(gate, boundaries: boundaries)
    var served = [Double](repeating: 0, count: boundaries.count - 1)
    var stock = 0.0
    var admitted = 0
    for (open, close) in zip(hours.opens, hours.closes) where open < horizon {
      let end = min(close, horizon)
      let most = service.most(in: end - open)
      var start = open
      while start < end {
        while admitted < admissions.count, admissions[admitted].tick <= start {
          stock += admissions[admitted].trucks
          admitted += 1
        }
        let period = SortedSearch.count(of: boundaries, atMost: start) - 1
        var next = min(end, boundaries[period + 1])
        if admitted < admissions.count { next = min(next, admissions[admitted].tick) }
        let allowance = next == end ? max(0, most - service.rate(in: end - open)) : 0
        let amount = min(stock, service.rate(in: next - start) + allowance)
        served[period] += amount
        stock -= amount
        start = next
      }
    }
    self.served = served
  }

  /// When trucks are admitted and how many, in ascending order of time; endless where no quota limits.
  private static func admissions(_ gate: GatePlan, boundaries: [Int]) -> [(tick: Int, trucks: Double)] {
    let horizon = boundaries[boundaries.count - 1]
    var state = GateState(gate, boundaries: boundaries)
    var result: [(tick: Int, trucks: Double)] = []
    var tick = state.nextAdmission(from: 0)
    while tick < horizon {
      guard let left = state.placesLeft else {
        result.append((tick, .infinity))
        break
      }
      for _ in 0..<left { state.admit(at: tick) }
      result.append((tick, Double(left)))
      tick = state.nextAdmission(from: tick)
    }
    return result
  }
}
