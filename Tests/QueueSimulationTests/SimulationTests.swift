import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import Synchronization
import Testing

@testable import QueueSimulation

/// Runs of whole networks: two sides, rules, phases, quotas, uncertain dates.
@Suite("Simulation")
struct SimulationTests {
  /// From Saturday 2020-06-06 for eight weeks, by weeks of Tehran.
  static let boundaries: [Int] = {
    let clock = TimeZoneTable(named: "Asia/Tehran") ?? .utc
    return (0...8).map { clock.instant(of: WallTime(Day(number: 18_419 + 7 * $0))).seconds }
  }()

  static func phase(_ id: String, from: UncertainDate?, _ hours: String) throws -> Phase {
    Phase(
      id: id, from: from, until: nil, hours: try OpeningRule(parsing: hours), announced: nil, provenance: Provenance())
  }

  static func stream(_ crossing: String, _ id: String, perWeek: Double) -> DemandStream {
    DemandStream(
      id: id, routes: [Route(crossing: crossing)], truckClass: "general", origin: nil, destination: nil,
      arrivals: .poisson,
      withoutOpening: .notSent,
      phases: [DemandPhase(id: "all", from: nil, until: nil, trucksPerWeek: perWeek)],
      weeklyProfile: [Double](repeating: 1, count: 168))
  }

  static func crossing(_ id: String, iran: [Phase], iraq: [Phase], quotas: [Quota] = [], places: Int? = nil) -> Crossing
  {
    Crossing(
      id: id, name: LocalizedName([(language: "en", text: id)]), counterpart: nil, location: nil,
      sides: [CrossingSide(side: "iran", phases: iran), CrossingSide(side: "iraq", phases: iraq)], closures: [],
      quotas: quotas, yard: Yard(places: places, admission: .whileOpen), closing: .finish,
      stages: [
        Stage(
          id: "documents", servers: 6, service: .lognormal(meanMinutes: 4, coefficientOfVariation: 0.5),
          serviceByClass: [:]),
        Stage(
          id: "transshipment", servers: 40, service: .gamma(meanMinutes: 90, coefficientOfVariation: 0.4),
          serviceByClass: [:]),
      ], queueAtStart: [ClassCount(truckClass: "general", trucks: 400)])
  }

  /// Mehran two days a week under a quota; Chazabeh reopens on a date between 13 June and 26 June.
  static func network() throws -> Network {
    let twoDays = try phase("two_days", from: nil, "Su,We 07:00-17:00")
    let daily = Quota(
      id: "daily", from: nil, until: nil, trucks: 250, period: .day, side: "iran", weekStart: .saturday)
    let closed = try phase("closed", from: nil, "off")
    let reopened = try phase(
      "reopened", from: .uniform(earliest: Day(number: 18_426), latest: Day(number: 18_439)), "Sa-Th 08:00-16:00")
    let always = try phase("all", from: nil, "24/7")
    return Network(
      id: "test", name: LocalizedName([(language: "en", text: "test")]),
      sides: [
        Side(id: "iran", name: LocalizedName([]), timeZone: "Asia/Tehran", holidays: []),
        Side(id: "iraq", name: LocalizedName([]), timeZone: "Asia/Baghdad", holidays: []),
      ], currency: "USD", reportingCalendar: .gregorian, weekStart: .saturday,
      classes: [
        TruckClass(id: "general", name: LocalizedName([]), payloadTonnes: 20, valuePerTonne: 500)
      ],
      crossings: [
        crossing("mehran", iran: [twoDays], iraq: [always], quotas: [daily], places: 500),
        crossing("chazabeh", iran: [closed, reopened], iraq: [try phase("h", from: nil, "08:00-16:00")], places: 60),
      ],
      streams: [stream("mehran", "m", perWeek: 2_149), stream("chazabeh", "c", perWeek: 500)], travel: [])
  }

  static func run(_ options: SimulationOptions) throws -> SimulationResult {
    let network = try network()
    return try Simulation(network: network, clocks: Clocks(network), boundaries: boundaries).run(options)
  }

  /// Everything that can be printed, in full precision.
  static func text(_ result: SimulationResult) -> String {
    result.crossings.map { "\($0.id) \($0.periods) \($0.total) \($0.ledgers)" }.joined(separator: "\n")
      + "\(result.network) \(result.networkTotal)"
  }

  @Test("gives the same bytes on one, two and seven threads, and by events")
  func sameBytes() throws {
    var options = SimulationOptions(replications: 4, seed: 5, threads: 1)
    let alone = Self.text(try Self.run(options))
    for threads in [2, 7] {
      options.threads = threads
      #expect(Self.text(try Self.run(options)) == alone)
    }
    options.engine = .events
    #expect(Self.text(try Self.run(options)) == alone)
    options.seed = 6
    #expect(Self.text(try Self.run(options)) != alone)
  }

  @Test("stops at the precision asked for, on any number of threads alike, or says that it can't")
  func precision() throws {
    var options = SimulationOptions(replications: 2_000, seed: 5, simulatesCapacity: false, precision: 0.15)
    let result = try Self.run(options)
    #expect(result.isPrecise == true)
    #expect(result.replications < 2_000 && result.replications % 64 == 0, "\(result.replications)")
    for crossing in result.crossings {
      for estimate in [crossing.total.throughput, crossing.total.meanWait] {
        #expect(estimate.halfWidth <= 0.15 * estimate.mean)
      }
    }
    options.threads = 3
    #expect(Self.text(try Self.run(options)) == Self.text(result))
    options.precision = 1e-6
    options.replications = 10
    let coarse = try Self.run(options)
    #expect(coarse.isPrecise == false && coarse.replications == 10)
    options.precision = nil
    #expect(try Self.run(options).isPrecise == nil)
  }

