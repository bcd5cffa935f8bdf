/// What theory knows about a queue.
public enum ClosedFormChoice: Hashable, Sendable {
  /// A form whose answers are exact.
  case exact(ClosedForm)
  /// A form that comes near, and why there is none that is exact.
  case approximate(ClosedForm, because: [MissingFormReason])
  /// No form at all, and why.
  case noForm(because: [MissingFormReason])
  /// The queue of a stage, counted from 0, grows without bound, by so many per time unit.
  case growsWithoutBound(stage: Int, utilisation: Double, growth: Double)

  /// The form, if there is one.
  public var form: ClosedForm? {
    switch self {
    case .exact(let form), .approximate(let form, _): form
    case .noForm, .growsWithoutBound: nil
    }
  }

  /// Finds the form that fits.
  ///
  /// - Throws: for numbers that make no sense; a queue that grows without bound is a choice of its own.
  public init(for queue: QueueDescription) throws(QueueTheoryError) {
    try queue.check()
    let obstacles = Obstacle.allCases.filter(queue.obstacles.contains)
    guard obstacles.isEmpty else {
      self = .noForm(because: obstacles.map { .obstacle($0) })
      return
    }
    do throws(QueueTheoryError) {
      if let places = queue.places {
        self = try Self.limited(queue, places: places)
      } else if queue.order == .priority, queue.classes.count > 1 {
        self = try Self.ranked(queue)
      } else {
        self = try Self.firstCome(queue)
      }
    } catch .growsWithoutBound(let stage, let utilisation, let growth) {
      self = .growsWithoutBound(stage: stage, utilisation: utilisation, growth: growth)
    }
  }

  private static func firstCome(_ queue: QueueDescription) throws(QueueTheoryError) -> ClosedFormChoice {
    let stages = queue.stages
    var reasons: [MissingFormReason] = []
    switch queue.arrivals {
    case .poisson:
      do throws(QueueTheoryError) {
        let line = try TandemQueue(arrivalRate: queue.arrivalRate, stages: stages)
        return .exact(line.stages.count == 1 ? line.stages[0] : .tandem(line))
      } catch .notExponential(let stage) {
        reasons.append(stage == stages.count - 1 ? .severalServersOfAnyLaw(stage) : .stageNotExponential(stage))
      }
    case .renewal:
      reasons.append(.arrivalsNotPoisson)
    }
    return .approximate(try approximation(queue, stages), because: reasons)
  }

  private static func approximation(
    _ queue: QueueDescription, _ stages: [ServiceStage]
  ) throws(QueueTheoryError) -> ClosedForm {
    let variation: Double =
      switch queue.arrivals {
      case .poisson: 1
      case .renewal(let squaredVariation): squaredVariation
      }
    guard stages.count > 1 else {
      return .allenCunneen(
        try AllenCunneenApproximation(
          arrivalRate: queue.arrivalRate, arrivalSquaredVariation: variation, service: stages[0].service,
          servers: stages[0].servers))
    }
    return .tandemApproximation(
      try TandemApproximation(arrivalRate: queue.arrivalRate, arrivalSquaredVariation: variation, stages: stages))
  }

  private static func limited(
    _ queue: QueueDescription, places: Int
  ) throws(QueueTheoryError) -> ClosedFormChoice {
    var reasons: [MissingFormReason] = []
    let stage = queue.stages[0]
    let isLoss = places == stage.servers
    if queue.arrivals != .poisson { reasons.append(.arrivalsNotPoisson) }
    if queue.servers.count > 1 { reasons.append(.limitedPlacesInSeveralStages) }
    // Where nobody waits, nobody goes first.
    if queue.order == .priority, queue.classes.count > 1, !isLoss { reasons.append(.limitedPlacesWithPriority) }
    if !stage.service.isExponential, !isLoss { reasons.append(.limitedPlacesNotExponential) }
    guard reasons.isEmpty else { return .noForm(because: reasons) }
    if isLoss {
      return .exact(
        .erlangLoss(
          try ErlangLossQueue(
            arrivalRate: queue.arrivalRate, meanService: stage.service.mean, servers: stage.servers)))
    }
    return .exact(
      .mmck(
        try MMcKQueue(
          arrivalRate: queue.arrivalRate, meanService: stage.service.mean, servers: stage.servers, places: places)))
  }

  private static func ranked(_ queue: QueueDescription) throws(QueueTheoryError) -> ClosedFormChoice {
    var reasons: [MissingFormReason] = []
    let stage = queue.stages[0]
    if queue.arrivals != .poisson { reasons.append(.arrivalsNotPoisson) }
    if queue.servers.count > 1 { reasons.append(.priorityInSeveralStages) }
    if stage.servers > 1, !stage.service.isExponential { reasons.append(.priorityServicesDiffer) }
    guard reasons.isEmpty else {
      // The order is no matter to whether the load can be carried.
      for (number, stage) in queue.stages.enumerated() {
        do throws(QueueTheoryError) {
          try Argument.steady(
            arrivalRate: queue.arrivalRate, meanService: stage.service.mean, servers: stage.servers)
        } catch { throw error.at(stage: number) }
      }
      return .noForm(because: reasons)
    }
    if stage.servers == 1 {
      let classes = queue.classes.map { PriorityClass(arrivalRate: $0.arrivalRate, service: $0.services[0]) }
      return .exact(.mg1Priority(try MG1PriorityQueue(classes: classes)))
    }
    return .exact(
      .mmcPriority(
        try MMcPriorityQueue(
          arrivalRates: queue.classes.map(\.arrivalRate), meanService: stage.service.mean, servers: stage.servers)))
  }
}
