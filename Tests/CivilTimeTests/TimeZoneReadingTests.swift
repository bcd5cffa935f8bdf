import CivilTime
import Testing

/// Which of the instants that a clock reads alike one is.
struct TimeZoneReadingTests {
  struct Case: CustomTestStringConvertible {
    let zone: String
    /// In UTC.
    let utc: String
    let text: String
    let order: TimeZoneTable.ReadingOrder
    var testDescription: String { "\(zone) \(utc)" }
  }

  @Test(arguments: [
    // Tehran's clock went from 24:00 back to 23:00 on 2022-09-21, and from 24:00 to 01:00 on 2022-03-21.
    Case(zone: "Asia/Tehran", utc: "2022-09-21T18:29", text: "22:59", order: .only),
    Case(zone: "Asia/Tehran", utc: "2022-09-21T18:30", text: "23:00+04:30", order: .first),
    Case(zone: "Asia/Tehran", utc: "2022-09-21T19:29", text: "23:59+04:30", order: .first),
    Case(zone: "Asia/Tehran", utc: "2022-09-21T19:30", text: "23:00+03:30", order: .second),
    Case(zone: "Asia/Tehran", utc: "2022-09-21T20:29", text: "23:59+03:30", order: .second),
    Case(zone: "Asia/Tehran", utc: "2022-09-21T20:30", text: "00:00", order: .only),
    Case(zone: "Asia/Tehran", utc: "2022-03-21T20:29", text: "23:59", order: .only),
    Case(zone: "Asia/Tehran", utc: "2022-03-21T20:30", text: "01:00", order: .only),
    // Half an hour twice: from 02:00 back to 01:30.
    Case(zone: "Australia/Lord_Howe", utc: "2022-04-02T14:29", text: "01:29", order: .only),
    Case(zone: "Australia/Lord_Howe", utc: "2022-04-02T14:30", text: "01:30+11:00", order: .first),
    Case(zone: "Australia/Lord_Howe", utc: "2022-04-02T15:00", text: "01:30+10:30", order: .second),
    Case(zone: "Australia/Lord_Howe", utc: "2022-04-02T15:30", text: "02:00", order: .only),
    Case(zone: "UTC", utc: "2022-09-21T18:30", text: "18:30", order: .only),
  ])
  func isTold(_ example: Case) throws {
    let clock = try #require(TimeZoneTable(named: example.zone))
    let instant = TimeZoneTable.utc.instant(of: try DateExpression(parsing: example.utc, now: nil).time)
    #expect(clock.order(ofReadingAt: instant) == example.order)
    #expect(clock.clockText(at: instant) == example.text)
  }

  /// Every half hour of some years is read once, or is one of two.
  @Test(arguments: ["Asia/Tehran", "Asia/Baghdad", "America/New_York", "Australia/Lord_Howe"])
  func agreesWithTheInstantsOfAReading(_ zone: String) throws {
    let clock = try #require(TimeZoneTable(named: zone))
    for seconds in stride(from: 946_684_800, to: 1_262_304_000, by: 1_800) {
      let instant = Instant(seconds: seconds)
      let reading = clock.wallTime(at: instant).minutes
      let instants = clock.instants(ofMinutes: IntervalSet(reading..<reading + 1)).ranges.map(\.lowerBound)
      let order = clock.order(ofReadingAt: instant)
      #expect(instants.count == (order == .only ? 1 : 2))
      #expect(instants.firstIndex(of: seconds) == (order == .second ? 1 : 0))
    }
  }
}
