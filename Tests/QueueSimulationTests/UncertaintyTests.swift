import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import Testing

@testable import QueueSimulation

/// Uncertain figures: what a replication draws, and that it then goes by nothing else.
@Suite("Uncertain figures")
struct UncertaintyTests {
  /// Two weeks from Saturday 2020-06-06.
  private static let boundaries = Array(SimulationTests.boundaries.prefix(3))

  /// Mehran and Chazabeh, certain; a stream of reefers that need little time, empty trucks at Mehran, and trucks that
  /// choose between both.
  private static func network() throws -> Network {
    var network = try SimulationTests.network()
    network.classes.append(TruckClass(id: "reefer", name: LocalizedName([]), payloadTonnes: 10, valuePerTonne: 900))
    network.crossings[1].sides[0].phases[1].from = .certain(WallTime(Day(number: 18_424)))
    network.crossings[0].stages[1].serviceByClass["reefer"] = .erlang(meanMinutes: 40, shape: 3)
    network.crossings[0].stages[1].counterpart = Counterpart(
      arrivals: .poisson, phases: [DemandPhase(id: "all", from: nil, until: nil, trucksPerWeek: 480)],
      weeklyProfile: [Double](repeating: 1, count: 168),
      quotas: [
        Quota(id: "empty", from: nil, until: nil, trucks: 240, period: .day, side: "iraq", weekStart: .saturday)
      ], atStart: 100)
    var cold = SimulationTests.stream("mehran", "cold", perWeek: 90)
    cold.truckClass = "reefer"
    var free = SimulationTests.stream("mehran", "free", perWeek: 120)
    free.routes = [Route(crossing: "mehran"), Route(crossing: "chazabeh", drivingMinutes: 300)]
    network.streams += [cold, free]
    return network
  }

  /// A figure with two values, of which the second has a probability of 0.7.
  struct Case: CustomTestStringConvertible {
    let name: String
    let place: UncertainFigure.Place
    let values: (Double, Double)

    var testDescription: String { name }

    /// The network with the figure uncertain.
    func uncertain(_ network: Network) -> Network {
      var result = network
      if case .phaseBegin = place {
        result.crossings[1].sides[0].phases[1].from = .choices([
          DateChoice(day: Day(number: Int(values.0)), probability: 0.3),
          DateChoice(day: Day(number: Int(values.1)), probability: 0.7),
        ])
      } else {
        result.uncertainNumbers = [
          UncertainFigure(
            path: name, place: place,
            law: .number(
              .choices([
                NumberChoice(value: values.0, probability: 0.3), NumberChoice(value: values.1, probability: 0.7),
              ])))
        ]
      }
      return result
    }

    /// The network with the figure set by hand.
    func fixed(_ network: Network, _ value: Double) throws -> Network {
      var result = network
      switch place {
      case .quota: result.crossings[0].quotas[0].trucks = Int(value)
      case .counterpartQuota: result.crossings[0].stages[1].counterpart?.quotas[0].trucks = Int(value)
      case .counterpartRate: result.crossings[0].stages[1].counterpart?.phases[0].trucksPerWeek = value
      case .rate(let stream, _):
        let index = try #require(result.streams.firstIndex { $0.id == stream })
        result.streams[index].phases[0].trucksPerWeek = value
      case .service(_, let stage, nil):
        let index = try #require(result.crossings[0].stages.firstIndex { $0.id == stage })
        result.crossings[0].stages[index].service =
          index == 0
          ? .lognormal(meanMinutes: value, coefficientOfVariation: 0.5)
          : .gamma(meanMinutes: value, coefficientOfVariation: 0.4)
      case .service: result.crossings[0].stages[1].serviceByClass["reefer"] = .erlang(meanMinutes: value, shape: 3)
      case .growth:
        for index in result.streams.indices { result.streams[index].growth = value }
      case .streamGrowth: result.streams[0].growth = value
      case .phaseBegin:
        result.crossings[1].sides[0].phases[1].from = .certain(WallTime(Day(number: Int(value))))
      }
      return result
    }
  }

