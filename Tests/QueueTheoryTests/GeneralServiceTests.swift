import Foundation
import SeededRandom
import Testing

@testable import QueueTheory

@Suite("Services of any law")
struct GeneralServiceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var arrivalRate: Double
    var service: ServiceLaw
    var meanWait: Double
  }

  /// The number left behind by a departure, solved as a chain in 25 digits with arrivals per service by quadrature.
  static let cases: [Case] = [
    Case(
      testDescription: "Erlang", arrivalRate: 0.14, service: .erlang(mean: 5, shape: 4), meanWait: 7.291666666666667),
    Case(testDescription: "uniform", arrivalRate: 0.16, service: .uniform(low: 2, high: 8), meanWait: 11.2),
    Case(
      testDescription: "triangular", arrivalRate: 0.15, service: .triangular(low: 2, mode: 3, high: 10), meanWait: 8.45),
    Case(
      testDescription: "gamma, cv 0.5", arrivalRate: 0.1, service: .gamma(mean: 5, coefficientOfVariation: 0.5),
      meanWait: 3.125),
    Case(
      testDescription: "gamma, cv 1.5", arrivalRate: 0.12, service: .gamma(mean: 5, coefficientOfVariation: 1.5),
      meanWait: 12.1875),
    Case(
      testDescription: "lognormal", arrivalRate: 0.08, service: .lognormal(mean: 5, coefficientOfVariation: 0.8),
      meanWait: 2.7333333331),
    Case(testDescription: "observed", arrivalRate: 0.12, service: .empirical([2, 3, 3, 5, 12]), meanWait: 5.73),
    Case(
      testDescription: "mixture", arrivalRate: 0.12,
      service: .mixture(of: [(weight: 0.1, law: .constant(4)), (weight: 0.02, law: .exponential(mean: 15))]),
      meanWait: 17.666666666666667),
  ]

  @Test("Pollaczek and Khinchine agree with the chain of departures", arguments: cases)
  func departures(_ entry: Case) throws {
    let queue = try MG1Queue(arrivalRate: entry.arrivalRate, service: entry.service)
    #expect(agree(queue.steadyState.meanWait, entry.meanWait, within: 1e-10), "\(queue.steadyState.meanWait)")
    let approximation = try AllenCunneenApproximation(
      arrivalRate: entry.arrivalRate, arrivalSquaredVariation: 1, service: entry.service, servers: 1)
    #expect(agree(approximation.steadyState.meanWait, entry.meanWait, within: 1e-10))
    let bound = try KingmanBound(arrivalRate: entry.arrivalRate, arrivalSquaredVariation: 1, service: entry.service)
    #expect(bound.meanWait > entry.meanWait)
  }

  struct Law: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var law: ServiceLaw
    /// The share of times that the law's own quantile function stays below; by it the moments are summed.
    var quantile: @Sendable (Double) -> Double
  }

  static let laws: [Law] = [
    Law(testDescription: "exponential", law: .exponential(mean: 3)) { -3 * log1p(-$0) },
    Law(testDescription: "constant", law: .constant(4)) { _ in 4 },
    Law(testDescription: "uniform", law: .uniform(low: 2, high: 7)) { 2 + 5 * $0 },
    Law(testDescription: "triangular", law: .triangular(low: 1, mode: 4, high: 6)) { share in
      share < 0.6 ? 1 + (share * 15).squareRoot() : 6 - ((1 - share) * 10).squareRoot()
    },
    Law(testDescription: "observed", law: .empirical([1, 2, 2, 9])) { [1, 2, 2, 9][min(3, Int($0 * 4))] },
    // Weibull of shape 1/2 by its own three moments.
    Law(
      testDescription: "moments", law: .moments(mean: 2, coefficientOfVariation: 5.0.squareRoot(), thirdMoment: 720)
    ) { share in log1p(-share) * log1p(-share) },
  ]

  @Test("moments are those of the quantile function", arguments: laws)
  func moments(_ entry: Law) throws {
    try entry.law.check()
    // Shares u = v²(3 - 2v) and 1 - u at the ends, so that tails are well met.
    let steps = 40_000
    var sums = [0.0, 0, 0]
    for step in 0..<steps {
      let v = (Double(step) + 0.5) / Double(steps)
      let time = entry.quantile(1 - (1 - v) * (1 - v) * (1 - v) * (1 - v) * (1 - v))
      let weight = 5 * (1 - v) * (1 - v) * (1 - v) * (1 - v) / Double(steps)
      sums[0] += weight * time
      sums[1] += weight * time * time
      sums[2] += weight * time * time * time
    }
    #expect(agree(entry.law.mean, sums[0], within: 2e-4), "\(sums)")
    #expect(agree(entry.law.secondMoment, sums[1], within: 2e-4), "\(sums)")
    #expect(agree(entry.law.thirdMoment ?? .nan, sums[2], within: 2e-4), "\(sums)")
  }

  @Test("gamma and Erlang of the same variation are one law; so are degenerate ones and constants")
  func same() {
    let gamma = ServiceLaw.gamma(mean: 6, coefficientOfVariation: 0.5)
    let erlang = ServiceLaw.erlang(mean: 6, shape: 4)
    // E[S³] of a sum of 4 exponentials of mean 1.5: 4·5·6·1.5³.
    #expect(agree(gamma.thirdMoment ?? .nan, 405, within: 1e-14))
    #expect(agree(erlang.thirdMoment ?? .nan, 405, within: 1e-14))
    // ln S normal of variance ln(1 + cv²): E[S³] = e^(3μ + 9σ²/2).
    let spread = log(1 + 0.49)
    let third = exp(3 * (log(6) - spread / 2) + 4.5 * spread)
    #expect(agree(ServiceLaw.lognormal(mean: 6, coefficientOfVariation: 0.7).thirdMoment ?? .nan, third, within: 1e-12))
    #expect(ServiceLaw.uniform(low: 3, high: 3).isConstant)
    #expect(ServiceLaw.gamma(mean: 3, coefficientOfVariation: 0).isConstant)
    #expect(!erlang.isConstant)
    #expect(ServiceLaw.erlang(mean: 3, shape: 1).isExponential)
    #expect(ServiceLaw.gamma(mean: 3, coefficientOfVariation: 1).isExponential)
    #expect(!ServiceLaw.lognormal(mean: 3, coefficientOfVariation: 1).isExponential)
    let alike = ServiceLaw.mixture(of: [(weight: 1, law: erlang), (weight: 5, law: erlang)])
    #expect(alike == erlang)
    let exponential = ServiceLaw.mixture(of: [
      (weight: 1, law: .exponential(mean: 2)), (weight: 2, law: .erlang(mean: 2, shape: 1)),
    ])
    #expect(exponential == .exponential(mean: 2))
    let unknown = ServiceLaw.mixture(of: [
      (weight: 1, law: .exponential(mean: 2)),
      (weight: 1, law: .moments(mean: 1, coefficientOfVariation: 1, thirdMoment: nil)),
    ])
    #expect(unknown.thirdMoment == nil)
  }

  @Test("the variance of the wait: exponential services as M/M/1; unknown without the third moment")
  func variance() throws {
    let general = try MG1Queue(arrivalRate: 0.7, service: .exponential(mean: 1))
    let exponential = try MMcQueue(arrivalRate: 0.7, meanService: 1, servers: 1)
    #expect(agree(general.waitVariance ?? .nan, exponential.waitVariance, within: 1e-13))
    #expect(agree(general.steadyState.meanWait, exponential.steadyState.meanWait, within: 1e-13))
    let unknown = try MG1Queue(
      arrivalRate: 0.7, service: .moments(mean: 1, coefficientOfVariation: 2, thirdMoment: nil))
    #expect(unknown.waitVariance == nil)
  }

  @Test("Allen and Cunneen are exact for M/M/c; nobody waits where nothing varies", arguments: [1, 2, 9, 200])
  func allenCunneen(servers: Int) throws {
    let rate = 0.85 * Double(servers) / 4
    let exact = try MMcQueue(arrivalRate: rate, meanService: 4, servers: servers)
    let approximate = try AllenCunneenApproximation(
      arrivalRate: rate, arrivalSquaredVariation: 1, service: .exponential(mean: 4), servers: servers)
    #expect(agree(exact.steadyState.meanWait, approximate.steadyState.meanWait, within: 1e-13))
    #expect(approximate.steadyState.utilisation == exact.steadyState.utilisation)
    let regular = try AllenCunneenApproximation(
      arrivalRate: rate, arrivalSquaredVariation: 0, service: .constant(4), servers: servers)
    #expect(regular.steadyState.meanWait == 0)
    // Near M/D/c, which is exact, but for many servers.
    guard servers < 10 else { return }
    let constant = try MDcQueue(arrivalRate: rate, service: 4, servers: servers)
    let half = try AllenCunneenApproximation(
      arrivalRate: rate, arrivalSquaredVariation: 1, service: .constant(4), servers: servers)
    #expect(agree(half.steadyState.meanWait, constant.steadyState.meanWait, within: 0.15))
  }

  @Test("Kingman's bound by hand")
  func kingman() throws {
    // λ 0.5, Var A = 0.25·4 = 1, Var S = 0.04·1 with E[S] 1: 0.5·1.04/(2·0.5).
    let bound = try KingmanBound(
      arrivalRate: 0.5, arrivalSquaredVariation: 0.25, service: .gamma(mean: 1, coefficientOfVariation: 0.2))
    #expect(agree(bound.meanWait, 0.52, within: 1e-14))
  }

  @Test("the mean wait grows with rate and variation", arguments: 0..<40)
  func monotone(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let mean = Double.random(in: 0.5...30, using: &random)
    let variation = Double.random(in: 0...3, using: &random)
    let rate = Double.random(in: 0.01...0.95, using: &random) / mean
    let queue = try MG1Queue(arrivalRate: rate, service: .gamma(mean: mean, coefficientOfVariation: variation))
    let denser = try MG1Queue(
      arrivalRate: rate * 1.01, service: .gamma(mean: mean, coefficientOfVariation: variation))
    let rougher = try MG1Queue(
      arrivalRate: rate, service: .gamma(mean: mean, coefficientOfVariation: variation + 0.1))
    let state = queue.steadyState
    #expect(denser.steadyState.meanWait > state.meanWait, "seed \(seed)")
    #expect(rougher.steadyState.meanWait > state.meanWait, "seed \(seed)")
    #expect(agree(state.meanNumberInSystem - state.meanQueueLength, state.utilisation, within: 1e-9), "seed \(seed)")
    #expect(state.probabilityOfWaiting == state.utilisation, "seed \(seed)")
  }
}
