import Foundation
import SeededRandom
import Testing

@testable import QueueTheory

@Suite("M/D/c")
struct ConstantServiceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var servers: Int
    var utilisation: Double
    /// In services.
    var meanWait: Double
    var probabilityOfWaiting: Double
    var testDescription: String { "M/D/\(servers), ρ \(utilisation)" }
  }

  /// Crommelin's and Pollaczek's sums over n as they stand, in 30 digits, thousands of terms where need be.
  static let cases: [Case] = [
    Case(servers: 1, utilisation: 0.8, meanWait: 2, probabilityOfWaiting: 0.8),
    Case(servers: 2, utilisation: 0.5, meanWait: 0.1767410571128369, probabilityOfWaiting: 0.3232589428871631),
    Case(servers: 2, utilisation: 0.8, meanWait: 0.903283879416675, probabilityOfWaiting: 0.701898317173328),
    Case(servers: 2, utilisation: 0.9, meanWait: 2.146923214715827, probabilityOfWaiting: 0.8471076427023024),
    Case(servers: 3, utilisation: 0.8, meanWait: 0.553900225134205, probabilityOfWaiting: 0.6325422453506654),
    Case(servers: 5, utilisation: 0.5, meanWait: 0.03065319379739272, probabilityOfWaiting: 0.1213415433293675),
    Case(servers: 5, utilisation: 0.9, meanWait: 0.7766951582025011, probabilityOfWaiting: 0.7478285460691521),
    Case(servers: 10, utilisation: 0.8, meanWait: 0.1098277897126047, probabilityOfWaiting: 0.3847173933220965),
    Case(servers: 10, utilisation: 0.95, meanWait: 0.8370829918446355, probabilityOfWaiting: 0.8116405027547712),
    Case(servers: 25, utilisation: 0.9, meanWait: 0.1071932649870305, probabilityOfWaiting: 0.479338217430025),
    Case(servers: 50, utilisation: 0.6, meanWait: 2.223719769160224e-5, probabilityOfWaiting: 5.194988426285772e-4),
    Case(servers: 100, utilisation: 0.9, meanWait: 0.01233347370809691, probabilityOfWaiting: 0.1953428596384472),
    Case(servers: 100, utilisation: 0.3, meanWait: 1.021791960786131e-25, probabilityOfWaiting: 7.338468632878333e-24),
    Case(servers: 1_000, utilisation: 0.97, meanWait: 0.004549691090097099, probabilityOfWaiting: 0.2180724137123378),
    Case(servers: 10_000, utilisation: 0.99, meanWait: 0.001261072306411367, probabilityOfWaiting: 0.1990937453736184),
  ]

  @Test("agrees with 30 digits", arguments: cases)
  func digits(_ entry: Case) throws {
    let queue = try MDcQueue(
      arrivalRate: entry.utilisation * Double(entry.servers) / 7, service: 7, servers: entry.servers)
    let state = queue.steadyState
    #expect(agree(state.meanWait / 7, entry.meanWait, within: 2e-12), "\(state.meanWait / 7)")
    #expect(agree(state.probabilityOfWaiting ?? .nan, entry.probabilityOfWaiting, within: 2e-12), "\(state)")
  }

  /// The number waiting by L' = max(0, L + A - c) again and again, and the wait by Franx's sum of it.
  @Test("agrees with the recursion of the queue's length", arguments: [(1, 0.6), (2, 0.7), (3, 0.4), (6, 0.8)])
  func recursion(servers: Int, utilisation: Double) throws {
    let size = 120
    let mean = utilisation * Double(servers)
    var arrivals = [exp(-mean)]
    for count in 1..<(size + servers) { arrivals.append(arrivals[count - 1] * mean / Double(count)) }
    var masses = [1.0] + [Double](repeating: 0, count: size - 1)
    for _ in 0..<160 {
      var next = [Double](repeating: 0, count: size)
      for (number, mass) in masses.enumerated() where mass > 1e-18 {
        for (count, share) in arrivals.enumerated() where number + count - servers < size {
          next[max(0, number + count - servers)] += mass * share
        }
      }
      masses = next
    }
    let queue = try MDcQueue(arrivalRate: mean, service: 1, servers: servers)
    let length = masses.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    #expect(agree(queue.steadyState.meanQueueLength, length, within: 1e-7))
    for time in [0, 0.25, 0.999, 1, 1.5, 2.75, 4] {
      let fits = Int(time) + 1
      var within = 0.0
      for count in 0..<(fits * servers) {
        let share = Poisson.mass(count, mean: mean * (Double(fits) - time))
        within += share * masses[..<min(size, fits * servers - count)].reduce(0, +)
      }
      #expect(abs(queue.probability(ofWaitOver: time) - (1 - within)) < 1e-8, "\(time)")
    }
  }

  /// P(W <= t) = (1 - ρ) Σ (ρ(k - t))^k/k! · e^(ρ(t - k)), k = 0 to t: terms of both signs, good for small t.
  @Test("one server: Erlang's own formula of 1909", arguments: [0.2, 0.5, 0.8, 0.95])
  func erlang(utilisation: Double) throws {
    let queue = try MDcQueue(arrivalRate: utilisation, service: 1, servers: 1)
    for time in stride(from: 0, through: 6, by: 0.375) {
      var within = 0.0
      var factorial = 1.0
      for count in 0...Int(time) {
        if count > 0 { factorial *= Double(count) }
        let reach = utilisation * (Double(count) - time)
        within += pow(reach, Double(count)) / factorial * exp(-reach)
      }
      within *= 1 - utilisation
      #expect(abs(queue.probability(ofWaitOver: time) - (1 - within)) < 1e-12, "\(time)")
    }
  }

  @Test("one server: Pollaczek and Khinchine in mean and variance", arguments: [0.01, 0.5, 0.9, 0.999, 0.999_999])
  func single(utilisation: Double) throws {
    let queue = try MDcQueue(arrivalRate: utilisation, service: 1, servers: 1)
    let general = try MG1Queue(arrivalRate: utilisation, service: .constant(1))
    #expect(agree(queue.steadyState.meanWait, general.steadyState.meanWait, within: 1e-9))
    #expect(agree(queue.steadyState.probabilityOfWaiting ?? .nan, utilisation, within: 1e-11))
    guard utilisation < 0.95 else { return }
    let mean = queue.steadyState.meanWait
    let second = 2 * Integral.firstMoment(of: queue, scale: 1)
    #expect(agree(general.waitVariance ?? .nan, second - mean * mean, within: 1e-7))
  }

  @Test(
    "the mean is the integral of the distribution", arguments: [(1, 0.7), (2, 0.9), (7, 0.85), (40, 0.9), (300, 0.97)])
  func integral(servers: Int, utilisation: Double) throws {
    let queue = try MDcQueue(arrivalRate: utilisation * Double(servers), service: 1, servers: servers)
    // With many servers the wait is a small part of a service.
    #expect(agree(queue.steadyState.meanWait, Integral.mean(of: queue, scale: 1 / Double(servers)), within: 1e-6))
  }

  @Test("the sum over n and the contour give the same weights", arguments: [1, 2, 5, 30, 400])
  func weights(servers: Int) {
    for deviance in [0.3, 0.5, 0.9] {
      var low = 0.0
      var high = 1.0
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if Double(servers) * Poisson.deviance(of: middle) > deviance { low = middle } else { high = middle }
      }
      let pole = ConstantServiceOverflow.pole(utilisation: low)
      let terms = 20
      let sum = ConstantServiceOverflow.weightsBySum(servers: servers, utilisation: low, terms: terms)
      let contour = ConstantServiceOverflow.weightsByContour(
        servers: servers, utilisation: low, pole: pole, terms: terms)
      for index in 1...terms {
        #expect(abs(sum[index] - contour[index]) < 1e-13, "\(deviance) \(index)")
      }
    }
  }

  @Test("quantiles invert the law; all probabilities fall with time", arguments: 0..<25)
  func quantiles(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let servers = random.from(1...30)
    let service = Double.random(in: 0.5...60, using: &random)
    let utilisation = Double.random(in: 0.2...0.99, using: &random)
    let queue = try MDcQueue(
      arrivalRate: utilisation * Double(servers) / service, service: service, servers: servers)
    var last = 1.0
    for step in 0..<40 {
      let next = queue.probability(ofWaitOver: Double(step) * service / 7)
      #expect(next <= last * (1 + 1e-12), "seed \(seed), step \(step)")
      last = next
    }
    for share in [0.5, 0.9, 0.99] {
      let wait = try queue.waitQuantile(share)
      let over = queue.probability(ofWaitOver: wait)
      #expect(wait == 0 ? over <= 1 - share : agree(over, 1 - share, within: 1e-8), "seed \(seed), \(share)")
    }
    // Less variable services wait less, but not less than half as long.
    let exponential = try MMcQueue(
      arrivalRate: utilisation * Double(servers) / service, meanService: service, servers: servers)
    #expect(queue.steadyState.meanWait < exponential.steadyState.meanWait, "seed \(seed)")
    #expect(queue.steadyState.meanWait > exponential.steadyState.meanWait / 2 * (1 - 1e-9), "seed \(seed)")
  }

  @Test("in heavy traffic the wait is half that of exponential services", arguments: [1, 3, 20])
  func heavy(servers: Int) throws {
    let rate = 0.999_99 * Double(servers)
    let constant = try MDcQueue(arrivalRate: rate, service: 1, servers: servers)
    let exponential = try MMcQueue(arrivalRate: rate, meanService: 1, servers: servers)
    #expect(agree(constant.steadyState.meanWait * 2, exponential.steadyState.meanWait, within: 1e-4))
    #expect(constant.probability(ofWaitOver: 1e12) == 0)
  }

  @Test("Poisson masses and tails", arguments: [0.3, 7.5, 15.5, 16, 240, 9_000])
  func poisson(mean: Double) {
    let reach = Int(mean + 20 * mean.squareRoot() + 60)
    let masses = (0...reach).map { Poisson.mass($0, mean: mean) }
    #expect(agree(masses.reduce(0, +), 1, within: 1e-12))
    #expect(agree(masses.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }, mean, within: 1e-12))
    for count in stride(from: 0, to: reach, by: max(1, reach / 50)) {
      #expect(abs(Poisson.upperTail(count, mean: mean) - masses[count...].reduce(0, +)) < 1e-12)
    }
    #expect(Poisson.mass(0, mean: 0) == 1)
    #expect(Poisson.mass(3, mean: 0) == 0)
  }
}
