public import CivilTime
public import CrossingModel
public import QueueSimulation

/// What a simulation found, period by period, for people and for programs.
public struct SimulationReport {
  let result: SimulationResult
  let network: Network
  let periods: [ReportingPeriod]
  /// The calendar whose months the reports go by.
  let calendar: CalendarKind
  /// The exporter's clock.
  let clock: TimeZoneTable
  /// Titles of the scenarios applied, in their order.
  let scenarios: [String]
  /// What was required, and what was found.
  public let requirements: [RequirementOutcome]

  /// A report on a result whose periods are `periods`.
  public init(
    _ result: SimulationResult, network: Network, periods: [ReportingPeriod], calendar: CalendarKind,
    clock: TimeZoneTable, scenarios: [String], requirements: [RequirementOutcome] = []
  ) {
    precondition(
      !periods.isEmpty && result.crossings.allSatisfy { $0.periods.count == periods.count },
      "a result of other periods than the \(periods.count) given")
    self.result = result
    self.network = network
    self.periods = periods
    self.calendar = calendar
    self.clock = clock
    self.scenarios = scenarios
    self.requirements = requirements
  }

  var unit: ReportingPeriod.Unit { periods[0].unit }

  var horizon: Range<Day> {
    periods[0].days.lowerBound..<periods[periods.count - 1].days.upperBound
  }

  var horizonSeconds: Range<Int> {
    periods[0].seconds.lowerBound..<periods[periods.count - 1].seconds.upperBound
  }

  func crossing(_ id: String) -> Crossing {
    guard let crossing = network.crossings.first(where: { $0.id == id }) else {
      preconditionFailure("a result for \(id), which the network does not have")
    }
    return crossing
  }

  /// A moment in seconds of UTC on the exporter's clock, with its offset.
  func moment(_ seconds: Int) -> String {
    clock.text(of: Instant(seconds: seconds))
  }
}

extension SimulationReport {
  /// How near the estimates came to a precision that was asked for.
  struct Precision {
    /// Half-width over mean.
    let wanted: Double
    let isReached: Bool
    /// The figure with the largest half-width over mean; nil if no truck gets through anywhere.
    let widest: (crossing: String, figure: String, share: Double)?
  }

  /// The precision that was asked for, and whether it was reached; nil if none was.
  var precision: Precision? {
    guard let wanted = result.options.precision, let isReached = result.isPrecise else { return nil }
    let figures = result.crossings.flatMap { crossing in
      [("throughput", crossing.total.throughput), ("mean wait", crossing.total.meanWait)]
        .filter { $0.1.replications > 0 && $0.1.halfWidth > 0 }
        .map { (crossing: crossing.id, figure: $0.0, share: $0.1.halfWidth / abs($0.1.mean)) }
    }
    return Precision(wanted: wanted, isReached: isReached, widest: figures.max { $0.share < $1.share })
  }

  /// What to tell whoever asked for a precision that was not reached.
  public var precisionShortfall: String? {
    guard let precision, !precision.isReached else { return nil }
    let runs = result.replications == 1 ? "1 replication" : "\(DecimalText.whole(result.replications)) replications"
    let widest = precision.widest.map { widest in
      widest.share.isFinite
        ? ": the widest is the \(widest.figure) at \(widest.crossing), "
          + "±\(DecimalText.percent(widest.share, decimals: 2))" : ", which has no interval"
    }
    return "±\(DecimalText.percent(precision.wanted, decimals: 2)) was not reached in \(runs)\(widest ?? "")"
  }
}
