import Foundation

/// When the sun rises and sets at a place, on the clock of a time zone: a function of the day and nothing else.
///
/// Times are those of a level horizon at sea level, good to a minute between the polar circles.
///
/// Source: J. Meeus, "Astronomical Algorithms", 2nd edition, chapters 15, 25 and 28, in the form of the solar calculator
/// of NOAA's Global Monitoring Laboratory: sunrise and sunset at 90.833 degrees from the zenith, twice iterated.
/// Differs: the sun moves evenly within a day (see ``SunCourse``); where it does not come to that height, events are
/// clamped (see ``minutes(of:on:)``).
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
  /// The clock is read with the offset that holds at the event. Complexity: as ``SunCourse/minutes(of:on:)``, and some
  /// 20 sines.
  public func minutes(of event: SunEvent, on day: Day) -> Int {
    var course = SunCourse(self)
    return course.minutes(of: event, on: day)
  }
}

/// The sun over a place day by day: what ``SunClock`` says, faster where days follow each other.
///
/// The sun's place is computed for the ends of a day and taken to move evenly between them; it is off by less than a
/// second of time.
public struct SunCourse: Sendable {
  private let clock: SunClock
  private let latitude: (sine: Double, cosine: Double)
  /// Minutes of UTC from a midnight to the mean noon after it.
  private let meanNoon: Double
  /// The day of the clock that the sun was computed for last; none at first.
  private var day = Int.min
  /// The day of UTC whose noon is around that day's noon.
  private var midnight = Int.min
  /// The sun at the beginning and at the end of that day of UTC.
  private var start = Sun(century: 0)
  private var end = Sun(century: 0)
  /// The events of the last four days, as spans of neighbouring days ask for the same ones.
  private var known = Array(repeating: (day: Int.min, minutes: 0), count: 16)

  /// The course of the sun over a place, on its clock.
  public init(_ clock: SunClock) {
    self.clock = clock
    let radians = clock.latitude * .pi / 180
    latitude = (sin(radians), cos(radians))
    meanNoon = 720 - 4 * clock.longitude
  }

  /// As ``SunClock/minutes(of:on:)``.
  ///
  /// Complexity: O(log n) in the zone's transitions, and some ten sines; twenty more after another day.
  public mutating func minutes(of event: SunEvent, on day: Day) -> Int {
    let place = (day.number & 3) * 4 + event.index
    if known[place].day == day.number { return known[place].minutes }
    let minutes = computed(event, on: day.number)
    known[place] = (day.number, minutes)
    return minutes
  }

  private mutating func computed(_ event: SunEvent, on day: Int) -> Int {
    move(to: day)
    guard let minutes = minutesOfUTC(event) else { return event.isMorning ? 0 : 1_440 }
    let instant = Instant(seconds: midnight * 86_400 + Int((minutes * 60).rounded()))
    let seconds = instant.seconds + clock.zone.offsetSeconds(at: instant) - day * 86_400
    return max(0, floorDivide(seconds + 30, 60))
  }

  private mutating func move(to day: Int) {
    guard day != self.day else { return }
    let offset = clock.zone.offsetSeconds(at: Instant(seconds: day * 86_400 + Int(meanNoon * 60)))
    // Where the clock is far from the sun, the noon of another day of UTC is the one around the day's noon.
    let midnight = day - Int(((meanNoon + Double(offset) / 60 - 720) / 1_440).rounded())
    if midnight != self.midnight {
      start = midnight == self.midnight &+ 1 ? end : Sun(midnightOf: midnight)
      end = Sun(midnightOf: midnight + 1)
    }
    self.day = day
    self.midnight = midnight
  }

  /// Minutes of UTC since the day's midnight; nil in polar day.
  private func minutesOfUTC(_ event: SunEvent) -> Double? {
    var minutes = meanNoon
    for _ in 0..<2 {
      let share = minutes / 1_440
      let declination = start.declination + share * (end.declination - start.declination)
      let equationOfTime = start.equationOfTime + share * (end.equationOfTime - start.equationOfTime)
      guard let angle = hourAngle(event.cosineOfZenith, declination) else { return nil }
      let noon = meanNoon - equationOfTime
      minutes = event.isMorning ? noon - 4 * angle : noon + 4 * angle
    }
    return minutes
  }

  /// Degrees that the earth turns between noon and the sun's coming to a distance from the zenith; 0 if it stays further
  /// away all day, nil if it never is so far.
  private func hourAngle(_ cosineOfZenith: Double, _ declination: Double) -> Double? {
    let cosine =
      (cosineOfZenith - latitude.sine * sin(declination)) / (latitude.cosine * cos(declination))
    if cosine >= 1 { return 0 }
    return cosine > -1 ? acos(cosine) * 180 / .pi : nil
  }
}

extension SunEvent {
  /// The cosine of the distance from the zenith to the middle of the sun.
  fileprivate var cosineOfZenith: Double {
    switch self {
    // 90.833 degrees: the sun is half a degree across, and the air lifts it by 34 minutes of arc.
    case .sunrise, .sunset: -0.014538080502497394
    // 96 degrees.
    case .dawn, .dusk: -0.10452846326765347
    }
  }

  /// Its place among the four.
  fileprivate var index: Int {
    switch self {
    case .dawn: 0
    case .sunrise: 1
    case .sunset: 2
    case .dusk: 3
    }
  }

  fileprivate var isMorning: Bool { self == .dawn || self == .sunrise }
}

/// The sun as seen from the earth.
private struct Sun: Sendable {
  /// Radians north of the equator.
  let declination: Double
  /// Minutes by which a sundial is ahead of a clock.
  let equationOfTime: Double

  /// At the midnight, in UTC, of a day number.
  init(midnightOf day: Int) {
    self.init(century: (Double(day) - 10_957.5) / 36_525)
  }

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
    declination = asin(sin(obliquity) * sin(apparentLongitude))
    let y = tan(obliquity / 2) * tan(obliquity / 2)
    let equation =
      y * sin(2 * meanLongitude) - 2 * eccentricity * sin(meanAnomaly)
      + 4 * eccentricity * y * sin(meanAnomaly) * cos(2 * meanLongitude)
      - 0.5 * y * y * sin(4 * meanLongitude) - 1.25 * eccentricity * eccentricity * sin(2 * meanAnomaly)
    equationOfTime = 4 * equation / radians
  }
}
