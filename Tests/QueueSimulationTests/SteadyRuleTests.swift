import CrossingModel
import Testing

@testable import QueueSimulation

/// Queues with losses, impatience and priorities against their closed forms, by events.
@Suite("Queues with rules in the steady state")
struct SteadyRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var expected: [(figure: Figure, value: Double)]
    /// Minutes in a replication.
    var horizon = 2_500
    var kit: @Sendable (inout PlanKit) -> Void
  }

  enum Figure: Hashable, Sendable {
    case shareTurnedAway
    case shareThatGaveUp
    /// In minutes, of the trucks of a stream that were served.
    case meanWait(stream: Int)
  }

  static let cases: [Case] = [
    Case(
      testDescription: "M/M/2/5, 4 erlang",
      expected: {
        let chain = BirthDeath(servers: 2, load: 4, places: 5)
        return [
          (.shareTurnedAway, chain.share(of: 5)), (.meanWait(stream: 0), chain.meanQueue / (1 - chain.share(of: 5))),
        ]
      }()
    ) { withPlaces(&$0, servers: 2, minutes: 4, places: 5) },
    // A. K. Erlang (1917): the share lost of 10 erlang at 5 servers.
    Case(
      testDescription: "M/M/5/5, Erlang's loss, 10 erlang", expected: [(.shareTurnedAway, 0.563_952_176_855_403)]
    ) { withPlaces(&$0, servers: 5, minutes: 10, places: 5) },
    // The loss depends on the service time by its mean alone.
    Case(
      testDescription: "M/G/5/5, Erlang's loss with gamma services",
      expected: [(.shareTurnedAway, 0.563_952_176_855_403)]
    ) {
      withPlaces(&$0, servers: 5, minutes: 10, places: 5)
      $0.laws = [.gamma(meanMinutes: 10, coefficientOfVariation: 1.5)]
    },
    // C. Palm (1957): whoever waits leaves at the rate of his patience.
    Case(
      testDescription: "M/M/3+M, Erlang A, 6 erlang",
      expected: [(.shareThatGaveUp, BirthDeath(servers: 3, load: 6, patience: 5).meanQueue / 5)], horizon: 4_000
    ) {
      $0.servers = [3]
      $0.laws = [.exponential(meanMinutes: 6)]
      $0.streams[0].patience = .exponential(meanMinutes: 5)
    },
    // A. Cobham, "Priority assignment in waiting line problems", Operations Research 2 (1954) 70: W₀ / (1 - σₖ₋₁)(1 - σₖ)
    // with W₀ = Σ λ E[S²] / 2 and σₖ the utilisation by classes up to k. Here W₀ = 0.15·(1 + 4) / 2.
    Case(
      testDescription: "M/G/1 with two priorities, each of constant services",
      expected: [(.meanWait(stream: 1), 0.375 / 0.85), (.meanWait(stream: 0), 0.375 / (0.85 * 0.55))], horizon: 50_000,
      kit: withPriorities),
  ]

  private static func withPlaces(_ kit: inout PlanKit, servers: Int, minutes: Double, places: Int) {
    kit.servers = [servers]
    kit.laws = [.exponential(meanMinutes: minutes)]
    kit.yardPlaces = places
    kit.turnsAway = true
  }

  private static func withPriorities(_ kit: inout PlanKit) {
    kit.order = LaneOrder(lanes: 2, shares: [])
    let all = kit.streams[0].rates[0].range
    kit.streams = [
      PlanKit.Stream(rates: [(all, 0.15)], laws: [.constant(minutes: 2)], lane: 1),
      PlanKit.Stream(rates: [(all, 0.15)], laws: [.constant(minutes: 1)], lane: 0),
    ]
  }

  @Test("agree with theory within the simulation's own 99 % interval of at most 2 %", arguments: cases)
  func steadyState(_ entry: Case) {
    var kit = PlanKit()
    kit.boundaries = [0, entry.horizon]
    kit.streams = [PlanKit.Stream(rates: [(0..<entry.horizon, 1)])]
    entry.kit(&kit)
    let plan = kit.plan
    let calendar = kit.calendar(plan)
    var table = EstimateTable(columns: entry.expected.count)
    var needs = TruckNeeds()
    var course = TruckCourse()
    course.log = []
    var scratch = EngineScratch()
    for replication in 0..<40 {
      needs.draw(plan, calendar, boundaries: kit.ticks, random: RandomKey(seed: 20_200_608).adding(replication))
      EventEngine.run(plan, calendar, needs, boundaries: kit.ticks, into: &course, scratch: &scratch)
      table.add(entry.expected.map { Self.value(of: $0.figure, needs, course) })
    }
    var quantiles: [Int: Double] = [:]
    for (column, (figure, value)) in entry.expected.enumerated() {
      let estimate = table.estimate(column, quantiles: &quantiles)
      let halfWidth = estimate.halfWidth(confidence: 0.99)
      #expect(halfWidth < 0.02 * estimate.mean, "\(figure): \(estimate)")
      #expect(abs(estimate.mean - value) < halfWidth, "\(figure): \(estimate) and not \(value)")
    }
  }

  private static func value(of figure: Figure, _ needs: TruckNeeds, _ course: TruckCourse) -> Double {
    switch figure {
    case .shareTurnedAway: return Double(course.turnedAway.count) / Double(needs.queue.count)
    case .shareThatGaveUp: return Double(course.gaveUp.count) / Double(needs.queue.count)
    case .meanWait(let stream):
      let numbers = needs.firstNumbers[stream]..<needs.firstNumbers[stream + 1]
      var total = 0
      var count = 0
      for start in course.log ?? [] where numbers.contains(start.number) {
        total += start.tick - needs.arrivalTick(of: start.number)
        count += 1
      }
      return Double(total) / Double(count) / Double(Tick.perMinute)
    }
  }
}

/// Trucks that come at rate 1 a minute, served at a rate that only depends on how many are there.
private struct BirthDeath {
  private let servers: Int
  /// By number of trucks.
  private let shares: [Double]

  /// - Parameters:
  ///   - load: in erlang, which is the mean service time in minutes.
  ///   - patience: mean minutes.
  init(servers: Int, load: Double, places: Int = 300, patience: Double = .infinity) {
    self.servers = servers
    var weights = [1.0]
    for trucks in 1...places {
      let leaving = Double(min(trucks, servers)) / load + Double(max(0, trucks - servers)) / patience
      weights.append(weights[trucks - 1] / leaving)
    }
    let total = weights.reduce(0, +)
    shares = weights.map { $0 / total }
  }

  func share(of trucks: Int) -> Double { shares[trucks] }

  var meanQueue: Double {
    shares.enumerated().reduce(0) { $0 + Double(max(0, $1.offset - servers)) * $1.element }
  }
}
