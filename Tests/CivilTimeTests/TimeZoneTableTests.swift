import Foundation
import SeededRandom
import Testing

@testable import CivilTime

@Suite struct TimeZoneTableTests {
  static let names = [
    "Asia/Tehran", "Asia/Baghdad", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
    "Asia/Kathmandu",
  ]

  @Test(arguments: names) func offsetsAreFoundations(name: String) throws {
    let table = try #require(TimeZoneTable(named: name))
    let zone = try #require(TimeZone(identifier: name))
    let seed: UInt64 = 1_399
    var generator = SeededGenerator(seed: seed)
    func fault(at seconds: Int) -> String? {
      let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      let found = table.offsetSeconds(at: Instant(seconds: seconds))
      return found == expected ? nil : "seed \(seed): \(name) at \(seconds) is \(found), Foundation says \(expected)"
    }
    let random = (0..<20_000).map { _ in Int.random(in: -2_208_988_800..<4_102_444_800, using: &generator) }
    let edges = table.starts.dropFirst().flatMap { [$0 - 1, $0] }
    #expect((random + edges).compactMap(fault(at:)).prefix(5).isEmpty)
  }

  @Test(arguments: ["EST", "Tehran", "Asia/tehran", "Asia/", "", "../etc/passwd", "Mars/Olympus"])
  func refusesWhatIsNoName(name: String) {
    #expect(TimeZoneTable(named: name) == nil)
  }

  @Test func utcIsUTC() {
    #expect(TimeZoneTable(named: "UTC") == .utc)
    #expect(TimeZoneTable.utc.instant(of: WallTime(minutes: 77)) == Instant(seconds: 4_620))
  }

  // MARK: Tehran's transitions from 1977 to 2022

  static let tehran = TimeZoneTable(named: "Asia/Tehran")
  /// The transitions since 1977, all between offsets of whole half hours.
  static let tehranTransitions = (tehran?.starts ?? []).filter { $0 > 220_000_000 }

  /// The instants, a minute apart, within a day of a transition.
  static func minutes(around transition: Int) -> StrideTo<Int> {
    stride(from: transition - 86_400, to: transition + 86_400, by: 60)
  }

  @Test func tehranChangedItsClocks69Times() {
    #expect(Self.tehranTransitions.count == 69)
    #expect(Self.tehranTransitions.last == 1_663_788_600)
  }

  @Test func aReadingStandsForItsFirstInstantOrForTheJump() throws {
    let tehran = try #require(Self.tehran)
    var faults: [String] = []
    var gaps = 0
    var overlaps = 0
    for transition in Self.tehranTransitions {
      var firstInstants: [Int: Int] = [:]
      var counts: [Int: Int] = [:]
      for seconds in Self.minutes(around: transition) {
        let reading = tehran.wallTime(at: Instant(seconds: seconds)).minutes
        firstInstants[reading] = min(firstInstants[reading] ?? .max, seconds)
        counts[reading, default: 0] += 1
      }
      let middle = tehran.wallTime(at: Instant(seconds: transition)).minutes
      for reading in stride(from: middle - 600, through: middle + 600, by: 15) {
        let found = tehran.instant(of: WallTime(minutes: reading)).seconds
        if found != firstInstants[reading] ?? transition { faults.append("\(WallTime(minutes: reading)): \(found)") }
        gaps += counts[reading] == nil ? 1 : 0
        overlaps += counts[reading] == 2 ? 1 : 0
      }
    }
    #expect(faults.prefix(5).isEmpty)
    // 34 jumps forward by an hour; 33 back by an hour and 2, in 1977 and 1978, by half an hour.
    #expect(gaps == 34 * 4)
    #expect(overlaps == 33 * 4 + 2 * 2)
  }

  @Test(arguments: [UInt64(4), 1_401]) func aSetStandsForEveryInstantThatReadsIt(seed: UInt64) throws {
    let tehran = try #require(Self.tehran)
    var generator = SeededGenerator(seed: seed)
    var faults: [String] = []
    for transition in Self.tehranTransitions {
      let middle = tehran.wallTime(at: Instant(seconds: transition)).minutes
      let readings = IntervalSet(
        (0..<12).map { _ in
          let start = middle + Int.random(in: -900...900, using: &generator)
          return start..<(start + Int.random(in: 1...90, using: &generator))
        })
      var expected = IntervalSet()
      for seconds in Self.minutes(around: transition) {
        if readings.contains(tehran.wallTime(at: Instant(seconds: seconds)).minutes) {
          expected.append(seconds..<(seconds + 60))
        }
      }
      if tehran.instants(ofMinutes: readings) != expected {
        faults.append("seed \(seed) around \(transition): \(readings.ranges)")
      }
    }
    #expect(faults.prefix(5).isEmpty)
  }

