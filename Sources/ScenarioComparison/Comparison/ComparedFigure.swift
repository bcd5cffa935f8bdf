public import QueueSimulation

/// A figure by which scenarios are compared.
public enum ComparedFigure: String, CaseIterable, Hashable, Sendable {
  /// Trucks that leave the last stage.
  case throughput
  /// Tonnes that leave.
  case tonnes
  /// Value that leaves, in the network's currency.
  case value
  /// Trucks that would leave the last stage under endless demand.
  case capacity
  /// Trucks not sent, as no opening was announced.
  case notSent = "not_sent"
  /// Mean wait of the trucks that leave, in seconds.
  case meanWait = "mean_wait"
  /// Wait that one truck in twenty exceeds, in seconds.
  case waitP95 = "wait_p95"
  /// Trucks that wait at the end of the period.
  case queueAtEnd = "queue_at_end"
  /// When the backlog is gone, in seconds of UTC, over the whole horizon alone; infinite: not within it.
  case backlogGone = "backlog_gone"

  /// The figure of the simulation; nil for when the backlog is gone.
  public var metric: Metric? {
    switch self {
    case .throughput: .throughput
    case .tonnes: .tonnes
    case .value: .value
    case .capacity: .capacity
    case .notSent: .unmet
    case .meanWait: .meanWait
    case .waitP95: .waitP95
    case .queueAtEnd: .queueAtEnd
    case .backlogGone: nil
    }
  }

  /// Whether the figures of several crossings can be added up.
  public var isSum: Bool {
    switch self {
    case .throughput, .tonnes, .value, .capacity, .notSent, .queueAtEnd: true
    case .meanWait, .waitP95, .backlogGone: false
    }
  }

  /// Whether less of it is better.
  public var isBetterLess: Bool {
    switch self {
    case .throughput, .tonnes, .value, .capacity: false
    case .notSent, .meanWait, .waitP95, .queueAtEnd, .backlogGone: true
    }
  }
}
