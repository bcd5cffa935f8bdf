import QueueSimulation

/// A figure that sweeps report.
public enum SweepFigure: String, CaseIterable, Sendable {
  /// Trucks that get through.
  case throughput
  /// Tonnes that get through.
  case tonnes
  /// Money's worth that gets through.
  case value
  /// Trucks that would get through under endless demand.
  case capacity
  /// The mean wait.
  case wait
  /// The wait that one truck in twenty exceeds.
  case waitP95 = "wait-p95"
  /// Trucks that wait at the end.
  case queueAtEnd = "queue-at-end"

  /// Its name in data files, with its unit where that is hours; as in the files of a simulation.
  public var name: String {
    switch self {
    case .throughput, .tonnes, .value, .capacity: rawValue
    case .wait: "mean_wait_hours"
    case .waitP95: "wait_p95_hours"
    case .queueAtEnd: "queue_at_end"
    }
  }

  /// Whether it can be added up over crossings.
  public var isSum: Bool {
    switch self {
    case .throughput, .tonnes, .value, .capacity: true
    case .wait, .waitP95, .queueAtEnd: false
    }
  }

  func estimate(of crossing: PeriodEstimates) -> SweepRecord.Figure {
    switch self {
    case .throughput: SweepRecord.Figure(crossing.throughput)
    case .tonnes: SweepRecord.Figure(crossing.tonnes)
    case .value: SweepRecord.Figure(crossing.value)
    case .capacity: SweepRecord.Figure(crossing.capacity)
    case .wait: SweepRecord.Figure(crossing.meanWait, by: 1.0 / 3_600)
    case .waitP95: SweepRecord.Figure(crossing.waitP95, by: 1.0 / 3_600)
    case .queueAtEnd: SweepRecord.Figure(crossing.queueAtEnd)
    }
  }

  /// The figure of all crossings together; nil where it can't be added up.
  func estimate(of network: NetworkEstimates) -> SweepRecord.Figure? {
    switch self {
    case .throughput: SweepRecord.Figure(network.throughput)
    case .tonnes: SweepRecord.Figure(network.tonnes)
    case .value: SweepRecord.Figure(network.value)
    case .capacity: SweepRecord.Figure(network.capacity)
    case .wait, .waitP95, .queueAtEnd: nil
    }
  }
}