  @Test("bands are exact quantiles over the replications")
  func bands() throws {
    let result = try Self.run(SimulationOptions(replications: 30, seed: 5, simulatesCapacity: false))
    for crossing in result.crossings {
      let left = crossing.ledgers.map { Double($0.left) }.sorted()
      // Type 7: the places are 1.45 and 27.55 of 0 to 29.
      #expect(abs(crossing.total.throughputBand.low - (left[1] + 0.45 * (left[2] - left[1]))) < 1e-6)
      #expect(abs(crossing.total.throughputBand.high - (left[27] + 0.55 * (left[28] - left[27]))) < 1e-6)
    }
  }

  @Test("two days a week let exactly 500 trucks a week through, and the quota binds")
  func quotaBinds() throws {
    let result = try Self.run(SimulationOptions(replications: 3, seed: 1))
    let mehran = try #require(result.crossings.first)
    for week in mehran.periods {
      #expect(week.throughput.mean == 500 && week.throughput.halfWidth == 0)
      #expect(week.capacity.mean == 500 && week.fluidBound.mean == 500)
      #expect(week.tonnes.mean == 10_000 && week.value.mean == 5_000_000)
      #expect(week.bottleneck == .quota("daily"))
      // 07:00-17:00 on Tehran's clock, both days.
      #expect(week.openTime.mean == 20 * 3_600)
      #expect(week.quotas.first?.places.mean == 500)
    }
    #expect(mehran.total.throughput.mean == 4_000)
    #expect(result.isBalanced)
    let network = zip(result.crossings[0].periods, result.crossings[1].periods).map {
      $0.throughput.mean + $1.throughput.mean
    }
    #expect(zip(result.network, network).allSatisfy { abs($0.throughput.mean - $1) < 1e-9 })
  }

  @Test("an uncertain date is drawn anew in every replication, each day alike")
  func uncertainDates() throws {
    let network = try Self.network()
    let ticks = Self.boundaries.map { ($0 - Self.boundaries[0]) * Tick.perSecond }
    let clocks = Clocks(network)
    let horizon = Self.boundaries[0]..<Self.boundaries[8]
    let variants = NetworkVariants(
      network, clocks: clocks, horizon: horizon, boundaries: ticks,
      plans: network.crossings.map { CrossingPlan($0, network: network, clocks: clocks, horizon: horizon) })
    var counts: [Int: Int] = [:]
    for replication in 0..<1_400 {
      let openings = variants.drawn(for: RandomKey(seed: 2).adding(replication))[1].calendar.hours
      counts[openings.opens.first ?? -1, default: 0] += 1
      // 08:00 in Tehran is 06:30 in Baghdad in summer, so that the crossing is open from 08:00 to 14:30 of Baghdad.
      let within = zip(openings.opens, openings.closes).filter { $0.0 < ticks[8] }
      #expect(within.count > 25 && within.allSatisfy { $1 - $0 == 23_400 * Tick.perSecond })
    }
    // Of the 14 days two are Fridays, on which it is closed: it first opens on the Saturdays after them.
    #expect(counts.count == 13)
    #expect(counts.values.allSatisfy { abs($0 - 100) < 40 || abs($0 - 200) < 50 }, "\(counts)")
    // Trucks are sent from the day on which the phase begins.
    let drawn = variants.drawn(for: RandomKey(seed: 2).adding(0))[1].calendar
    let firstOpen = try #require(drawn.hours.opens.first)
    #expect(drawn.announced.opens.first ?? 0 <= firstOpen)
    let result = try Self.run(SimulationOptions(replications: 12, seed: 1))
    let chazabeh = result.crossings[1]
    #expect(chazabeh.periods[0].bottleneck == .hours)
    #expect(chazabeh.periods[0].throughput.mean == 0)
    #expect(chazabeh.periods[2].openTime.halfWidth > 0)
    #expect(chazabeh.periods[7].openTime.halfWidth == 0)
    #expect(chazabeh.periods[7].bottleneck == .demand)
    #expect(result.isBalanced)
  }

  @Test("reports progress and can be stopped")
  func progress() throws {
    let network = try Self.network()
    let simulation = try Simulation(network: network, clocks: Clocks(network), boundaries: Self.boundaries)
    let most = Mutex(0)
    let options = SimulationOptions(replications: 4, threads: 2, simulatesCapacity: false)
    let result = try simulation.run(options) { done in
      most.withLock { $0 = max($0, done) }
      return true
    }
    #expect(most.withLock { $0 } == 4)
    #expect(result.crossings[0].total.capacity.mean.isNaN)
    #expect(throws: SimulationError.cancelled) {
      try simulation.run(SimulationOptions(replications: 100_000, threads: 2)) { $0 < 3 }
    }
  }

  @Test("refuses more trucks than it can hold")
  func tooLarge() throws {
    var network = try Self.network()
    network.streams[0].phases[0].trucksPerWeek = 1e9
    let clocks = Clocks(network)
    #expect(throws: SimulationError.self) {
      _ = try Simulation(network: network, clocks: clocks, boundaries: Self.boundaries)
    }
  }
}
