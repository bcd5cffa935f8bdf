import Testing

@testable import QueueTheory

@Suite("Stages in series")
struct TandemTests {
  @Test("M/M/2 → M/M/1: a chain of both numbers gives the same")
  func chain() throws {
    let reach = 45
    func state(_ first: Int, _ second: Int) -> Int { first * (reach + 1) + second }
    var chain = StationaryChain(states: (reach + 1) * (reach + 1), reach: reach + 1)
    for first in 0...reach {
      for second in 0...reach {
        if first < reach { chain.add(from: state(first, second), to: state(first + 1, second), rate: 0.5) }
        if first > 0, second < reach {
          chain.add(from: state(first, second), to: state(first - 1, second + 1), rate: Double(min(first, 2)) / 2.4)
        }
        if second > 0 { chain.add(from: state(first, second), to: state(first, second - 1), rate: 1) }
      }
    }
    let masses = chain.probabilities()
    var waiting = [0.0, 0]
    for first in 0...reach {
      for second in 0...reach {
        waiting[0] += Double(max(0, first - 2)) * masses[state(first, second)]
        waiting[1] += Double(max(0, second - 1)) * masses[state(first, second)]
      }
    }
    let line = try TandemQueue(
      arrivalRate: 0.5,
      stages: [
        ServiceStage(servers: 2, service: .exponential(mean: 2.4)),
        ServiceStage(servers: 1, service: .exponential(mean: 1)),
      ])
    for stage in 0..<2 {
      #expect(agree(line.stages[stage].steadyState.meanQueueLength, waiting[stage], within: 1e-6), "\(waiting)")
    }
    let total = (waiting[0] + waiting[1]) / 0.5
    #expect(agree(line.steadyState.meanWait, total, within: 1e-6))
    #expect(agree(line.steadyState.meanTimeInSystem, total + 3.4, within: 1e-6))
    #expect(agree(line.steadyState.utilisation, 0.6, within: 1e-12))
  }

  @Test("the last stage may have any law that is known behind Poisson arrivals; no other may")
  func lastStage() throws {
    let exponential = ServiceStage(servers: 2, service: .exponential(mean: 5))
    let constant = ServiceStage(servers: 3, service: .constant(8))
    let line = try TandemQueue(arrivalRate: 0.3, stages: [exponential, constant])
    let alone = try MDcQueue(arrivalRate: 0.3, service: 8, servers: 3)
    #expect(line.stages[1] == .mdc(alone))
    #expect(throws: QueueTheoryError.notExponential(stage: 0)) {
      try TandemQueue(arrivalRate: 0.3, stages: [constant, exponential])
    }
    let rough = ServiceStage(servers: 3, service: .gamma(mean: 8, coefficientOfVariation: 0.5))
    #expect(throws: QueueTheoryError.notExponential(stage: 1)) {
      try TandemQueue(arrivalRate: 0.3, stages: [exponential, rough])
    }
  }

  @Test("the approximation is exact for exponential stages, and follows the flow's variation elsewhere")
  func approximation() throws {
    let stages = [
      ServiceStage(servers: 2, service: .exponential(mean: 5)),
      ServiceStage(servers: 3, service: .exponential(mean: 9)),
      ServiceStage(servers: 1, service: .gamma(mean: 2, coefficientOfVariation: 0.5)),
    ]
    let exact = try TandemQueue(arrivalRate: 0.3, stages: stages)
    let near = try TandemApproximation(arrivalRate: 0.3, arrivalSquaredVariation: 1, stages: stages)
    #expect(agree(exact.steadyState.meanWait, near.steadyState.meanWait, within: 1e-12))
    // One server, ρ 0.8, constant service: cd² = 1 + 0.64·(0.2 - 1) = 0.488 at the next stage.
    let smooth = try TandemApproximation(
      arrivalRate: 0.1, arrivalSquaredVariation: 1,
      stages: [
        ServiceStage(servers: 1, service: .constant(8)), ServiceStage(servers: 1, service: .exponential(mean: 5)),
      ])
    #expect(agree(smooth.stages[0].steadyState.meanWait, 16, within: 1e-12))
    #expect(agree(smooth.stages[1].steadyState.meanWait, 5 * (1 + 0.488) / 2, within: 1e-12))
  }
}
