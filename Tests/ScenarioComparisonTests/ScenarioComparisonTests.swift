import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import QueueSimulation
import Testing

@testable import ScenarioComparison

/// Comparisons of whole networks: one crossing with a quota a day, open more or fewer days a week.
@Suite("Scenario comparison")
struct ScenarioComparisonTests {
  /// From Saturday 2020-06-06 for four weeks, by weeks of UTC.
  private static let boundaries = (0...4).map { Day(number: 18_419 + 7 * $0).number * 86_400 }

  private static func network(_ hours: [String: String], perWeek: Double = 700) throws -> Network {
    let crossings = try hours.sorted { $0.key < $1.key }.map { id, rule in
      let phase = Phase(
        id: "all", from: nil, until: nil, hours: try OpeningRule(parsing: rule), announced: nil,
        provenance: Provenance())
      return Crossing(
        id: id, name: LocalizedName([(language: "en", text: id)]), counterpart: nil, location: nil,
        sides: [CrossingSide(side: "a", phases: [phase]), CrossingSide(side: "b", phases: [phase])], closures: [],
        quotas: [
          Quota(id: "daily", from: nil, until: nil, trucks: 50, period: .day, side: "a", weekStart: .saturday)
        ], yard: Yard(places: nil, admission: .whileOpen), closing: .finish,
        stages: [
          Stage(id: "documents", servers: 3, service: .exponential(meanMinutes: 5), serviceByClass: [:])
        ], queueAtStart: [])
    }
    return Network(
      id: "test", name: LocalizedName([(language: "en", text: "test")]),
      sides: ["a", "b"].map {
        Side(id: $0, name: LocalizedName([(language: "en", text: $0)]), timeZone: "UTC", holidays: [])
      }, currency: "USD", reportingCalendar: .gregorian, weekStart: .saturday,
      classes: [
        TruckClass(
          id: "general", name: LocalizedName([(language: "en", text: "general")]), payloadTonnes: 20, valuePerTonne: 500
        )
      ], crossings: crossings,
      streams: crossings.map {
        DemandStream(
          id: "to_\($0.id)", routes: [Route(crossing: $0.id)], truckClass: "general",
          phases: [DemandPhase(id: "all", from: nil, until: nil, trucksPerWeek: perWeek)],
          weeklyProfile: [Double](repeating: 1, count: 168))
      }, travel: [])
  }

  private static func compare(
    _ networks: [Network], _ options: SimulationOptions = SimulationOptions(replications: 20, seed: 3, threads: 2),
    baseline: Int = 0
  ) throws -> ScenarioComparison {
    try ScenarioComparison.run(
      try networks.map { try Simulation(network: $0, clocks: Clocks($0), boundaries: boundaries) },
      baseline: baseline, options)
  }

  private static func exactly(_ estimate: Estimate, _ mean: Double) -> Bool {
    estimate.mean == mean && estimate.halfWidth == 0
  }

  @Test("two days a week more under a full quota are 100 trucks a week more, exactly")
  func quotaBound() throws {
    let two = try Self.network(["north": "Su,We 06:00-18:00", "south": "24/7"])
    let four = try Self.network(["north": "Su-We 06:00-18:00", "south": "24/7"])
    let comparison = try Self.compare([two, four])
    // From the second week on there is a queue that uses up every day's quota.
    for week in 1..<4 {
      let trucks = comparison.difference(.throughput, of: 1, crossing: 0, period: week)
      #expect(Self.exactly(trucks.difference, 100), "\(trucks)")
      #expect([trucks.above, trucks.below, trucks.equal] == [20, 0, 0])
      #expect(Self.exactly(comparison.difference(.value, of: 1, crossing: nil, period: week).difference, 1e6))
      #expect(Self.exactly(comparison.difference(.tonnes, of: 1, crossing: 0, period: week).difference, 2_000))
    }
    #expect(comparison.crossings == ["north", "south"])
    #expect(comparison.isSame(crossing: 1) && !comparison.isSame(crossing: 0))
    #expect(comparison.isSame(0, crossing: 0) && !comparison.isSame(1, crossing: 0))
    let same = comparison.difference(.meanWait, of: 1, crossing: 1, period: nil)
    #expect(Self.exactly(same.difference, 0) && same.equal == 20)
    #expect(comparison.ranking.places.map(\.scenario) == [1, 0])
    #expect(comparison.ranking.places.map(\.ranks) == [1...1, 2...2])
  }

