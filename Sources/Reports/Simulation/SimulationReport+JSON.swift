import CivilTime
import CrossingModel
import QueueSimulation

extension SimulationReport {
  /// An object with the run, an entry a crossing with its months and its sums, and all crossings together.
  public func json() -> String {
    JSONText.text(
      SimulationDocument(
        network: network.id, currency: network.currency, from: horizon.lowerBound.description,
        until: horizon.upperBound.description, calendar: periods[0].month.calendar.rawValue, scenarios: scenarios,
        replications: result.options.replications, seed: result.options.seed,
        crossings: result.crossings.map { crossing in
          SimulationDocument.Entry(
            crossing: crossing.id, name: self.crossing(crossing.id).name.text(),
            months: zip(periods, crossing.periods).map { SimulationDocument.Month($0, $1) },
            total: .init(crossing.total))
        },
        all: SimulationDocument.All(
          months: zip(periods, result.network).map { SimulationDocument.All.Month(month: $0.month.id, .init($1)) },
          total: .init(result.networkTotal))))
  }
}
