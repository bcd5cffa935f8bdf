/// The means of a queue in the long run, in the caller's time unit.
public struct SteadyState: Hashable, Sendable {
  /// Those who are let in, per time unit.
  public let arrivalRate: Double
  /// Mean time from arrival to the start of service, of those who are let in; summed over stages.
  public let meanWait: Double
  /// Mean time from arrival to the end of the last service, of those who are let in.
  public let meanTimeInSystem: Double
  /// The share of time that a server is busy, 0 to 1; of several stages, that of the busiest; of a class, its part in it.
  public let utilisation: Double
  /// The share of those let in who wait at all, 0 to 1; nil where no exact form is known.
  public let probabilityOfWaiting: Double?
  /// The share of arrivals that are turned away, 0 to 1.
  public let probabilityOfBlocking: Double

  /// How many wait, on average over time.
  ///
  /// Source: J. D. C. Little, "A proof for the queuing formula L = λW", Operations Research 9 (1961) 383.
  public var meanQueueLength: Double { arrivalRate * meanWait }

  /// How many wait or are served, on average over time.
  public var meanNumberInSystem: Double { arrivalRate * meanTimeInSystem }

  init(
    arrivalRate: Double, meanWait: Double, meanTimeInSystem: Double, utilisation: Double,
    probabilityOfWaiting: Double? = nil, probabilityOfBlocking: Double = 0
  ) {
    self.arrivalRate = arrivalRate
    self.meanWait = meanWait
    self.meanTimeInSystem = meanTimeInSystem
    self.utilisation = utilisation
    self.probabilityOfWaiting = probabilityOfWaiting
    self.probabilityOfBlocking = probabilityOfBlocking
  }
}
