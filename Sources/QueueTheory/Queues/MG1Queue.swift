/// M/G/1: Poisson arrivals, services of any law, one server, first come first served.
///
/// Source: F. Pollaczek, "Über eine Aufgabe der Wahrscheinlichkeitstheorie", Mathematische Zeitschrift 32 (1930) 64;
/// A. Y. Khinchine, "Mathematical theory of a stationary queue", Matematicheskii Sbornik 39 (1932) 73; the variance: L.
/// Takács, "A single-server queue with Poisson input", Operations Research 10 (1962) 388.
public struct MG1Queue: Hashable, Sendable {
  /// Arrivals per time unit.
  public let arrivalRate: Double
  /// The law of a service.
  public let service: ServiceLaw
  /// The means in the long run.
  public let steadyState: SteadyState

  /// A queue.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - service: with a mean above 0.
  /// - Throws: also if the load is more than the server can carry.
  public init(arrivalRate: Double, service: ServiceLaw) throws(QueueTheoryError) {
    try Argument.positive(arrivalRate, .arrivalRate)
    try service.check()
    try Argument.steady(arrivalRate: arrivalRate, meanService: service.mean, servers: 1)
    self.arrivalRate = arrivalRate
    self.service = service
    let utilisation = arrivalRate * service.mean
    // E[W] = λE[S²] / (2(1 - ρ))
    let meanWait = arrivalRate * service.secondMoment / (2 * (1 - utilisation))
    steadyState = SteadyState(
      arrivalRate: arrivalRate, meanWait: meanWait, meanTimeInSystem: meanWait + service.mean,
      utilisation: utilisation, probabilityOfWaiting: utilisation)
  }

  /// The variance of the wait, E[W]² + λE[S³] / (3(1 - ρ)); nil if the third moment is not known.
  public var waitVariance: Double? {
    service.thirdMoment.map { third in
      steadyState.meanWait * steadyState.meanWait + arrivalRate * third / (3 * (1 - steadyState.utilisation))
    }
  }
}
