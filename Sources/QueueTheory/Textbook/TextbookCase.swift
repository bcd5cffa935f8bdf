/// A system of which the exact answers are known, to hold beside a simulation's.
///
/// All times are in minutes, all rates per minute.
public struct TextbookCase: Hashable, Sendable {
  /// What is to be simulated.
  public enum System: Hashable, Sendable {
    /// A queue in the long run.
    case steady(QueueDescription)
    /// Many trucks that come and are served at even rates, until a time.
    case fluid(GatedFluidQueue, until: Double)
    /// Trucks at constant intervals and services that all take the same time, until no service starts before a time.
    case course(ConstantCourse, until: Double)
  }

  /// A figure and its exact value.
  public struct Answer: Hashable, Sendable {
    /// Which figure.
    public let measure: TextbookMeasure
    /// Its value; times in minutes.
    public let value: Double
  }

  /// What the case is, as `M/M/3, λ 0.2, μ 0.1`.
  public let name: String
  /// What is to be simulated.
  public let system: System
  /// The exact answers: one or more.
  public let answers: [Answer]
  /// Where the answers come from.
  public let source: String

  /// A queue in the long run, with the answers of the exact form that fits it.
  init(_ name: String, _ queue: QueueDescription, _ measures: [TextbookMeasure]) throws(QueueTheoryError) {
    guard case .exact(let form) = try ClosedFormChoice(for: queue) else {
      preconditionFailure("no exact form fits the textbook case '\(name)'")
    }
    var answers: [Answer] = []
    for measure in measures {
      guard let value = try measure.value(of: form) else {
        preconditionFailure("\(form.name) has no answer to \(measure) of '\(name)'")
      }
      answers.append(Answer(measure: measure, value: value))
    }
    self.name = name
    self.answers = answers
    system = .steady(queue)
    source = form.source
  }

  /// A fluid's course.
  init(_ name: String, _ queue: GatedFluidQueue, until end: Double) throws(QueueTheoryError) {
    let course = try queue.course(until: end)
    var answers = [
      Answer(measure: .largestQueue, value: course.largestQueue.queue),
      Answer(measure: .totalDelay, value: course.totalDelay),
      Answer(measure: .longestWait, value: course.longestWait),
    ]
    if let gone = course.goneAt { answers.append(Answer(measure: .goneAt, value: gone)) }
    self.name = name
    self.answers = answers
    system = .fluid(queue, until: end)
    source = "Newell 1982"
  }

  /// A course of services one by one.
  init(_ name: String, _ course: ConstantCourse, until end: Double) throws(QueueTheoryError) {
    self.name = name
    answers = try course.visits(startingBefore: end).enumerated().flatMap { number, visit in
      [
        Answer(measure: .serviceStart(number), value: visit.start),
        Answer(measure: .serviceEnd(number), value: visit.end),
        Answer(measure: .overtime(number), value: visit.overtime),
      ]
    }
    system = .course(course, until: end)
    source = "by hand"
  }
}

/// A figure that both theory and simulation have; numbers of classes, stages and trucks count from 0.
public enum TextbookMeasure: Hashable, Sendable {
  /// Mean wait, over all stages, of those let in.
  case meanWait
  /// Mean wait of a class.
  case meanWaitOfClass(Int)
  /// Mean wait at a stage.
  case meanWaitAtStage(Int)
  /// Mean number waiting.
  case meanQueueLength
  /// Share of those let in who wait at all.
  case probabilityOfWaiting
  /// Share of those let in who wait longer than so many minutes.
  case probabilityOfWaitOver(Double)
  /// The time within which the service of a share of those let in has started.
  case waitQuantile(Double)
  /// Share of arrivals that are turned away.
  case probabilityOfBlocking
  /// Share of time that a server is busy.
  case utilisation
  /// The largest queue of a fluid.
  case largestQueue
  /// The time that all wait together.
  case totalDelay
  /// The longest wait of a fluid.
  case longestWait
  /// When the queue of a fluid is gone.
  case goneAt
  /// When a truck's service starts.
  case serviceStart(Int)
  /// When a truck's service ends.
  case serviceEnd(Int)
  /// How much of a truck's service is done while nobody is on duty.
  case overtime(Int)

  /// What a form says of the figure; nil if it says nothing.
  public func value(of form: ClosedForm) throws(QueueTheoryError) -> Double? {
    let state = form.steadyState
    switch self {
    case .meanWait: return state.meanWait
    case .meanWaitOfClass(let number):
      return form.classStates.indices.contains(number) ? form.classStates[number].meanWait : nil
    case .meanWaitAtStage(let number):
      return form.stageStates.indices.contains(number) ? form.stageStates[number].meanWait : nil
    case .meanQueueLength: return state.meanQueueLength
    case .probabilityOfWaiting: return state.probabilityOfWaiting
    case .probabilityOfWaitOver(let time): return form.waitDistribution?.probability(ofWaitOver: time)
    case .waitQuantile(let share): return try form.waitDistribution?.waitQuantile(share)
    case .probabilityOfBlocking: return state.probabilityOfBlocking
    case .utilisation: return state.utilisation
    case .largestQueue, .totalDelay, .longestWait, .goneAt, .serviceStart, .serviceEnd, .overtime: return nil
    }
  }
}
