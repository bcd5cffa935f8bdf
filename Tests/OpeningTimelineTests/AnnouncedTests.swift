import CivilTime
import CrossingModel
import Testing

@testable import OpeningTimeline

/// When trucks are sent: by what is known at the moment, an opening is on or still to come.
@Suite("Announced openings")
struct AnnouncedTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    var border: BorderFixture
    /// On Tehran's clock, from 2020-06-01 to 2020-07-01.
    let announced: [String]
  }

  private static func cases() throws -> [Case] {
    let always = try phase("always", "24/7")
    let sundays = try phase("sundays", "Su 08:00-16:00")
    let closed = try phase("closed", "off")
    let start = "2020-06-01 00:00"
    // The last Sunday of June 2020 is the 28th.
    let last = "2020-06-28 16:00"
    return [
      Case(
        testDescription: "from the announcement of the reopening on",
        border: BorderFixture(
          iran: [closed, try phase("open", from: on("2020-06-14"), "Su 08:00-16:00", announced: "2020-06-03")],
          iraq: [always]), announced: ["2020-06-03 00:00 to \(last)"]),
      Case(
        testDescription: "a reopening of which nobody knew: from its own date on",
        border: BorderFixture(
          iran: [closed, try phase("open", from: on("2020-06-11"), "Su 08:00-16:00")], iraq: [always]),
        announced: ["2020-06-11 00:00 to \(last)"]),
      Case(
        testDescription: "an announcement after the beginning comes too late",
        border: BorderFixture(
          iran: [closed, try phase("open", from: on("2020-06-11"), "Su 08:00-16:00", announced: "2020-06-20")],
          iraq: [always]), announced: ["2020-06-11 00:00 to \(last)"]),
      Case(
        testDescription: "one open phase after the other, between their openings too",
        border: BorderFixture(
          iran: [sundays, try phase("more", from: on("2020-06-11"), "Su-Tu 08:00-16:00")], iraq: [always]),
        announced: ["\(start) to 2020-06-30 16:00"]),
      Case(
        testDescription: "both sides change, one after the other",
        border: BorderFixture(
          iran: [sundays, try phase("more", from: on("2020-06-11"), "Su,Mo 08:00-16:00")],
          iraq: [sundays, try phase("more", from: on("2020-06-18"), "Su,Mo 08:00-16:00")]),
        announced: ["\(start) to 2020-06-29 16:00"]),
      Case(
        testDescription: "until a closed phase begins that nobody knew of",
        border: BorderFixture(iran: [sundays, try phase("shut", from: on("2020-06-17"), "off")], iraq: [always]),
        announced: ["\(start) to 2020-06-17 00:00"]),
      Case(
        testDescription: "until the last opening before a closed phase that has been announced",
        border: BorderFixture(
          iran: [sundays, try phase("shut", from: on("2020-06-17"), "off", announced: "2020-06-10")], iraq: [always]),
        announced: ["\(start) to 2020-06-14 16:00"]),
      Case(
        testDescription: "a phase that states its end is not believed beyond it",
        border: BorderFixture(
          iran: [try phase("trial", from: on("2020-06-05"), until: "2020-06-17", "Su 08:00-16:00")], iraq: [always]),
        announced: ["2020-06-05 00:00 to 2020-06-14 16:00"]),
      Case(
        testDescription: "a closure without an end, from the day on which it begins",
        border: BorderFixture(
          iran: [sundays], iraq: [always],
          closures: [closure("virus", side: "iran", from: "2020-06-16T12:00", until: nil)]),
        announced: ["\(start) to 2020-06-16 12:00"]),
      Case(
        testDescription: "a closure that ends leaves no gap",
        border: BorderFixture(
          iran: [sundays], iraq: [always],
          closures: [closure("strike", side: "iran", from: "2020-06-12", until: "2020-06-20")]),
        announced: ["\(start) to \(last)"]),
    ]
  }

  @Test("are those of the phases and closures known by then", arguments: try cases())
  func announced(_ entry: Case) throws {
    let timeline = try entry.border.timeline("2020-06-01", "2020-07-01")
    let clock = Clocks(entry.border.network).exporter
    let found = timeline.announced.ranges.map { range in
      [range.lowerBound, range.upperBound].map { seconds in
        let time = clock.wallTime(at: Instant(seconds: seconds))
        return "\(time.day) \(time.clockText)"
      }.joined(separator: " to ")
    }
    #expect(found == entry.announced)
  }
}
