import QueueSimulation

/// What a simulation is required to find: `mehran:throughput>=2000/month`.
public struct Requirement: Hashable, Sendable {
  /// What is looked at.
  public enum Metric: String, CaseIterable, Sendable {
    /// Trucks that get through.
    case throughput
    /// Trucks that would get through under endless demand.
    case capacity
    /// Tonnes that get through.
    case tonnes
    /// Money's worth that gets through.
    case value
    /// Throughput over demand.
    case share
    /// The mean wait.
    case wait
    /// The median wait.
    case waitP50 = "wait-p50"
    /// The wait that one truck in ten exceeds.
    case waitP90 = "wait-p90"
    /// The wait that one truck in twenty exceeds.
    case waitP95 = "wait-p95"
    /// The wait that one truck in a hundred exceeds.
    case waitP99 = "wait-p99"
    /// The mean time from arrival to departure.
    case stay
    /// Its median.
    case stayP50 = "stay-p50"
    /// What one truck in ten exceeds.
    case stayP90 = "stay-p90"
    /// What one truck in twenty exceeds.
    case stayP95 = "stay-p95"
    /// What one truck in a hundred exceeds.
    case stayP99 = "stay-p99"
    /// The share of trucks whose wait counts as long.
    case longWaits = "long-waits"
    /// Trucks that wait, on the mean over time.
    case queue
    /// The most trucks that wait at once.
    case largestQueue = "max-queue"
    /// Trucks that wait at the end.
    case queueAtEnd = "queue-at-end"
    /// How busy the busiest stage is.
    case utilisation
    /// When the backlog is gone in nine runs of ten.
    case backlog
  }

  /// What a metric is counted in.
  public enum Quantity: Sendable {
    /// An amount over the horizon, which may be given per day, week, month or year.
    case amount
    /// A length of time in seconds.
    case time
    /// A share of 1.
    case share
    /// A number of trucks.
    case trucks
    /// A moment in seconds of UTC.
    case moment
  }

  /// How the metric and the bound must compare.
  public enum Comparison: String, CaseIterable, Sendable {
    /// At least.
    case atLeast = ">="
    /// At most.
    case atMost = "<="
    /// More than.
    case above = ">"
    /// Less than.
    case below = "<"
  }

  /// The requirement as it was written.
  public let text: String
  /// The crossing's id; nil: all crossings, amounts together and all else at each of them.
  public let crossing: String?
  /// What is looked at.
  public let metric: Metric
  /// How it must compare.
  public let comparison: Comparison
  /// What it must compare to, in the metric's ``Quantity``.
  public let bound: Double
  /// What an amount is counted per; nil: over the whole horizon.
  public let rate: ReportingPeriod.Rate?

  /// A requirement.
  public init(
    _ text: String, crossing: String?, metric: Metric, comparison: Comparison, bound: Double,
    rate: ReportingPeriod.Rate? = nil
  ) {
    self.text = text
    self.crossing = crossing
    self.metric = metric
    self.comparison = comparison
    self.bound = bound
    self.rate = rate
  }

  /// Whether all numbers of an interval compare as required.
  func holds(from lower: Double, to upper: Double) -> Bool {
    switch comparison {
    case .atLeast: lower >= bound
    case .atMost: upper <= bound
    case .above: lower > bound
    case .below: upper < bound
    }
  }
}

extension Requirement.Metric {
  /// What it is counted in.
  public var quantity: Requirement.Quantity {
    switch self {
    case .throughput, .capacity, .tonnes, .value: .amount
    case .wait, .waitP50, .waitP90, .waitP95, .waitP99, .stay, .stayP50, .stayP90, .stayP95, .stayP99: .time
    case .share, .longWaits, .utilisation: .share
    case .queue, .largestQueue, .queueAtEnd: .trucks
    case .backlog: .moment
    }
  }

  /// Its estimate at a crossing; nil for the backlog, which is a date.
  func estimate(_ estimates: PeriodEstimates) -> Estimate? {
    switch self {
    case .throughput: estimates.throughput
    case .capacity: estimates.capacity
    case .tonnes: estimates.tonnes
    case .value: estimates.value
    case .share: estimates.shareThrough
    case .wait: estimates.meanWait
    case .waitP50: estimates.waitP50
    case .waitP90: estimates.waitP90
    case .waitP95: estimates.waitP95
    case .waitP99: estimates.waitP99
    case .stay: estimates.meanStay
    case .stayP50: estimates.stayP50
    case .stayP90: estimates.stayP90
    case .stayP95: estimates.stayP95
    case .stayP99: estimates.stayP99
    case .longWaits: estimates.shareLongWait
    case .queue: estimates.meanQueue
    case .largestQueue: estimates.largestQueue
    case .queueAtEnd: estimates.queueAtEnd
    case .utilisation: Self.busiest(estimates.stages)
    case .backlog: nil
    }
  }

  /// Its estimate of all crossings together; nil where it has none.
  func estimate(_ estimates: NetworkEstimates) -> Estimate? {
    switch self {
    case .throughput: estimates.throughput
    case .capacity: estimates.capacity
    case .tonnes: estimates.tonnes
    case .value: estimates.value
    default: nil
    }
  }

  private static func busiest(_ stages: [StageEstimates]) -> Estimate? {
    let known = stages.map(\.utilisation).filter { !$0.mean.isNaN }
    return known.max { $0.mean < $1.mean } ?? stages.first?.utilisation
  }
}

extension ReportingPeriod {
  /// What amounts are counted per.
  public enum Rate: String, CaseIterable, Sendable {
    /// A day.
    case day
    /// Seven days.
    case week
    /// A month of the reporting calendar, whatever its length; days of a part of a month are that part of it.
    case month
    /// Twelve such months.
    case year
  }
}
