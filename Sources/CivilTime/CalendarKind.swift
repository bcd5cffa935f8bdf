/// A calendar whose months a report may be cut by.
public enum CalendarKind: String, CaseIterable, Sendable {
  /// The Gregorian calendar.
  case gregorian
  /// The Solar Hijri calendar of Iran.
  case persian
}
