import QueueSimulation
public import ScenarioComparison

extension Requirement {
  /// The requirement as a goal over a horizon: amounts, waits and the backlog can be goals.
  public func goal(over horizon: Horizon) -> TargetGoal {
    TargetGoal(measure, isAtLeast: comparison == .atLeast, bound: bound * (rate.map(horizon.count) ?? 1))
  }

  private var measure: TargetGoal.Measure {
    switch metric {
    case .throughput: .amount(.throughput)
    case .tonnes: .amount(.tonnes)
    case .value: .amount(.value)
    case .wait: .figure(.meanWait)
    case .waitP50: .figure(.waitP50)
    case .waitP90: .figure(.waitP90)
    case .waitP95: .figure(.waitP95)
    case .waitP99: .figure(.waitP99)
    case .backlog: .backlogGone
    default: preconditionFailure("\(metric.rawValue) can't be a goal")
    }
  }
}
