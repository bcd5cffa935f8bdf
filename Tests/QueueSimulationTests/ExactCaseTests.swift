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
      meanWait: 40.0 / 9, horizon: 100_000),
    Steady(
      testDescription: "M/M/4, λ 0.2, μ 0.1", perMinute: 0.2, servers: [4], laws: [.exponential(meanMinutes: 10)],
      meanWait: 20.0 / 23, horizon: 220_000),
    Steady(
      testDescription: "M/D/1, ρ 0.8", perMinute: 0.8, servers: [1], laws: [.constant(minutes: 1)], meanWait: 2,
      horizon: 20_000),
    Steady(
      // Pollaczek and Khinchine: ρ(1 + cv²)/(2(1 - ρ)) services.
      testDescription: "M/G/1, gamma, cv 0.5, ρ 0.7", perMinute: 0.7, servers: [1],
      laws: [.gamma(meanMinutes: 1, coefficientOfVariation: 0.5)], meanWait: 0.7 * 1.25 / 0.6, horizon: 25_000),
    Steady(
      testDescription: "M/G/1, lognormal, cv 1.2, ρ 0.6", perMinute: 0.6, servers: [1],
      laws: [.lognormal(meanMinutes: 1, coefficientOfVariation: 1.2)], meanWait: 0.6 * 2.44 / 0.8, horizon: 40_000),
    Steady(
      // Burke: the departures of M/M/c are Poisson, so that the stages wait as if they were alone.
      testDescription: "M/M/1 → M/M/3, Jackson", perMinute: 0.2, servers: [1, 3],
      laws: [.exponential(meanMinutes: 2.5), .exponential(meanMinutes: 10)], meanWait: 2.5 + 40.0 / 9,
      horizon: 100_000),
  ]

  @Test("agree with theory within the simulation's own 99 % interval of at most 2 %", arguments: steady)
  func steadyState(_ queue: Steady) {
    var kit = PlanKit()
    kit.servers = queue.servers
    kit.laws = queue.laws
    kit.boundaries = [0, queue.horizon]
    kit.streams = [PlanKit.Stream(rates: [(0..<queue.horizon, queue.perMinute)])]
    var table = EstimateTable(columns: 1)
    var runner = ReplicationRunner()
    for replication in 0..<40 {
      let run = kit.run(&runner, seed: 20_200_607, replication: replication)
      table.add([run(.meanWait) / 60])
    }
    var quantiles: [Int: Double] = [:]
    let estimate = table.estimate(0, quantiles: &quantiles)
    let halfWidth = estimate.halfWidth(confidence: 0.99)
    #expect(halfWidth < 0.02 * estimate.mean, "\(estimate)")
    #expect(abs(estimate.mean - queue.meanWait) < halfWidth, "\(estimate) and not \(queue.meanWait)")
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
    let waits = course.visits[0].map { number, visit in visit.lowerBound - needs.arrival[number] }
    let lastDelayed = course.visits[0].filter { $0.value.lowerBound > needs.arrival[$0.key] }.map(\.value.lowerBound)
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
