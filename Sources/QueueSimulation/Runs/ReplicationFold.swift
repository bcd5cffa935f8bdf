/// How much was simulated.
public struct SimulationWork: Hashable, Codable, Sendable {
  /// Services started under the demand as given: trucks times stages.
  public var services = 0
  /// Services started under endless demand.
  public var capacityServices = 0
  /// Runs of a crossing that needed the event engine.
  public var eventRuns = 0

  static func + (left: SimulationWork, right: SimulationWork) -> SimulationWork {
    SimulationWork(
      services: left.services + right.services, capacityServices: left.capacityServices + right.capacityServices,
      eventRuns: left.eventRuns + right.eventRuns)
  }

  static func - (left: SimulationWork, right: SimulationWork) -> SimulationWork {
    SimulationWork(
      services: left.services - right.services, capacityServices: left.capacityServices - right.capacityServices,
      eventRuns: left.eventRuns - right.eventRuns)
  }
}

/// Takes in replications in their order, so that sums are added up alike on any number of threads.
struct ReplicationFold {
  private let layouts: [MetricLayout]
  private let periods: Int
  /// Figures of the crossings.
  private(set) var table: EstimateTable
  /// Sums over the crossings, by period and ``NetworkMetric``.
  private(set) var networkTable: EstimateTable
  /// Trucks by route of the streams that choose, group by group.
  private(set) var choiceTable: EstimateTable
  /// By replication (outer) and crossing (inner).
  private(set) var ledgers: [[TruckLedger]] = []
  /// By replication (outer) and crossing (inner).
  private(set) var backlogGoneAt: [[Int?]] = []
  /// Figures of which every replication's value is kept.
  private(set) var bands: BandTable
  private(set) var work = SimulationWork()

  /// Figures that are summed over the crossings.
  static let networkMetrics: [Metric] = [.demanded, .unmet, .throughput, .capacity, .tonnes, .value]

  init(layouts: [MetricLayout], periods: Int, choices: Int) {
    self.layouts = layouts
    self.periods = periods
    table = EstimateTable(columns: layouts.last?.end ?? 0)
    networkTable = EstimateTable(columns: periods * Self.networkMetrics.count)
    choiceTable = EstimateTable(columns: choices)
    bands = BandTable(layouts: layouts)
  }

  /// Replications taken in.
  var replications: Int { ledgers.count }

  /// Takes in replications that follow those taken in before.
  mutating func add(_ outcomes: [ReplicationOutcome]) {
    for outcome in outcomes {
      precondition(
        outcome.replication == ledgers.count, "replication \(outcome.replication) comes after \(ledgers.count)")
      table.add(outcome.row)
      networkTable.add(
        (0..<periods).flatMap { period in
          Self.networkMetrics.map { metric in
            layouts.reduce(0) { $0 + outcome.row[$1.column(metric, period: period)] }
          }
        })
      choiceTable.add(outcome.chosen)
      bands.add(outcome.row)
      ledgers.append(outcome.ledgers)
      backlogGoneAt.append(outcome.backlogGoneAt)
      work = work + outcome.work
    }
  }

  /// Whether the half-widths of throughput and mean wait over the horizon are within a share of their means, at every
  /// crossing.
  func isPrecise(_ share: Double) -> Bool {
    var quantiles: [Int: Double] = [:]
    return layouts.allSatisfy { layout in
      [Metric.throughput, .meanWait].allSatisfy { metric in
        let estimate = table.estimate(layout.column(metric, period: periods - 1), quantiles: &quantiles)
        return estimate.replications == 0 || estimate.halfWidth <= share * abs(estimate.mean)
      }
    }
  }
}
