import CrossingModel
import Foundation
import Testing

@testable import QueueSimulation

@Suite("Random numbers")
struct RandomnessTests {
  @Test("xoshiro256++ gives the words of its authors' program")
  func reference() {
    // First words from the state 1, 2, 3, 4, as in the test of the Rust crate rand_xoshiro and the authors' C program.
    var source = RandomSource(state: (1, 2, 3, 4))
    let words = (0..<6).map { _ in source.next() }
    #expect(
      words == [
        41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205,
        9_973_669_472_204_895_162,
      ])
  }

  @Test("keys of different chains differ, and are those of every machine")
  func keys() {
    let seed = RandomKey(seed: 1)
    var seen: Set<UInt64> = []
    for replication in 0..<1_000 {
      let key = seed.adding(replication)
      for text in ["arrivals", "service", "date", ""] { seen.insert(key.adding(text).word) }
    }
    #expect(seen.count == 4_000)
    #expect(seed.adding("a").adding("b") != seed.adding("b").adding("a"))
    #expect(seed.adding("ab") != seed.adding("a").adding("b"))
  }

  @Test("exponential and logarithm agree with the C library", arguments: [1, 2])
  func elementary(seed: UInt64) {
    var random = RandomSource(RandomKey(seed: seed))
    var worstExponential = 0.0
    var worstLogarithm = 0.0
    for _ in 0..<20_000 {
      let x = (random.uniform() - 0.5) * 1_400 * random.uniform()
      worstExponential = max(worstExponential, abs(Elementary.exp(x) / Foundation.exp(x) - 1))
      let y = Foundation.exp(x)
      worstLogarithm = max(worstLogarithm, abs(Elementary.log(y) - Foundation.log(y)) / max(1, abs(Foundation.log(y))))
      let z = random.uniform() * 8 - 4
      #expect(abs(Elementary.arctangent(z) - Foundation.atan(z)) < 2e-15)
    }
    #expect(worstExponential < 6e-16, "\(worstExponential)")
    #expect(worstLogarithm < 4e-16, "\(worstLogarithm)")
  }

  @Test("the layers of the ziggurats close at the top")
  func layersClose() {
    for table in [Ziggurat.exponential, Ziggurat.normal] {
      #expect(table.layers.count == 256)
      #expect(abs(table.layers[1].upper - 1) < 1e-15)
      // All layers have the same area; that of the lowest is its width times the density at the tail.
      let area = table.layers[0].width * 0x1p53 * table.layers[255].lower
      for layer in table.layers.dropFirst() {
        #expect(abs(layer.width * 0x1p53 * (layer.upper - layer.lower) / area - 1) < 1e-11)
      }
    }
  }

  /// A law with its distribution function, for a chi-square test and a look at the tail.
  struct Law: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var draw: @Sendable (inout RandomSource) -> Double
    var distribution: @Sendable (Double) -> Double
    var mean: Double
    var variance: Double
  }

  static let laws: [Law] = [
    Law(
      testDescription: "uniform", draw: { $0.uniform() }, distribution: { min(max($0, 0), 1) }, mean: 0.5,
      variance: 1.0 / 12),
    Law(
      testDescription: "exponential", draw: { $0.exponential(.exponential) },
      distribution: { $0 <= 0 ? 0 : -Foundation.expm1(-$0) }, mean: 1, variance: 1),
    Law(
      testDescription: "normal", draw: { $0.normal(.normal) },
      distribution: { 0.5 * Foundation.erfc(-$0 / 2.0.squareRoot()) }, mean: 0, variance: 1),
    Law(
      // Of shape 3: 1 - e^-x (1 + x + x²/2).
      testDescription: "gamma of shape 3",
      draw: { $0.gamma(d: 3 - 1.0 / 3, c: 1 / (9 * (3 - 1.0 / 3)).squareRoot(), .normal) },
      distribution: { x in x <= 0 ? 0 : 1 - Foundation.exp(-x) * (1 + x + x * x / 2) }, mean: 3, variance: 3),
  ]

  @Test("follow their laws: chi-square over 1,000 cells, mean, variance, tails", arguments: laws)
  func law(_ law: Law) {
    let cells = 1_000
    let count = 400_000
    var random = RandomSource(RandomKey(seed: 7).adding(law.testDescription))
    var counts = [Int](repeating: 0, count: cells)
    var sum = 0.0
    var squares = 0.0
    var beyond = 0
    for _ in 0..<count {
      let x = law.draw(&random)
      let p = law.distribution(x)
      counts[min(cells - 1, Int(p * Double(cells)))] += 1
      sum += x
      squares += x * x
      if p > 0.9999 { beyond += 1 }
    }
    let expected = Double(count) / Double(cells)
    let chiSquare = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    // 999 degrees of freedom: mean 999, standard deviation √1998.
    #expect(abs(chiSquare - 999) < 4 * 1_998.0.squareRoot(), "\(chiSquare)")
    let mean = sum / Double(count)
    #expect(abs(mean - law.mean) < 4 * (law.variance / Double(count)).squareRoot(), "\(mean)")
    let variance = squares / Double(count) - mean * mean
    #expect(abs(variance / law.variance - 1) < 0.03, "\(variance)")
    // 40 are expected beyond the point that one in 10,000 passes.
    #expect(abs(beyond - 40) < 26, "\(beyond)")
  }

  @Test("successive numbers are not correlated")
  func serialCorrelation() {
    for law in Self.laws {
      var random = RandomSource(RandomKey(seed: 11).adding(law.testDescription))
      var last = law.draw(&random) - law.mean
      var sum = 0.0
      let count = 100_000
      for _ in 0..<count {
        let next = law.draw(&random) - law.mean
        sum += last * next
        last = next
      }
      #expect(abs(sum / Double(count) / law.variance) < 4 / Double(count).squareRoot(), "\(law)")
    }
  }

  /// A service time with the moments it must have.
  static let services: [ServiceTime] = [
    .constant(minutes: 4), .exponential(meanMinutes: 30), .lognormal(meanMinutes: 4, coefficientOfVariation: 0.5),
    .lognormal(meanMinutes: 9, coefficientOfVariation: 0.8), .gamma(meanMinutes: 90, coefficientOfVariation: 0.4),
    .gamma(meanMinutes: 10, coefficientOfVariation: 1.5), .erlang(meanMinutes: 12, shape: 3),
    .uniform(lowMinutes: 2, highMinutes: 8), .triangular(lowMinutes: 1, modeMinutes: 2, highMinutes: 6),
    .empirical(minutes: [1, 2, 4, 8]),
  ]

  @Test("service times have the mean and the variation that the file says", arguments: services)
  func service(_ law: ServiceTime) {
    let count = 100_000
    var ticks = [UInt32](repeating: 0, count: count)
    var random = RandomSource(RandomKey(seed: 5))
    ServiceSampler(law).fill(&ticks, 0..<count, from: &random)
    let minutes = ticks.map { Double($0) / Double(Tick.perMinute) }
    let mean = minutes.reduce(0, +) / Double(count)
    let deviation = law.squaredVariation.squareRoot() * law.meanMinutes
    #expect(abs(mean - law.meanMinutes) <= 4 * deviation / Double(count).squareRoot() + 1e-4, "\(mean)")
    let variance = minutes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    #expect(abs(variance - deviation * deviation) <= 0.06 * deviation * deviation + 1e-6, "\(variance)")
    #expect(ticks.allSatisfy { $0 >= 1 })
  }

  @Test("a law's k-th time does not depend on how many are drawn at once")
  func prefix() {
    for law in Self.services {
      var long = [UInt32](repeating: 0, count: 2_000)
      var short = long
      var source = RandomSource(RandomKey(seed: 9))
      ServiceSampler(law).fill(&long, 0..<2_000, from: &source)
      source = RandomSource(RandomKey(seed: 9))
      for start in stride(from: 0, to: 2_000, by: 37) {
        ServiceSampler(law).fill(&short, start..<min(2_000, start + 37), from: &source)
      }
      #expect(long == short, "\(law)")
    }
  }
}
