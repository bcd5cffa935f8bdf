import CrossingModel
import OpeningTimeline
public import QueueSimulation
public import QueueTheory

/// Textbook cases beside their simulation.
public enum SuiteCheck {
  /// How the cases are simulated.
  public struct Options: Hashable, Sendable {
    /// Half-width over mean of the mean wait at which a case is done.
    public var precision: Double
    /// The same seed gives the same bytes.
    public var seed: UInt64
    /// Threads; the results do not depend on it.
    public var threads: Int

    /// How the cases are simulated.
    public init(precision: Double = 0.02, seed: UInt64 = 1, threads: Int = 1) {
      self.precision = precision
      self.seed = seed
      self.threads = threads
    }
  }

  /// The most replications of a case.
  private static let mostReplications = 20_000

  /// Simulates a case; a row for each of its answers.
  ///
  /// - Parameter isGoingOn: asked from time to time; if it says no, the run stops.
  public static func rows(
    of entry: TextbookCase, _ options: Options, isGoingOn: @escaping @Sendable () -> Bool = { true }
  ) throws(SimulationError) -> [SuiteRow] {
    switch entry.system {
    case .steady(let queue): try steadyRows(entry, TextbookNetwork(queue), options, isGoingOn)
    case .fluid(let queue, let end): try fluidRows(entry, TextbookNetwork(queue, until: end))
    case .course(let course, let end): try courseRows(entry, course, TextbookNetwork(course, until: end))
    }
  }

  private static func simulation(_ textbook: TextbookNetwork) throws(SimulationError) -> Simulation {
    try Simulation(
      network: textbook.network, clocks: Clocks(textbook.network), boundaries: textbook.boundaries)
  }

  // MARK: In the long run

  private static func steadyRows(
    _ entry: TextbookCase, _ textbook: TextbookNetwork, _ options: Options, _ isGoingOn: @escaping @Sendable () -> Bool
  ) throws(SimulationError) -> [SuiteRow] {
    let simulation = try simulation(textbook)
    var simulated = SimulationOptions(
      replications: mostReplications, seed: options.seed, threads: options.threads, simulatesCapacity: false,
      precision: options.precision)
    // A case asks for the share of one wait at most; which one is counted must be known before.
    let thresholds = entry.answers.compactMap { $0.measure.threshold }
    simulated.longWaitSeconds = Int((thresholds.first ?? 0) * 60)
    let result = try simulation.run(simulated) { _ in isGoingOn() }
    guard let period = result.crossings.first?.periods.last else { return [] }
    return entry.answers.compactMap { answer in
      answer.measure.estimate(in: period).map {
        SuiteRow(entry, answer, estimate: $0.estimate, factor: $0.factor)
      }
    }
  }

  // MARK: Without randomness

  private static func visits(_ textbook: TextbookNetwork) throws(SimulationError) -> [TraceRow] {
    let trace = try simulation(textbook).trace(replication: 0, seed: 1)
    return trace.first?.rows.filter { $0.start != nil } ?? []
  }

  private static func fluidRows(
    _ entry: TextbookCase, _ textbook: TextbookNetwork
  ) throws(SimulationError) -> [SuiteRow] {
    let visits = try visits(textbook)
    var waits: [Double] = []
    var changes: [(moment: Double, isStart: Bool)] = []
    for visit in visits {
      guard let start = visit.start else { continue }
      waits.append((start - visit.arrival) / 60)
      changes += [(visit.arrival, false), (start, true)]
    }
    changes.sort { ($0.moment, $0.isStart ? 1 : 0) < ($1.moment, $1.isStart ? 1 : 0) }
    var queue = 0
    var largest = 0
    var gone = 0.0
    for change in changes {
      queue += change.isStart ? -1 : 1
      if queue > largest {
        largest = queue
        gone = .nan
      }
      if queue == 0, gone.isNaN { gone = (change.moment - Double(TextbookNetwork.start)) / 60 }
    }
    return entry.answers.compactMap { answer in
      switch answer.measure {
      case .largestQueue: SuiteRow(entry, answer, value: Double(largest), allowed: 1)
      case .totalDelay: SuiteRow(entry, answer, value: waits.reduce(0, +), allowed: 0.03 * answer.value)
      case .longestWait: SuiteRow(entry, answer, value: waits.max() ?? 0, allowed: 1)
      case .goneAt: SuiteRow(entry, answer, value: gone, allowed: 1)
      default: nil
      }
    }
  }

  private static func courseRows(
    _ entry: TextbookCase, _ course: ConstantCourse, _ textbook: TextbookNetwork
  ) throws(SimulationError) -> [SuiteRow] {
    let visits = try visits(textbook).map { visit in
      (
        start: ((visit.start ?? .nan) - Double(TextbookNetwork.start)) / 60,
        end: ((visit.end ?? .nan) - Double(TextbookNetwork.start)) / 60
      )
    }
    // A service time of whole minutes is a whole number of ticks.
    let rounding = 1e-6
    return entry.answers.compactMap { answer in
      switch answer.measure {
      case .serviceStart(let truck) where truck < visits.count:
        SuiteRow(entry, answer, value: visits[truck].start, allowed: rounding)
      case .serviceEnd(let truck) where truck < visits.count:
        SuiteRow(entry, answer, value: visits[truck].end, allowed: rounding)
      case .overtime(let truck) where truck < visits.count:
        SuiteRow(
          entry, answer, value: unstaffed(course.servers, from: visits[truck].start, until: visits[truck].end),
          allowed: rounding)
      default: nil
      }
    }
  }

  /// Minutes between two moments at which nobody is on duty.
  private static func unstaffed(_ servers: PiecewiseRate, from start: Double, until end: Double) -> Double {
    zip(servers.pieces, servers.pieces.dropFirst().map(\.from) + [.infinity]).reduce(0) { total, piece in
      piece.0.rate > 0 ? total : total + max(0, min(end, piece.1) - max(start, piece.0.from))
    }
  }
}

extension TextbookMeasure {
  /// The wait in minutes of which the share of trucks is asked.
  fileprivate var threshold: Double? {
    switch self {
    case .probabilityOfWaiting: 0
    case .probabilityOfWaitOver(let minutes): minutes
    default: nil
    }
  }

  /// The simulation's estimate, and the factor that turns its unit into minutes; nil if there is none.
  func estimate(in period: PeriodEstimates) -> (estimate: Estimate, factor: Double)? {
    let minute = 1.0 / 60
    switch self {
    case .meanWait: return (period.meanWait, minute)
    case .meanWaitOfClass(let index):
      return period.classes.indices.contains(index) ? (period.classes[index].meanWait, minute) : nil
    case .meanWaitAtStage(let index):
      return period.stages.indices.contains(index) ? (period.stages[index].meanWait, minute) : nil
    case .meanQueueLength: return (period.meanQueue, 1)
    case .probabilityOfWaiting, .probabilityOfWaitOver: return (period.shareLongWait, 1)
    case .waitQuantile(let share):
      switch share {
      case 0.5: return (period.waitP50, minute)
      case 0.9: return (period.waitP90, minute)
      case 0.95: return (period.waitP95, minute)
      case 0.99: return (period.waitP99, minute)
      default: return nil
      }
    case .probabilityOfBlocking: return (period.shareTurnedAway, 1)
    case .utilisation: return period.stages.first.map { ($0.utilisation, 1) }
    case .largestQueue, .totalDelay, .longestWait, .goneAt, .serviceStart, .serviceEnd, .overtime: return nil
    }
  }
}