  static let cases: [Case] = [
    Case(
      name: "date", place: .phaseBegin(crossing: "chazabeh", side: "iran", phase: "reopened"), values: (18_421, 18_428)),
    Case(name: "quota", place: .quota(crossing: "mehran", id: "daily"), values: (120, 260)),
    Case(
      name: "quota of empty trucks",
      place: .counterpartQuota(crossing: "mehran", stage: "transshipment", id: "empty"), values: (60, 200)),
    Case(name: "rate", place: .rate(stream: "m", phase: "all"), values: (300, 800)),
    Case(name: "rate of a stream that chooses", place: .rate(stream: "free", phase: "all"), values: (50, 400)),
    Case(
      name: "rate of empty trucks",
      place: .counterpartRate(crossing: "mehran", stage: "transshipment", phase: "all"), values: (150, 700)),
    Case(
      name: "service", place: .service(crossing: "mehran", stage: "transshipment", truckClass: nil), values: (60, 200)),
    Case(
      name: "service of a stage before", place: .service(crossing: "mehran", stage: "documents", truckClass: nil),
      values: (3, 15)),
    Case(
      name: "service of a class",
      place: .service(crossing: "mehran", stage: "transshipment", truckClass: "reefer"), values: (20, 300)),
    Case(name: "growth", place: .growth, values: (0.8, 1.25)),
    Case(name: "growth of a stream", place: .streamGrowth(stream: "m"), values: (0.1, 1.5)),
  ]

  private static func run(_ network: Network, _ options: SimulationOptions) throws -> SimulationResult {
    try Simulation(network: network, clocks: Clocks(network), boundaries: boundaries).run(options)
  }