  @Test("means are those of each scenario by itself, and their differences that of the pairs")
  func means() throws {
    let networks = [
      try Self.network(["north": "24/7"], perWeek: 300), try Self.network(["north": "Mo-Sa 08:00-16:00"], perWeek: 300),
    ]
    let options = SimulationOptions(replications: 70, seed: 9, threads: 2)
    let comparison = try Self.compare(networks, options, baseline: 1)
    for (index, network) in networks.enumerated() {
      let alone = try Simulation(network: network, clocks: Clocks(network), boundaries: Self.boundaries).run(options)
      #expect(
        comparison.estimate(.meanWait, of: index, crossing: 0, period: 2) == alone.crossings[0].periods[2].meanWait)
      #expect(comparison.estimate(.value, of: index, crossing: nil, period: nil) == alone.networkTotal.value)
      #expect(comparison.results[index].crossings[0].total == alone.crossings[0].total)
    }
    let paired = comparison.difference(.meanWait, of: 0, crossing: 0, period: nil)
    let means = [0, 1].map { comparison.estimate(.meanWait, of: $0, crossing: 0, period: nil).mean }
    #expect(abs(paired.difference.mean - (means[0] - means[1])) < 1e-6)
    #expect(paired.below == 70 && paired.varianceRatio > 1)
    #expect(comparison.difference(.meanWait, of: 1, crossing: 0, period: nil).equal == 70)
  }

  @Test("the same bytes on any number of threads")
  func threads() throws {
    let networks = [try Self.network(["north": "24/7"]), try Self.network(["north": "Mo 08:00-16:00"])]
    let summaries = try [1, 2, 7].map { threads in
      let comparison = try Self.compare(networks, SimulationOptions(replications: 70, seed: 3, threads: threads))
      return ComparedFigure.allCases.map {
        "\(comparison.difference($0, of: 1, crossing: 0, period: nil))"
      }
    }
    #expect(summaries[0] == summaries[1] && summaries[0] == summaries[2])
  }

  @Test("a crossing that only one scenario has counts in the sums, and has no difference of its own")
  func oneMore() throws {
    let one = try Self.network(["north": "24/7"])
    let both = try Self.network(["north": "24/7", "south": "24/7"])
    let comparison = try Self.compare([one, both])
    #expect(comparison.crossings == ["north", "south"])
    #expect(comparison.result(of: 0, crossing: 1) == nil && !comparison.isSame(crossing: 1))
    #expect(comparison.difference(.throughput, of: 1, crossing: 1, period: nil).replications == 0)
    let sum = comparison.difference(.throughput, of: 1, crossing: nil, period: nil).difference.mean
    #expect(abs(sum - comparison.estimate(.throughput, of: 1, crossing: 1, period: nil).mean) < 1e-9)
  }

  @Test("when the backlog is gone is compared replication by replication")
  func backlog() throws {
    let comparison = try Self.compare([
      try Self.network(["north": "Su 06:00-18:00"], perWeek: 100),
      try Self.network(["north": "Su,We 06:00-18:00"], perWeek: 80),
      try Self.network(["north": "24/7"], perWeek: 80),
    ])
    // Fifty a week for a hundred: never.
    #expect(comparison.results[0].crossings[0].backlog.shareNever == 1)
    let earlier = comparison.difference(.backlogGone, of: 2, crossing: 0, period: nil)
    #expect(earlier.below == 20 && earlier.difference.replications == 0)
    #expect(comparison.estimate(.backlogGone, of: 0, crossing: 0, period: nil).replications == 0)
  }
}
