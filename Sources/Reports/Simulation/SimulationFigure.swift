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
      Self("open_hours", \.openTime, factor: hours),
      Self("demand", \.demanded),
      Self("not_sent", \.unmet),
      Self("held_back", \.held),
      Self("arrivals", \.arrivals),
      Self("throughput", \.throughput),
      Self("share_through", \.shareThrough),
      Self("capacity", \.capacity),
      Self("fluid_bound", \.fluidBound),
      Self("tonnes", \.tonnes),
      Self("value", \.value),
      Self("mean_wait_hours", \.meanWait, factor: hours),
      Self("closed_wait_hours", \.closedWait, factor: hours),
      Self("queue_wait_hours", \.queueWait, factor: hours),
      Self("wait_p50_hours", \.waitP50, factor: hours),
      Self("wait_p90_hours", \.waitP90, factor: hours),
      Self("wait_p95_hours", \.waitP95, factor: hours),
      Self("largest_queue", \.largestQueue),
      Self("queue_at_end", \.queueAtEnd),
      Self("in_service_at_end", \.inServiceAtEnd),
    ]
  }
}
