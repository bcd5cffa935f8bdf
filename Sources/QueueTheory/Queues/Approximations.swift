/// An **approximation** of G/G/c: the mean wait of M/M/c times the mean of the squared variations of arrivals and
/// services.
///
/// Exact for M/M/c and M/G/1; elsewhere some per cent off in heavy traffic, and more in light traffic.
///
/// Source: A. O. Allen, "Probability, Statistics, and Queueing Theory" (1978), there credited to J. Cunneen.
public struct AllenCunneenApproximation: Hashable, Sendable {
  /// Servers.
  public let servers: Int
  /// The means in the long run, of which the wait is approximate and the utilisation exact.
  public let steadyState: SteadyState

  /// An approximation.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - arrivalSquaredVariation: variance over squared mean of the times between arrivals; 1 for Poisson.
  ///   - service: with a mean above 0.
  ///   - servers: 1 or more.
  /// - Throws: also if the load is more than the servers can carry.
  /// - Complexity: O(servers).
  public init(
    arrivalRate: Double, arrivalSquaredVariation: Double, service: ServiceLaw, servers: Int
  ) throws(QueueTheoryError) {
    try Argument.notNegative(arrivalSquaredVariation, .coefficientOfVariation)
    try service.check()
    let exponential = try MMcQueue(arrivalRate: arrivalRate, meanService: service.mean, servers: servers)
    let wait = exponential.steadyState.meanWait * (arrivalSquaredVariation + service.squaredVariation) / 2
    self.servers = servers
    steadyState = SteadyState(
      arrivalRate: arrivalRate, meanWait: wait, meanTimeInSystem: wait + service.mean,
      utilisation: exponential.steadyState.utilisation)
  }
}

/// An **upper bound** on the mean wait of G/G/1, close in heavy traffic.
///
/// Source: J. F. C. Kingman, "Some inequalities for the queue GI/G/1", Biometrika 49 (1962) 315: E[W] is at most
/// λ(Var A + Var S) / (2(1 - ρ)).
public struct KingmanBound: Hashable, Sendable {
  /// The mean wait is at most this.
  public let meanWait: Double

  /// A bound.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - arrivalSquaredVariation: variance over squared mean of the times between arrivals; 1 for Poisson.
  ///   - service: with a mean above 0.
  /// - Throws: also if the load is more than the server can carry.
  public init(arrivalRate: Double, arrivalSquaredVariation: Double, service: ServiceLaw) throws(QueueTheoryError) {
    try Argument.positive(arrivalRate, .arrivalRate)
    try Argument.notNegative(arrivalSquaredVariation, .coefficientOfVariation)
    try service.check()
    try Argument.steady(arrivalRate: arrivalRate, meanService: service.mean, servers: 1)
    let variance =
      arrivalSquaredVariation / (arrivalRate * arrivalRate) + service.squaredVariation * service.mean * service.mean
    meanWait = arrivalRate * variance / (2 * (1 - arrivalRate * service.mean))
  }
}
