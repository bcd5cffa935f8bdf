import Foundation

/// M/M/c/K: Poisson arrivals, exponential services, and places for `places` in service and waiting together; whoever
/// finds them all taken is turned away.
///
/// There is a steady state at any load. Source: D. Gross and C. M. Harris, "Fundamentals of Queueing Theory", 2.4.
public struct MMcKQueue: Hashable, WaitDistribution {
  /// Arrivals per time unit, those turned away among them.
  public let arrivalRate: Double
  /// Mean service time.
  public let meanService: Double
  /// Servers.
  public let servers: Int
  /// Places in service and in the queue together.
  public let places: Int
  /// The means in the long run, over those let in.
  public let steadyState: SteadyState

  /// The probability of each number waiting when all servers are busy, 0 up to places - servers.
  private let waiting: [Double]

  /// A queue.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - meanService: above 0.
  ///   - servers: 1 or more.
  ///   - places: as many as the servers, or more.
  /// - Complexity: O(places).
  public init(arrivalRate: Double, meanService: Double, servers: Int, places: Int) throws(QueueTheoryError) {
    try Argument.positive(arrivalRate, .arrivalRate)
    try Argument.positive(meanService, .meanService)
    try Argument.atLeastOne(servers: servers)
    guard places >= servers else { throw .fewerPlacesThanServers(places: places, servers: servers) }
    self.arrivalRate = arrivalRate
    self.meanService = meanService
    self.servers = servers
    self.places = places

    let load = arrivalRate * meanService
    try Argument.notNegative(load, .load)
    let ratio = load / Double(servers)
    // By number waiting n, in proportion: ρⁿ, or below a full house ρ^(n - room) so that nothing overflows.
    let room = places - servers
    var masses = [Double](repeating: 1, count: room + 1)
    if ratio <= 1 {
      for number in stride(from: 1, through: room, by: 1) { masses[number] = masses[number - 1] * ratio }
    } else {
      for number in stride(from: room - 1, through: 0, by: -1) { masses[number] = masses[number + 1] / ratio }
    }
    // F is the probability of a free server over that of `servers` in the system; beyond all numbers, nobody waits.
    let free = ErlangFormula.freeOverFull(load: load, servers: servers)
    let freeMass = masses[0] == 0 ? 0 : masses[0] * free
    let total = masses.reduce(freeMass, +)
    waiting = masses.map { $0 / total }

    let blocking = waiting[room]
    // 1 - blocking, without cancellation at heavy loads
    let share = total == .infinity ? 1 : (freeMass + masses.dropLast().reduce(0, +)) / total
    let admitted = arrivalRate * share
    var queueLength = 0.0
    for number in stride(from: 1, through: room, by: 1) { queueLength += Double(number) * waiting[number] }
    let meanWait = queueLength / admitted
    steadyState = SteadyState(
      arrivalRate: admitted, meanWait: meanWait, meanTimeInSystem: meanWait + meanService,
      utilisation: admitted * meanService / Double(servers),
      probabilityOfWaiting: waiting.dropLast().reduce(0, +) / share,
      probabilityOfBlocking: blocking)
  }

  /// Of those let in: who finds n waiting waits for n + 1 ends of services, each at rate c/E[S].
  ///
  /// Complexity: O(places).
  public func probability(ofWaitOver time: Double) -> Double {
    precondition(time >= 0, "a wait of over \(time)")
    let expected = Double(servers) / meanService * time
    var fewerEnds = 0.0
    var sum = 0.0
    for number in 0..<(places - servers) {
      fewerEnds += Poisson.mass(number, mean: expected)
      sum += waiting[number] * fewerEnds
    }
    return sum * arrivalRate / steadyState.arrivalRate
  }
}
