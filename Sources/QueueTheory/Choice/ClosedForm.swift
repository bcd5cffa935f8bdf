/// One of the forms that theory has for a queue, with its answers.
public enum ClosedForm: Hashable, Sendable {
  /// M/M/c.
  case mmc(MMcQueue)
  /// M/M/c/K.
  case mmck(MMcKQueue)
  /// M/G/c/c.
  case erlangLoss(ErlangLossQueue)
  /// M/G/1.
  case mg1(MG1Queue)
  /// M/D/c.
  case mdc(MDcQueue)
  /// M/G/1 with priorities.
  case mg1Priority(MG1PriorityQueue)
  /// M/M/c with priorities.
  case mmcPriority(MMcPriorityQueue)
  /// Stages in series, exact.
  case tandem(TandemQueue)
  /// G/G/c, approximate.
  case allenCunneen(AllenCunneenApproximation)
  /// Stages in series, approximate.
  case tandemApproximation(TandemApproximation)

  /// The form of a stage with Poisson arrivals, room for all, first come first served; nil if none is known.
  ///
  /// - Parameter number: counts from 0, for errors.
  static func stage(
    _ number: Int, arrivalRate: Double, _ stage: ServiceStage
  ) throws(QueueTheoryError) -> ClosedForm? {
    try stage.service.check()
    do throws(QueueTheoryError) {
      if stage.service.isExponential {
        return .mmc(
          try MMcQueue(arrivalRate: arrivalRate, meanService: stage.service.mean, servers: stage.servers))
      }
      if stage.service.isConstant {
        return .mdc(try MDcQueue(arrivalRate: arrivalRate, service: stage.service.mean, servers: stage.servers))
      }
      return stage.servers == 1 ? .mg1(try MG1Queue(arrivalRate: arrivalRate, service: stage.service)) : nil
    } catch { throw error.at(stage: number) }
  }

  /// The means in the long run.
  public var steadyState: SteadyState {
    switch self {
    case .mmc(let queue): queue.steadyState
    case .mmck(let queue): queue.steadyState
    case .erlangLoss(let queue): queue.steadyState
    case .mg1(let queue): queue.steadyState
    case .mdc(let queue): queue.steadyState
    case .mg1Priority(let queue): queue.steadyState
    case .mmcPriority(let queue): queue.steadyState
    case .tandem(let queue): queue.steadyState
    case .allenCunneen(let queue): queue.steadyState
    case .tandemApproximation(let queue): queue.steadyState
    }
  }

  /// The means of each class with priorities, of all in one otherwise.
  public var classStates: [SteadyState] {
    switch self {
    case .mg1Priority(let queue): queue.classStates
    case .mmcPriority(let queue): queue.classStates
    default: [steadyState]
    }
  }

  /// The means of each stage.
  public var stageStates: [SteadyState] {
    switch self {
    case .tandem(let queue): queue.stages.map(\.steadyState)
    case .tandemApproximation(let queue): queue.stages.map(\.steadyState)
    default: [steadyState]
    }
  }

  /// The law of the wait, where it is known.
  public var waitDistribution: (any WaitDistribution)? {
    switch self {
    case .mmc(let queue): queue
    case .mmck(let queue): queue
    case .mdc(let queue): queue
    case .tandem(let queue): queue.stages.count == 1 ? queue.stages[0].waitDistribution : nil
    case .erlangLoss, .mg1, .mg1Priority, .mmcPriority, .allenCunneen, .tandemApproximation: nil
    }
  }

  /// Whether the answers are exact, and not an approximation.
  public var isExact: Bool {
    switch self {
    case .allenCunneen, .tandemApproximation: false
    case .mmc, .mmck, .erlangLoss, .mg1, .mdc, .mg1Priority, .mmcPriority, .tandem: true
    }
  }
}

extension ClosedForm {
  /// The form's name in Kendall's notation, as `M/M/3`.
  public var name: String {
    switch self {
    case .mmc(let queue): "M/M/\(queue.servers)"
    case .mmck(let queue): "M/M/\(queue.servers)/\(queue.places)"
    case .erlangLoss(let queue): "M/G/\(queue.servers)/\(queue.servers)"
    case .mg1: "M/G/1"
    case .mdc(let queue): "M/D/\(queue.servers)"
    case .mg1Priority(let queue): "M/G/1 with \(queue.classes.count) priorities"
    case .mmcPriority(let queue): "M/M/\(queue.servers) with \(queue.arrivalRates.count) priorities"
    case .tandem(let queue): queue.stages.map(\.name).joined(separator: " → ")
    case .allenCunneen(let queue): "G/G/\(queue.servers), approximated"
    case .tandemApproximation(let queue):
      queue.stages.map { "G/G/\($0.servers)" }.joined(separator: " → ") + ", approximated"
    }
  }

  /// Where the form comes from, in a few words.
  public var source: String {
    switch self {
    case .mmc: "Erlang 1917"
    case .mmck: "birth and death; Gross and Harris 2.4"
    case .erlangLoss: "Erlang 1917, Sevastyanov 1957"
    case .mg1: "Pollaczek 1930, Khinchine 1932"
    case .mdc: "Crommelin 1932, Franx 2001"
    case .mg1Priority: "Cobham 1954"
    case .mmcPriority: "Cobham 1954, Kella and Yechiali 1985"
    case .tandem: "Burke 1956, Jackson 1957"
    case .allenCunneen: "Allen and Cunneen 1978, an approximation"
    case .tandemApproximation: "Whitt 1983, an approximation"
    }
  }
}
