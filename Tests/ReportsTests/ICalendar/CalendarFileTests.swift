import CivilTime
import CrossingModel
import Foundation
import OpeningRules
import OpeningTimeline
import Testing

@testable import Reports

/// A calendar file and the files that follow it.
struct CalendarFileTests {
  private static let monday = Instant(seconds: 1_591_601_400)  // 2020-06-08T07:30Z
  private static let tuesday = monday + 86_400

  /// A report on a crossing open by one rule on Tehran's clock, over some days of June 2020.
  private func report(
    _ rule: String, _ days: ClosedRange<Int> = 6...12, crossing id: String = "north", name: String = "North",
    phase: String = "all", quota: Int? = nil, closedOn: Int? = nil
  ) throws -> CalendarReport {
    let network = try BusyCrossing { network in
      network.crossings[0].id = id
      network.crossings[0].name = LocalizedName([("en", name), ("fa", "دروازهٔ شمالی؛ «یک»")])
      network.crossings[0].location = Location(latitude: 33.12, longitude: -0.000_000_4)
      network.crossings[0].quotas[0].trucks = quota ?? 60
      if let hours = try? OpeningRule(parsing: rule) {
        network.crossings[0].sides[0].phases = [
          Phase(
            id: phase, from: nil, until: nil, hours: hours, announced: nil,
            provenance: Provenance(source: "A, b; c", confidence: .low))
        ]
      }
      if let closedOn {
        let start = WallTime(Day(number: 18_413 + closedOn))
        network.crossings[0].closures = [
          Closure(
            id: "strike", side: nil, from: start, until: WallTime(minutes: start.minutes + 1_440), reason: "strike",
            announced: nil, provenance: Provenance())
        ]
      }
      network.streams = []
    }.network
    let first = Day(number: 18_413 + days.lowerBound)
    return CalendarReport(
      network, clocks: Clocks(network), period: .days(first..<first + days.count))
  }

  /// One line an event: `06-07 CONFIRMED 0 North open`, with the day of its stamp.
  private func events(_ text: String) throws -> [String] {
    try PublishedCalendar(reading: Array(text.utf8)).events.map { event in
      let words = [
        event.component["STATUS"]?.value, event.component["SEQUENCE"]?.value, event.component["SUMMARY"]?.text,
      ]
      let stamp = event.component["DTSTAMP"]?.value.prefix(8).suffix(2) ?? ""
      let name = event.uid.split(separator: ".").dropFirst(3).first?.dropFirst(5) ?? ""
      return "\(name) \(words.compactMap(\.self).joined(separator: " ")) @\(stamp)"
    }
  }

  private func published(_ file: CalendarReport.CalendarFile) throws -> PublishedCalendar {
    try PublishedCalendar(reading: Array(file.text.utf8))
  }

  // MARK: One file

