import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import QueueSimulation
import ScenarioComparison
import Testing

/// A crossing at which everything can be reckoned by hand: on each open day its quota gets through, as trucks are always
/// there, come at constant intervals, and are served in a constant time.
struct Gate {
  var id = "gate"
  var rules = ["Su,We 08:00-16:00"]
  var quota: Int? = 10
  var servers = 10
  var yard: Int?
  var trucksPerWeek = 700.0
  var atStart = 0
  var shifts: [Shift] = []
  var counterpart: Counterpart?

  /// Four weeks from Saturday 2020-06-06 on.
  static let days = Day(number: 18_419)..<Day(number: 18_447)

  func crossing() throws -> Crossing {
    Crossing(
      id: id, name: LocalizedName([(language: "en", text: id.capitalized)]), counterpart: nil, location: nil,
      sides: [
        CrossingSide(
          side: "here",
          phases: try rules.enumerated().map { index, rule in
            Phase(
              id: "phase\(index + 1)",
              from: index == 0 ? nil : .certain(WallTime(Gate.days.lowerBound + 7 * index)), until: nil,
              hours: try OpeningRule(parsing: rule), announced: nil, provenance: Provenance())
          })
      ], closures: [],
      quotas: quota.map {
        [
          Quota(
            id: "daily", from: nil, until: nil, trucks: $0, period: .day, side: "here", weekStart: .saturday,
            provenance: Provenance())
        ]
      } ?? [], yard: Yard(places: yard, admission: .whileOpen), closing: .finish,
      stages: [
        Stage(
          id: "papers", servers: servers, shifts: shifts, service: .constant(minutes: 10), serviceByClass: [:],
          counterpart: counterpart)
      ], queueAtStart: [ClassCount(truckClass: "general", trucks: atStart)])
  }

  var stream: DemandStream {
    DemandStream(
      id: "to-\(id)", routes: [Route(crossing: id)], truckClass: "general", arrivals: .constant, withoutOpening: .wait,
      phases: [DemandPhase(id: "all", from: nil, until: nil, trucksPerWeek: trucksPerWeek)],
      weeklyProfile: [Double](repeating: 1, count: 168))
  }

  static func network(_ gates: Gate...) throws -> Network {
    Network(
      id: "gates", name: LocalizedName([(language: "en", text: "Gates")]),
      sides: [Side(id: "here", name: LocalizedName([(language: "en", text: "Here")]), timeZone: "UTC", holidays: [])],
      currency: "USD", reportingCalendar: .gregorian, weekStart: .saturday,
      classes: [
        TruckClass(
          id: "general", name: LocalizedName([(language: "en", text: "General")]), payloadTonnes: 20,
          valuePerTonne: 100)
      ], crossings: try gates.map { try $0.crossing() }, streams: gates.map(\.stream), travel: [])
  }

  static var boundaries: [Int] {
    [days.lowerBound, days.upperBound].map { TimeZoneTable.utc.instant(of: WallTime($0)).seconds }
  }
}

extension NetworkChange {
  static func gate(_ kind: Kind) -> NetworkChange { NetworkChange(crossing: "gate", kind: kind) }
}
