import Foundation

/// When the sun rises and sets at a place, on the clock of a time zone: a function of the day and nothing else.
///
/// Times are those of a level horizon at sea level, good to a minute between the polar circles.
///
/// Source: J. Meeus, "Astronomical Algorithms", 2nd edition, chapters 15, 25 and 28, in the form of the solar calculator
/// of NOAA's Global Monitoring Laboratory: sunrise and sunset at 90.833 degrees from the zenith, twice iterated.
/// Differs: where the sun does not come to that height, events are clamped (see ``minutes(of:on:)``).
public struct SunClock: Hashable, Sendable {
  /// Degrees, north is positive: -90 to 90.
  public let latitude: Double
  /// Degrees, east is positive: -180 to 180.
  public let longitude: Double
  /// The clock that times are told by.
  public let zone: TimeZoneTable

  /// The sun over a place.
  public init(latitude: Double, longitude: Double, zone: TimeZoneTable) {
    precondition((-90...90).contains(latitude), "latitude \(latitude) is not in -90...90")
    precondition((-180...180).contains(longitude), "longitude \(longitude) is not in -180...180")
    self.latitude = latitude
    self.longitude = longitude
    self.zone = zone
  }

  /// When an event of the solar day around a day's noon takes place, in minutes since the day's midnight as the clock
  /// shows it, rounded: 0 up to less than 2,880.
  ///
  /// - An event before the midnight is at 0; one after the next midnight is past 1,440.
  /// - A day without the event because the sun stays above the height has dawn and sunrise at 0 and sunset and dusk at
  ///   1,440 (polar day); because it stays below, has all of them at noon by the sun (polar night).
  ///
  /// The clock is read with the offset that holds at the event. Complexity: O(log n) in the zone's transitions, and some
  /// 20 sines.
  public func minutes(of event: SunEvent, on day: Day) -> Int {
    let offset = zone.offsetSeconds(at: Instant(seconds: day.number * 86_400 + 43_200 - Int(longitude * 240)))
    // Noon by the sun, in minutes of UTC since the day's midnight in UTC; where the date line is far from the clock's,
    // that of another day is the one around the day's noon.
    var midnight = day.number
    let noonByClock = 720 - 4 * longitude + Double(offset) / 60
    midnight -= Int(((noonByClock - 720) / 1_440).rounded())
    guard let minutes = utcMinutes(of: event, day: midnight) else {
      return event.isMorning ? 0 : 1_440
    }
    let instant = Instant(seconds: midnight * 86_400 + Int((minutes * 60).rounded()))
    let seconds = instant.seconds + zone.offsetSeconds(at: instant) - day.number * 86_400
    return max(0, floorDivide(seconds + 30, 60))
  }

  /// Minutes of UTC since the midnight, in UTC, of a day number; nil in polar day.
  private func utcMinutes(of event: SunEvent, day: Int) -> Double? {
    var minutes = 720 - 4 * longitude
    for _ in 0..<2 {
      let sun = Sun(century: (Double(day) + 2_440_587.5 + minutes / 1_440 - 2_451_545) / 36_525)
      guard let angle = sun.hourAngle(zenith: event.zenith, latitude: latitude) else { return nil }
      let noon = 720 - 4 * longitude - sun.equationOfTime
      minutes = event.isMorning ? noon - 4 * angle : noon + 4 * angle
    }
    return minutes
  }
}

extension SunEvent {
  /// Degrees from the zenith to the middle of the sun.
  fileprivate var zenith: Double {
    switch self {
    // Half a degree across, and the air lifts it by 34 minutes of arc.
    case .sunrise, .sunset: 90.833
    case .dawn, .dusk: 96
    }
  }

  fileprivate var isMorning: Bool { self == .dawn || self == .sunrise }
}

/// The sun as seen from the earth.
private struct Sun {
  /// Degrees north of the equator.
  let declination: Double
  /// Minutes by which a sundial is ahead of a clock.
  let equationOfTime: Double

  /// At a time in Julian centuries since 2000-01-01T12:00.
  init(century t: Double) {
    let radians = Double.pi / 180
    let meanLongitude = (280.46646 + t * (36_000.76983 + t * 0.0003032)) * radians
    let meanAnomaly = (357.52911 + t * (35_999.05029 - 0.0001537 * t)) * radians
    let eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t)
    let centre =
      sin(meanAnomaly) * (1.914602 - t * (0.004817 + 0.000014 * t))
      + sin(2 * meanAnomaly) * (0.019993 - 0.000101 * t) + sin(3 * meanAnomaly) * 0.000289
    let node = (125.04 - 1_934.136 * t) * radians
    let apparentLongitude = meanLongitude + (centre - 0.00569 - 0.00478 * sin(node)) * radians
    let meanObliquity = 23 + (26 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60) / 60
    let obliquity = (meanObliquity + 0.00256 * cos(node)) * radians
    declination = asin(sin(obliquity) * sin(apparentLongitude)) / radians
    let y = tan(obliquity / 2) * tan(obliquity / 2)
    let equation =
      y * sin(2 * meanLongitude) - 2 * eccentricity * sin(meanAnomaly)
      + 4 * eccentricity * y * sin(meanAnomaly) * cos(2 * meanLongitude)
      - 0.5 * y * y * sin(4 * meanLongitude) - 1.25 * eccentricity * eccentricity * sin(2 * meanAnomaly)
    equationOfTime = 4 * equation / radians
  }

  /// Degrees that the earth turns between noon and the sun's coming to a distance from the zenith; 0 if it stays further
  /// away all day, nil if it never is so far.
  func hourAngle(zenith: Double, latitude: Double) -> Double? {
    let radians = Double.pi / 180
    let cosine =
      (cos(zenith * radians) - sin(latitude * radians) * sin(declination * radians))
      / (cos(latitude * radians) * cos(declination * radians))
    if cosine >= 1 { return 0 }
    return cosine > -1 ? acos(cosine) / radians : nil
  }
}
