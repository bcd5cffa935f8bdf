public import CivilTime
public import CrossingModel
public import QueueSimulation

/// What a simulation found, month by month, for people and for programs.
public struct SimulationReport {
  /// A reporting period: a month of the calendar asked for, or the part of one that the horizon covers.
  public struct Period: Hashable, Sendable {
    /// The month.
    public let month: CalendarMonth
    /// The days of it that were simulated.
    public let days: Range<Day>

    /// The part `days` of a month.
    public init(_ month: CalendarMonth, days: Range<Day>) {
      self.month = month
      self.days = days
    }

    /// Whether the horizon covers the whole month.
    public var isWhole: Bool { days == month.days }
  }

  let result: SimulationResult
  let network: Network
  let periods: [Period]
  /// Titles of the scenarios applied, in their order.
  let scenarios: [String]

  /// A report on a result whose periods are `periods`.
  public init(_ result: SimulationResult, network: Network, periods: [Period], scenarios: [String]) {
    precondition(
      result.crossings.allSatisfy { $0.periods.count == periods.count },
      "a result of other periods than the \(periods.count) given")
    self.result = result
    self.network = network
    self.periods = periods
    self.scenarios = scenarios
  }

  func crossing(_ id: String) -> Crossing {
    guard let crossing = network.crossings.first(where: { $0.id == id }) else {
      preconditionFailure("a result for \(id), which the network does not have")
    }
    return crossing
  }
}
