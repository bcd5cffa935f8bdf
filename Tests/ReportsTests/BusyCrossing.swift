import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import QueueSimulation
import Testing

@testable import Reports

/// A crossing at which everything happens that a report can tell: trucks of two classes that give up, a full yard that
/// turns away, little room between the stages, empty trucks of the other side, goods that spoil.
struct BusyCrossing {
  let network: Network
  let clocks: Clocks
  let simulation: Simulation
  let periods: [ReportingPeriod]

  /// The days from Saturday 2020-06-06 on.
  static let first = Day(number: 18_419)

  init(
    days: Int = 4, per unit: ReportingPeriod.Unit = .day, changing change: (inout Network) -> Void = { _ in }
  ) throws {
    let always = Phase(
      id: "all", from: nil, until: nil, hours: try OpeningRule(parsing: "06:00-20:00"), announced: nil,
      provenance: Provenance())
    func stream(_ truckClass: String, _ perDay: Double) -> DemandStream {
      DemandStream(
        id: "\(truckClass)-stream", routes: [Route(crossing: "north")], truckClass: truckClass,
        patience: Patience(time: .exponential(meanMinutes: 600), divertTo: nil), withoutOpening: .wait,
        phases: [DemandPhase(id: "all", from: nil, until: nil, trucksPerWeek: 7 * perDay)],
        weeklyProfile: [Double](repeating: 1, count: 168))
    }
    let crossing = Crossing(
      id: "north", name: LocalizedName([(language: "en", text: "North")]), counterpart: nil, location: nil,
      sides: [CrossingSide(side: "iran", phases: [always])], closures: [],
      quotas: [
        Quota(id: "daily", from: nil, until: nil, trucks: 60, period: .day, side: "iran", weekStart: .saturday)
      ],
      yard: Yard(places: 12, admission: .whileOpen, whenFull: .turnAway), closing: .finish,
      stages: [
        Stage(id: "papers", servers: 3, service: .exponential(meanMinutes: 20), serviceByClass: [:]),
        Stage(
          id: "loading", servers: 4, service: .exponential(meanMinutes: 60), serviceByClass: [:], room: 1,
          counterpart: Counterpart(
            arrivals: .poisson, phases: [DemandPhase(id: "all", from: nil, until: nil, trucksPerWeek: 7 * 50)],
            weeklyProfile: [Double](repeating: 1, count: 168), quotas: [], atStart: 3)),
      ], queueAtStart: [ClassCount(truckClass: "general", trucks: 20)])
    var network = Network(
      id: "test", name: LocalizedName([(language: "en", text: "Test")]),
      sides: [
        Side(
          id: "iran", name: LocalizedName([(language: "en", text: "Iran")]), timeZone: "Asia/Tehran", holidays: [])
      ], currency: "USD", reportingCalendar: .persian, weekStart: .saturday,
      classes: [
        TruckClass(
          id: "general", name: LocalizedName([(language: "en", text: "General")]), payloadTonnes: 20,
          valuePerTonne: 500),
        TruckClass(
          id: "reefer", name: LocalizedName([(language: "en", text: "Refrigerated")]), payloadTonnes: 18,
          valuePerTonne: 900, decayPerDay: 0.05),
      ], crossings: [crossing], streams: [stream("general", 60), stream("reefer", 20)], travel: [])
    change(&network)
    self.network = network
    clocks = Clocks(network)
    periods = try #require(
      ReportingPeriod.all(
        unit, from: Self.first, until: Self.first + days, calendar: .persian, weekStart: .saturday,
        clock: clocks.exporter))
    simulation = try Simulation(
      network: network, clocks: clocks,
      boundaries: periods.map(\.seconds.lowerBound) + periods.suffix(1).map(\.seconds.upperBound))
  }

  func report(replications: Int = 20, precision: Double? = nil) throws -> SimulationReport {
    SimulationReport(
      try simulation.run(SimulationOptions(replications: replications, threads: 2, precision: precision)),
      network: network, periods: periods, calendar: .persian, clock: clocks.exporter, scenarios: [])
  }
}
