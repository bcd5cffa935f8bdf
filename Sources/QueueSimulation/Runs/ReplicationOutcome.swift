/// What one replication leaves behind: the figures of every crossing and reporting period.
public struct ReplicationOutcome: Hashable, Codable, Sendable {
  /// From 0.
  public let replication: Int
  /// Figures by column of the crossings' layouts; not a number where a figure does not exist.
  let row: [Double]
  /// By crossing.
  let ledgers: [TruckLedger]
  /// Ticks at which the backlog is gone, by crossing; nil: not within the horizon.
  let backlogGoneAt: [Int?]
  /// Trucks that each route of each stream that chooses got, group by group.
  let chosen: [Double]
  let work: SimulationWork
}

extension Simulation {
  /// A figure of one replication.
  ///
  /// - Parameters:
  ///   - crossing: its place in the network; nil: the sum over all crossings, of which only figures that can be added up
  ///     make sense.
  ///   - period: the reporting period from 0; nil: the whole horizon.
  /// - Returns: in trucks, tonnes, money or seconds; not a number where it does not exist.
  public func figure(_ metric: Metric, crossing: Int?, period: Int?, of outcome: ReplicationOutcome) -> Double {
    let period = period ?? boundaries.count - 1
    guard let crossing else { return layouts.reduce(0) { $0 + outcome.row[$1.column(metric, period: period)] } }
    return outcome.row[layouts[crossing].column(metric, period: period)]
  }

  /// When the backlog of a crossing is gone in one replication, in seconds of UTC; nil: not within the horizon.
  public func backlogGone(crossing: Int, of outcome: ReplicationOutcome) -> Int? {
    outcome.backlogGoneAt[crossing].map { horizon.lowerBound + ($0 + Tick.perSecond - 1) / Tick.perSecond }
  }

  /// Whether an outcome has the shape of this simulation's: as many figures, crossings and choices.
  public func fits(_ outcome: ReplicationOutcome) -> Bool {
    outcome.row.count == layouts.last?.end ?? 0 && outcome.ledgers.count == plans.count
      && outcome.backlogGoneAt.count == plans.count
      && outcome.chosen.count == choices
  }
}
