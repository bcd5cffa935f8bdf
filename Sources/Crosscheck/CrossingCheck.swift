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

  /// A figure of a closed form beside its estimate.
  public struct Comparison: Sendable {
    /// Which figure.
    public let measure: TextbookMeasure
    /// What the form says; times in minutes.
    public let value: Double
    /// What the simulation says of the second half of the horizon.
    public let simulated: Double
    /// Half the width of its 95 % interval.
    public let halfWidth: Double
    /// How far it is from the form, in standard errors; nil: nothing is random.
    public let standardErrors: Double?
  }

  /// What is wrong: an exact form that the simulation misses, or a bound that it breaks; empty if all agree.
  public var disagreements: [String] {
    var list: [String] = []
    if isLongEnough, case .exact? = choice {
      let missed = comparisons.count { abs($0.standardErrors ?? 0) > SuiteRow.mostStandardErrors }
      if missed > 0 {
        list.append(
          "\(missed == 1 ? "a figure is" : "\(missed) figures are") more than "
            + "\(Int(SuiteRow.mostStandardErrors)) standard errors from exact")
      }
    }
    let capacity = simulated.total.capacity
    if capacity.mean - 2 * capacity.halfWidth > simulated.total.fluidBound.mean * (1 + 1e-9) + 1e-6 {
      list.append("the capacity is above the fluid bound")
    }
    return list
  }

  /// Whether the horizon is long enough for its second half to be like the long run.
  public var isLongEnough: Bool { warmUpDays.map { $0 <= halfDays } ?? false }

  /// The figures of the closed form, if there is one, beside those of the second half of the horizon.
  public var comparisons: [Comparison] {
    guard let form = choice?.form, let period = simulated.periods.last else { return [] }
    var measures: [TextbookMeasure] = [.meanWait]
    if form.classStates.count > 1 { measures += form.classStates.indices.map { .meanWaitOfClass($0) } }
    if form.stageStates.count > 1 { measures += form.stageStates.indices.map { .meanWaitAtStage($0) } }
    if form.steadyState.probabilityOfBlocking > 0 { measures.append(.probabilityOfBlocking) }
    return measures.compactMap { measure in
      guard let value = try? measure.value(of: form), let (estimate, factor) = measure.estimate(in: period) else {
        return nil
      }
      let error = estimate.standardDeviation * factor / Double(max(1, estimate.replications)).squareRoot()
      return Comparison(
        measure: measure, value: value, simulated: estimate.mean * factor, halfWidth: estimate.halfWidth * factor,
        standardErrors: error > 0 ? (estimate.mean * factor - value) / error : nil)
    }
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
