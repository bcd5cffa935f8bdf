import CrossingModel

/// What the fluid course needs to know about a crossing's stages, all classes mixed as they are demanded.
struct FluidService: Sendable {
  /// One station: a stage, or the yard as a whole.
  struct Station: Sendable {
    /// Numbers of servers, or places of the yard, from ticks on; the first at tick 0.
    let staffing: [CrossingPlan.StaffingStep]
    /// Mean time that a truck keeps one of them, in ticks.
    let meanTicks: Double
    /// What a server may finish in one stretch of work beyond (its length) / (mean time), in trucks.
    let allowance: Double

    /// Servers at a tick.
    func servers(at tick: Int) -> Int {
      staffing[max(0, staffing.partitionIndex { $0.tick <= tick } - 1)].servers
    }
  }

  /// All stations.
  let stations: [Station]
  /// Trucks that the yard holds; nil: no limit.
  let yardPlaces: Int?
  /// Steps of the numbers of servers, by stage; empty: always the same.
  let staffing: [[CrossingPlan.StaffingStep]]
  /// Empty trucks of the other side that the stages need, by stage; nil: none.
  let counterparts: [CrossingPlan.CounterpartPlan?]
}

extension FluidService {
  /// The service times of a stage, all classes mixed.
  private struct Moments {
    let mean: Double
    let squaredVariation: Double
    let isNewBetterThanUsed: Bool

    init(_ mix: [CrossingPlan.MixEntry], stage: Int) {
      let laws = mix.map { (probability: $0.probability, law: $0.laws[stage]) }
      let minutes = laws.reduce(0) { $0 + $1.probability * $1.law.meanMinutes }
      let square = laws.reduce(0) { sum, entry in
        sum + entry.probability * entry.law.meanMinutes * entry.law.meanMinutes * (1 + entry.law.squaredVariation)
      }
      mean = max(1, minutes * Double(Tick.perMinute))
      squaredVariation = minutes > 0 ? max(0, square / (minutes * minutes) - 1) : 0
      isNewBetterThanUsed = laws.allSatisfy { $0.law == laws[0].law } && laws[0].law.isNewBetterThanUsed
    }
  }

  init(_ plan: CrossingPlan) {
    let moments = plan.stages.indices.map { Moments(plan.mix, stage: $0) }
    var stations = zip(plan.stages, moments).map { stage, moments in
      Station(
        staffing: stage.staffing.isEmpty
          ? [CrossingPlan.StaffingStep(tick: 0, servers: stage.servers)] : stage.staffing,
        meanTicks: moments.mean, allowance: moments.isNewBetterThanUsed ? 1 : 1 + moments.squaredVariation)
    }
    if let places = plan.rules.yardPlaces {
      // A truck keeps its place at least as long as its services last.
      let mean = moments.reduce(0) { $0 + $1.mean }
      let variance = moments.reduce(0) { $0 + $1.squaredVariation * $1.mean * $1.mean }
      stations.append(
        Station(
          staffing: [CrossingPlan.StaffingStep(tick: 0, servers: places)], meanTicks: mean,
          allowance: 1 + variance / (mean * mean)))
    }
    self.stations = stations
    yardPlaces = plan.rules.yardPlaces
    staffing = plan.stages.map(\.staffing)
    counterparts = plan.stages.map(\.counterpart)
  }
}

/// What the stations of a crossing may serve in one opening, as a fluid.
private struct FluidOpening {
  private let service: FluidService
  /// What each station may serve in all: servers · time / mean, and the allowance of each server that begins to work.
  private var most: [Double]
  private var servers: [Int]
  /// What has been granted so far.
  private var granted = 0.0

  init(_ service: FluidService) {
    self.service = service
    most = service.stations.map { _ in 0 }
    servers = service.stations.map { _ in 0 }
  }

