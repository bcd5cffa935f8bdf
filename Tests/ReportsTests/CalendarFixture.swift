import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline
import Testing

@testable import Reports

/// A crossing between Tehran's and Baghdad's clocks, and its calendar.
struct CalendarFixture {
  var iran: [Phase]
  var iraq: [Phase]
  var closures: [Closure] = []
  var quotas: [Quota] = []
  var iranianHolidays: [Holiday] = []
  var weekStart = Weekday.saturday
  var name = "Gate"
  var networkName = "Border"
  var exporterName = "Iran"
  var iranianMoon = HijriMonths.unobserved

  /// The sides' rules, from the beginning of time.
  init(_ iran: String, _ iraq: String = "24/7") throws {
    self.iran = [try Self.phase("iranian", iran)]
    self.iraq = [try Self.phase("iraqi", iraq)]
  }

  static func phase(_ id: String, _ hours: String, from: UncertainDate? = nil, source: String? = nil) throws -> Phase {
    Phase(
      id: id, from: from, until: nil, hours: try OpeningRule(parsing: hours), announced: nil,
      provenance: Provenance(source: source, confidence: .medium))
  }

  /// A closure of both sides, on the exporter's clock.
  static func closure(_ reason: String, from: WallTime, until: WallTime, announced: Day? = nil) -> Closure {
    Closure(
      id: "closure", side: nil, from: from, until: until, reason: reason, announced: announced,
      provenance: Provenance())
  }

  /// The day of a date written `2020-06-07`.
  static func day(_ text: String) throws -> Day { try time(text).day }

  /// A moment written `2020-06-07T08:00`.
  static func time(_ text: String) throws -> WallTime { try DateExpression(parsing: text, now: nil).time }

  func report(_ period: CalendarPeriod) -> CalendarReport {
    let crossing = Crossing(
      id: "gate", name: LocalizedName([(language: "en", text: name)]), counterpart: nil, location: nil,
      sides: [CrossingSide(side: "iran", phases: iran), CrossingSide(side: "iraq", phases: iraq)],
      closures: closures, quotas: quotas, yard: Yard(places: nil, admission: .whileOpen), closing: .finish,
      stages: [Stage(id: "papers", servers: 1, service: .constant(minutes: 1), serviceByClass: [:])],
      queueAtStart: [])
    let network = Network(
      id: "border", name: LocalizedName([(language: "en", text: networkName)]),
      sides: [
        Side(
          id: "iran", name: LocalizedName([(language: "en", text: exporterName)]), timeZone: "Asia/Tehran",
          holidays: iranianHolidays, moon: iranianMoon),
        Side(
          id: "iraq", name: LocalizedName([(language: "en", text: "Iraq")]), timeZone: "Asia/Baghdad", holidays: []),
      ], currency: "USD", reportingCalendar: .persian, weekStart: weekStart, classes: [], crossings: [crossing],
      streams: [], travel: [])
    return CalendarReport(network, clocks: Clocks(network), period: period)
  }

  /// The calendar of a week of seven days that contain an ISO week's Thursday.
  func week(_ text: String) throws -> CalendarReport {
    report(.week(try ISOWeek(parsing: text), startingOn: weekStart))
  }
}
