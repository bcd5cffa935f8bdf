import CrossingModel
import Foundation

@testable import QueueSimulation

/// Small random crossings, with ties on purpose: whole minutes for constant services, arrivals, hours and quotas.
enum RandomPlan {
  /// Models with rules in one block of a test: `RANDOM_MODELS=1000 swift test` walks thousands.
  static let models = ProcessInfo.processInfo.environment["RANDOM_MODELS"].flatMap(Int.init) ?? 20

  /// First come, first served, as both engines know it.
  static func kit(seed: Int) -> PlanKit {
    var random = RandomSource(RandomKey(seed: 77).adding(seed))
    var kit = PlanKit()
    let stages = 1 + random.index(below: 3)
    kit.servers = (0..<stages).map { _ in random.index(below: 12) == 0 ? 0 : 1 + random.index(below: 5) }
    kit.laws = (0..<stages).map { _ in law(&random) }
    let horizon = 2_000 + random.index(below: 3_000)
    kit.boundaries = [0, horizon / 3, horizon / 2, horizon]
    if random.index(below: 4) > 0 { kit.open = ranges(&random, until: horizon + 500, longest: 400) }
    if random.index(below: 3) == 0 { kit.announced = ranges(&random, until: horizon + 500, longest: 900) }
    for _ in 0..<max(0, random.index(below: 4) - 1) { kit.quotas.append(quota(&random, until: horizon + 500)) }
    if random.index(below: 3) == 0 { kit.yardPlaces = random.index(below: 20) == 0 ? 0 : 1 + random.index(below: 40) }
    kit.admitsAlways = random.index(below: 3) == 0
    kit.atStart = random.index(below: 2) * random.index(below: 30)
    let behaviours = DemandStream.WithoutOpening.allCases
    for _ in 0..<(1 + random.index(below: 3)) {
      let half = horizon / 2
      kit.streams.append(
        PlanKit.Stream(
          rates: [(0..<half, rate(&random)), ((half + 60)..<horizon, rate(&random))],
          arrivals: random.index(below: 2) == 0 ? .poisson : .constant,
          withoutOpening: behaviours[random.index(below: behaviours.count)],
          truckLimit: random.index(below: 4) == 0 ? 25 : .max,
          laws: random.index(below: 2) == 0 ? nil : (0..<stages).map { _ in law(&random) }))
    }
    return kit
  }

  /// Any of the model's rules.
  static func withRules(seed: Int) -> PlanKit {
    var kit = kit(seed: seed)
    var random = RandomSource(RandomKey(seed: 78).adding(seed))
    let end = kit.boundaries[kit.boundaries.count - 1] + 500
    let policies = ClosingPolicy.allCases
    kit.closing = policies[random.index(below: policies.count)]
    kit.order = order(&random)
    if kit.yardPlaces == nil, random.index(below: 2) == 0 { kit.yardPlaces = 1 + random.index(below: 8) }
    kit.turnsAway = kit.yardPlaces != nil && random.index(below: 2) == 0
    for stage in kit.servers.indices {
      kit.staffing.append(random.index(below: 3) == 0 ? staffing(&random, until: end) : [])
      kit.room.append(random.index(below: 2) == 0 ? random.index(below: 4) : .max)
      kit.counterparts.append(random.index(below: 5) == 0 ? counterpart(&random, until: end) : nil)
      if kit.servers[stage] == 0, random.index(below: 2) == 0 { kit.servers[stage] = 1 }
    }
    for index in kit.streams.indices { vary(&kit.streams[index], kit.order.lanes, until: end, &random) }
    return kit
  }

  private static func vary(
    _ stream: inout PlanKit.Stream, _ lanes: Int, until end: Int, _ random: inout RandomSource
  ) {
    stream.lane = random.index(below: lanes)
    if random.index(below: 3) == 0 { stream.patience = law(&random, scale: 10) }
    switch random.index(below: 6) {
    case 0: stream.convoy = 2 + random.index(below: 9)
    case 1:
      stream.arrivals = .scheduled
      stream.appointments = Appointments(
        meanDeviationMinutes: -10, deviationMinutes: 20 * random.uniform(), noShowProbability: 0.2)
    case 2: stream.listed = moments(&random, until: end)
    default: break
    }
  }

  private static func order(_ random: inout RandomSource) -> LaneOrder {
    let lanes = 1 + random.index(below: 4)
    let hasShares = random.index(below: 2) == 0
    return LaneOrder(lanes: lanes, shares: hasShares ? (0..<lanes).map { _ in 1 + random.index(below: 4) } : [])
  }

  private static func staffing(
    _ random: inout RandomSource, until end: Int
  ) -> [(minute: Int, servers: Int)] {
    var result = [(minute: 0, servers: random.index(below: 5))]
    while result[result.count - 1].minute < end {
      let minute = result[result.count - 1].minute + 1 + random.index(below: 600)
      result.append((minute, random.index(below: 5)))
    }
    return result
  }

  private static func counterpart(_ random: inout RandomSource, until end: Int) -> PlanKit.Counterpart {
    PlanKit.Counterpart(
      listed: moments(&random, until: end), atStart: random.index(below: 20),
      quota: random.index(below: 2) == 0 ? quota(&random, until: end) : [])
  }

  private static func moments(_ random: inout RandomSource, until end: Int) -> [Double] {
    (0..<random.index(below: 300)).map { _ in Double(random.index(below: end)) }.sorted()
  }

  private static func rate(_ random: inout RandomSource) -> Double {
    1 / Double(2 + random.index(below: 30))
  }

  static func law(_ random: inout RandomSource, scale: Int = 1) -> ServiceTime {
    switch random.index(below: 9) {
    case 0, 1: .constant(minutes: Double(random.index(below: 15) * scale))
    case 2: .exponential(meanMinutes: (1 + 20 * random.uniform()) * Double(scale))
    case 3: .lognormal(meanMinutes: 1 + 20 * random.uniform(), coefficientOfVariation: 1.5 * random.uniform())
    case 4: .gamma(meanMinutes: 1 + 20 * random.uniform(), coefficientOfVariation: 1.8 * random.uniform() + 0.01)
    case 5: .erlang(meanMinutes: 1 + 20 * random.uniform(), shape: 1 + random.index(below: 4))
    case 6: .uniform(lowMinutes: 2, highMinutes: 2 + 10 * random.uniform())
    case 7: .triangular(lowMinutes: 1, modeMinutes: 1 + random.uniform(), highMinutes: 2 + 30 * random.uniform())
    default: .empirical(minutes: (0...random.index(below: 5)).map { _ in Double(1 + random.index(below: 20)) })
    }
  }

  private static func ranges(_ random: inout RandomSource, until end: Int, longest: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var moment = random.index(below: 3) * random.index(below: longest)
    while moment < end {
      let close = moment + 1 + random.index(below: longest)
      result.append(moment..<close)
      moment = close + 1 + random.index(below: longest)
    }
    return result
  }

  private static func quota(_ random: inout RandomSource, until end: Int) -> [(range: Range<Int>, trucks: Int)] {
    var result: [(range: Range<Int>, trucks: Int)] = []
    let length = 100 + random.index(below: 700)
    var moment = random.index(below: 500)
    while moment < end {
      result.append((moment..<(moment + length), random.index(below: 30)))
      moment += length + (random.index(below: 3) == 0 ? random.index(below: 300) : 0)
    }
    return result
  }
}
