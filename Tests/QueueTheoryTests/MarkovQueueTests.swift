import SeededRandom
import Testing

@testable import QueueTheory

@Suite("Markov queues")
struct MarkovQueueTests {
  struct Formula: CustomTestStringConvertible, Sendable {
    var servers: Int
    var load: Double
    var blocking: Double
    var waiting: Double?
    var testDescription: String { "\(servers) servers, \(load) erlang" }
  }

  /// In 40 digits, by the incomplete gamma function.
  static let formulas: [Formula] = [
    Formula(servers: 10, load: 5, blocking: 0.018384570336648133, waiting: 0.036105359158320186),
    Formula(servers: 10, load: 8, blocking: 0.12166106425295151, waiting: 0.40918015079644353),
    Formula(servers: 100, load: 84.064, blocking: 0.009999682902650257, waiting: 0.059604895802809025),
    Formula(servers: 1_000, load: 1_000, blocking: 0.024811917646160408),
    Formula(servers: 10_000, load: 10_000, blocking: 0.0079365632488056719),
    Formula(servers: 10_000, load: 9_500, blocking: 9.642737926005891e-9, waiting: 1.928547231868143e-7),
    Formula(servers: 5, load: 3, blocking: 0.11005434782608696, waiting: 0.23615160349854227),
    Formula(servers: 3, load: 2, blocking: 4.0 / 19, waiting: 4.0 / 9),
    Formula(servers: 1, load: 0.7, blocking: 0.7 / 1.7, waiting: 0.7),
    Formula(servers: 3, load: 0, blocking: 0, waiting: 0),
  ]

  @Test("Erlang's formulas agree with 40 digits", arguments: formulas)
  func erlang(_ entry: Formula) throws {
    let blocking = try ErlangFormula.blocking(load: entry.load, servers: entry.servers)
    #expect(agree(blocking, entry.blocking, within: 1e-12), "\(blocking)")
    if let waiting = entry.waiting {
      let own = try ErlangFormula.waiting(load: entry.load, servers: entry.servers)
      #expect(agree(own, waiting, within: 1e-12), "\(own)")
    }
  }

  /// As in every printed table of Erlang B: the load at which 1 % is lost.
  @Test("Erlang B at 1 %", arguments: [(1, 0.0101), (2, 0.153), (5, 1.361), (10, 4.461), (20, 12.031), (100, 84.064)])
  func onePerCent(servers: Int, load: Double) throws {
    #expect(try ErlangFormula.blocking(load: load - 0.0006, servers: servers) < 0.01)
    #expect(try ErlangFormula.blocking(load: load + 0.0006, servers: servers) > 0.01)
  }

  struct Limited: CustomTestStringConvertible, Sendable {
    var arrivalRate: Double
    var meanService: Double
    var servers: Int
    var places: Int
    var testDescription: String { "M/M/\(servers)/\(places), \(arrivalRate * meanService) erlang" }
  }

  static let limited: [Limited] = [
    Limited(arrivalRate: 0.18, meanService: 5, servers: 1, places: 5),
    Limited(arrivalRate: 0.36, meanService: 10, servers: 3, places: 10),
    Limited(arrivalRate: 3, meanService: 1, servers: 3, places: 8),
    Limited(arrivalRate: 2, meanService: 4, servers: 4, places: 4),
    Limited(arrivalRate: 0.5, meanService: 2, servers: 7, places: 9),
    Limited(arrivalRate: 0.2, meanService: 10, servers: 3, places: 90),
    Limited(arrivalRate: 0.2, meanService: 10, servers: 4, places: 70),
  ]

  @Test("a chain of birth and death gives the same", arguments: limited)
  func birthAndDeath(_ entry: Limited) throws {
    let queue = try MMcKQueue(
      arrivalRate: entry.arrivalRate, meanService: entry.meanService, servers: entry.servers, places: entry.places)
    var chain = StationaryChain(states: entry.places + 1, reach: 1)
    for number in 0..<entry.places {
      chain.add(from: number, to: number + 1, rate: entry.arrivalRate)
      chain.add(
        from: number + 1, to: number, rate: Double(min(number + 1, entry.servers)) / entry.meanService)
    }
    let masses = chain.probabilities()
    let blocked = masses[entry.places]
    let admitted = entry.arrivalRate * (1 - blocked)
    let queued = masses.enumerated().reduce(0) { $0 + Double(max(0, $1.offset - entry.servers)) * $1.element }
    let waiting = masses[entry.servers..<entry.places].reduce(0, +) / (1 - blocked)
    let state = queue.steadyState
    #expect(agree(state.probabilityOfBlocking, blocked, within: 1e-9))
    #expect(agree(state.arrivalRate, admitted, within: 1e-9))
    #expect(agree(state.meanQueueLength, queued, within: 1e-9))
    #expect(agree(state.meanWait, queued / admitted, within: 1e-9))
    #expect(agree(state.probabilityOfWaiting ?? .nan, waiting, within: 1e-9))
    #expect(agree(queue.probability(ofWaitOver: 0), waiting, within: 1e-9))
    #expect(agree(state.utilisation, admitted * entry.meanService / Double(entry.servers), within: 1e-9))
    // E[W] is the integral of the probability of waiting longer.
    let scale = entry.meanService / Double(entry.servers)
    #expect(agree(state.meanWait, Integral.mean(of: queue, scale: scale), within: 1e-7))
    if entry.places == entry.servers {
      let loss = try ErlangLossQueue(
        arrivalRate: entry.arrivalRate, meanService: entry.meanService, servers: entry.servers)
      #expect(agree(loss.steadyState.probabilityOfBlocking, blocked, within: 1e-9))
      #expect(agree(loss.steadyState.utilisation, state.utilisation, within: 1e-12))
    }
    if entry.places > 60 {
      let all = try MMcQueue(arrivalRate: entry.arrivalRate, meanService: entry.meanService, servers: entry.servers)
      #expect(agree(all.steadyState.meanWait, queued / admitted, within: 1e-9))
      #expect(agree(all.probability(ofWaitOver: 7), queue.probability(ofWaitOver: 7), within: 1e-9))
    }
  }

