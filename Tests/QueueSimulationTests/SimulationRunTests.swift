import CrossingModel
import Foundation
import OpeningTimeline
import Testing

@testable import QueueSimulation

/// Runs wave by wave, and outcomes that travel.
@Suite("Simulation run")
struct SimulationRunTests {
  private static func simulation() throws -> Simulation {
    let network = try SimulationTests.network()
    return try Simulation(network: network, clocks: Clocks(network), boundaries: SimulationTests.boundaries)
  }

  private static func summary(_ result: SimulationResult) -> [String] {
    result.crossings.flatMap { crossing in
      (crossing.periods + [crossing.total]).map { "\($0)" } + ["\(crossing.backlog) \(crossing.ledgers)"]
    } + result.network.map { "\($0)" } + ["\(result.work)"]
  }

  private static let options = SimulationOptions(replications: 70, seed: 5, threads: 2)

  @Test(
    "outcomes found in any pieces, in any order, and written to JSON, give the same result", arguments: [1, 3, 7, 64])
  func pieces(parts: Int) throws {
    let simulation = try Self.simulation()
    let whole = try simulation.run(Self.options)
    let size = (70 + parts - 1) / parts
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var found: [ReplicationOutcome] = []
    for part in stride(from: 0, to: 70, by: size).reversed() {
      var run = SimulationRun(simulation, Self.options)
      for outcome in try run.outcomes(of: part..<min(part + size, 70)) {
        found.append(try decoder.decode(ReplicationOutcome.self, from: try encoder.encode(outcome)))
      }
    }
    #expect(found.allSatisfy { simulation.fits($0) })
    var run = SimulationRun(simulation, Self.options)
    run.add(found.sorted { $0.replication < $1.replication })
    #expect(run.nextWave == nil)
    #expect(Self.summary(run.result) == Self.summary(whole))
  }

  @Test("a figure of the outcomes has the result's mean, by crossing, period and in all")
  func figures() throws {
    let simulation = try Self.simulation()
    var run = SimulationRun(simulation, Self.options)
    let outcomes = try run.outcomes(of: 0..<70)
    run.add(outcomes)
    let result = run.result
    func mean(_ metric: Metric, _ crossing: Int?, _ period: Int?) -> Double {
      outcomes.reduce(0) { $0 + simulation.figure(metric, crossing: crossing, period: period, of: $1) } / 70
    }
    #expect(abs(mean(.throughput, 0, 3) - result.crossings[0].periods[3].throughput.mean) < 1e-9)
    #expect(abs(mean(.waitP95, 0, nil) - result.crossings[0].total.waitP95.mean) < 1e-6)
    #expect(abs(mean(.value, nil, 2) - result.network[2].value.mean) < 1e-6)
    #expect(abs(mean(.tonnes, nil, nil) - result.networkTotal.tonnes.mean) < 1e-6)
    let gone = outcomes.map { simulation.backlogGone(crossing: 1, of: $0) }
    #expect(gone.compactMap { $0 }.sorted()[34] == result.crossings[1].backlog.p50)
  }
}
