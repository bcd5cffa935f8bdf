import CrossingModel
import Testing

@testable import QueueSimulation

@Suite("Fluid bound and capacity")
struct FluidCourseTests {
  /// A crossing with a bound that can be worked out by hand.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var kit: PlanKit
    var served: [Double]
  }

  private static func kit(_ change: (inout PlanKit) -> Void) -> PlanKit {
    var kit = PlanKit()
    kit.servers = [2]
    kit.laws = [.constant(minutes: 10)]
    kit.open = [100..<200, 400..<500]
    kit.boundaries = [0, 300, 600]
    change(&kit)
    return kit
  }

  static let cases: [Case] = [
    // 2 servers, 100 minutes at 10 minutes: 20, and one more for each server that is finished after closing.
    Case(testDescription: "hours", kit: kit { _ in }, served: [22, 22]),
    Case(
      testDescription: "the tightest of two stages",
      kit: kit {
        $0.servers = [2, 3]
        $0.laws = [.constant(minutes: 10), .exponential(meanMinutes: 25)]
      }, served: [15, 15]),
    // Lorden: 1 + cv² for laws that may be worse used than new.
    Case(
      testDescription: "a law of great variation",
      kit: kit { $0.laws = [.lognormal(meanMinutes: 10, coefficientOfVariation: 2)] }, served: [30, 30]),
    Case(
      testDescription: "an opening cut by the end of a month has its allowance at its end",
      kit: kit { $0.boundaries = [0, 450, 600] }, served: [32, 12]),
    Case(
      testDescription: "a quota that binds on the first day only",
      kit: kit { $0.quotas = [[(0..<300, 7), (300..<600, 40)]] }, served: [7, 22]),
    Case(
      testDescription: "what the stage leaves of a day's quota goes through on the next one",
      kit: kit { $0.quotas = [[(0..<300, 30), (300..<600, 5)]] }, served: [22, 13]),
    Case(
      testDescription: "two quotas: the lesser one",
      kit: kit { $0.quotas = [[(0..<600, 18)], [(0..<300, 12), (300..<600, 12)]] }, served: [12, 6]),
    Case(testDescription: "a quota of 0", kit: kit { $0.quotas = [[(0..<600, 0)]] }, served: [0, 0]),
    Case(testDescription: "no server", kit: kit { $0.servers = [0] }, served: [0, 0]),
    Case(testDescription: "never open", kit: kit { $0.open = [] }, served: [0, 0]),
    Case(
      testDescription: "one place in the yard: 100 minutes at 10, and one that is finished",
      kit: kit { $0.yardPlaces = 1 }, served: [11, 11]),
    Case(
      testDescription: "a full yard is all that goes on before a quota that comes later",
      kit: kit {
        $0.yardPlaces = 6
        $0.quotas = [[(300..<600, 4)]]
      }, served: [22, 10]),
    Case(
      testDescription: "what the yard has no room for stays in the quotas",
      kit: kit {
        $0.open = [100..<200, 220..<300, 400..<500]
        $0.servers = [1]
        $0.yardPlaces = 2
        $0.quotas = [[(0..<300, 15)], [(0..<600, 30)]]
      }, served: [15, 11]),
    Case(
      testDescription: "servers that leave in the middle", kit: kit { $0.staffing = [[(0, 2), (150, 1)]] },
      served: [17, 11]),
    Case(
      testDescription: "servers that come in the middle have an allowance of their own",
      kit: kit { $0.staffing = [[(0, 1), (150, 2)]] }, served: [17, 22]),
    Case(
      testDescription: "empty trucks are all that can be loaded",
      kit: kit { $0.counterparts = [PlanKit.Counterpart(listed: (0..<9).map { 110 + Double($0) }, atStart: 1)] },
      served: [10, 0]),
    Case(
      testDescription: "nothing is served after closing: last-start", kit: kit { $0.closing = .lastStart },
      served: [20, 20]),
    Case(
      testDescription: "nothing is served after closing: pause", kit: kit { $0.closing = .pause }, served: [20, 20]),
    Case(
      testDescription: "a paused service goes on in the next opening",
      kit: kit {
        $0.closing = .pause
        $0.laws = [.exponential(meanMinutes: 40)]
      }, served: [5, 5]),
    Case(
      testDescription: "a service longer than the opening starts with it and outlasts it: last-start",
      kit: kit {
        $0.closing = .lastStart
        $0.laws = [.constant(minutes: 150)]
      }, served: [2, 2]),
    Case(
      testDescription: "great variation counts once where openings are one stretch",
      kit: kit {
        $0.closing = .pause
        $0.laws = [.lognormal(meanMinutes: 10, coefficientOfVariation: 2)]
      }, served: [28, 20]),
    Case(
      testDescription: "after the first stage drain goes on day and night",
      kit: kit {
        $0.closing = .drain
        $0.servers = [2, 1]
        $0.laws = [.constant(minutes: 10), .constant(minutes: 20)]
      }, served: [10, 15]),
    Case(
      testDescription: "stages that are staffed on different days",
      kit: kit {
        $0.servers = [2, 2]
        $0.laws = [.constant(minutes: 10), .constant(minutes: 10)]
        $0.staffing = [[(0, 2), (300, 0)], [(0, 0), (300, 2)]]
      }, served: [0, 22]),
    Case(testDescription: "open beyond the horizon", kit: kit { $0.open = [500..<900] }, served: [0, 22]),
  ]

  @Test("the bound is that worked out by hand, and capacity keeps to it", arguments: cases)
  func bound(_ entry: Case) {
    let run = entry.kit.run(simulatesCapacity: true)
    var capacity = 0.0
    var bound = 0.0
    for (period, served) in entry.served.enumerated() {
      #expect(abs(run(.fluidBound, period) - served) < 1e-9)
      // What is left of one period may go through in the next one: the bound is on all so far.
      capacity += run(.capacity, period)
      bound += served
      #expect(capacity <= bound + 1e-9 || entry.kit.laws[0] != .constant(minutes: 10))
    }
    #expect(abs(run(.fluidBound) - entry.served.reduce(0, +)) < 1e-9)
  }

  @Test(
    "mean capacity up to the end of any period keeps to the bound on random models", arguments: ClosingPolicy.allCases)
  func random(closing: ClosingPolicy) {
    var wrong: [String] = []
    var near = 0
    var runner = ReplicationRunner()
    let replications = 8
    for seed in 5_000..<(5_000 + 2 * RandomPlan.models) {
      var kit = seed % 2 == 0 ? RandomPlan.kit(seed: seed) : RandomPlan.withRules(seed: seed)
      kit.closing = closing
      var sums = kit.boundaries.dropFirst().map { _ in (total: 0.0, squares: 0.0) }
      var bounds: [Double] = []
      for replication in 0..<replications {
        let run = kit.run(&runner, seed: 1, replication: replication, simulatesCapacity: true)
        var capacity = 0.0
        var bound = 0.0
        bounds = []
        for period in sums.indices {
          capacity += run(.capacity, period)
          bound += run(.fluidBound, period)
          sums[period].total += capacity
          sums[period].squares += capacity * capacity
          bounds.append(bound)
        }
      }
      let count = Double(replications)
      for (period, bound) in bounds.enumerated() {
        let mean = sums[period].total / count
        let variance = max(0, sums[period].squares / count - mean * mean) / (count - 1)
        if mean > bound + 4 * variance.squareRoot() + 1e-6 {
          wrong.append("seed \(seed), period \(period): \(mean) > \(bound)")
        }
      }
      if let total = sums.last?.total, let bound = bounds.last, bound > 0, total / count > 0.8 * bound { near += 1 }
    }
    #expect(wrong.isEmpty, "\(closing): \(wrong)")
    #expect(near > RandomPlan.models / 2, "\(closing): the bound says nothing: near it in \(near) models")
  }

  @Test("throughput keeps to capacity on random models")
  func throughput() {
    var wrong: [String] = []
    for seed in 5_000..<5_060 {
      let kit = RandomPlan.kit(seed: seed)
      // With several classes, the mix that comes while it is open may be a faster one.
      guard kit.streams.allSatisfy({ $0.laws == nil }) else { continue }
      let runs = (0..<8).map { kit.run(seed: 1, replication: $0, simulatesCapacity: true) }
      let capacity = runs.reduce(0) { $0 + $1(.capacity) } / 8
      let throughput = runs.reduce(0) { $0 + $1(.throughput) } / 8
      if throughput > capacity * 1.05 + 3 { wrong.append("seed \(seed): \(throughput) > capacity \(capacity)") }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test("capacity is that of so many trucks that more would change nothing")
  func endless() {
    var kit = Self.kit { $0.boundaries = [0, 600] }
    kit.servers = [3, 2]
    kit.laws = [.exponential(meanMinutes: 10), .exponential(meanMinutes: 12)]
    let plan = kit.plan
    let calendar = kit.calendar(plan)
    for replication in 0..<20 {
      let run = kit.run(replication: replication, simulatesCapacity: true)
      var needs = TruckNeeds()
      var course = TruckCourse()
      var scratch = EngineScratch()
      needs.drawEndless(
        plan, calendar, trucks: 5_000, boundaries: kit.ticks, random: RandomKey(seed: 1).adding(replication))
      EventEngine.run(plan, calendar, needs, boundaries: kit.ticks, into: &course, scratch: &scratch)
      #expect(CourseStatistics.throughput(course, boundaries: kit.ticks) == [Int(run(.capacity))])
    }
  }
}
