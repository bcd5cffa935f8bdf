import CivilTime
import QueueSimulation
import Reports

/// The days to simulate, and how reports cut them.
struct SimulationHorizon {
  let first: Day
  /// The first day after the horizon.
  let end: Day
  let unit: ReportingPeriod.Unit
  let calendar: CalendarKind

  /// The most figures of periods that are kept from all replications, for their bands: 12 bytes each.
  private static let mostKept = 30_000_000

  /// The most periods of all crossings in JSON: some 30 kilobytes of memory each.
  private static let mostInJSON = 25_000

  /// The periods of the horizon, if they are not more than a run can hold.
  func periods(
    _ loaded: Session.LoadedNetwork, replications: Int, isForJSON: Bool, _ session: Session
  ) throws(CommandFailure) -> [ReportingPeriod] {
    let (days, text) = unit.longest
    guard end - first <= days else {
      throw session.usageFailure("--to: found \(end), expected at most \(text) after --from, \(first)\(unit.reason)")
    }
    guard
      let periods = ReportingPeriod.all(
        unit, from: first, until: end, calendar: calendar, weekStart: loaded.network.weekStart,
        clock: loaded.clocks.exporter)
    else { throw Self.failure(beyond: calendar, session) }
    let crossings = loaded.network.crossings.count
    guard periods.count * crossings * replications <= Self.mostKept else {
      throw session.usageFailure(
        "--per \(unit.rawValue): \(periods.count) \(unit.rawValue)s at \(crossings) crossings in \(replications) "
          + "replications are more than a run can hold, expected at most "
          + "--replications \(max(1, Self.mostKept / (periods.count * crossings)))")
    }
    guard !isForJSON || periods.count * crossings <= Self.mostInJSON else {
      throw session.usageFailure(
        "--format json: \(periods.count) \(unit.rawValue)s at \(crossings) crossings are more than the "
          + "\(Self.mostInJSON) of one document, expected fewer crossings or days, or --format csv")
    }
    return periods
  }

  /// The failure of a horizon that a calendar does not reach.
  static func failure(beyond calendar: CalendarKind, _ session: Session) -> CommandFailure {
    session.usageFailure(
      "--calendar: the \(calendar.rawValue) calendar is known from \(SolarHijriDate.days.lowerBound) to "
        + "\(SolarHijriDate.days.upperBound - 1), which the horizon is not in")
  }
}

extension ReportingPeriod.Unit {
  /// The longest horizon: longer ones in months or weeks are typing errors, in days or hours too much to hold.
  fileprivate var longest: (days: Int, text: String) {
    switch self {
    case .month, .week: (36_525, "100 years")
    case .day: (4_000, "4000 days")
    case .hour: (400, "400 days")
    }
  }

  fileprivate var reason: String {
    switch self {
    case .month, .week: ""
    case .day, .hour: ", with --per \(rawValue)"
    }
  }
}
