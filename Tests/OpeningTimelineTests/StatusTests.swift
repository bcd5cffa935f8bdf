import CivilTime
import CrossingModel
import Testing

@testable import OpeningTimeline

struct StatusTests {
  private func border() throws -> BorderFixture {
    BorderFixture(
      iran: [try phase("two_days", "Su,We 08:00-16:00; PH off")], iraq: [try phase("always", "24/7")],
      closures: [closure("strike", side: "iraq", from: "2020-06-14", until: "2020-06-15")],
      iranianHolidays: [Holiday(day: wall("2020-06-17").day, name: "Feast")])
  }

  struct Case: CustomTestStringConvertible {
    let at: String
    let state: String
    let until: String?
    let next: String?
    var testDescription: String { at }
  }

  @Test(arguments: [
    Case(at: "2020-06-06T12:00", state: "rule iran two_days", until: "2020-06-07T08:00", next: "2020-06-07T08:00"),
    Case(at: "2020-06-07T07:59", state: "rule iran two_days", until: "2020-06-07T08:00", next: "2020-06-07T08:00"),
    Case(at: "2020-06-07T08:00", state: "open", until: "2020-06-07T16:00", next: "2020-06-10T08:00"),
    Case(at: "2020-06-07T16:00", state: "rule iran two_days", until: "2020-06-10T08:00", next: "2020-06-10T08:00"),
    Case(at: "2020-06-14T10:00", state: "closure strike", until: "2020-06-21T08:00", next: "2020-06-21T08:00"),
    Case(at: "2020-06-17T10:00", state: "holiday iran Feast", until: "2020-06-21T08:00", next: "2020-06-21T08:00"),
    Case(at: "2020-06-24T16:00", state: "rule iran two_days", until: nil, next: nil),
  ])
  func saysWhatItIs(_ example: Case) throws {
    let border = try border()
    let clock = Clocks(border.network).exporter
    let status = try border.timeline("2020-06-01", "2020-06-27").status(at: clock.instant(of: wall(example.at)))
    #expect(text(status.state) == example.state)
    #expect(status.until.map { clock.wallTime(at: $0).description } == example.until)
    #expect(status.nextOpening.map { clock.wallTime(at: $0.start).description } == example.next)
  }

  @Test func daysOfACalendarHaveOpeningsOrReasons() throws {
    let border = try border()
    let days = border.calendar("2020-06-13", "2020-06-20").days
    let reasons = days.map { day in
      day.openings.isEmpty ? day.reasons.map(Self.text).joined(separator: ", ") : "open"
    }
    #expect(
      reasons == [
        "rule iran two_days", "closure strike", "rule iran two_days", "rule iran two_days", "holiday iran Feast",
        "rule iran two_days", "rule iran two_days",
      ])
    #expect(days[4].holidays.map(\.holiday.name) == ["Feast"])
  }

  /// The clause that closes what would be open is part of the reason, and one that closes nothing is not.
  @Test func clausesThatClose() throws {
    let rule = "Sa-Th 08:00-16:00; nowruz -1 day-nowruz off; Mo 08:00-16:00 off \"stocktaking\""
    let border = BorderFixture(iran: [try phase("daily", rule)], iraq: [try phase("always", "24/7")])
    let reasons = border.calendar("2021-03-19", "2021-03-23").days.map { $0.reasons.map(Self.text) }
    #expect(
      reasons == [
        ["rule iran daily"], ["rule iran daily, closed on Nowruz and the day before"],
        ["rule iran daily, closed on Nowruz and the day before"],
        ["rule iran daily, closed on Mondays 08:00 to 16:00 (\"stocktaking\")"],
      ])
  }

  @Test func sidesThatNeverMeet() throws {
    let border = BorderFixture(
      iran: [try phase("morning", "08:00-10:00")], iraq: [try phase("afternoon", "14:00-16:00")])
    let day = border.calendar(on: "2020-06-03")
    #expect(day.reasons == [.noOverlap])
  }

  private func text(_ state: CrossingStatus.State) -> String {
    switch state {
    case .open: "open"
    case .closed(let reasons): reasons.map(Self.text).joined(separator: ", ")
    case .tentative(let probability): "tentative \(probability)"
    }
  }

  static func text(_ reason: ClosedReason) -> String {
    switch reason {
    case .closure(let closure): "closure \(closure.id)"
    case .holiday(let side, let holiday): "holiday \(side) \(holiday.name)"
    case .rule(let side, let phase, let clause):
      "rule \(side) \(phase.id)" + (clause.map { ", \(phase.hours.words(ofClause: $0))" } ?? "")
    case .noPhase(let side): "no phase \(side)"
    case .noOverlap: "no overlap"
    }
  }
}
