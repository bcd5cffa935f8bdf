import Testing

@testable import Crosscheck

@Suite("Coverage")
struct CoverageCheckTests {
  /// The mean wait of the first trucks with W' = max(0, W + S - A) on a grid of minutes, with the law of W as masses.
  private static func meanWait(step: Double) -> Double {
    let size = Int(400 / step)
    var law = [Double](repeating: 0, count: size)
    law[0] = 1
    var total = 0.0
    // Geometric services and interarrival times: convolved by first-order recursions.
    let service = 0.2 * step / (1 + 0.2 * step)
    let interarrival = 0.1 * step / (1 + 0.1 * step)
    for _ in 1..<400 {
      var served = [Double](repeating: 0, count: size)
      var carried = 0.0
      for index in 0..<size {
        carried = carried * (1 - service) + law[index] * service
        served[index] = carried
      }
      var left = [Double](repeating: 0, count: size)
      carried = 0
      for index in stride(from: size - 1, through: 1, by: -1) {
        carried = carried * (1 - interarrival) + served[index] * interarrival
        left[index] = carried
      }
      left[0] = 1 - left.dropFirst().reduce(0, +)
      law = left
      total += zip(law, 0..<size).reduce(0) { $0 + $1.0 * Double($1.1) * step }
    }
    return total / 400
  }

  @Test("the exact mean wait is that of the recursion of waits")
  func exact() {
    // The grid's error falls with the step: taken out by two steps (Richardson).
    let extrapolated = 2 * Self.meanWait(step: 0.2) - Self.meanWait(step: 0.4)
    let exact = CoverageCheck.exactMeanWait(serviceRate: 0.2)
    #expect(abs(exact - extrapolated) < 0.01, "\(exact), \(extrapolated)")
    // M/M/1 in the long run: λ/(μ(μ - λ)) = 5 minutes, and 2.667 with μ = 0.25.
    #expect(exact < 5 && exact > 4.9)
    let faster = CoverageCheck.exactMeanWait(serviceRate: 0.25)
    #expect(faster < 8.0 / 3 && faster > 2.62)
  }

  @Test("intervals of a difference contain the exact one as often as they say, as far as few repeats can tell")
  func pairCoverage() throws {
    let outcome = try CoverageCheck.runPair(repeats: 20, seed: 1, threads: 2)
    #expect(outcome.exact < -2.2 && outcome.exact > -2.4)
    #expect((15...20).contains(outcome.inside), "\(outcome.inside)")
  }

  @Test("intervals contain the exact answer as often as they say, as far as few repeats can tell")
  func coverage() throws {
    let outcome = try CoverageCheck.run(repeats: 20, seed: 1, threads: 2)
    #expect(outcome.repeats == 20)
    // Binomial: 19 on the mean, with a standard deviation of 1.
    #expect((15...20).contains(outcome.inside), "\(outcome.inside)")
  }
}
