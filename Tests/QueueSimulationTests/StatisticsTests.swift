import CrossingModel
import Testing

@testable import QueueSimulation

@Suite("Statistics")
struct StatisticsTests {
  @Test("all figures agree with counting truck by truck, on random models", arguments: 0..<6)
  func figures(block: Int) {
    var wrong: [String] = []
    for seed in (1_000 + block * 20)..<(1_020 + block * 20) {
      let kit = RandomPlan.kit(seed: seed)
      let count = PlainCount(kit, seed: UInt64(seed))
      for engine in SimulationOptions.Engine.allCases {
        let run = kit.run(seed: UInt64(seed), engine: engine)
        for period in 0..<kit.boundaries.count {
          for (name, own, plain) in count.compare(run, period) where !(own.isNaN && plain.isNaN) {
            let isSame = abs(own - plain) <= 1e-9 * max(1, abs(plain))
            if !isSame { wrong.append("seed \(seed) \(engine) period \(period): \(name) \(own), not \(plain)") }
          }
        }
        if !run.ledger.isBalanced { wrong.append("seed \(seed) \(engine): \(run.ledger)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test("figures are the same bytes however the course is read, by both engines, on random models", arguments: 0..<6)
  func pieces(block: Int) {
    var wrong: [String] = []
    for seed in (3_000 + block * 20)..<(3_020 + block * 20) {
      let kit = seed % 2 == 0 ? RandomPlan.kit(seed: seed) : RandomPlan.withRules(seed: seed)
      var whole: [UInt64]?
      for engine in SimulationOptions.Engine.allCases {
        for trucksAtOnce in [100_000, 1, 17, 60] {
          var runner = ReplicationRunner()
          runner.trucksAtOnce = trucksAtOnce
          let run = kit.run(&runner, seed: UInt64(seed), replication: 0, engine: engine)
          let bytes = run.row.map { $0.isNaN ? 0 : $0.bitPattern } + [(run.backlogGoneMinute ?? -1).bitPattern]
          if let whole, whole != bytes { wrong.append("seed \(seed) \(engine), \(trucksAtOnce) at once") }
          whole = whole ?? bytes
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  @Test("a stage's mean wait is that of the trucks whose service starts there, though others still wait")
  func waitAtStage() {
    var kit = PlanKit()
    kit.laws = [.constant(minutes: 5)]
    kit.boundaries = [0, 12]
    kit.streams = [PlanKit.Stream(rates: [], listed: [1, 2, 3, 4])]
    for engine in SimulationOptions.Engine.allCases {
      // Starts at 1, 6 and 11, after 0, 4 and 8 minutes; the fourth truck waits for 8 minutes at the end.
      let run = kit.run(engine: engine)
      #expect(run(.meanWait, stage: 0) == 240)
      #expect(run(.meanQueue, stage: 0) == 20.0 / 12)
    }
  }

  @Test("quantiles of type 7 are those of the sorted values")
  func quantiles() {
    var orders = OrderStatistics()
    var random = RandomSource(RandomKey(seed: 4))
    var wrong = 0
    for round in 0..<400 {
      let count = 1 + random.index(below: round < 200 ? 12 : 3_000)
      let spread = [2, 50, 1 << 20, 1 << 45][round % 4]
      let values = (0..<count).map { _ in random.index(below: spread) }
      let low = random.index(below: count)
      let range = low..<count
      let probabilities = [0, 0.25, 0.5, 0.9, 0.95, 0.99, 1]
      let sorted = values[range].sorted()
      let plain = probabilities.map { probability in
        let place = Double(sorted.count - 1) * probability
        let lower = sorted[Int(place)]
        let upper = sorted[min(Int(place) + 1, sorted.count - 1)]
        return Double(lower) + (place - place.rounded(.down)) * Double(upper - lower)
      }
      let bounds = (sorted[0] / 2)...(sorted[sorted.count - 1] * 2)
      if orders.quantiles(of: values, in: range, within: bounds, at: probabilities) != plain { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  struct Quantile: CustomTestStringConvertible, Sendable {
    var degrees: Int
    var confidence: Double
    var t: Double
    var testDescription: String { "t(\(degrees)), \(confidence)" }
  }

  /// By inversion of the incomplete beta function in 30 digits.
  static let quantileTable = [
    Quantile(degrees: 1, confidence: 0.95, t: 12.7062047361747046),
    Quantile(degrees: 2, confidence: 0.95, t: 4.30265272974946385),
    Quantile(degrees: 3, confidence: 0.95, t: 3.18244630528370959),
    Quantile(degrees: 4, confidence: 0.95, t: 2.77644510519779436),
    Quantile(degrees: 9, confidence: 0.95, t: 2.26215716279820554),
    Quantile(degrees: 30, confidence: 0.95, t: 2.04227245630123831),
    Quantile(degrees: 99, confidence: 0.95, t: 1.9842169515864175),
    Quantile(degrees: 999, confidence: 0.95, t: 1.96234146113344998),
    Quantile(degrees: 9, confidence: 0.99, t: 3.24983554159212628),
    Quantile(degrees: 99, confidence: 0.99, t: 2.62640545728082751),
  ]

  @Test("Student's t quantiles", arguments: quantileTable)
  func studentT(_ entry: Quantile) {
    let t = StudentT.quantile(confidence: entry.confidence, degrees: entry.degrees)
    #expect(abs(t - entry.t) < 1e-10 * entry.t, "\(t)")
  }

  @Test("estimates leave out figures that do not exist")
  func estimates() {
    var table = EstimateTable(columns: 3)
    for row in [[1, .nan, 5], [2, .nan, .nan], [6, .nan, .nan]] { table.add(row) }
    var quantiles: [Int: Double] = [:]
    let full = table.estimate(0, quantiles: &quantiles)
    #expect(full.mean == 3 && full.replications == 3)
    #expect(abs(full.standardDeviation - 7.0.squareRoot()) < 1e-12)
    #expect(abs(full.halfWidth - 4.302652729749464 * (7.0 / 3).squareRoot()) < 1e-9)
    #expect(table.estimate(1, quantiles: &quantiles).mean.isNaN)
    #expect(table.estimate(2, quantiles: &quantiles).halfWidth == .infinity)
  }
}
