public import CrossingModel
public import OpeningTimeline
public import QueueSimulation
public import QueueTheory

/// A crossing three ways: as a fluid, in closed form, and simulated.
public struct CrossingCheck: Sendable {
  /// The crossing's id.
  public let id: String
  /// The simulation, in two halves of the horizon; the second one is compared with the long run.
  public let simulated: SimulationResult.CrossingResult
  /// What theory says of it; nil: nobody comes, or a stage has no server.
  public let choice: ClosedFormChoice?
  /// Days of each half within which an empty start is forgotten; nil: there is no long run.
  public let warmUpDays: Double?
  /// Days of each half of the horizon.
  public let halfDays: Double
  /// The course of the demand as a fluid; nil: none.
  public let fluid: FluidFigures?
  /// Why there is no fluid course.
  public let fluidObstacles: [String]

  /// What a fluid course comes to.
  public struct FluidFigures: Hashable, Sendable {
    /// Trucks at the most.
    public let largestQueue: Double
    /// Mean wait of all trucks that come, in seconds.
    public let meanWait: Double
    /// Trucks left at the end.
    public let queueAtEnd: Double
  }

  /// What is wrong: an exact form that the simulation misses, or a bound that it breaks; empty if all agree.
  public var disagreements: [String] {
    var list: [String] = []
    if let z = standardErrors, abs(z) > SuiteRow.mostStandardErrors {
      list.append("the mean wait is \(rounded(z)) standard errors from the exact one")
    }
    let capacity = simulated.total.capacity
    if capacity.mean - 2 * capacity.halfWidth > simulated.total.fluidBound.mean * (1 + 1e-9) + 1e-6 {
      list.append("the capacity is above the fluid bound")
    }
    return list
  }

  /// Whether the horizon is long enough for its second half to be like the long run.
  public var isLongEnough: Bool { warmUpDays.map { $0 <= halfDays } ?? false }

  /// How far the mean wait of the second half is from the exact one, in standard errors; nil: there is nothing exact to
  /// compare with, or the horizon is too short.
  public var standardErrors: Double? {
    guard isLongEnough, case .exact(let form)? = choice, let period = simulated.periods.last else { return nil }
    let estimate = period.meanWait
    guard estimate.replications > 1, estimate.standardDeviation > 0 else { return nil }
    let error = estimate.standardDeviation / Double(estimate.replications).squareRoot()
    return (estimate.mean - form.steadyState.meanWait * 60) / error
  }

  private func rounded(_ number: Double) -> String {
    "\((number * 10).rounded() / 10)"
  }

  /// Puts a simulated crossing beside theory.
  ///
  /// - Parameters:
  ///   - simulated: a run over two reporting periods of the same length, with capacity.
  ///   - horizon: seconds of UTC.
  public init(
    _ simulated: SimulationResult.CrossingResult, network: Network, clocks: Clocks, horizon: Range<Int>
  ) throws(QueueTheoryError) {
    guard let crossing = network.crossings.first(where: { $0.id == simulated.id }) else {
      preconditionFailure("the network has no crossing \(simulated.id)")
    }
    let description = CrossingDescription(crossing, network: network, clocks: clocks, horizon: horizon)
    id = crossing.id
    self.simulated = simulated
    halfDays = Double(horizon.count) / 2 / 86_400
    if let queue = description.queue {
      choice = try ClosedFormChoice(for: queue)
      let textbook = TextbookNetwork(queue)
      warmUpDays = choice?.form == nil ? nil : Double(textbook.warmUpMinutes) / 1_440
    } else {
      choice = nil
      warmUpDays = nil
    }
    fluidObstacles = description.fluidObstacles
    let minutes = Double(horizon.count) / 60
    if let queue = description.fluid {
      let course = try queue.course(until: minutes)
      let trucks = queue.arrivals.total(from: 0, until: minutes) + queue.queueAtStart
      fluid = FluidFigures(
        largestQueue: course.largestQueue.queue, meanWait: trucks > 0 ? course.totalDelay * 60 / trucks : 0,
        queueAtEnd: course.queue(at: minutes))
    } else {
      fluid = nil
    }
  }
}
