import CivilTime
import SeededRandom
import Testing

@testable import Reports

/// A file's time zones say what the tz database says, for the file's range, and have no rules for ever.
struct ICalendarTimeZoneTests {
  private static func clock(_ name: String) throws -> TimeZoneTable { try #require(TimeZoneTable(named: name)) }

  private static func seconds(_ text: String) throws -> Int {
    TimeZoneTable.utc.instant(of: try DateExpression(parsing: text, now: nil).time).seconds
  }

  @Test func tehransLastSummerIsSpelledOut() throws {
    let range = try Self.seconds("2022-03-01")..<Self.seconds("2022-12-01")
    let text = ICalendarTimeZone.component(try Self.clock("Asia/Tehran"), over: range).text()
    #expect(
      text.split(separator: "\r\n") == [
        "BEGIN:VTIMEZONE", "TZID:Asia/Tehran",
        "BEGIN:STANDARD", "DTSTART:20210922T000000", "TZOFFSETFROM:+0430", "TZOFFSETTO:+0330", "TZNAME:+0330",
        "END:STANDARD",
        "BEGIN:DAYLIGHT", "DTSTART:20220322T000000", "TZOFFSETFROM:+0330", "TZOFFSETTO:+0430", "TZNAME:+0430",
        "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:20220922T000000", "TZOFFSETFROM:+0430", "TZOFFSETTO:+0330", "TZNAME:+0330",
        "END:STANDARD",
        "END:VTIMEZONE",
      ])
  }

  @Test func aSummerAloneHasAStandardTimeBeforeIt() throws {
    let range = try Self.seconds("2020-06-01")..<Self.seconds("2020-06-08")
    let zone = ICalendarTimeZone.component(try Self.clock("Asia/Tehran"), over: range)
    #expect(zone.components.map(\.name) == ["STANDARD", "DAYLIGHT"])
    let fixed = ICalendarTimeZone.component(try Self.clock("Asia/Baghdad"), over: range)
    #expect(fixed.components.map(\.name) == ["STANDARD"])
  }

  /// A reader of its own: the offset of the last onset at or before an instant.
  private static func offset(at seconds: Int, in zone: ICalendarComponent) throws -> Int {
    func parse(_ offset: String) throws -> Int {
      let digits = offset.dropFirst().compactMap(\.wholeNumberValue)
      let parts = stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
      let size = zip(parts, [3_600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
      return offset.hasPrefix("-") ? -size : size
    }
    var clocks = ICalendarClocks()
    var found: (onset: Int, offset: Int)?
    for observance in zone.components {
      let onset = try #require(observance["DTSTART"])
      let local = try ICalendarTime.instant(
        of: ICalendarProperty("DTSTART", onset.value + "Z"), clocks: &clocks
      ).seconds
      let from = try parse(try #require(observance["TZOFFSETFROM"]).value)
      let to = try parse(try #require(observance["TZOFFSETTO"]).value)
      if local - from <= seconds, local - from >= found?.onset ?? .min { found = (local - from, to) }
    }
    return try #require(found).offset
  }

  @Test(arguments: [
    "Asia/Tehran", "Asia/Baghdad", "Europe/Istanbul", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe",
    "Africa/Casablanca", "Asia/Kathmandu", "America/St_Johns",
  ])
  func offsetsAreThoseOfTheTable(_ name: String) throws {
    let clock = try Self.clock(name)
    let seed: UInt64 = 5_545
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let start = random.from(-2_000_000_000...4_000_000_000)
      let range = start..<start + random.from(1...200_000_000)
      let zone = ICalendarTimeZone.component(clock, over: range)
      #expect(zone.components.contains { $0.name == "STANDARD" }, "seed \(seed): \(range)")
      let edges = clock.spans.flatMap { [$0.start == .min ? 0 : $0.start - 1, $0.start] }.filter(range.contains)
      for moment in [range.lowerBound, range.upperBound - 1, random.from(start...range.upperBound - 1)] + edges {
        let found = try Self.offset(at: moment, in: zone)
        #expect(found == clock.offsetSeconds(at: Instant(seconds: moment)), "seed \(seed): \(name) at \(moment)")
      }
    }
  }

  // MARK: Times

  struct Case: CustomTestStringConvertible {
    let instant: String
    let line: String
    var testDescription: String { line }

    init(_ instant: String, _ line: String) {
      self.instant = instant
      self.line = line
    }
  }

  /// A reading that the clock shows twice is told in UTC, as readers do not agree which of the two it means.
  @Test(arguments: [
    Case("2020-06-07T05:00", "TZID=Asia/Tehran:20200607T093000"),
    Case("2022-03-21T20:29", "TZID=Asia/Tehran:20220321T235900"),
    Case("2022-03-21T20:30", "TZID=Asia/Tehran:20220322T010000"),
    Case("2022-09-21T18:29", "TZID=Asia/Tehran:20220921T225900"),
    Case("2022-09-21T18:30", ":20220921T183000Z"),
    Case("2022-09-21T19:30", ":20220921T193000Z"),
    Case("2022-09-21T20:29", ":20220921T202900Z"),
    Case("2022-09-21T20:30", "TZID=Asia/Tehran:20220922T000000"),
  ])
  func timesComeBack(_ example: Case) throws {
    let instant = Instant(seconds: try Self.seconds(example.instant))
    let property = try #require(
      ICalendarTime.properties([("DTSTART", instant)], on: Self.clock("Asia/Tehran")).first)
    let text = property.parameters.map { "\($0.name)=\($0.values[0])" }.joined() + ":\(property.value)"
    #expect(text == example.line)
    var clocks = ICalendarClocks()
    #expect(try ICalendarTime.instant(of: property, clocks: &clocks) == instant)
  }

  @Test func aClockThatIsUTCNeedsNoZone() {
    let property = ICalendarTime.properties([("DTEND", Instant(seconds: 59))], on: .utc)[0]
    #expect(property == ICalendarProperty("DTEND", "19700101T000059Z"))
  }
}
