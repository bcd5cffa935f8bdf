import QueueSimulation

/// One estimated figure of a crossing's month, by its name in data files.
struct SimulationFigure {
  let name: String
  let path: KeyPath<PeriodEstimates, Estimate>
  /// From the estimate's unit to the one that the name states.
  let factor: Double

  private init(_ name: String, _ path: KeyPath<PeriodEstimates, Estimate>, factor: Double = 1) {
    self.name = name
    self.path = path
    self.factor = factor
  }

  private static let hours = 1.0 / 3_600

  static var all: [SimulationFigure] {
    [
      SimulationFigure("open_hours", \.openTime, factor: hours), SimulationFigure("demand", \.demanded), SimulationFigure("not_sent", \.unmet),
      SimulationFigure("held_back", \.held), SimulationFigure("arrivals", \.arrivals), SimulationFigure("throughput", \.throughput),
      SimulationFigure("share_through", \.shareThrough), SimulationFigure("capacity", \.capacity), SimulationFigure("fluid_bound", \.fluidBound),
      SimulationFigure("tonnes", \.tonnes), SimulationFigure("value", \.value), SimulationFigure("mean_wait_hours", \.meanWait, factor: hours),
      SimulationFigure("closed_wait_hours", \.closedWait, factor: hours), SimulationFigure("queue_wait_hours", \.queueWait, factor: hours),
      SimulationFigure("wait_p50_hours", \.waitP50, factor: hours), SimulationFigure("wait_p90_hours", \.waitP90, factor: hours),
      SimulationFigure("wait_p95_hours", \.waitP95, factor: hours), SimulationFigure("largest_queue", \.largestQueue),
      SimulationFigure("queue_at_end", \.queueAtEnd), SimulationFigure("in_service_at_end", \.inServiceAtEnd),
    ]
  }
}
