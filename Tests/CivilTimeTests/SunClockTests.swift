import CivilTime
import Foundation
import Testing

/// The sun against another formula, against what anyone can look up, and where it does not rise or set.
struct SunClockTests {
  static let tehran = SunClock(latitude: 35.7, longitude: 51.4, zone: zone("Asia/Tehran"))

  static func zone(_ name: String) -> TimeZoneTable { TimeZoneTable(named: name) ?? .utc }

  static func day(_ text: String) -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return GregorianDate(year: parts[0], month: parts[1], day: parts[2])?.dayNumber ?? Day(number: 0)
  }

  /// The general solar position calculations of NOAA in their short form: Fourier series in the day of the year.
  ///
  /// Source: NOAA Global Monitoring Division, "General Solar Position Calculations": good to some two minutes.
  static func shortForm(_ event: SunEvent, on day: Day, of clock: SunClock) -> Double? {
    let year = GregorianDate(day).year
    let newYear = GregorianDate(year: year, month: 1, day: 1)?.dayNumber ?? day
    let length = GregorianDate.isLeap(year) ? 366.0 : 365.0
    let hour = 12 - clock.longitude / 15
    let g = 2 * Double.pi / length * (Double(day - newYear) + (hour - 12) / 24)
    let equationOfTime =
      229.18
      * (0.000075 + 0.001868 * cos(g) - 0.032077 * sin(g) - 0.014615 * cos(2 * g) - 0.040849 * sin(2 * g))
    let declination =
      0.006918 - 0.399912 * cos(g) + 0.070257 * sin(g) - 0.006758 * cos(2 * g) + 0.000907 * sin(2 * g)
      - 0.002697 * cos(3 * g) + 0.00148 * sin(3 * g)
    let latitude = clock.latitude * Double.pi / 180
    let zenith = (event == .sunrise || event == .sunset ? 90.833 : 96) * Double.pi / 180
    let cosine = cos(zenith) / (cos(latitude) * cos(declination)) - tan(latitude) * tan(declination)
    guard abs(cosine) <= 1 else { return nil }
    let angle = acos(cosine) * 180 / Double.pi
    let isMorning = event == .sunrise || event == .dawn
    let minutesOfUTC = 720 - 4 * (clock.longitude + (isMorning ? angle : -angle)) - equationOfTime
    let instant = Instant(seconds: day.number * 86_400 + Int(minutesOfUTC * 60))
    return minutesOfUTC + Double(clock.zone.offsetSeconds(at: instant)) / 60
  }

  static let places = [
    ("Mehran", 33.12, 46.17, "Asia/Tehran"), ("Zurbatiyah", 33.15, 46.05, "Asia/Baghdad"),
    ("Bashmaq", 35.6, 46.0, "Asia/Tehran"), ("Quito", -0.2, -78.5, "America/Guayaquil"),
    ("Sydney", -33.9, 151.2, "Australia/Sydney"), ("Kiritimati", 1.9, -157.4, "Pacific/Kiritimati"),
  ]

  @Test(arguments: places)
  func agreesWithTheShortForm(_ name: String, _ latitude: Double, _ longitude: Double, _ zone: String) {
    let clock = SunClock(latitude: latitude, longitude: longitude, zone: Self.zone(zone))
    var worst = 0.0
    for day in Self.day("2018-01-01")..<Self.day("2031-01-01") {
      for event in SunEvent.allCases {
        guard var expected = Self.shortForm(event, on: day, of: clock) else { continue }
        // The short form counts from the midnight of UTC, a day away from the clock's in the middle of the Pacific.
        expected -= (expected / 1_440).rounded(.down) * 1_440
        worst = max(worst, abs(Double(clock.minutes(of: event, on: day)) - expected))
      }
    }
    // The short form alone is good to two minutes or so.
    #expect(worst <= 3.5)
  }

  /// The long form, term by term as Meeus has it, iterated to rest in Julian days.
  static func longForm(_ event: SunEvent, on day: Day, of clock: SunClock) -> Double {
    func degrees(_ text: Double) -> Double { text * Double.pi / 180 }
    let isMorning = event == .sunrise || event == .dawn
    var time = Double(day.number) + 2_440_587.5 + 0.5 - clock.longitude / 360
    for _ in 0..<6 {
      let t = (time - 2_451_545) / 36_525
      let l = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t
      let m = degrees(357.52911 + 35_999.05029 * t - 0.0001537 * t * t)
      let e = 0.016708634 - 0.000042037 * t - 0.0000001267 * t * t
      let c1 = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(m)
      let center = c1 + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m)
      let omega = degrees(125.04 - 1_934.136 * t)
      let lambda = degrees(l + center - 0.00569 - 0.00478 * sin(omega))
      let seconds = 21.448 - t * (46.8150 + t * (0.00059 - t * 0.001813))
      let epsilon = degrees(23 + 26.0 / 60 + seconds / 3_600 + 0.00256 * cos(omega))
      let delta = asin(sin(epsilon) * sin(lambda))
      let y = pow(tan(epsilon / 2), 2)
      let l0 = degrees(l)
      let equation =
        y * sin(2 * l0) - 2 * e * sin(m) + 4 * e * y * sin(m) * cos(2 * l0) - 0.5 * y * y * sin(4 * l0)
        - 1.25 * e * e * sin(2 * m)
      let phi = degrees(clock.latitude)
      let zenith = degrees(event == .sunrise || event == .sunset ? 90.833 : 96)
      let angle = acos((cos(zenith) - sin(phi) * sin(delta)) / (cos(phi) * cos(delta))) * 180 / Double.pi
      let noon = 720 - 4 * clock.longitude - equation * 4 * 180 / Double.pi
      let minutes = noon + 4 * (isMorning ? -angle : angle)
      time = Double(day.number) + 2_440_587.5 + minutes / 1_440
    }
    return (time - Double(day.number) - 2_440_587.5) * 1_440
  }

  @Test func agreesWithTheLongFormToTheMinute() {
    var worst = 0.0
    for place in Self.places.prefix(5) {
      let clock = SunClock(latitude: place.1, longitude: place.2, zone: .utc)
      for number in stride(from: Self.day("1990-01-01").number, to: Self.day("2060-01-01").number, by: 7) {
        for event in SunEvent.allCases {
          var expected = Self.longForm(event, on: Day(number: number), of: clock)
          // On the clock of UTC, the noon around the day's noon may be that of the day before or after.
          let noon = 720 - 4 * clock.longitude
          let daysOff = ((noon - 720) / 1_440).rounded()
          expected -= daysOff * 1_440
          // What is before midnight is at midnight.
          expected = max(0, expected)
          worst = max(worst, abs(Double(clock.minutes(of: event, on: Day(number: number))) - expected))
        }
      }
    }
    // Half a minute is for rounding.
    #expect(worst < 0.6)
  }

  /// Times that almanacs give, to the minute.
  static let known: [(String, Double, Double, String, SunEvent, String)] = [
    // Greenwich at the solstices of 2020.
    ("2020-06-21", 51.48, 0, "Europe/London", .sunrise, "04:43"),
    ("2020-06-21", 51.48, 0, "Europe/London", .sunset, "21:21"),
    ("2020-12-21", 51.48, 0, "Europe/London", .sunrise, "08:04"),
    ("2020-12-21", 51.48, 0, "Europe/London", .sunset, "15:53"),
    // The equator at an equinox: twelve hours and a few minutes.
    ("2020-03-20", 0, 0, "UTC", .sunrise, "06:04"), ("2020-03-20", 0, 0, "UTC", .sunset, "18:11"),
    ("2020-03-20", 0, 0, "UTC", .dawn, "05:43"), ("2020-03-20", 0, 0, "UTC", .dusk, "18:32"),
  ]

  @Test(arguments: known.indices) func isAsAlmanacsHaveIt(_ index: Int) throws {
    let (date, latitude, longitude, zone, event, expected) = Self.known[index]
    let clock = SunClock(latitude: latitude, longitude: longitude, zone: Self.zone(zone))
    let found = clock.minutes(of: event, on: Self.day(date))
    let parts = expected.split(separator: ":").compactMap { Int($0) }
    #expect(abs(found - (parts[0] * 60 + parts[1])) <= 1, "\(found / 60):\(found % 60)")
  }

  @Test func followsTheClock() {
    // Tehran's clock went back an hour at the midnight before 22 September 2022.
    let before = Self.tehran.minutes(of: .sunrise, on: Self.day("2022-09-20"))
    let after = Self.tehran.minutes(of: .sunrise, on: Self.day("2022-09-22"))
    #expect((57...59).contains(before - after))
  }

  @Test func aCourseAndSingleDaysAreTheSame() {
    var course = SunCourse(Self.tehran)
    let days = (18_000..<18_800).map { Day(number: $0) }
    let inOrder = days.map { day in SunEvent.allCases.map { course.minutes(of: $0, on: day) } }
    var backwards: [[Int]] = []
    for day in days.reversed() { backwards.append(SunEvent.allCases.map { course.minutes(of: $0, on: day) }) }
    #expect(inOrder == backwards.reversed())
    #expect(inOrder == days.map { day in SunEvent.allCases.map { Self.tehran.minutes(of: $0, on: day) } })
  }

  @Test func polarDayAndNight() {
    let clock = SunClock(latitude: 69.65, longitude: 18.96, zone: Self.zone("Europe/Oslo"))
    func events(_ date: String) -> [Int] { SunEvent.allCases.map { clock.minutes(of: $0, on: Self.day(date)) } }
    #expect(events("2020-06-21") == [0, 0, 1_440, 1_440])
    let winter = events("2020-12-21")
    // Noon by the sun, some quarter to twelve; twilight goes on for hours around it.
    #expect(winter[1] == winter[2])
    #expect((700...710).contains(winter[1]))
    #expect(winter[1] - winter[0] > 120 && winter[3] - winter[2] > 120)
    // White nights: the sun sets, after midnight by the clock, and civil twilight does not end.
    let white = SunClock(latitude: 64.1, longitude: -21.9, zone: Self.zone("Atlantic/Reykjavik"))
    #expect(white.minutes(of: .sunset, on: Self.day("2020-06-21")) > 1_440)
    #expect(white.minutes(of: .dusk, on: Self.day("2020-06-21")) == 1_440)
    #expect(white.minutes(of: .dawn, on: Self.day("2020-06-21")) == 0)
  }

  @Test(arguments: [90.0, -90.0]) func thePoles(_ latitude: Double) {
    let clock = SunClock(latitude: latitude, longitude: 0, zone: .utc)
    let june = SunEvent.allCases.map { clock.minutes(of: $0, on: Self.day("2020-06-21")) }
    let december = SunEvent.allCases.map { clock.minutes(of: $0, on: Self.day("2020-12-21")) }
    let (day, night) = latitude > 0 ? (june, december) : (december, june)
    #expect(day == [0, 0, 1_440, 1_440])
    #expect(Set(night).count == 1 && (715...725).contains(night[0]))
  }
}
