public import CivilTime
public import CrossingModel
import QueueSimulation
public import ScenarioComparison

/// Scenarios side by side, and their differences from one of them, for people and for programs.
public struct ComparisonReport {
  /// A scenario's names.
  public struct Scenario: Hashable, Sendable {
    /// What it was called by on the command line: `report-outlook`.
    public let name: String
    /// Its title for people.
    public let title: String
    /// What each of its replications draws.
    let uncertain: [String]

    /// The names of a scenario that makes a network.
    public init(name: String, title: String, network: Network) {
      self.name = name
      self.title = title
      uncertain = network.uncertainFigures.map(\.phrase)
    }
  }

  let comparison: ScenarioComparison
  let scenarios: [Scenario]
  /// The baseline's network.
  let network: Network
  let periods: [ReportingPeriod]
  let calendar: CalendarKind
  /// The exporter's clock.
  let clock: TimeZoneTable

  /// A report on a comparison over `periods`.
  public init(
    _ comparison: ScenarioComparison, scenarios: [Scenario], network: Network, periods: [ReportingPeriod],
    calendar: CalendarKind, clock: TimeZoneTable
  ) {
    precondition(comparison.periods == periods.count && comparison.results.count == scenarios.count)
    self.comparison = comparison
    self.scenarios = scenarios
    self.network = network
    self.periods = periods
    self.calendar = calendar
    self.clock = clock
  }

  var replications: Int { comparison.results[0].replications }

  var others: [Int] { scenarios.indices.filter { $0 != comparison.baseline } }

  var horizon: Range<Day> { periods[0].days.lowerBound..<periods[periods.count - 1].days.upperBound }

  /// The periods by index, and nil for the horizon, which is one of its own where there are several.
  var scopes: [Int?] { periods.indices.map { $0 } + (periods.count > 1 ? [nil] : []) }

  /// A crossing's name for people, or its id where the baseline has not got it.
  func name(crossing: Int) -> String {
    let id = comparison.crossings[crossing]
    return network.crossings.first { $0.id == id }?.posts ?? id
  }

  /// What a figure is multiplied by to be in the unit of its name in data files.
  func factor(of figure: ComparedFigure) -> Double {
    switch figure {
    case .meanWait, .waitP95: 1.0 / 3_600
    case .backlogGone: 1.0 / 86_400
    case .throughput, .tonnes, .value, .capacity, .notSent, .queueAtEnd: 1
    }
  }

  /// The unit of a figure in data files.
  func unit(of figure: ComparedFigure) -> String {
    switch figure {
    case .meanWait, .waitP95: "hours"
    case .backlogGone: "days"
    case .tonnes: "tonnes"
    case .value: network.currency
    case .throughput, .capacity, .notSent, .queueAtEnd: "trucks"
    }
  }
}
