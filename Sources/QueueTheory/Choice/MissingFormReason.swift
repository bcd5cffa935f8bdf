/// Why there is no exact closed form for a queue.
public enum MissingFormReason: Hashable, Sendable {
  /// The queue has something that closed forms have not.
  case obstacle(Obstacle)
  /// Arrivals are not Poisson.
  case arrivalsNotPoisson
  /// A stage, counted from 0, has several servers and services that are neither exponential nor constant.
  case severalServersOfAnyLaw(Int)
  /// A stage before the last, counted from 0, is not exponential.
  case stageNotExponential(Int)
  /// With priorities, services of several servers must be exponential with one mean.
  case priorityServicesDiffer
  /// Priorities and several stages.
  case priorityInSeveralStages
  /// Limited places and several stages.
  case limitedPlacesInSeveralStages
  /// Limited places with a queue, and priorities.
  case limitedPlacesWithPriority
  /// Limited places with a queue, and services that are not exponential.
  case limitedPlacesNotExponential

  /// The reason in words, without a full stop.
  public var message: String {
    switch self {
    case .obstacle(let obstacle): obstacle.rawValue
    case .arrivalsNotPoisson: "arrivals are not Poisson"
    case .severalServersOfAnyLaw(let stage):
      "stage \(stage + 1) has several servers and services that are neither exponential nor constant"
    case .stageNotExponential(let stage):
      "the services of stage \(stage + 1) are not exponential, so that the next stage's arrivals are not Poisson"
    case .priorityServicesDiffer:
      "with priorities and several servers, services must be exponential with the same mean in all classes"
    case .priorityInSeveralStages: "there are priorities in several stages"
    case .limitedPlacesInSeveralStages: "places are limited and there are several stages"
    case .limitedPlacesWithPriority: "places are limited and there are priorities"
    case .limitedPlacesNotExponential: "places are limited and services are not exponential"
    }
  }
}