  /// What may be served between two ticks at which nothing changes.
  mutating func capacity(from start: Int, to end: Int, isLast: Bool) -> Double {
    var least = Double.infinity
    for (index, station) in service.stations.enumerated() {
      let now = station.servers(at: start)
      let rate = Double(now) * Double(end - start) / station.meanTicks
      most[index] += rate + Double(max(0, now - servers[index])) * station.allowance
      servers[index] = now
      least = min(least, rate)
    }
    let capacity = isLast ? max(least, (most.min() ?? 0) - granted) : least
    granted += capacity
    return capacity
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
/// - Servers that come in the middle of an opening have an allowance of their own. Under the other closing policies no
///   more is served.
/// - A stage that needs empty trucks of the other side serves no more than have come and been let in.
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
  /// Trucks served before ticks, as knots of a line that never falls, in ascending order.
  let knots: [Knot]

  /// The first tick from which on so many more trucks are served than before `start`, on the line between the knots; beyond
  /// the horizon at its mean pace, and never if nothing is served in it.
  ///
  /// Complexity: O(log n).
  func tick(after trucks: Double, from start: Int) -> Int {
    let index = max(1, knots.partitionIndex { $0.tick <= start })
    guard index < knots.count, let end = knots.last, end.served > 0 else { return Tick.never }
    let before = knots[index - 1]
    let slope = (knots[index].served - before.served) / Double(knots[index].tick - before.tick)
    let goal = before.served + slope * Double(start - before.tick) + trucks
    let reached = knots.partitionIndex { $0.served < goal }
    guard reached < knots.count else {
      return end.tick + Int(min((goal - end.served) / end.served * Double(end.tick), 1e15))
    }
    let last = knots[max(1, reached) - 1]
    let share = (goal - last.served) / (knots[reached].served - last.served)
    return last.tick + Int(share * Double(knots[reached].tick - last.tick))
  }

  /// A point of the course.
  struct Knot: Hashable, Sendable {
    let tick: Int
    let served: Double
  }

  init(
    hours: OpenHours, gate: GatePlan, counterpartGates: [GatePlan?], service: FluidService, boundaries: [Int]
  ) {
    let places = service.yardPlaces.map(Double.init) ?? .infinity
    var quotas = FluidQuotas(gate)
    var supplies = zip(service.counterparts, counterpartGates).compactMap { counterpart, gate in
      counterpart.flatMap { counterpart in gate.map { FluidSupply(counterpart, $0) } }
    }
    var opens = FluidOpening(service)
    var total = 0.0
    var knots = [Knot(tick: 0, served: 0)]
    var served = [Double](repeating: 0, count: boundaries.count - 1)
    var inside = 0.0
    var opening = 0
    var segment = 0
    var period = 0
    let cuts = Self.cuts(hours, [gate] + counterpartGates.compactMap { $0 }, service, boundaries)
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      while opening < hours.closes.count, hours.closes[opening] <= start {
        opening += 1
        opens = FluidOpening(service)
      }
      while segment < gate.ends.count, gate.ends[segment] <= start { segment += 1 }
      while boundaries[period + 1] <= start { period += 1 }
      var capacity = 0.0
      if opening < hours.opens.count, hours.opens[opening] <= start {
        let closes = min(hours.closes[opening], boundaries[boundaries.count - 1])
        capacity = opens.capacity(from: start, to: end, isLast: end == closes)
      }
      for index in supplies.indices { capacity = min(capacity, supplies[index].available(from: start, to: end)) }
      let isAdmitting = segment < gate.starts.count && gate.starts[segment] <= start
      let admissible = isAdmitting ? quotas.left(in: segment) : 0
      let amount = min(inside + admissible, capacity)
      let after = min(places, inside + admissible - amount)
      if after < .infinity, admissible < .infinity { quotas.take(amount + after - inside) }
      for index in supplies.indices { supplies[index].take(amount) }
      served[period] += amount
      inside = after
      total += amount
      knots.append(Knot(tick: end, served: total))
    }
    self.served = served
    self.knots = knots
  }

  /// Ticks between which nothing changes, from the start to the end of the horizon.
  private static func cuts(_ hours: OpenHours, _ gates: [GatePlan], _ service: FluidService, _ boundaries: [Int])
    -> [Int]
  {
    let horizon = boundaries[boundaries.count - 1]
    var all = [hours.opens, hours.closes, boundaries]
    all += gates.flatMap { [$0.starts, $0.ends] }
    all += service.stations.map { $0.staffing.map(\.tick) }
    return Set(all.joined().lazy.map { min($0, horizon) }).sorted()
  }
}

/// Empty trucks of the other side that have come and been let in, as a fluid.
private struct FluidSupply {
  private let counterpart: CrossingPlan.CounterpartPlan
  private let gate: GatePlan
  private var quotas: FluidQuotas
  private var outside = 0.0
  private var inside: Double
  private var segment = 0

  init(_ counterpart: CrossingPlan.CounterpartPlan, _ gate: GatePlan) {
    self.counterpart = counterpart
    self.gate = gate
    quotas = FluidQuotas(gate)
    inside = Double(counterpart.atStart)
  }

  /// Those that may be used up to `end`, once what comes from `start` on is let in.
  mutating func available(from start: Int, to end: Int) -> Double {
    outside += counterpart.arrivals.cumulated(before: end) - counterpart.arrivals.cumulated(before: start)
    while segment < gate.ends.count, gate.ends[segment] <= start { segment += 1 }
    if segment < gate.starts.count, gate.starts[segment] <= start {
      let admitted = min(outside, quotas.left(in: segment))
      if admitted < .infinity { quotas.take(admitted) }
      outside -= admitted
      inside += admitted
    }
    return inside
  }

  mutating func take(_ trucks: Double) { inside -= trucks }
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
