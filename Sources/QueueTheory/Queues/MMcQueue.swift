import Foundation

/// M/M/c: Poisson arrivals, exponential services, `servers` servers, room for all, first come first served.
///
/// Source: A. K. Erlang (1917), see ``ErlangFormula``; the law of the wait as in D. Gross and C. M. Harris, "Fundamentals
/// of Queueing Theory", 2.3.
public struct MMcQueue: Hashable, WaitDistribution {
  /// Arrivals per time unit.
  public let arrivalRate: Double
  /// Mean service time.
  public let meanService: Double
  /// Servers.
  public let servers: Int
  /// The means in the long run.
  public let steadyState: SteadyState

  /// The probability of waiting at all (Erlang C).
  public let probabilityOfWaiting: Double

  /// A queue.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - meanService: above 0.
  ///   - servers: 1 or more.
  /// - Throws: also if the load is more than the servers can carry.
  /// - Complexity: O(servers).
  public init(arrivalRate: Double, meanService: Double, servers: Int) throws(QueueTheoryError) {
    try Argument.positive(arrivalRate, .arrivalRate)
    try Argument.positive(meanService, .meanService)
    try Argument.atLeastOne(servers: servers)
    try Argument.steady(arrivalRate: arrivalRate, meanService: meanService, servers: servers)
    self.arrivalRate = arrivalRate
    self.meanService = meanService
    self.servers = servers
    probabilityOfWaiting = try ErlangFormula.waiting(load: arrivalRate * meanService, servers: servers)
    let spare = Double(servers) / meanService - arrivalRate
    let meanWait = probabilityOfWaiting / spare
    steadyState = SteadyState(
      arrivalRate: arrivalRate, meanWait: meanWait, meanTimeInSystem: meanWait + meanService,
      utilisation: arrivalRate * meanService / Double(servers), probabilityOfWaiting: probabilityOfWaiting)
  }

  /// Those who wait at all wait an exponential time of rate cμ - λ.
  public func probability(ofWaitOver time: Double) -> Double {
    precondition(time >= 0, "a wait of over \(time)")
    return probabilityOfWaiting * exp(-spareRate * time)
  }

  /// The inverse of ``probability(ofWaitOver:)``.
  public func waitQuantile(_ share: Double) throws(QueueTheoryError) -> Double {
    try checkShare(share)
    return max(0, log(probabilityOfWaiting / (1 - share)) / spareRate)
  }

  /// The variance of the wait: C(2 - C)/(cμ - λ)².
  public var waitVariance: Double {
    probabilityOfWaiting * (2 - probabilityOfWaiting) / (spareRate * spareRate)
  }

  private var spareRate: Double { Double(servers) / meanService - arrivalRate }
}
