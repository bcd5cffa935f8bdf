/// M/G/c/c: nobody can wait; who finds all servers busy is turned away.
///
/// The law of the services does not matter beyond its mean. Source: Erlang (1917), see ``ErlangFormula``; B. A.
/// Sevastyanov, "An ergodic theorem for Markov processes and its application to telephone systems with refusals",
/// Theory of Probability and its Applications 2 (1957) 104.
public struct ErlangLossQueue: Hashable, Sendable {
  /// Arrivals per time unit, those turned away among them.
  public let arrivalRate: Double
  /// Mean service time.
  public let meanService: Double
  /// Servers.
  public let servers: Int
  /// The means in the long run, over those let in.
  public let steadyState: SteadyState

  /// A queue.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - meanService: above 0.
  ///   - servers: 1 or more.
  /// - Complexity: O(servers).
  public init(arrivalRate: Double, meanService: Double, servers: Int) throws(QueueTheoryError) {
    try Argument.positive(arrivalRate, .arrivalRate)
    try Argument.positive(meanService, .meanService)
    try Argument.atLeastOne(servers: servers)
    self.arrivalRate = arrivalRate
    self.meanService = meanService
    self.servers = servers
    let load = arrivalRate * meanService
    try Argument.notNegative(load, .load)
    let free = ErlangFormula.freeOverFull(load: load, servers: servers)
    // 1 - B without cancellation at heavy loads; where F is beyond all numbers nobody is turned away.
    let admitted = free == .infinity ? arrivalRate : arrivalRate * (free / (1 + free))
    steadyState = SteadyState(
      arrivalRate: admitted, meanWait: 0, meanTimeInSystem: meanService,
      utilisation: admitted * meanService / Double(servers), probabilityOfWaiting: 0,
      probabilityOfBlocking: 1 / (1 + free))
  }
}
