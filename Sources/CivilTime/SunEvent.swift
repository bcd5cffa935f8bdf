/// What the sun does on a day.
public enum SunEvent: String, Hashable, Sendable, CaseIterable {
  /// The sun comes within 6 degrees of the horizon: civil twilight begins.
  case dawn
  /// The upper edge of the sun comes over the horizon.
  case sunrise
  /// The upper edge of the sun goes under the horizon.
  case sunset
  /// The sun is 6 degrees below the horizon: civil twilight ends.
  case dusk
}
