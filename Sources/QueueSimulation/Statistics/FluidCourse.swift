/// The course of a crossing under endless demand, with trucks as a fluid: an upper bound on mean throughput.
///
/// - The gate lets in whatever the quotas have left as soon as it is open (without quotas: without end), and no more than
///   the yard holds beyond what is served.
/// - In a stretch of length L a server of mean service time m completes, on the mean, at most L/m + v services that begin
///   in it. v = 0 for service times that are "new better than used in expectation" (constant, uniform, triangular, Erlang,
///   exponential, gamma with cv <= 1), whose renewal function is at most L/m (Barlow and Proschan, "Mathematical Theory of
///   Reliability", 1965, p. 54). For all others v = cv² (G. Lorden, "On excess over the boundary", Annals of Mathematical
///   Statistics 41 (1970) 520).
/// - `finish`: a stretch is an opening, and at closing each server finishes one truck more: c·(L/m + v + 1).
/// - `drain`: so it is at the first stage; the later ones serve day and night.
/// - `pause`: openings are one stretch, and nothing is served after closing: c·L/m, and v once.
/// - `last-start`: likewise; only a service that is longer than the opening, and starts with it, outlasts it, so that m is
///   the mean of the services cut off at L.
/// - Servers that come in the middle begin a stretch of their own, and those that go finish a truck.
/// - A stage that needs empty trucks of the other side serves no more than have come and been let in.
/// - Stages are passed one after the other; what one leaves stays for the next opening.
/// - An opening is cut where a reporting period ends and where the gate changes; what is finished after closing is counted
///   at closing.
///
/// So the trucks up to the end of any period are bounded; a single period may pass its own part by what is left from
/// the periods before it.
///
/// Differs: the plain fluid bound is Σ open hours × servers / mean service, and a crossing that finishes its trucks after
/// closing passes it: a bound has to bound.
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
    var stations = service.stations.indices.map { FluidStation(service, $0) }
    var supplies = service.stations.indices.map { index in
      service.stations[index].counterpart.flatMap { counterpart in
        counterpartGates[index].map { FluidSupply(counterpart, $0) }
      }
    }
    /// Trucks in the yard, by the station that they wait for.
    var waiting = stations.map { _ in 0.0 }
    var inside = 0.0
    var total = 0.0
    var knots = [Knot(tick: 0, served: 0)]
    var served = [Double](repeating: 0, count: boundaries.count - 1)
    var opening = 0
    var segment = 0
    var period = 0
    let cuts = Self.cuts(hours, [gate] + counterpartGates.compactMap { $0 }, service, boundaries)
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      while opening < hours.closes.count, hours.closes[opening] <= start { opening += 1 }
      while segment < gate.ends.count, gate.ends[segment] <= start { segment += 1 }
      while boundaries[period + 1] <= start { period += 1 }
      let isOpen = opening < hours.opens.count && hours.opens[opening] <= start
      let closes = isOpen ? min(hours.closes[opening], boundaries[boundaries.count - 1]) : 0
      let length = isOpen ? hours.closes[opening] - hours.opens[opening] : 0
      let isAdmitting = segment < gate.starts.count && gate.starts[segment] <= start
      let admissible = isAdmitting ? quotas.left(in: segment) : 0
      var amount = admissible
      for index in stations.indices {
        let come = waiting[index] + amount
        var most = stations[index].capacity(
          from: start, to: end, isOpen: isOpen, isLast: end == closes, opening: (opening, length))
        if let available = supplies[index]?.available(from: start, to: end) { most = min(most, available) }
        amount = min(come, most)
        supplies[index]?.take(amount)
        waiting[index] = come - amount
      }
      // What the yard has no room for stays outside.
      let after = min(places, inside + admissible - amount)
      var room = after
      for index in waiting.indices.reversed() {
        let surplus = waiting[index] - min(waiting[index], room)
        if surplus > 0 {
          for earlier in 0..<index { supplies[earlier]?.take(-surplus) }
          waiting[index] = room
        }
        room -= waiting[index]
      }
      if after < .infinity, admissible < .infinity { quotas.take(amount + after - inside) }
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
