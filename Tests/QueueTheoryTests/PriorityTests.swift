import SeededRandom
import Testing

@testable import QueueTheory

@Suite("Priorities")
struct PriorityTests {
  /// Two classes before c exponential servers of mean service 1, as a chain of the numbers waiting.
  private static func meanQueues(_ rates: [Double], servers: Int, reach: [Int]) -> [Double] {
    // States: 0 ..< servers busy with nobody waiting, then (first, second) waiting with all busy.
    func state(_ first: Int, _ second: Int) -> Int { servers + first * (reach[1] + 1) + second }
    var chain = StationaryChain(
      states: servers + (reach[0] + 1) * (reach[1] + 1), reach: max(servers, reach[1] + 1))
    for busy in 0..<servers {
      chain.add(from: busy, to: busy + 1, rate: rates[0] + rates[1])
      chain.add(from: busy + 1, to: busy, rate: Double(busy + 1))
    }
    for first in 0...reach[0] {
      for second in 0...reach[1] {
        let here = state(first, second)
        if first < reach[0] { chain.add(from: here, to: state(first + 1, second), rate: rates[0]) }
        if second < reach[1] { chain.add(from: here, to: state(first, second + 1), rate: rates[1]) }
        if first > 0 {
          chain.add(from: here, to: state(first - 1, second), rate: Double(servers))
        } else if second > 0 {
          chain.add(from: here, to: state(first, second - 1), rate: Double(servers))
        }
      }
    }
    let masses = chain.probabilities()
    var means = [0.0, 0]
    for first in 0...reach[0] {
      for second in 0...reach[1] {
        means[0] += Double(first) * masses[state(first, second)]
        means[1] += Double(second) * masses[state(first, second)]
      }
    }
    return means
  }

  @Test("two classes: a chain of both numbers gives the same", arguments: [1, 3])
  func chain(servers: Int) throws {
    let rates = [0.25 * Double(servers), 0.35 * Double(servers)]
    let queues = Self.meanQueues(rates, servers: servers, reach: [24, 60])
    let queue = try MMcPriorityQueue(arrivalRates: rates, meanService: 1, servers: servers)
    for number in 0..<2 {
      #expect(agree(queue.classStates[number].meanQueueLength, queues[number], within: 1e-9), "\(queues)")
    }
    if servers == 1 {
      let general = try MG1PriorityQueue(
        classes: rates.map { PriorityClass(arrivalRate: $0, service: .exponential(mean: 1)) })
      for number in 0..<2 {
        #expect(agree(general.classStates[number].meanWait, queues[number] / rates[number], within: 1e-9))
      }
    }
  }

  /// Kleinrock's conservation law of 1965.
  @Test("the order does not change Σ ρW, which is that of first come first served", arguments: 0..<40)
  func conservation(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = random.from(1...5)
    let share = Double.random(in: 0.1...0.97, using: &random)
    let classes = (0..<count).map { _ in
      let mean = Double.random(in: 1...20, using: &random)
      return PriorityClass(
        arrivalRate: share / Double(count) / mean,
        service: .gamma(mean: mean, coefficientOfVariation: Double.random(in: 0...2, using: &random)))
    }
    let queue = try MG1PriorityQueue(classes: classes)
    let reverse = try MG1PriorityQueue(classes: classes.reversed())
    let law = ServiceLaw.mixture(of: classes.map { (weight: $0.arrivalRate, law: $0.service) })
    let plain = try MG1Queue(arrivalRate: classes.reduce(0) { $0 + $1.arrivalRate }, service: law)
    func work(_ queue: MG1PriorityQueue) -> Double {
      zip(queue.classes, queue.classStates).reduce(0) { $0 + $1.0.arrivalRate * $1.0.service.mean * $1.1.meanWait }
    }
    #expect(agree(work(queue), share * plain.steadyState.meanWait, within: 1e-11), "seed \(seed)")
    #expect(agree(work(reverse), work(queue), within: 1e-11), "seed \(seed)")
    #expect(agree(queue.steadyState.utilisation, share, within: 1e-12), "seed \(seed)")
    for (before, after) in zip(queue.classStates, queue.classStates.dropFirst()) {
      #expect(before.meanWait < after.meanWait, "seed \(seed)")
    }
  }

  @Test("with one mean the order does not change the mean over all", arguments: [1, 2, 12])
  func mean(servers: Int) throws {
    let rates = [0.3, 0.2, 0.4].map { $0 * Double(servers) / 6 }
    let queue = try MMcPriorityQueue(arrivalRates: rates, meanService: 6, servers: servers)
    let plain = try MMcQueue(arrivalRate: rates.reduce(0, +), meanService: 6, servers: servers)
    #expect(agree(queue.steadyState.meanWait, plain.steadyState.meanWait, within: 1e-12))
    #expect(agree(queue.steadyState.probabilityOfWaiting ?? .nan, plain.probabilityOfWaiting, within: 1e-12))
    let single = try MMcPriorityQueue(arrivalRates: [rates[0]], meanService: 6, servers: servers)
    let first = try MMcQueue(arrivalRate: rates[0], meanService: 6, servers: servers)
    #expect(agree(single.steadyState.meanWait, first.steadyState.meanWait, within: 1e-12))
  }
}
