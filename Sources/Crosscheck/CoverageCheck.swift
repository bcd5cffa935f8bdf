import CrossingModel
import OpeningTimeline
public import QueueSimulation
import QueueTheory
import ScenarioComparison

/// How often the simulator's 95 % intervals contain an answer that is known exactly.
///
/// The case: the first trucks at one server, M/M/1 from an empty start, so that nothing hangs on a warm-up. Waits follow
/// from F. Spitzer, "A combinatorial lemma and its application to probability theory", Trans. AMS 82 (1956) 323: the mean
/// wait of truck n + 1 is the sum over k up to n of E[max(0, X₁ + … + Xₖ)]/k, with X a service less an interarrival time.
public enum CoverageCheck {
  /// What many repeats came to.
  public struct Outcome: Hashable, Sendable {
    /// Repeats, each with its own seed.
    public let repeats: Int
    /// Those whose interval contains the exact answer.
    public let inside: Int
    /// The exact mean wait of the first trucks, or its exact difference between two cases, in minutes.
    public let exact: Double

    /// Share of the repeats whose interval contains the exact answer.
    public var share: Double { Double(inside) / Double(repeats) }
  }

  private static let trucks = 400
  private static let replications = 100
  /// Per minute.
  private static let arrivalRate = 0.1
  private static let serviceRate = 0.2
  /// Of the other one of a pair of cases.
  private static let fasterRate = 0.25

  /// The mean wait of the first trucks, in minutes.
  ///
  /// The k-th arrival finds j services done of k with the probability C(k - 1 + j, j) pʲ qᵏ, p = μ/(λ + μ), q = 1 - p, as
  /// in a race of two Poisson processes; what is left then is k - j services.
  static func exactMeanWait(serviceRate: Double) -> Double {
    let p = serviceRate / (arrivalRate + serviceRate)
    let q = 1 - p
    var meanWait = 0.0
    var total = 0.0
    var power = 1.0
    for k in 1..<trucks {
      power *= q
      var weight = power
      var excess = 0.0
      for j in 0..<k {
        excess += weight * Double(k - j) / serviceRate
        weight *= p * Double(k + j) / Double(j + 1)
      }
      meanWait += excess / Double(k)
      total += meanWait
    }
    return total / Double(trucks)
  }

  /// Repeats the case, with seeds from `seed` on.
  public static func run(repeats: Int, seed: UInt64, threads: Int) throws(SimulationError) -> Outcome {
    let simulation = try simulation(serviceRate: serviceRate)
    let exact = exactMeanWait(serviceRate: serviceRate)
    var inside = 0
    for number in 0..<repeats {
      let wait = try simulation.run(options(seed &+ UInt64(number), threads)).crossings[0].total.meanWait
      if wait.interval.contains(exact * 60) { inside += 1 }
    }
    return Outcome(repeats: repeats, inside: inside, exact: exact)
  }

  /// Repeats a comparison of the case with a faster server, with seeds from `seed` on: how often the paired interval of
  /// the difference contains the exact one.
  public static func runPair(repeats: Int, seed: UInt64, threads: Int) throws(SimulationError) -> Outcome {
    let pair = [try simulation(serviceRate: serviceRate), try simulation(serviceRate: fasterRate)]
    let exact = exactMeanWait(serviceRate: fasterRate) - exactMeanWait(serviceRate: serviceRate)
    var inside = 0
    for number in 0..<repeats {
      let comparison = try ScenarioComparison.run(pair, baseline: 0, options(seed &+ UInt64(number), threads))
      let difference = comparison.difference(.meanWait, of: 1, crossing: 0, period: nil).difference
      if difference.interval.contains(exact * 60) { inside += 1 }
    }
    return Outcome(repeats: repeats, inside: inside, exact: exact)
  }

  private static func options(_ seed: UInt64, _ threads: Int) -> SimulationOptions {
    SimulationOptions(
      replications: replications, seed: seed, threads: threads, simulatesCapacity: false, measuresStays: false)
  }

  private static func simulation(serviceRate: Double) throws(SimulationError) -> Simulation {
    var textbook = TextbookNetwork(
      QueueDescription(
        arrivalRate: arrivalRate, stages: [ServiceStage(servers: 1, service: .exponential(mean: 1 / serviceRate))]))
    textbook.network.streams[0].truckLimit = trucks
    textbook.warmUpMinutes = 0
    // They come within three days on the mean, and are served within two weeks for sure.
    textbook.countedMinutes = 14 * 1_440
    return try Simulation(
      network: textbook.network, clocks: Clocks(textbook.network), boundaries: textbook.boundaries)
  }
}