  @Test("replication by replication, what is drawn gives what it gives as a certain figure", arguments: cases)
  func mixture(_ test: Case) throws {
    let network = try Self.network()
    let uncertain = test.uncertain(network)
    let fixed = try [test.fixed(network, test.values.0), test.fixed(network, test.values.1)]
    let figure = try #require(uncertain.uncertainFigures.first)
    for (drawn, engine) in [(0, SimulationOptions.Engine.automatic), (1, .events)] {
      let seed = try #require(
        (1...40 as ClosedRange<UInt64>).first {
          (RandomKey(seed: $0).adding(0).share(of: figure) < 0.3) == (drawn == 0)
        })
      let options = SimulationOptions(replications: 1, seed: seed, engine: engine)
      let found = SimulationTests.text(try Self.run(uncertain, options))
      #expect(found == SimulationTests.text(try Self.run(fixed[drawn], options)), "seed \(seed)")
      #expect(found != SimulationTests.text(try Self.run(fixed[1 - drawn], options)), "seed \(seed)")
    }
  }

  @Test("the mean is the mixture of those of the certain figures")
  func mean() throws {
    let network = try Self.network()
    let test = Self.cases[1]
    let uncertain = test.uncertain(network)
    let figure = try #require(uncertain.uncertainFigures.first)
    let count = 12
    var options = SimulationOptions(replications: count, seed: 3, simulatesCapacity: false)
    let found = try Self.run(uncertain, options)
    let fixed = try [test.values.0, test.values.1].map { try Self.run(test.fixed(network, $0), options) }
    let expected = (0..<count).map { replication in
      let drawn = RandomKey(seed: 3).adding(replication).share(of: figure) < 0.3 ? 0 : 1
      #expect(found.crossings[0].ledgers[replication] == fixed[drawn].crossings[0].ledgers[replication])
      return Double(fixed[drawn].crossings[0].ledgers[replication].left)
    }
    #expect(abs(found.crossings[0].total.throughput.mean - expected.reduce(0, +) / Double(count)) < 1e-9)
    #expect(found.crossings[0].total.throughput.mean < fixed[1].crossings[0].total.throughput.mean)
    options.threads = 3
    #expect(SimulationTests.text(try Self.run(uncertain, options)) == SimulationTests.text(found))
  }

  @Test("traces go by what is drawn too")
  func trace() throws {
    let network = try Self.network()
    let test = Self.cases[6]
    let uncertain = test.uncertain(network)
    let figure = try #require(uncertain.uncertainFigures.first)
    let drawn = RandomKey(seed: 9).adding(4).share(of: figure) < 0.3 ? test.values.0 : test.values.1
    let clocks = Clocks(network)
    let found = try Simulation(network: uncertain, clocks: clocks, boundaries: Self.boundaries)
      .trace(replication: 4, seed: 9)
    let expected = try Simulation(
      network: test.fixed(network, drawn), clocks: clocks, boundaries: Self.boundaries
    ).trace(replication: 4, seed: 9)
    #expect(found.map(\.rows) == expected.map(\.rows))
  }

  // MARK: Correlation

  /// The shares of three figures over the replications of a seed: two of one decision, one of none.
  private static func shares(_ replications: Int) -> [[Double]] {
    let law = UncertainFigure.Law.number(.uniform(low: 0, high: 1))
    let figures = [
      UncertainFigure(
        path: "a", place: .phaseBegin(crossing: "a", side: "iran", phase: "p"), law: law, decision: "reopening"),
      UncertainFigure(path: "b", place: .quota(crossing: "b", id: "q"), law: law, decision: "reopening"),
      UncertainFigure(path: "c", place: .quota(crossing: "c", id: "q"), law: law),
      UncertainFigure(path: "d", place: .phaseBegin(crossing: "a", side: "iran", phase: "p"), law: law),
    ]
    return (0..<replications).map { replication in
      figures.map { RandomKey(seed: 11).adding(replication).share(of: $0) }
    }
  }

  @Test("figures of one decision move together; others are independent, each uniform")
  func decisions() {
    let shares = Self.shares(4_000)
    #expect(shares.allSatisfy { $0[0] == $0[1] })
    for (left, right) in [(0, 2), (0, 3), (2, 3)] {
      // Sixteen fields of 250 each: chi-square of 15 degrees of freedom, 37.7 at one in a thousand.
      var counts = [Double](repeating: 0, count: 16)
      for share in shares { counts[Int(share[left] * 4) * 4 + Int(share[right] * 4)] += 1 }
      let square = counts.reduce(0) { $0 + ($1 - 250) * ($1 - 250) / 250 }
      #expect(square < 37.7, "\(left) and \(right): \(square)")
    }
  }

  @Test("one decision opens two crossings on the k-th possible day of each")
  func commonDates() throws {
    var network = try Self.network()
    let law = UncertainDate.uniform(earliest: Day(number: 18_424), latest: Day(number: 18_433))
    let later = UncertainDate.uniform(earliest: Day(number: 18_430), latest: Day(number: 18_439))
    for (crossing, date) in zip(network.crossings.indices, [law, later]) {
      network.crossings[crossing].sides[0].phases = [
        try SimulationTests.phase("closed", from: nil, "off"),
        try SimulationTests.phase("reopened", from: date, "24/7"),
      ]
      network.crossings[crossing].sides[0].phases[1].decision = "reopening"
    }
    func gaps(_ network: Network) -> Set<Int> {
      Set(
        (0..<60).map { replication in
          let settled = network.settled { RandomKey(seed: 5).adding(replication).share(of: $0) }
          let days = settled.crossings.map { $0.sides[0].phases[1].from?.quantile(0).day.number ?? 0 }
          return days[1] - days[0]
        })
    }
    #expect(gaps(network) == [6])
    for crossing in network.crossings.indices { network.crossings[crossing].sides[0].phases[1].decision = nil }
    #expect(gaps(network).count > 8)
  }

  // MARK: Cost

  @Test("calendars are not kept for ever, and a certain network draws nothing")
  func memory() throws {
    var network = try Self.network()
    #expect(network.uncertainFigures.isEmpty)
    network.uncertainNumbers = [
      UncertainFigure(
        path: "q", place: .quota(crossing: "mehran", id: "daily"), law: .number(.uniform(low: 0, high: 100_000)))
    ]
    let crossing = network.crossings[0]
    let clocks = Clocks(network)
    let horizon = Self.boundaries[0]..<Self.boundaries[2]
    let calendars = CalendarVariants(
      network, clocks: clocks, horizon: horizon,
      boundaries: Self.boundaries.map { ($0 - horizon.lowerBound) * Tick.perSecond })
    let plan = CrossingPlan(crossing, network: network, clocks: clocks, horizon: horizon)
    for replication in 0..<(3 * CalendarVariants.most) {
      let settled = network.settled { RandomKey(seed: 1).adding(replication).share(of: $0) }
      let calendar = calendars.calendar(settled.crossings[0], plan: plan, keeps: true)
      #expect(calendar.gate.quotas[0].places.allSatisfy { $0 == settled.crossings[0].quotas[0].trucks })
      #expect(calendars.kept.calendars <= CalendarVariants.most && calendars.kept.openings == 1)
    }
  }
}
