import CivilTime
import CrossingModel
import OpeningRules
import Testing

@testable import OpeningTimeline

@Suite("Staffing")
struct StaffingCourseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var shifts: [(hours: String, servers: Int)]
    /// Hours from Monday 2020-06-01 00:00 UTC, and servers.
    var steps: [(hour: Int, servers: Int)]
  }

  static let cases: [Case] = [
    Case(testDescription: "no shift", shifts: [], steps: [(0, 4)]),
    Case(testDescription: "a morning", shifts: [("Tu 08:00-12:00", 6)], steps: [(0, 4), (32, 6), (36, 4)]),
    Case(testDescription: "from the first moment on", shifts: [("Mo 00:00-10:00", 1)], steps: [(0, 1), (10, 4)]),
    Case(
      testDescription: "the last of those that hold decides",
      shifts: [("Mo 08:00-18:00", 6), ("Mo 12:00-13:00", 0)], steps: [(0, 4), (8, 6), (12, 0), (13, 6), (18, 4)]),
    Case(
      testDescription: "a shift that changes nothing makes no step", shifts: [("Mo 08:00-18:00", 4)], steps: [(0, 4)]),
    Case(testDescription: "past the end", shifts: [("We 20:00-28:00", 9)], steps: [(0, 4), (68, 9)]),
    Case(testDescription: "a holiday of the side", shifts: [("PH 08:00-09:00", 2)], steps: [(0, 4), (32, 2), (33, 4)]),
  ]

  @Test("changes with the shifts, the last one deciding", arguments: cases)
  func steps(_ entry: Case) throws {
    let side = Side(
      id: "one", name: LocalizedName([]), timeZone: "UTC",
      holidays: [Holiday(day: Day(number: 18_415), name: "Day off")])
    let network = Network(
      id: "n", name: LocalizedName([]), sides: [side], currency: "USD", reportingCalendar: .gregorian,
      weekStart: .monday, classes: [], crossings: [], streams: [], travel: [])
    let shifts = try entry.shifts.map {
      Shift(id: $0.hours, hours: try OpeningRule(parsing: $0.hours), servers: $0.servers, side: "one")
    }
    let stage = Stage(id: "s", servers: 4, shifts: shifts, service: .constant(minutes: 1), serviceByClass: [:])
    // Monday 2020-06-01 00:00 UTC.
    let start = 1_590_969_600
    let course = StaffingCourse(
      stage, at: nil, network: network, clocks: Clocks(network), window: start..<(start + 72 * 3_600))
    #expect(
      course.steps
        == entry.steps.map { StaffingCourse.Step(start: start + $0.hour * 3_600, servers: $0.servers) })
  }
}
