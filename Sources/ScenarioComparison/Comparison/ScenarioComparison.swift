public import QueueSimulation
import Synchronization

/// Scenarios simulated side by side on common random numbers, and their differences from one of them.
///
/// A truck of a stream has the same needs in every scenario, and uncertain dates and values that are drawn in several
/// scenarios are the same in all of them; so what differs is due to the scenarios alone.
public struct ScenarioComparison: Sendable {
  /// What each scenario gives by itself.
  public let results: [SimulationResult]
  /// The scenario from which the others differ, as an index.
  public let baseline: Int
  /// Ids of all crossings, in the order in which the scenarios name them first.
  public let crossings: [String]
  /// Reporting periods.
  public let periods: Int
  /// The order of the scenarios.
  public let ranking: ScenarioRanking
  private let tables: [PairedTable]
  private let layout: Layout

  /// Simulates scenarios.
  ///
  /// - Parameters:
  ///   - simulations: at least one, over the same periods.
  ///   - baseline: an index in `simulations`.
  ///   - figure: what to rank by; one that can be added up over crossings.
  ///   - options: without a precision.
  ///   - progress: called from any thread with the number of replications of all scenarios that are done; if it returns
  ///     false, the run stops and throws ``SimulationError/cancelled``.
  public static func run(
    _ simulations: [Simulation], baseline: Int, rankedBy figure: ComparedFigure = .value, _ options: SimulationOptions,
    progress: (@Sendable (Int) -> Bool)? = nil
  ) throws(SimulationError) -> ScenarioComparison {
    precondition(simulations.indices.contains(baseline), "baseline \(baseline) of \(simulations.count) scenarios")
    precondition(simulations.allSatisfy { $0.boundaries == simulations[0].boundaries }, "scenarios of other periods")
    precondition(options.precision == nil && figure.isSum, "a comparison by \(figure) to a precision")
    let layout = Layout(simulations)
    var runs = simulations.map { SimulationRun($0, options) }
    var tables = simulations.map { _ in PairedTable(columns: layout.columns) }
    var ranked = simulations.map { _ in [Double]() }
    let done = Atomic(0)
    while let wave = runs[baseline].nextWave {
      var rows: [[[Double]]] = []
      for (index, simulation) in simulations.enumerated() {
        let outcomes = try runs[index].outcomes(of: wave) {
          progress?(done.add(1, ordering: .relaxed).newValue) ?? true
        }
        rows.append(outcomes.map { layout.row(of: $0, simulation) })
        runs[index].add(outcomes)
      }
      for index in simulations.indices {
        for (row, base) in zip(rows[index], rows[baseline]) {
          tables[index].add(row, base)
          ranked[index].append(row[layout.column(figure, crossing: nil, period: nil)])
        }
      }
    }
    return ScenarioComparison(
      results: runs.map(\.result), baseline: baseline, crossings: layout.crossings, periods: layout.periods,
      ranking: ScenarioRanking(figure, ranked), tables: tables, layout: layout)
  }

  /// A figure of a scenario by itself, over the replications in which it is finite.
  ///
  /// - Parameters:
  ///   - crossing: an index in ``crossings``; nil: the sum over all of them.
  ///   - period: nil: the whole horizon.
  public func estimate(_ figure: ComparedFigure, of scenario: Int, crossing: Int?, period: Int?) -> Estimate {
    tables[scenario].mean(layout.column(figure, crossing: crossing, period: period))
  }

  /// The difference of a figure between a scenario and the baseline; of no replication where it does not exist.
  ///
  /// - Parameters:
  ///   - crossing: an index in ``crossings``; nil: the sum over all of them.
  ///   - period: nil: the whole horizon.
  public func difference(_ figure: ComparedFigure, of scenario: Int, crossing: Int?, period: Int?) -> PairedEstimate {
    tables[scenario].estimate(layout.column(figure, crossing: crossing, period: period))
  }

  /// A crossing's result in a scenario; nil if the scenario has no such crossing.
  public func result(of scenario: Int, crossing: Int) -> SimulationResult.CrossingResult? {
    results[scenario].crossings.first { $0.id == crossings[crossing] }
  }

  /// Whether a crossing is in a scenario as in the baseline: no figure differs in any replication.
  public func isSame(_ scenario: Int, crossing: Int) -> Bool {
    guard (result(of: scenario, crossing: crossing) == nil) == (result(of: baseline, crossing: crossing) == nil) else {
      return false
    }
    return (0...periods).allSatisfy { period in
      ComparedFigure.allCases.allSatisfy { figure in
        let estimate = difference(figure, of: scenario, crossing: crossing, period: period == periods ? nil : period)
        return estimate.above == 0 && estimate.below == 0
      }
    }
  }

  /// Whether a crossing is the same in every scenario.
  public func isSame(crossing: Int) -> Bool {
    results.indices.allSatisfy { isSame($0, crossing: crossing) }
  }
}

/// Where the compared figures of a replication stand in its row: network first, then the crossings; in each the periods,
/// then the horizon; in each the figures.
private struct Layout: Sendable {
  let crossings: [String]
  let periods: Int
  private let figures = ComparedFigure.allCases

  init(_ simulations: [Simulation]) {
    var ids: [String] = []
    for id in simulations.flatMap(\.crossings) where !ids.contains(id) { ids.append(id) }
    crossings = ids
    periods = simulations[0].boundaries.count - 1
  }

  var columns: Int { (crossings.count + 1) * (periods + 1) * figures.count }

  func column(_ figure: ComparedFigure, crossing: Int?, period: Int?) -> Int {
    let place = figures.firstIndex(of: figure) ?? 0
    return (crossing.map { $0 + 1 } ?? 0) * (periods + 1) * figures.count + (period ?? periods) * figures.count + place
  }

  func row(of outcome: ReplicationOutcome, _ simulation: Simulation) -> [Double] {
    var row: [Double] = []
    row.reserveCapacity(columns)
    let places = crossings.map { simulation.crossings.firstIndex(of: $0) }
    for scope in -1..<crossings.count {
      let place = scope < 0 ? nil : places[scope]
      for period in 0...periods {
        let isTotal = period == periods
        for figure in figures {
          guard scope < 0 || place != nil else {
            row.append(.nan)
            continue
          }
          if let metric = figure.metric {
            row.append(
              scope >= 0 || figure.isSum
                ? simulation.figure(metric, crossing: place, period: isTotal ? nil : period, of: outcome) : .nan)
          } else if isTotal, let place {
            row.append(simulation.backlogGone(crossing: place, of: outcome).map(Double.init) ?? .infinity)
          } else {
            row.append(.nan)
          }
        }
      }
    }
    return row
  }
}
