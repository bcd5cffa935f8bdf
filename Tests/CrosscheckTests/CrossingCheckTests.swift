import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import QueueSimulation
import QueueTheory
import Testing

@testable import Crosscheck

@Suite("A crossing three ways")
struct CrossingCheckTests {
  /// One stage of two servers and 10 exponential minutes, always open, 144 trucks a day.
  private static func network(_ change: (inout Network) -> Void = { _ in }) -> Network {
    var network = TextbookNetwork(
      QueueDescription(
        arrivalRate: 0.1, stages: [ServiceStage(servers: 2, service: .exponential(mean: 10))])
    ).network
    change(&network)
    return network
  }

  private static func check(_ network: Network, days: Int, replications: Int = 20) throws -> CrossingCheck {
    let start = TextbookNetwork.start
    let end = start + days * 86_400
    let clocks = Clocks(network)
    let result = try Simulation(network: network, clocks: clocks, boundaries: [start, (start + end) / 2, end])
      .run(SimulationOptions(replications: replications, seed: 5))
    return try CrossingCheck(
      try #require(result.crossings.first), network: network, clocks: clocks, horizon: start..<end)
  }

  @Test("finds the exact form and agrees with it")
  func exact() throws {
    let check = try Self.check(Self.network(), days: 40)
    guard case .exact(let form)? = check.choice else {
      Issue.record("\(String(describing: check.choice))")
      return
    }
    #expect(form.name == "M/M/2")
    #expect(check.isLongEnough)
    #expect(check.comparisons.map(\.measure) == [.meanWait])
    #expect(abs(try #require(check.comparisons[0].standardErrors)) < 4)
    #expect(check.disagreements.isEmpty)
    // As a fluid nobody waits at half the load.
    #expect(check.fluid?.largestQueue == 0)
  }

  @Test("compares what is turned away, too")
  func loss() throws {
    let check = try Self.check(
      Self.network { $0.crossings[0].yard = Yard(places: 2, admission: .always, whenFull: .turnAway) }, days: 10)
    #expect(check.comparisons.map(\.measure) == [.meanWait, .probabilityOfBlocking])
    // Erlang B with 1 erlang and 2 servers: 1/5.
    #expect(abs(check.comparisons[1].value - 0.2) < 1e-12)
    #expect(abs(try #require(check.comparisons[1].standardErrors)) < 4)
    #expect(check.disagreements.isEmpty)
  }

  @Test("does not hold a short horizon against the long run")
  func short() throws {
    let check = try Self.check(
      Self.network { $0.streams[0].phases[0].trucksPerWeek = 0.199 * 10_080 }, days: 4, replications: 3)
    #expect(!check.isLongEnough)
    #expect(check.disagreements.isEmpty)
  }

  @Test("names what no closed form takes in")
  func obstacles() throws {
    struct Case {
      var obstacle: Obstacle
      var change: (inout Network) -> Void
    }
    let rule = try OpeningRule(parsing: "08:00-16:00")
    let cases = [
      Case(obstacle: .openingHours) { $0.crossings[0].sides[0].phases[0].hours = rule },
      Case(obstacle: .quota) {
        $0.crossings[0].quotas = [
          Quota(id: "q", from: nil, until: nil, trucks: 50, period: .day, side: "one", weekStart: .monday)
        ]
      },
      Case(obstacle: .changingArrivals) { $0.streams[0].weeklyProfile[8] = 3 },
      Case(obstacle: .changingArrivals) { $0.streams[0].truckLimit = 10 },
      Case(obstacle: .convoys) { $0.streams[0].convoy = 3 },
      Case(obstacle: .arrivalsByList) { $0.streams[0].arrivals = .scheduled },
      Case(obstacle: .patience) { $0.streams[0].patience = Patience(time: .constant(minutes: 60), divertTo: nil) },
      Case(obstacle: .changingServers) {
        $0.crossings[0].stages[0].shifts = [Shift(id: "s", hours: rule, servers: 1, side: "one")]
      },
      Case(obstacle: .counterpart) {
        $0.crossings[0].stages[0].counterpart = Counterpart(
          arrivals: .poisson, phases: [], weeklyProfile: [Double](repeating: 1, count: 168), quotas: [], atStart: 9)
      },
      Case(obstacle: .queueAtStart) { $0.crossings[0].queueAtStart[0].trucks = 4 },
      Case(obstacle: .limitedRoomWithin) { $0.crossings[0].yard.places = 1 },
      Case(obstacle: .interleaving) { $0.crossings[0].order = .interleave([]) },
      Case(obstacle: .uncertainFigures) {
        $0.uncertainNumbers = [
          UncertainFigure(path: "growth", place: .growth, law: .number(.uniform(low: 0.9, high: 1.1)))
        ]
      },
    ]
    for entry in cases {
      let check = try Self.check(Self.network(entry.change), days: 2, replications: 2)
      guard case .noForm(let reasons)? = check.choice else {
        Issue.record("\(entry.obstacle): \(String(describing: check.choice))")
        continue
      }
      #expect(reasons == [.obstacle(entry.obstacle)])
    }
  }

  @Test("says that a queue grows without bound")
  func grows() throws {
    let check = try Self.check(
      Self.network { $0.streams[0].phases[0].trucksPerWeek = 0.25 * 10_080 }, days: 4, replications: 2)
    guard case .growsWithoutBound(0, let utilisation, let growth)? = check.choice else {
      Issue.record("\(String(describing: check.choice))")
      return
    }
    #expect(abs(utilisation - 1.25) < 1e-9 && abs(growth - 0.05) < 1e-9)
    // 0.05 trucks a minute more than are served, as a fluid.
    #expect(abs(try #require(check.fluid).queueAtEnd - 0.05 * 4 * 1_440) < 1e-6)
  }
}