  @Test func hasEveryPropertyOfTheChecklist() throws {
    let report = try report("Su 08:00-16:00", name: "A <&> \"b\", c;\nd")
    let calendar = try ICalendarReader.calendar(
      in: Array(report.iCalendar(stamp: Self.monday, alarmMinutes: 90).text.utf8))
    #expect(
      calendar.properties.map(\.name) == [
        "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
      ])
    #expect(calendar.components.map(\.name) == ["VTIMEZONE", "VEVENT"])
    let event = try #require(calendar.components.last)
    let values = Dictionary(uniqueKeysWithValues: event.properties.map { ($0.name, $0) })
    #expect(values["UID"]?.text == "north.iran.all.2020-06-07.0800@gozar.invalid")
    #expect(values["DTSTAMP"]?.value == "20200608T073000Z")
    #expect(values["SUMMARY"]?.text == "A <&> \"b\", c; d open")
    #expect(values["LOCATION"]?.text == "A <&> \"b\", c; d / دروازهٔ شمالی؛ «یک»")
    #expect(values["CATEGORIES"]?.texts == ["Border crossing", "A <&> \"b\", c;\nd"])
    #expect(values["GEO"]?.value == "33.120000;0.000000")
    #expect(values["TRANSP"]?.value == "TRANSPARENT")
    #expect(
      values["DESCRIPTION"]?.text == """
        Sunday 2020-06-07 (18 Khordad 1399); 15 Shawwal 1441 by Umm al-Qura
        08:00-16:00 Tehran
        Trucks of all classes; quota: 60 trucks a day
        Iran: Su 08:00-16:00 (all); source: A, b; c; confidence: low
        """)
    #expect(event.components.map { $0["TRIGGER"]?.value } == ["-PT1H30M"])
    #expect(event["DURATION"] == nil && calendar["METHOD"] == nil)
  }

  @Test(arguments: [(30, "-PT30M"), (120, "-PT2H"), (1_440, "-P1D"), (1_470, "-P1DT30M"), (2_880, "-P2D")])
  func alarmsAreDurations(minutes: Int, trigger: String) throws {
    let text = try report("Su 08:00-16:00").iCalendar(stamp: Self.monday, alarmMinutes: minutes).text
    #expect(text.contains("\r\nTRIGGER:\(trigger)\r\n"))
  }

  @Test func whatARuleDoesNotKnowIsTentative() throws {
    let text = try report("Su 08:00-16:00 unknown \"moon\"").iCalendar(stamp: Self.monday).text
    #expect(try events(text) == ["06-07 TENTATIVE 0 North may open @08"])
    let lines = try PublishedCalendar(reading: Array(text.utf8)).events[0].component["DESCRIPTION"]?.text
      .split(separator: "\n").dropFirst(3).prefix(2)
    #expect(lines == ["Tentative: unknown", "Iran: unknown by \"Su 08:00-16:00 unknown \"moon\"\" (all), moon"])
  }

  @Test func aFileWithoutOpeningsIsOneAllTheSame() throws {
    let text = try report("off").iCalendar(stamp: Self.monday).text
    let calendar = try ICalendarReader.calendar(in: Array(text.utf8))
    #expect(calendar.components.map(\.name) == ["VTIMEZONE"])
  }

  // MARK: Files that follow

  @Test func nothingChangesWhereNothingChanged() throws {
    let report = try report("Su,We 08:00-16:00")
    let first = report.iCalendar(stamp: Self.monday)
    #expect(report.iCalendar(stamp: Self.tuesday, after: try published(first)).text == first.text)
    // An alarm is no change of the event: it comes, and no number or date moves.
    let alarmed = report.iCalendar(stamp: Self.tuesday, alarmMinutes: 60, after: try published(first))
    #expect(alarmed.text == report.iCalendar(stamp: Self.monday, alarmMinutes: 60).text)
  }

  @Test func aNewPhaseWithTheSameHoursIsAChangeAndNoNewEvent() throws {
    let old = try published(try report("Su 08:00-16:00").iCalendar(stamp: Self.monday))
    let new = try report("Su 08:00-16:00", phase: "later").iCalendar(stamp: Self.tuesday, after: old)
    #expect(try events(new.text) == ["06-07 CONFIRMED 1 North open @09"])
  }

  @Test func aWithdrawnOpeningIsCancelledAndStaysSo() throws {
    let first = try published(try report("Su,We 08:00-16:00").iCalendar(stamp: Self.monday, alarmMinutes: 60))
    let second = try report("Su,We 08:00-16:00", closedOn: 10)
      .iCalendar(stamp: Self.tuesday, alarmMinutes: 60, after: first)
    let cancelled = "06-10 CANCELLED 1 Cancelled: North open @09"
    #expect(try events(second.text) == ["06-07 CONFIRMED 0 North open @08", cancelled])
    #expect(
      try published(second).events[1].component["DESCRIPTION"]?.text.split(separator: "\n").prefix(3) == [
        "Withdrawn: closure, strike, until 2020-06-11 00:00 Tehran (strike)",
        "Wednesday 2020-06-10 (21 Khordad 1399); 18 Shawwal 1441 by Umm al-Qura", "08:00-16:00 Tehran",
      ])
    #expect(second.text.split(separator: "\r\n").count { $0 == "BEGIN:VALARM" } == 1)
    let third = try report("Su,We 08:00-16:00", closedOn: 10)
      .iCalendar(stamp: Self.tuesday + 86_400, alarmMinutes: 60, after: try published(second))
    #expect(third.text == second.text)
    // It comes back under its name, and its number goes on.
    let fourth = try report("Su,We 08:00-16:00").iCalendar(stamp: Self.tuesday + 86_400, after: try published(third))
    #expect(
      try events(fourth.text) == ["06-07 CONFIRMED 0 North open @08", "06-10 CONFIRMED 2 North open @10"])
  }

  @Test func aChangedEndIsANewNumber() throws {
    let first = try published(try report("Su,We 08:00-16:00").iCalendar(stamp: Self.monday))
    let second = try report("Su 08:00-16:00; We 08:00-15:00").iCalendar(stamp: Self.tuesday, after: first)
    // The rule's text is in the description of both.
    #expect(
      try events(second.text) == ["06-07 CONFIRMED 1 North open @09", "06-10 CONFIRMED 1 North open @09"])
    let third = try report("Su 08:00-16:00; We 08:00-15:00", quota: 61)
      .iCalendar(stamp: Self.tuesday + 86_400, after: try published(second))
    #expect(
      try events(third.text) == ["06-07 CONFIRMED 2 North open @10", "06-10 CONFIRMED 2 North open @10"])
  }

  @Test func whatIsPastStays() throws {
    let first = try published(try report("Su,We 08:00-16:00", 6...12).iCalendar(stamp: Self.monday))
    // A later week, seen from Friday: the week before is past, whatever the rule says now.
    let second = try report("Mo 08:00-16:00", 13...19).iCalendar(stamp: Self.monday + 4 * 86_400, after: first)
    #expect(
      try events(second.text) == [
        "06-07 CONFIRMED 0 North open @08", "06-10 CONFIRMED 0 North open @08", "06-15 CONFIRMED 0 North open @12",
      ])
  }

  @Test func whatIsStillToComeIsCheckedOutsideTheDaysShown() throws {
    let first = try published(try report("Su,We 08:00-16:00", 6...26).iCalendar(stamp: Self.monday))
    let second = try report("Su 08:00-16:00; We off", 6...12).iCalendar(stamp: Self.tuesday, after: first)
    #expect(
      try events(second.text) == [
        "06-07 CONFIRMED 1 North open @09", "06-10 CANCELLED 1 Cancelled: North open @09",
        "06-14 CONFIRMED 1 North open @09", "06-17 CANCELLED 1 Cancelled: North open @09",
        "06-21 CONFIRMED 1 North open @09", "06-24 CANCELLED 1 Cancelled: North open @09",
      ])
  }

  /// The openings before and after the days shown are looked at together with those between them, so that a day is read
  /// twice.
  @Test func aReasonNamesItsSideOnce() throws {
    let first = try published(try report("Su,We 08:00-16:00", 6...26).iCalendar(stamp: Self.monday))
    let second = try report("Su 08:00-16:00", 13...19).iCalendar(stamp: Self.tuesday, after: first)
    let withdrawn = try published(second).events.filter(\.isCancelled).map { event in
      event.component["DESCRIPTION"]?.text.split(separator: "\n").first ?? ""
    }
    #expect(withdrawn.count == 3)
    #expect(Set(withdrawn) == ["Withdrawn: Iran: \"Su 08:00-16:00\" (all)"])
  }

  @Test func aCrossingThatIsNoMoreIsCancelledAndOneNotAskedForIsLeftOut() throws {
    let first = try published(try report("Su,We 08:00-16:00").iCalendar(stamp: Self.monday))
    let other = try report("Th 08:00-16:00", crossing: "south", name: "South")
    let whole = other.iCalendar(stamp: Self.tuesday, after: first)
    #expect(whole.leftOutCount == 0)
    #expect(
      try events(whole.text) == [
        "06-07 CANCELLED 1 Cancelled: North open @09", "06-10 CANCELLED 1 Cancelled: North open @09",
        "06-11 CONFIRMED 0 South open @09",
      ])
    let part = other.iCalendar(stamp: Self.tuesday, after: first, isWhole: false)
    #expect(part.leftOutCount == 2)
    #expect(try events(part.text) == ["06-11 CONFIRMED 0 South open @09"])
  }

  /// Events of the year 9999 cost no walk over eight thousand years, and stay.
  @Test func whatIsBeyondTheHorizonStays() throws {
    let report = try report("Su 08:00-16:00")
    let far = report.iCalendar(stamp: Self.monday).text.split(separator: "2020-06-07").joined(separator: "9999-06-06")
      .split(separator: "20200607T").joined(separator: "99990606T")
    let file = report.iCalendar(stamp: Self.tuesday, after: try PublishedCalendar(reading: Array(far.utf8)))
    #expect(
      try events(file.text) == ["06-07 CONFIRMED 0 North open @09", "06-06 CONFIRMED 0 North open @08"])
  }
}
