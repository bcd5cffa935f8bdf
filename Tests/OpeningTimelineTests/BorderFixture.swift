import CivilTime
import CrossingModel
import OpeningRules

@testable import OpeningTimeline

/// A crossing between Tehran's and Baghdad's clocks, made of a few rules.
struct BorderFixture {
  var iran: [Phase] = []
  var iraq: [Phase] = []
  var closures: [Closure] = []
  var quotas: [Quota] = []
  var iranianHolidays: [Holiday] = []
  var iraqiHolidays: [Holiday] = []

  var crossing: Crossing {
    Crossing(
      id: "mehran", name: LocalizedName([("en", "Mehran")]), counterpart: nil, location: nil,
      sides: [CrossingSide(side: "iran", phases: iran), CrossingSide(side: "iraq", phases: iraq)],
      closures: closures, quotas: quotas, yard: Yard(places: nil, admission: .whileOpen), closing: .finish,
      stages: [
        Stage(id: "documents", servers: 1, service: .constant(minutes: 1), serviceByClass: [:])
      ], queueAtStart: [])
  }

  var network: Network {
    Network(
      id: "test", name: LocalizedName([("en", "Test")]),
      sides: [
        Side(id: "iran", name: LocalizedName([("en", "Iran")]), timeZone: "Asia/Tehran", holidays: iranianHolidays),
        Side(id: "iraq", name: LocalizedName([("en", "Iraq")]), timeZone: "Asia/Baghdad", holidays: iraqiHolidays),
      ],
      currency: "USD", reportingCalendar: .persian, weekStart: .saturday, classes: [], crossings: [crossing],
      streams: [], travel: [])
  }

  /// The timeline from midnight of one Gregorian date to midnight of another, on Tehran's clock.
  func timeline(_ from: String, _ until: String) throws -> CrossingTimeline {
    let clocks = Clocks(network)
    let start = clocks.exporter.instant(of: wall("\(from)T00:00")).seconds
    let end = clocks.exporter.instant(of: wall("\(until)T00:00")).seconds
    return CrossingTimeline(crossing, network: network, clocks: clocks, window: start..<end)
  }

  /// The calendar of the days from one Gregorian date to the one before another.
  func calendar(_ from: String, _ until: String) -> CrossingCalendar {
    CrossingCalendar(
      crossing, days: wall(from).day..<wall(until).day, network: network, clocks: Clocks(network))
  }

  /// The calendar of one Gregorian date.
  func calendar(on date: String) -> CalendarDay {
    let day = wall(date).day
    return CrossingCalendar(crossing, days: day..<day + 1, network: network, clocks: Clocks(network)).days[0]
  }

  /// Openings as text in UTC: `06-07 05:00-11:30`, with `?probability` where they are not certain.
  func openings(_ from: String, _ until: String) throws -> [String] {
    try timeline(from, until).openings.map(text)
  }

  func text(_ opening: Opening) -> String {
    let start = TimeZoneTable.utc.wallTime(at: opening.start)
    let end = TimeZoneTable.utc.wallTime(at: opening.end)
    let day = String(start.day.description.dropFirst(5))
    let days = end.day - start.day
    let suffix = (days > 0 ? "+\(days)d" : "") + (opening.isCertain ? "" : " ?\(opening.probability)")
    return "\(day) \(start.clockText)-\(end.clockText)\(suffix)"
  }
}

/// A phase from a moment on; from the beginning of time for nil.
func phase(
  _ id: String, from: UncertainDate? = nil, until: String? = nil, _ hours: String, announced: String? = nil
) throws -> Phase {
  Phase(
    id: id, from: from, until: until.map(wall), hours: try OpeningRule(parsing: hours),
    announced: announced.map { wall("\($0)T00:00").day }, provenance: Provenance())
}

/// A wall time written `2020-06-07T08:00`, or a date for its midnight.
func wall(_ text: String) -> WallTime {
  let parts = text.split { "-T:".contains($0) }.compactMap { Int($0) }
  guard parts.count == 3 || parts.count == 5,
    let date = GregorianDate(year: parts[0], month: parts[1], day: parts[2])
  else { preconditionFailure("\(text) is not a moment") }
  return WallTime(date.dayNumber, minute: parts.count == 5 ? parts[3] * 60 + parts[4] : 0)
}

/// A date that is known.
func on(_ text: String) -> UncertainDate { .certain(wall(text)) }
