public import CivilTime
public import CrossingModel

/// What a report says first of the simulations that it is about.
public struct ReportedRun: Sendable {
  /// The network simulated.
  public let network: Network
  /// The days of the horizon.
  public let days: Range<Day>
  /// Independent runs.
  public let replications: Int
  /// The seed of the random numbers.
  public let seed: UInt64
  /// Titles of the scenarios applied, in their order.
  public let scenarios: [String]

  /// Simulations of a network.
  public init(network: Network, days: Range<Day>, replications: Int, seed: UInt64, scenarios: [String]) {
    self.network = network
    self.days = days
    self.replications = replications
    self.seed = seed
    self.scenarios = scenarios
  }

  /// The network, the days in two calendars, and how it was run.
  var title: String {
    let plural = replications == 1 ? "" : "s"
    return "\(network.name.onOneLine): \(Self.dateInBoth(days.lowerBound)) to \(Self.dateInBoth(days.upperBound - 1)), "
      + "\(DecimalText.whole(replications)) replication\(plural), seed \(seed)"
  }

  /// The title, the scenarios, and what is uncertain, each on a line of its own.
  var heading: [String] {
    [title] + scenarios.map { "scenario: \($0.onOneLine)" } + network.uncertainFigures.map { "uncertain: \($0.phrase)" }
  }

  /// `2020-03-20 (1 Farvardin 1399)`.
  static func dateInBoth(_ day: Day) -> String {
    let solar = TimeText.solarHijri(day).map { " (\($0))" } ?? ""
    return "\(day)\(solar)"
  }

  /// The posts of a crossing.
  func posts(_ id: String) -> String { network.crossings.first { $0.id == id }?.posts ?? id }
}