  @Test("λ 0.2, μ 0.1: three servers wait 40/9, four 20/23")
  func known() throws {
    let three = try MMcQueue(arrivalRate: 0.2, meanService: 10, servers: 3)
    let four = try MMcQueue(arrivalRate: 0.2, meanService: 10, servers: 4)
    #expect(agree(three.steadyState.meanWait, 40.0 / 9, within: 1e-14))
    #expect(agree(four.steadyState.meanWait, 20.0 / 23, within: 1e-14))
    #expect(agree(three.steadyState.meanQueueLength, 8.0 / 9, within: 1e-14))
    #expect(agree(three.steadyState.meanNumberInSystem, 26.0 / 9, within: 1e-14))
  }

  @Test("one server: ρ/(μ - λ), and quantiles invert the law", arguments: [0.05, 0.5, 0.9, 0.999, 0.999_999])
  func single(utilisation: Double) throws {
    let queue = try MMcQueue(arrivalRate: utilisation, meanService: 1, servers: 1)
    #expect(agree(queue.steadyState.meanWait, utilisation / (1 - utilisation), within: 1e-9))
    #expect(agree(queue.probabilityOfWaiting, utilisation, within: 1e-12))
    for share in [0, 0.3, 0.5, 0.9, 0.95, 0.999, 1 - 1e-9] {
      let wait = try queue.waitQuantile(share)
      #expect(
        wait == 0 ? share <= 1 - utilisation : agree(queue.probability(ofWaitOver: wait), 1 - share, within: 1e-9))
    }
    let second = 2 * Integral.firstMoment(of: queue, scale: 1 / (1 - utilisation))
    let mean = queue.steadyState.meanWait
    #expect(agree(queue.waitVariance, second - mean * mean, within: 1e-6))
  }

  @Test("limits: nobody waits with endless servers, everybody in heavy traffic, M/M/c/K fills at any load")
  func limits() throws {
    let idle = try MMcQueue(arrivalRate: 1, meanService: 1, servers: 10_000)
    #expect(idle.probabilityOfWaiting == 0)
    #expect(idle.steadyState.meanWait == 0)
    let busy = try MMcQueue(arrivalRate: 9_999.999, meanService: 1, servers: 10_000)
    #expect(busy.probabilityOfWaiting > 0.999_98)
    let flooded = try MMcKQueue(arrivalRate: 1e200, meanService: 1, servers: 2, places: 5)
    #expect(agree(flooded.steadyState.arrivalRate, 2, within: 1e-12))
    #expect(agree(flooded.steadyState.meanWait, 1.5, within: 1e-12))
    #expect(flooded.steadyState.probabilityOfBlocking == 1)
    let calm = try MMcKQueue(arrivalRate: 1e-3, meanService: 1, servers: 500, places: 600)
    #expect(calm.steadyState.arrivalRate == 1e-3)
    #expect(calm.steadyState.meanWait == 0)
    #expect(flooded.probability(ofWaitOver: .infinity) == 0)
    #expect(busy.probability(ofWaitOver: .infinity) == 0)
    let lost = try ErlangLossQueue(arrivalRate: 1e200, meanService: 1, servers: 2)
    #expect(agree(lost.steadyState.arrivalRate, 2, within: 1e-12))
  }

  @Test("more servers, less wait; more arrivals, more wait; Little's law", arguments: 0..<60)
  func monotone(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let servers = random.from(1...40)
    let meanService = Double.random(in: 0.1...50, using: &random)
    let rate = Double.random(in: 0.05...0.97, using: &random) * Double(servers) / meanService
    let queue = try MMcQueue(arrivalRate: rate, meanService: meanService, servers: servers)
    let more = try MMcQueue(arrivalRate: rate, meanService: meanService, servers: servers + 1)
    let denser = try MMcQueue(arrivalRate: rate * 1.02, meanService: meanService, servers: servers)
    let state = queue.steadyState
    #expect(more.steadyState.meanWait < state.meanWait, "seed \(seed)")
    #expect(denser.steadyState.meanWait > state.meanWait, "seed \(seed)")
    #expect(agree(state.meanQueueLength, rate * state.meanWait, within: 1e-12), "seed \(seed)")
    #expect(
      agree(state.meanNumberInSystem - state.meanQueueLength, state.utilisation * Double(servers), within: 1e-9),
      "seed \(seed)")
    let places = servers + random.from(0...30)
    let limited = try MMcKQueue(arrivalRate: rate, meanService: meanService, servers: servers, places: places)
    let roomier = try MMcKQueue(arrivalRate: rate, meanService: meanService, servers: servers, places: places + 1)
    // At light loads they differ by less than a number's last bit.
    #expect(limited.steadyState.meanWait <= roomier.steadyState.meanWait * (1 + 1e-12), "seed \(seed)")
    #expect(roomier.steadyState.meanWait <= state.meanWait * (1 + 1e-12), "seed \(seed)")
    #expect(
      limited.steadyState.probabilityOfBlocking > roomier.steadyState.probabilityOfBlocking, "seed \(seed)")
  }
}
