import CrossingModel

/// What the fluid course needs to know about a crossing's stages, all classes mixed as they are demanded.
struct FluidService: Sendable {
  /// One station: a stage, or the yard as a whole.
  struct Station: Sendable {
    /// Numbers of servers, or places of the yard, from ticks on; the first at tick 0.
    let staffing: [CrossingPlan.StaffingStep]
    /// The laws of the services, with their probabilities, stage by stage: of one stage, or of all for the yard.
    let laws: [[(probability: Double, law: ServiceTime)]]
    /// Mean time that a truck keeps one of them, in ticks.
    let meanTicks: Double
    /// What a server may complete in a stretch of work beyond (its length) / (mean time), in trucks.
    let excess: Double
    /// Empty trucks of the other side that it needs.
    var counterpart: CrossingPlan.CounterpartPlan?

    /// Servers at a tick.
    func servers(at tick: Int) -> Int {
      staffing[max(0, staffing.partitionIndex { $0.tick <= tick } - 1)].servers
    }
  }

  /// All stations: the stages, and after them the yard if it has a limit.
  let stations: [Station]
  /// Trucks that the yard holds; nil: no limit.
  let yardPlaces: Int?
  /// Steps of the numbers of servers, by stage; empty: always the same.
  let staffing: [[CrossingPlan.StaffingStep]]
  /// What happens at closing.
  let closing: ClosingPolicy
}

extension FluidService.Station {
  /// Mean time, in ticks, that a truck keeps a server within an opening of so many ticks, if nothing but what starts with
  /// the opening outlasts it.
  func meanTicks(within opening: Int) -> Double {
    let minutes = Double(opening) / Double(Tick.perMinute)
    let excess = laws.joined().reduce(0) { $0 + $1.probability * $1.law.meanExcess(over: minutes) }
    return max(1, meanTicks - excess * Double(Tick.perMinute))
  }
}

extension FluidService {
  /// The service times of a stage, all classes mixed.
  private struct Moments {
    let laws: [(probability: Double, law: ServiceTime)]
    let mean: Double
    let squaredVariation: Double
    let isNewBetterThanUsed: Bool

    init(_ mix: [CrossingPlan.MixEntry], stage: Int) {
      let laws = mix.map { (probability: $0.probability, law: $0.laws[stage]) }
      self.laws = laws
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
        laws: [moments.laws], meanTicks: moments.mean,
        excess: moments.isNewBetterThanUsed ? 0 : moments.squaredVariation, counterpart: stage.counterpart)
    }
    if let places = plan.rules.yardPlaces {
      // A truck keeps its place at least as long as its services last.
      let mean = moments.reduce(0) { $0 + $1.mean }
      let variance = moments.reduce(0) { $0 + $1.squaredVariation * $1.mean * $1.mean }
      stations.append(
        Station(
          staffing: [CrossingPlan.StaffingStep(tick: 0, servers: places)], laws: moments.map(\.laws), meanTicks: mean,
          excess: variance / (mean * mean)))
    }
    self.stations = stations
    yardPlaces = plan.rules.yardPlaces
    staffing = plan.stages.map(\.staffing)
    closing = plan.rules.closing
  }
}
