import QueueSimulation

/// One estimated figure of a crossing, stage, quota or class in a period, by its name in data files.
struct SimulationFigure<Root> {
  let name: String
  let path: KeyPath<Root, Estimate>
  /// From the estimate's unit to the one that the name states.
  let factor: Double

  /// A number of trucks or tonnes, a share, or money.
  static func plain(_ name: String, _ path: KeyPath<Root, Estimate>) -> Self {
    Self(name: name, path: path, factor: 1)
  }

  /// A time, in hours.
  static func time(_ name: String, _ path: KeyPath<Root, Estimate>) -> Self {
    Self(name: "\(name)_hours", path: path, factor: 1.0 / 3_600)
  }
}

extension SimulationFigure<PeriodEstimates> {
  /// What the hours of a day share: a quota or a yard that an earlier hour uses up has nothing left for a later one, so that
  /// these say nothing of a single hour.
  static let sharedByHours: Set = ["capacity", "fluid_bound"]

  /// All figures; of an hour those that say something.
  static func all(of unit: ReportingPeriod.Unit?) -> [Self] {
    unit == .hour ? all.filter { !sharedByHours.contains($0.name) } : all
  }

  static var all: [Self] {
    [
      .time("open", \.openTime),
      .plain("demand", \.demanded),
      .plain("not_sent", \.unmet),
      .plain("held_back", \.held),
      .plain("arrivals", \.arrivals),
      .plain("throughput", \.throughput),
      .plain("share_through", \.shareThrough),
      .plain("capacity", \.capacity),
      .plain("fluid_bound", \.fluidBound),
      .plain("tonnes", \.tonnes),
      .plain("value", \.value),
      .plain("value_lost", \.valueLost),
      .plain("gave_up", \.gaveUp),
      .plain("turned_away", \.turnedAway),
      .plain("share_turned_away", \.shareTurnedAway),
      .time("mean_wait", \.meanWait),
      .time("closed_wait", \.closedWait),
      .time("queue_wait", \.queueWait),
      .time("wait_p50", \.waitP50),
      .time("wait_p90", \.waitP90),
      .time("wait_p95", \.waitP95),
      .time("wait_p99", \.waitP99),
      .plain("share_long_wait", \.shareLongWait),
      .plain("buffer_index", \.bufferIndex),
      .time("mean_stay", \.meanStay),
      .time("stay_p50", \.stayP50),
      .time("stay_p90", \.stayP90),
      .time("stay_p95", \.stayP95),
      .time("stay_p99", \.stayP99),
      .plain("mean_queue", \.meanQueue),
      .plain("largest_queue", \.largestQueue),
      .plain("queue_at_end", \.queueAtEnd),
      .plain("in_service_at_end", \.inServiceAtEnd),
    ]
  }
}

extension SimulationFigure<StageEstimates> {
  static var all: [Self] {
    [
      .plain("utilisation", \.utilisation), .plain("stage_mean_queue", \.meanQueue),
      .time("stage_mean_wait", \.meanWait), .time("overtime", \.overtime), .time("blocked", \.blocked),
    ]
  }
}

extension SimulationFigure<CounterpartEstimates> {
  /// Of the empty trucks of the other side.
  static var all: [Self] {
    [
      .plain("empty_trucks_come", \.come), .plain("empty_trucks_used", \.used),
      .time("empty_trucks_mean_wait", \.meanWait),
    ]
  }
}

extension SimulationFigure<QuotaEstimates> {
  static var all: [Self] { [.plain("used", \.used), .plain("places", \.places)] }
}

extension SimulationFigure<ClassEstimates> {
  static var all: [Self] {
    [
      .plain("throughput", \.throughput), .time("mean_wait", \.meanWait), .time("wait_p50", \.waitP50),
      .time("wait_p95", \.waitP95), .time("wait_p99", \.waitP99),
    ]
  }
}

extension SimulationFigure<NetworkEstimates> {
  static var all: [Self] {
    [
      .plain("demand", \.demanded), .plain("not_sent", \.unmet), .plain("throughput", \.throughput),
      .plain("capacity", \.capacity), .plain("tonnes", \.tonnes), .plain("value", \.value),
    ]
  }
}

/// Between what a figure of a crossing lies in nine of ten runs, by the figure's name.
struct BandFigure {
  let name: String
  let path: KeyPath<PeriodEstimates, Band>

  static var all: [BandFigure] {
    [
      BandFigure(name: "throughput", path: \.throughputBand), BandFigure(name: "mean_queue", path: \.meanQueueBand),
      BandFigure(name: "queue_at_end", path: \.queueAtEndBand),
    ]
  }

  /// The names of the value that one run in twenty is below, and of the one that one in twenty is above.
  var names: [String] { ["\(name)_p5", "\(name)_p95"] }
}
