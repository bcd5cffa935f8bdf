import CivilTime

/// A calendar file: a VCALENDAR with the time zones that its events use.
struct ICalendarFile {
  /// What the UID of every event of ours ends in; the domain can belong to nobody (RFC 2606).
  static let uidSuffix = "@gozar.invalid"

  /// The calendar's name, for people.
  let name: String
  /// The clock that the events' times are told on.
  let clock: TimeZoneTable
  /// What the time zone has to cover even where there are no events, in seconds of UTC; not empty.
  let range: Range<Int>
  /// The events, in any order.
  let events: [PublishedEvent]

  /// The file's text: events by start, then by UID; the same for the same events.
  func text() -> String {
    let name = name.onOneLine
    let sorted = events.sorted { ($0.range.lowerBound, $0.uid) < ($1.range.lowerBound, $1.uid) }
    return ICalendarComponent(
      "VCALENDAR",
      [
        ICalendarProperty("VERSION", "2.0"), .text("PRODID", "-//Gozar//gozar calendar//EN"),
        ICalendarProperty("CALSCALE", "GREGORIAN"), .text("NAME", name), .text("X-WR-CALNAME", name),
        ICalendarProperty(
          "REFRESH-INTERVAL", "PT1H",
          parameters: [ICalendarProperty.Parameter(name: "VALUE", values: ["DURATION"])]),
        ICalendarProperty("X-PUBLISHED-TTL", "PT1H"),
      ], zones + sorted.map(\.component)
    ).text()
  }

  /// One VTIMEZONE for every TZID, in the order of their names.
  private var zones: [ICalendarComponent] {
    var ranges: [String: Range<Int>] = clock.name == TimeZoneTable.utc.name ? [:] : [clock.name: range]
    for event in events {
      for zone in event.component.properties.compactMap({ $0.parameter("TZID") }) {
        let known = ranges[zone] ?? event.range
        ranges[zone] =
          min(known.lowerBound, event.range.lowerBound)..<max(known.upperBound, event.range.upperBound + 1)
      }
    }
    var clocks = ICalendarClocks()
    return ranges.sorted { $0.key < $1.key }.compactMap { zone, range in
      clocks.clock(named: zone).map { ICalendarTimeZone.component($0, over: range) }
    }
  }
}
