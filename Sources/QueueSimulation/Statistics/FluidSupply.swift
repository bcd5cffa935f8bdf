/// Empty trucks of the other side that have come and been let in, as a fluid.
struct FluidSupply {
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
struct FluidQuotas {
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
