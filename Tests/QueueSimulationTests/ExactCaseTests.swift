import CrossingModel
import Testing

@testable import QueueSimulation

@Suite("Exact cases")
struct ExactCaseTests {
  /// A queue with a mean wait known from theory.
  struct Steady: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var perMinute: Double
    var servers: [Int]
    var laws: [ServiceTime]
    /// Minutes.
    var meanWait: Double
    /// Minutes in a replication.
    var horizon: Int
  }

  static let steady: [Steady] = [
    Steady(
      testDescription: "M/M/3, λ 0.2, μ 0.1", perMinute: 0.2, servers: [3], laws: [.exponential(meanMinutes: 10)],
      meanWait: 40.0 / 9, horizon: 300_000),
    Steady(
      testDescription: "M/M/4, λ 0.2, μ 0.1", perMinute: 0.2, servers: [4], laws: [.exponential(meanMinutes: 10)],
      meanWait: 20.0 / 23, horizon: 300_000),
    Steady(
      testDescription: "M/D/1, ρ 0.8", perMinute: 0.8, servers: [1], laws: [.constant(minutes: 1)], meanWait: 2,
      horizon: 36_000),
    // Pollaczek and Khinchine: ρ(1 + cv²)/(2(1 - ρ)) services.
    Steady(
      testDescription: "M/G/1, gamma, cv 0.5, ρ 0.5", perMinute: 0.5, servers: [1],
      laws: [.gamma(meanMinutes: 1, coefficientOfVariation: 0.5)], meanWait: 0.5 * 1.25, horizon: 16_000),
    Steady(
      testDescription: "M/G/1, lognormal, cv 0.8, ρ 0.4", perMinute: 0.4, servers: [1],
      laws: [.lognormal(meanMinutes: 1, coefficientOfVariation: 0.8)], meanWait: 0.4 * 1.64 / 1.2, horizon: 30_000),
    Steady(
      testDescription: "M/G/1, uniform, ρ 0.4", perMinute: 0.4, servers: [1],
      laws: [.uniform(lowMinutes: 0.5, highMinutes: 1.5)], meanWait: 0.4 * (1 + 1.0 / 12) / 1.2, horizon: 15_000),
    // F. Pollaczek (1930), C. D. Crommelin (1932): Σ over i of e^(-icρ)·(Σ (icρ)^j/j! from j = ic on, less 1/ρ times the
    // same from ic + 1 on), in services.
    Steady(
      testDescription: "M/D/3, ρ 0.8", perMinute: 2.4, servers: [3], laws: [.constant(minutes: 1)],
      meanWait: 0.553_900_225_134_188, horizon: 12_000),
    // Burke: the departures of M/M/c are Poisson, so that the stages wait as if they were alone.
    Steady(
      testDescription: "M/M/1 → M/M/1, Jackson", perMinute: 0.5, servers: [1, 1],
      laws: [.exponential(meanMinutes: 1), .exponential(meanMinutes: 0.8)], meanWait: 1 + 0.8 * 0.4 / 0.6,
      horizon: 25_000),
    // By Erlang's second formula 1/3 and 9/38 of the trucks wait, on the mean 2 minutes.
    Steady(
      testDescription: "M/M/2 → M/M/3, Jackson", perMinute: 0.5, servers: [2, 3],
      laws: [.exponential(meanMinutes: 2), .exponential(meanMinutes: 3)], meanWait: 2.0 / 3 + 9.0 / 19, horizon: 40_000),
  ]

  @Test("agree with theory within the simulation's own 99 % interval of at most 2 %", arguments: steady)
  func steadyState(_ queue: Steady) {
    var kit = PlanKit()
    kit.servers = queue.servers
    kit.laws = queue.laws
    kit.boundaries = [0, queue.horizon]
    kit.streams = [PlanKit.Stream(rates: [(0..<queue.horizon, queue.perMinute)])]
    let plan = kit.plan
    let calendar = kit.calendar(plan)
    var table = EstimateTable(columns: 1)
    var needs = TruckNeeds()
    var course = TruckCourse()
    var scratch = EngineScratch()
    for replication in 0..<40 {
      needs.draw(plan, calendar, boundaries: kit.ticks, random: RandomKey(seed: 20_200_607).adding(replication))
      let isDone = FirstComeEngine.run(
        plan, calendar, needs, boundaries: kit.ticks, into: &course, scratch: &scratch)
      precondition(isDone, "a crossing without a yard needs no events")
      table.add([Self.meanWait(needs, course)])
    }
    var quantiles: [Int: Double] = [:]
    let estimate = table.estimate(0, quantiles: &quantiles)
    let halfWidth = estimate.halfWidth(confidence: 0.99)
    #expect(halfWidth < 0.02 * estimate.mean, "\(estimate)")
    #expect(abs(estimate.mean - queue.meanWait) < halfWidth, "\(estimate) and not \(queue.meanWait)")
  }

  /// Mean minutes before all stages of the trucks that start the last one: starts less the moments at which trucks join.
  ///
  /// Counted here and not by `CourseStatistics`, whose other figures take most of the time in a debug build.
  private static func meanWait(_ needs: TruckNeeds, _ course: TruckCourse) -> Double {
    guard let last = course.stages.last else { return .nan }
    var total = 0
    let count = last.starts.count
    var joins = needs.queue
    for stage in course.stages {
      let starts = stage.starts
      var index = 0
      while index < count {
        total += starts[index] - course.layout.tick(joins[index])
        index += 1
      }
      joins = stage.ends.values
    }
    return Double(total) / Double(count) / Double(Tick.perMinute)
  }

  @Test("a gate that opens late, with trucks at constant intervals")
  func lateGate() {
    // From 7:45, in minutes: 6 trucks a minute until 8:15, then 2; the gate opens at 8:00 and serves 6 a minute.
    var kit = PlanKit()
    kit.laws = [.constant(minutes: 1.0 / 6)]
    kit.open = [15..<120]
    kit.boundaries = [0, 120]
    kit.streams = [PlanKit.Stream(rates: [(0..<30, 6), (30..<120, 2)], arrivals: .constant)]
    let plan = kit.plan
    let calendar = kit.calendar(plan)
    var needs = TruckNeeds()
    needs.draw(plan, calendar, boundaries: kit.ticks, random: RandomKey(seed: 1))
    let course = ReferenceSimulator.run(plan, calendar, needs, boundaries: kit.ticks)
    let waits = course.visits[0].map { number, visit in visit.lowerBound - needs.arrivalTick(of: number) }
    let lastDelayed = course.visits[0].filter { $0.value.lowerBound > needs.arrivalTick(of: $0.key) }.map(
      \.value.lowerBound
    )
    .max()
    // The fluid is gone at 8:37:30, with a delay of 3,037.5 truck-minutes.
    #expect(abs(Double(lastDelayed ?? 0) / Double(Tick.perMinute) - 52.5) <= 1)
    #expect(abs(Double(waits.reduce(0, +)) / Double(Tick.perMinute) - 3_037.5) <= 70)
    #expect(abs(Double(waits.max() ?? 0) / Double(Tick.perMinute) - 15) <= 1)
    for engine in SimulationOptions.Engine.allCases {
      let run = kit.run(engine: engine)
      #expect(abs(run(.largestQueue) - 90) <= 1)
      let total = run(.meanWait) / 60 * run(.throughput)
      #expect(abs(total - 3_037.5) <= 70)
      #expect(run.ledger.isBalanced)
    }
  }

  @Test("overtime: arrivals every 3 from 3, service 5, nobody interrupted")
  func overtime() {
    // One server here; hours 0-8 and 11-12: services 3-8, 11-16 (arrived 6), then closed.
    var kit = PlanKit()
    kit.laws = [.constant(minutes: 5)]
    kit.open = [0..<8, 11..<12]
    kit.boundaries = [0, 13, 20]
    kit.streams = [PlanKit.Stream(rates: [(0..<20, 1.0 / 3)], arrivals: .constant)]
    let run = kit.run()
    #expect(run(.throughput, 0) == 1)
    #expect(run(.throughput, 1) == 1)
    #expect(run(.meanWait, 0) == 0)
    #expect(run(.meanWait, 1) == 300)
    #expect(run(.closedWait, 1) == 180)
    #expect(run(.queueWait, 1) == 120)
    #expect(run(.overtime, stage: 0, 0) == 60)
    #expect(run(.overtime, stage: 0, 1) == 180)
    #expect(run(.utilisation, stage: 0, 0) == 6.0 / 9)
    #expect(run(.arrivals) == 6)
    #expect(run(.queueAtEnd) == 4)
  }

  @Test("two days a week with a quota of 250 and excess demand gives exactly 500 a week", arguments: [1, 2, 3])
  func quotaBinds(seed: UInt64) {
    let weeks = 8
    let week = 7 * 1_440
    var kit = PlanKit()
    kit.servers = [6, 80]
    kit.laws = [
      .lognormal(meanMinutes: 4, coefficientOfVariation: 0.5), .gamma(meanMinutes: 90, coefficientOfVariation: 0.4),
    ]
    // Weeks from Sunday; Sunday and Wednesday, 08:00-17:00; quotas by calendar day.
    kit.open = (0..<weeks).flatMap { number in
      [0, 3].map { day in (number * week + day * 1_440 + 480)..<(number * week + day * 1_440 + 1_020) }
    }
    kit.quotas = [(0..<(7 * weeks)).map { day in ((day * 1_440)..<((day + 1) * 1_440), 250) }]
    kit.boundaries = (0...weeks).map { $0 * week }
    kit.streams = [PlanKit.Stream(rates: [(0..<(weeks * week), 307.0 / 1_440)])]
    // The first Sunday comes before there are 250 trucks.
    kit.atStart = 250
    let run = kit.run(seed: seed, simulatesCapacity: true)
    for week in 0..<weeks {
      #expect(run(.throughput, week) == 500)
      #expect(run(.capacity, week) == 500)
      #expect(run(.fluidBound, week) == 500)
      #expect(run(.used, quota: 0, week) == 500)
      #expect(run(.places, quota: 0, week) == 500)
    }
    #expect(run.ledger.isBalanced)
    #expect(run.ledger.waiting > 300)
  }
}
