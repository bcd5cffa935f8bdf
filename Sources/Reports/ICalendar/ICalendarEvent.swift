import CivilTime
import CrossingModel
import Foundation

/// What an event of a calendar file says; how often it was revised is not part of it.
struct ICalendarEvent {
  enum Status: String {
    case confirmed = "CONFIRMED"
    case tentative = "TENTATIVE"
    case cancelled = "CANCELLED"
  }

  /// The name by which the event is known again in a later file, with ``ICalendarFile/uidSuffix``.
  var uid: String
  /// Seconds of UTC, half-open.
  var range: Range<Int>
  /// The clock that the file tells the times on.
  var clock: TimeZoneTable
  var status: Status
  /// The title, shown on one line.
  var summary: String
  var description: String
  /// Where it is, for people.
  var place: String
  /// Where it is, for maps.
  var coordinates: Location?
  var categories: [String]
  /// How many minutes before its start a reader is reminded; nil: not at all.
  var alarmMinutes: Int?

  /// The VEVENT, as it was last changed at `stamp`.
  func component(stamp: Instant, sequence: Int) -> ICalendarComponent {
    var properties = [
      ICalendarProperty.text("UID", uid),
      ICalendarProperty("DTSTAMP", ICalendarTime.utc(stamp)),
      ICalendarProperty("LAST-MODIFIED", ICalendarTime.utc(stamp)),
      ICalendarProperty("SEQUENCE", "\(sequence)"),
    ]
    properties += ICalendarTime.properties(
      [
        ("DTSTART", Instant(seconds: range.lowerBound)), ("DTEND", Instant(seconds: range.upperBound)),
      ], on: clock)
    properties += [
      ICalendarProperty("STATUS", status.rawValue), ICalendarProperty("TRANSP", "TRANSPARENT"),
      .text("SUMMARY", summary.onOneLine), .text("DESCRIPTION", description),
      .text("LOCATION", place.onOneLine),
    ]
    if let coordinates {
      let degrees = [coordinates.latitude, coordinates.longitude].map(Self.degrees)
      properties.append(ICalendarProperty("GEO", degrees.joined(separator: ";")))
    }
    properties.append(.texts("CATEGORIES", categories))
    return ICalendarComponent("VEVENT", properties, alarmMinutes.map { [alarm(minutes: $0)] } ?? [])
  }

  private func alarm(minutes: Int) -> ICalendarComponent {
    ICalendarComponent(
      "VALARM",
      [
        ICalendarProperty("ACTION", "DISPLAY"), .text("DESCRIPTION", summary.onOneLine),
        ICalendarProperty("TRIGGER", "-\(Self.duration(minutes: minutes))"),
      ])
  }

  /// Degrees to a millionth, which is 11 cm.
  private static func degrees(_ value: Double) -> String {
    let millionths = Int((value.magnitude * 1e6).rounded())
    let sign = value < 0 && millionths > 0 ? "-" : ""
    return "\(sign)\(millionths / 1_000_000).\(zeroPadded(millionths % 1_000_000, 6))"
  }

  /// `PT2H`, `PT1H30M`, `P1D`, `P1DT6H`.
  private static func duration(minutes: Int) -> String {
    let days = minutes / 1_440
    let hours = minutes / 60 % 24
    let rest = minutes % 60
    let time = (hours > 0 ? "\(hours)H" : "") + (rest > 0 || minutes == 0 ? "\(rest)M" : "")
    return "P" + (days > 0 ? "\(days)D" : "") + (time.isEmpty ? "" : "T\(time)")
  }
}
