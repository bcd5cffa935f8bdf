/// A class of arrivals with a rank among others.
public struct PriorityClass: Hashable, Sendable {
  /// Arrivals per time unit.
  public var arrivalRate: Double
  /// The law of its services.
  public var service: ServiceLaw

  /// A class.
  public init(arrivalRate: Double, service: ServiceLaw) {
    self.arrivalRate = arrivalRate
    self.service = service
  }
}

/// M/G/1 with classes, of which the first goes before all others, and so on; nobody's service is interrupted.
///
/// Source: A. Cobham, "Priority assignment in waiting line problems", Operations Research 2 (1954) 70.
public struct MG1PriorityQueue: Hashable, Sendable {
  /// The classes, the first of which goes first.
  public let classes: [PriorityClass]
  /// The means of each class.
  public let classStates: [SteadyState]
  /// The means over all classes.
  public let steadyState: SteadyState

  /// A queue.
  ///
  /// - Parameter classes: one or more, the first of which goes first; rates above 0.
  /// - Throws: also if the load is more than the server can carry.
  public init(classes: [PriorityClass]) throws(QueueTheoryError) {
    try PriorityWaits.check(classes, servers: 1)
    self.classes = classes
    // The mean rest of the service that an arrival finds: Σ λE[S²]/2.
    let rest = classes.reduce(0) { $0 + $1.arrivalRate * $1.service.secondMoment / 2 }
    let waits = PriorityWaits(classes, servers: 1, probabilityOfWaiting: nil, undelayed: rest)
    classStates = waits.classes
    steadyState = waits.all
  }
}

/// M/M/c with classes of the same mean service, of which the first goes before all others, and so on; nobody's service
/// is interrupted.
///
/// Source: A. Cobham (1954); O. Kella and U. Yechiali, "Waiting times in the non-preemptive priority M/M/c
/// queue", Communications in Statistics - Stochastic Models 1 (1985) 257.
public struct MMcPriorityQueue: Hashable, Sendable {
  /// Arrivals of each class per time unit; the first class goes first.
  public let arrivalRates: [Double]
  /// Mean service time of all classes.
  public let meanService: Double
  /// Servers.
  public let servers: Int
  /// The means of each class.
  public let classStates: [SteadyState]
  /// The means over all classes: those of M/M/c, as the order does not matter to them.
  public let steadyState: SteadyState

  /// A queue.
  ///
  /// - Parameters:
  ///   - arrivalRates: one or more, above 0, per time unit; the first class goes first.
  ///   - meanService: above 0.
  ///   - servers: 1 or more.
  /// - Throws: also if the load is more than the servers can carry.
  /// - Complexity: O(servers + classes).
  public init(arrivalRates: [Double], meanService: Double, servers: Int) throws(QueueTheoryError) {
    let classes = arrivalRates.map { PriorityClass(arrivalRate: $0, service: .exponential(mean: meanService)) }
    try PriorityWaits.check(classes, servers: servers)
    self.arrivalRates = arrivalRates
    self.meanService = meanService
    self.servers = servers
    let total = arrivalRates.reduce(0, +)
    let waiting = try ErlangFormula.waiting(load: total * meanService, servers: servers)
    let waits = PriorityWaits(
      classes, servers: servers, probabilityOfWaiting: waiting, undelayed: waiting * meanService / Double(servers))
    classStates = waits.classes
    steadyState = waits.all
  }
}

/// Cobham's waits: the mean time until the first server is free, over (1 - σ(k-1))(1 - σ(k)) with σ(k) the utilisation by
/// the first k classes.
private struct PriorityWaits {
  let classes: [SteadyState]
  let all: SteadyState

  static func check(_ classes: [PriorityClass], servers: Int) throws(QueueTheoryError) {
    guard !classes.isEmpty else { throw .nothingGiven(.arrivalRate) }
    try Argument.atLeastOne(servers: servers)
    for entry in classes {
      try Argument.positive(entry.arrivalRate, .arrivalRate)
      try entry.service.check()
    }
    let total = classes.reduce(0) { $0 + $1.arrivalRate }
    let load = classes.reduce(0) { $0 + $1.arrivalRate * $1.service.mean }
    try Argument.steady(arrivalRate: total, meanService: load / total, servers: servers)
  }

  /// - Parameter probabilityOfWaiting: nil with one server: that it is busy.
  init(_ classes: [PriorityClass], servers: Int, probabilityOfWaiting: Double?, undelayed: Double) {
    let total = classes.reduce(0) { $0 + $1.arrivalRate }
    let utilisation = classes.reduce(0) { $0 + $1.arrivalRate * $1.service.mean } / Double(servers)
    let waiting = probabilityOfWaiting ?? utilisation
    var before = 0.0
    var states: [SteadyState] = []
    for entry in classes {
      let upTo = before + entry.arrivalRate * entry.service.mean / Double(servers)
      let wait = undelayed / ((1 - before) * (1 - upTo))
      states.append(
        SteadyState(
          arrivalRate: entry.arrivalRate, meanWait: wait, meanTimeInSystem: wait + entry.service.mean,
          utilisation: upTo - before, probabilityOfWaiting: waiting))
      before = upTo
    }
    self.classes = states
    all = SteadyState(
      arrivalRate: total, meanWait: states.reduce(0) { $0 + $1.meanQueueLength } / total,
      meanTimeInSystem: states.reduce(0) { $0 + $1.meanNumberInSystem } / total, utilisation: utilisation,
      probabilityOfWaiting: waiting)
  }
}