  @Test(arguments: names) func aSetOverYearsIsTheUnionOfItsDays(name: String) throws {
    let table = try #require(TimeZoneTable(named: name))
    // Every night from 22:00 to 05:00, so that all transitions cut one, over the years of most changes.
    let nights = (2_500..<20_000).map { day in (day * 1_440 + 1_320)..<(day * 1_440 + 1_740) }
    var expected: [Range<Int>] = []
    for night in nights { expected += table.instants(ofMinutes: IntervalSet(night)).ranges }
    let found = table.instants(ofMinutes: IntervalSet(nights))
    #expect(found == IntervalSet(expected))
    let wrongEdges = found.ranges.filter { range in
      let readings = [range.lowerBound - 1, range.lowerBound, range.upperBound - 1, range.upperBound].map { seconds in
        (table.wallTime(at: Instant(seconds: seconds)).minuteOfDay + 120) % 1_440 < 420
      }
      return readings != [false, true, true, false]
    }
    #expect(wrongEdges.isEmpty)
  }

  @Test func secondsOfLocalMeanTimeAreKept() throws {
    // Until 1935-06-13 Tehran's clock was 3:25:44 ahead of UTC; then it jumped to 3:30, over 256 seconds.
    let tehran = try #require(Self.tehran)
    let transition = -1_090_466_744
    var firstInstants: [Int: Int] = [:]
    var readable: [Int: IntervalSet] = [:]
    for seconds in (transition - 3_600)..<(transition + 3_600) {
      let reading = tehran.wallTime(at: Instant(seconds: seconds)).minutes
      firstInstants[reading] = min(firstInstants[reading] ?? .max, seconds)
      readable[reading, default: IntervalSet()].append(seconds..<(seconds + 1))
    }
    let middle = tehran.wallTime(at: Instant(seconds: transition)).minutes
    for reading in (middle - 30)..<(middle + 30) {
      #expect(tehran.instant(of: WallTime(minutes: reading)).seconds == firstInstants[reading] ?? transition)
      #expect(tehran.instants(ofMinutes: IntervalSet(reading..<(reading + 1))) == readable[reading] ?? IntervalSet())
    }
    #expect((middle - 30..<middle + 30).count { firstInstants[$0] == nil } == 4)
  }

  // MARK: Cases from the field

  /// Minutes since 1970-01-01T00:00 of a date and a time of day.
  static func reading(_ text: String) throws -> WallTime { try DateExpression(parsing: text, now: nil).time }

  @Test func tehranHasNoMidnightOn22March2022() throws {
    let tehran = try #require(Self.tehran)
    let start = tehran.instant(of: try Self.reading("2022-03-22"))
    #expect(tehran.wallTime(at: start).description == "2022-03-22T01:00")
    #expect(tehran.wallTime(at: start - 1).description == "2022-03-21T23:59")
    #expect(start == tehran.instant(of: try Self.reading("2022-03-22T00:59")))
    let day = try Self.reading("2022-03-22").minutes
    #expect(tehran.instants(ofMinutes: IntervalSet(day..<(day + 1_440))).length == 23 * 3_600)
  }

  @Test func tehransDayOf21September2022Has25Hours() throws {
    let tehran = try #require(Self.tehran)
    let day = try Self.reading("2022-09-21").minutes
    #expect(tehran.instants(ofMinutes: IntervalSet(day..<(day + 1_440))).length == 25 * 3_600)
    let twice = try Self.reading("2022-09-21T23:30")
    #expect(tehran.instant(of: twice).seconds == 1_663_788_600 - 1_800)
    let both = tehran.instants(ofMinutes: IntervalSet(twice.minutes..<(twice.minutes + 30)))
    #expect(both.ranges == [1_663_786_800..<1_663_788_600, 1_663_790_400..<1_663_792_200])
  }

  @Test(arguments: [("2020-06-07T08:00", 90), ("2020-12-06T08:00", 30), ("2024-06-02T08:00", 30), ("2030-07-01", 30)])
  func minutesBetweenTheTwoSidesOfMehran(reading: String, minutes: Int) throws {
    let tehran = try #require(Self.tehran)
    let baghdad = try #require(TimeZoneTable(named: "Asia/Baghdad"))
    let instant = baghdad.instant(of: try Self.reading(reading))
    #expect(tehran.wallTime(at: instant).minutes - baghdad.wallTime(at: instant).minutes == minutes)
  }

  @Test func aWholeDayCanBeMissing() throws {
    // Samoa crossed the date line: after 2011-12-29 came 2011-12-31.
    let apia = try #require(TimeZoneTable(named: "Pacific/Apia"))
    let missing = try Self.reading("2011-12-30")
    #expect(apia.wallTime(at: apia.instant(of: missing)).description == "2011-12-31T00:00")
    #expect(apia.instants(ofMinutes: IntervalSet(missing.minutes..<(missing.minutes + 1_440))).isEmpty)
  }
}
