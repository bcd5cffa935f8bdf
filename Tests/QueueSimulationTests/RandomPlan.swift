import CrossingModel

@testable import QueueSimulation

/// Small random crossings, with ties on purpose: whole minutes for constant services, arrivals, hours and quotas.
enum RandomPlan {
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

  private static func rate(_ random: inout RandomSource) -> Double {
    1 / Double(2 + random.index(below: 30))
  }

  static func law(_ random: inout RandomSource) -> ServiceTime {
    switch random.index(below: 9) {
    case 0, 1: .constant(minutes: Double(random.index(below: 15)))
    case 2: .exponential(meanMinutes: 1 + 20 * random.uniform())
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
