import CivilTime
import CrossingModel
import Testing

@testable import OpeningTimeline

struct CrossingTimelineTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    var border: BorderFixture
    let from: String
    let until: String
    let openings: [String]
  }

  static func cases() throws -> [Case] {
    let always = try phase("always", "24/7")
    let twoDays = try phase("two_days", "Su,We 08:00-16:00")
    return [
      Case(
        testDescription: "summer 2020: clocks 90 minutes apart leave 6.5 hours",
        border: BorderFixture(iran: [twoDays], iraq: [twoDays]), from: "2020-06-06", until: "2020-06-13",
        openings: ["06-07 05:00-11:30", "06-10 05:00-11:30"]),
      Case(
        testDescription: "winter 2020: clocks 30 minutes apart leave 7.5 hours",
        border: BorderFixture(iran: [twoDays], iraq: [twoDays]), from: "2020-12-05", until: "2020-12-08",
        openings: ["12-06 05:00-12:30"]),
      Case(
        testDescription: "one side's day off closes both",
        border: BorderFixture(iran: [twoDays], iraq: [try phase("sundays", "Su 08:00-16:00")]),
        from: "2020-06-06", until: "2020-06-13", openings: ["06-07 05:00-11:30"]),
      Case(
        testDescription: "the newest phase replaces the one before, also in the middle of a day",
        border: BorderFixture(
          iran: [
            twoDays, try phase("noon", from: on("2020-06-10T12:00"), "Mo-Su 08:00-13:00"),
          ], iraq: [always]), from: "2020-06-10", until: "2020-06-12",
        openings: ["06-10 03:30-08:30", "06-11 03:30-08:30"]),
      Case(
        testDescription: "a phase that ends gives way to the one before it",
        border: BorderFixture(
          iran: [always, try phase("feast", from: on("2020-06-10"), until: "2020-06-11", "off")], iraq: [always]),
        from: "2020-06-09", until: "2020-06-12", openings: ["06-08 19:30-19:30+1d", "06-10 19:30-19:30+1d"]),
      Case(
        testDescription: "nothing is open before the first phase",
        border: BorderFixture(iran: [try phase("later", from: on("2020-06-11"), "24/7")], iraq: [always]),
        from: "2020-06-09", until: "2020-06-12", openings: ["06-10 19:30-19:30+1d"]),
      Case(
        testDescription: "a closure is on its side's clock and half-open",
        border: BorderFixture(
          iran: [always], iraq: [always],
          closures: [closure("strike", side: "iraq", from: "2020-06-10T08:00", until: "2020-06-10T10:00")]),
        from: "2020-06-10", until: "2020-06-11", openings: ["06-09 19:30-05:00+1d", "06-10 07:00-19:30"]),
      Case(
        testDescription: "a closure of both sides is on the exporter's clock; without an end it lasts",
        border: BorderFixture(
          iran: [always], iraq: [always], closures: [closure("virus", side: nil, from: "2020-06-10T08:00", until: nil)]
        ), from: "2020-06-10", until: "2020-06-12", openings: ["06-09 19:30-03:30+1d"]),
      Case(
        testDescription: "a holiday of one side",
        border: BorderFixture(
          iran: [try phase("rule", "Mo-Su 08:00-16:00; PH off")], iraq: [always],
          iranianHolidays: [Holiday(day: wall("2020-06-05").day, name: "15 Khordad")]),
        from: "2020-06-04", until: "2020-06-07", openings: ["06-04 03:30-11:30", "06-06 03:30-11:30"]),
      Case(
        testDescription: "a uniform date: the probability grows day by day",
        border: BorderFixture(
          iran: [
            try phase("closed", "off"),
            try phase(
              "open", from: .uniform(earliest: wall("2020-06-07").day, latest: wall("2020-06-10").day),
              "Mo-Su 08:00-09:00"),
          ], iraq: [always]), from: "2020-06-06", until: "2020-06-12",
        openings: [
          "06-07 03:30-04:30 ?0.25", "06-08 03:30-04:30 ?0.5", "06-09 03:30-04:30 ?0.75", "06-10 03:30-04:30",
          "06-11 03:30-04:30",
        ]),
      Case(
        testDescription: "both sides uncertain: probabilities multiply",
        border: BorderFixture(
          iran: [try phase("open", from: .choices(halves), "Mo-Su 08:00-10:00")],
          iraq: [try phase("open", from: .choices(halves), "Mo-Su 06:30-08:30")]),
        from: "2020-06-06", until: "2020-06-11",
        openings: ["06-07 03:30-05:30 ?0.25", "06-08 03:30-05:30 ?0.25", "06-09 03:30-05:30", "06-10 03:30-05:30"]),
      Case(
        testDescription: "the clock jumps at midnight: Tehran's 22 March 2022 begins at 01:00",
        border: BorderFixture(iran: [try phase("night", "Tu 00:00-03:00")], iraq: [always]),
        from: "2022-03-21", until: "2022-03-23", openings: ["03-21 20:30-22:30"]),
    ]
  }

  static let halves = [
    DateChoice(day: wall("2020-06-07").day, probability: 0.5),
    DateChoice(day: wall("2020-06-09").day, probability: 0.5),
  ]

  @Test(arguments: try cases()) func expandsTo(_ example: Case) throws {
    #expect(try example.border.openings(example.from, example.until) == example.openings)
  }

  @Test func slotsAreLaidOnOpeningsBeforeClosures() throws {
    let always = try phase("always", "24/7")
    let border = BorderFixture(
      iran: [always], iraq: [always],
      closures: [closure("strike", side: nil, from: "2020-06-10T08:00", until: "2020-06-10T10:00")])
    let timeline = try border.timeline("2020-06-10", "2020-06-11")
    #expect(timeline.openingsByRule.map(border.text) == ["06-09 19:30-19:30+1d"])
    #expect(timeline.closures.map(\.range.count) == [7_200])
  }

  @Test func overlappingUncertainPhasesAddUpToOne() throws {
    // Two phases with uncertain dates that may come in either order: a check of the exact mixture by enumeration.
    let first = UncertainDate.uniform(earliest: wall("2020-06-01").day, latest: wall("2020-06-06").day)
    let second = UncertainDate.triangular(
      earliest: wall("2020-06-02").day, mode: wall("2020-06-04").day, latest: wall("2020-06-09").day)
    let phases = [try phase("base", "off"), try phase("a", from: first, "24/7"), try phase("b", from: second, "24/7")]
    for minute in stride(from: wall("2020-05-31").minutes, to: wall("2020-06-11").minutes, by: 1_440) {
      var expected = [0.0, 0, 0]
      for a in first.candidates {
        for b in second.candidates {
          let begun = [(Int.min, 0), (a.moment.minutes, 1), (b.moment.minutes, 2)].filter { $0.0 <= minute }
          let newest = begun.max { $0 < $1 }?.1 ?? 0
          expected[newest] += a.probability * b.probability
        }
      }
      var found = [0.0, 0, 0]
      for phase in PhaseCourse(phases, window: minute..<minute + 1).segments.flatMap(\.phases) {
        found[phase.index] = phase.probability
      }
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 }, "\(minute): \(found), not \(expected)")
    }
  }
}

/// A closure for a test.
func closure(_ id: String, side: String?, from: String, until: String?) -> Closure {
  Closure(
    id: id, side: side, from: wall(from), until: until.map(wall), reason: id, announced: nil, provenance: Provenance())
}
