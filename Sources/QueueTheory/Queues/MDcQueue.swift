import Foundation

/// M/D/c: Poisson arrivals, services that always take the same time, `servers` servers, first come first served.
///
/// Exact for any number of servers, one among them (Erlang 1909), and in heavy traffic: all sums are of positive terms,
/// where Erlang's own has terms of both signs and loses all digits after some ten services.
///
/// Source: C. D. Crommelin (1932), see ``ConstantServiceOverflow``; G. J. Franx, "A simple solution for the M/D/c waiting
/// time distribution", Operations Research Letters 29 (2001) 221.
public struct MDcQueue: Hashable, WaitDistribution {
  /// Arrivals per time unit.
  public let arrivalRate: Double
  /// The time of every service.
  public let service: Double
  /// Servers.
  public let servers: Int
  /// The means in the long run.
  public let steadyState: SteadyState

  private let overflow: ConstantServiceOverflow

  /// A queue.
  ///
  /// - Parameters:
  ///   - arrivalRate: per time unit, above 0.
  ///   - service: above 0.
  ///   - servers: 1 or more.
  /// - Throws: also if the load is more than the servers can carry.
  /// - Complexity: O(servers).
  public init(arrivalRate: Double, service: Double, servers: Int) throws(QueueTheoryError) {
    try Argument.positive(arrivalRate, .arrivalRate)
    try Argument.positive(service, .meanService)
    try Argument.atLeastOne(servers: servers)
    try Argument.steady(arrivalRate: arrivalRate, meanService: service, servers: servers)
    self.arrivalRate = arrivalRate
    self.service = service
    self.servers = servers
    let utilisation = arrivalRate * service / Double(servers)
    overflow = ConstantServiceOverflow(servers: servers, utilisation: utilisation)
    let meanWait = overflow.mean / arrivalRate
    steadyState = SteadyState(
      arrivalRate: arrivalRate, meanWait: meanWait, meanTimeInSystem: meanWait + service, utilisation: utilisation,
      probabilityOfWaiting: Self.probability(
        ofWaitOver: 0, arrivalRate: arrivalRate, service: service, servers: servers, overflow: overflow))
  }

  /// A truck that comes now waits over x if, kD - x from now, at least kc are there of those that wait now and those that
  /// come until then, with k the services that fit into x, and one more.
  ///
  /// Complexity: O(servers).
  public func probability(ofWaitOver time: Double) -> Double {
    precondition(time >= 0, "a wait of over \(time)")
    return Self.probability(
      ofWaitOver: time, arrivalRate: arrivalRate, service: service, servers: servers, overflow: overflow)
  }

  private static func probability(
    ofWaitOver time: Double, arrivalRate: Double, service: Double, servers: Int, overflow: ConstantServiceOverflow
  ) -> Double {
    let services = (time / service).rounded(.down) + 1
    // Beyond what an index can count the probability is 0 unless 1 - ρ is below some 1e-12.
    guard services * Double(servers) < 1e15 else { return 0 }
    let needed = Int(services) * servers
    let mean = arrivalRate * max(0, services * service - time)
    // The terms grow until `mean` times τ, which the tail of the queue's length pulls them to, and then fall.
    let top = mean * exp(overflow.decay)
    var sum = Poisson.upperTail(needed, mean: mean)
    for arrivals in max(0, Int(mean - 12 * mean.squareRoot() - 40))..<needed {
      let term = Poisson.mass(arrivals, mean: mean) * overflow.probability(ofAtLeast: needed - arrivals)
      sum += term
      if Double(arrivals) > top, term <= sum * 1e-18 { break }
    }
    return min(1, sum)
  }
}
