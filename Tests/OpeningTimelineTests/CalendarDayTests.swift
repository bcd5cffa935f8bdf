import CivilTime
import CrossingModel
import Testing

@testable import OpeningTimeline

/// What a calendar says of a day: its length, the parts of openings on it, and why it is closed when a side is open.
struct CalendarDayTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    var border: BorderFixture
    let day: String
    /// On Tehran's clock, with the reason for what is closed.
    let parts: [String]
  }

  static func cases() throws -> [Case] {
    let always = try phase("always", "24/7")
    let day = try phase("day", "08:00-16:00")
    return [
      Case(
        testDescription: "two clocks: each side waits for the other at one end",
        border: BorderFixture(iran: [day], iraq: [day]), day: "2020-06-10",
        parts: ["09:30-16:00", "08:00-09:30 rule iraq day", "16:00-17:30 rule iran day"]),
      Case(
        testDescription: "a closure within the day",
        border: BorderFixture(
          iran: [day], iraq: [day],
          closures: [closure("visit", side: "iran", from: "2020-06-10T12:00", until: "2020-06-10T14:00")]),
        day: "2020-06-10",
        parts: [
          "09:30-12:00", "14:00-16:00", "08:00-09:30 rule iraq day", "12:00-14:00 closure visit",
          "16:00-17:30 rule iran day",
        ]),
      Case(
        testDescription: "a closure over opening time, and the other side's rule before it",
        border: BorderFixture(
          iran: [always], iraq: [day],
          closures: [closure("late", side: "iraq", from: "2020-06-10T07:00", until: "2020-06-10T09:00")]),
        day: "2020-06-10",
        parts: [
          "10:30-17:30", "00:00-08:30 rule iraq day", "08:30-09:30 closure late, rule iraq day",
          "09:30-10:30 closure late", "17:30-00:00 rule iraq day",
        ]),
      Case(
        testDescription: "the night before belongs to the day it ends on, too",
        border: BorderFixture(iran: [try phase("night", "Tu 20:00-04:00")], iraq: [always]), day: "2020-06-10",
        parts: ["00:00-04:00", "04:00-00:00 rule iran night"]),
      Case(
        testDescription: "a day without a midnight begins at 01:00",
        border: BorderFixture(iran: [try phase("night", "Mo 20:00-04:00")], iraq: [always]), day: "2022-03-22",
        parts: ["01:00-04:00", "04:00-00:00 rule iran night"]),
      Case(
        testDescription: "a holiday of the other side is named, its neighbour is not",
        border: BorderFixture(
          iran: [always], iraq: [try phase("rule", "08:00-16:00; PH off")],
          iraqiHolidays: [
            Holiday(day: wall("2020-06-09").day, name: "Eve"), Holiday(day: wall("2020-06-10").day, name: "Feast"),
          ]), day: "2020-06-10",
        parts: ["00:00-00:00 holiday iraq Feast"]),
    ]
  }

  @Test(arguments: try cases()) func explains(_ example: Case) {
    let day = example.border.calendar(on: example.day)
    let clock = Clocks(example.border.network).exporter
    func text(_ range: Range<Int>) -> String {
      [range.lowerBound, range.upperBound].map { clock.wallTime(at: Instant(seconds: $0)).clockText }
        .joined(separator: "-")
    }
    let parts = day.openings.map { text($0.range) }
    let gaps = day.gaps.map { "\(text($0.range)) \($0.reasons.map(StatusTests.text).joined(separator: ", "))" }
    #expect(parts + gaps == example.parts)
  }

  @Test(arguments: [("2022-03-21", 24), ("2022-03-22", 23), ("2022-09-21", 25), ("2022-09-22", 24)])
  func hasAsManyHoursAsTheExportersClockSays(_ day: String, _ hours: Int) throws {
    let border = BorderFixture(iran: [try phase("always", "24/7")], iraq: [try phase("always", "24/7")])
    let first = border.calendar(on: day)
    #expect(first.range.count == hours * 3_600)
    #expect(first.openings.map(\.range) == [first.range])
  }

  /// A clock that jumps back reads less at the end of a stretch than at its beginning.
  @Test func aStretchMayEndBeforeItBeginsOnTheClock() throws {
    let border = BorderFixture(
      iran: [try phase("late", "We 23:00-24:00")], iraq: [try phase("always", "24/7")],
      closures: [closure("short", side: "iraq", from: "2022-09-21T22:20", until: "2022-09-21T22:40")])
    let day = border.calendar(on: "2022-09-21")
    #expect(day.openings.map(\.range.count) == [50 * 60, 50 * 60])
    #expect(day.gaps.map { $0.reasons.map(StatusTests.text) } == [["rule iran late"], ["closure short"]])
  }
}
