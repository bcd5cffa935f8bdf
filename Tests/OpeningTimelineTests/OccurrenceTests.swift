import CivilTime
import CrossingModel
import Testing

@testable import OpeningTimeline

/// What a calendar shows as one opening, and by which name it is known again.
struct OccurrenceTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    var border: BorderFixture
    let from: String
    let until: String
    /// Identity without crossing and side, start and end on both clocks, hours.
    let occurrences: [String]
  }

  static func cases() throws -> [Case] {
    let always = try phase("always", "24/7")
    let night = BorderFixture(iran: [try phase("night", "Tu 20:00-04:00")], iraq: [always])
    return [
      Case(
        testDescription: "a night window is one occurrence", border: night, from: "2020-06-09", until: "2020-06-11",
        occurrences: ["all.2020-06-09.2000: 20:00+04:30-04:00+04:30, 18:30+03:00-02:30+03:00, 8.0 h"]),
      Case(
        testDescription: "it is seen whole from the day on which it ends", border: night, from: "2020-06-10",
        until: "2020-06-11",
        occurrences: ["all.2020-06-09.2000: 20:00+04:30-04:00+04:30, 18:30+03:00-02:30+03:00, 8.0 h"]),
      Case(
        testDescription: "a night in which Tehran leaves daylight saving lasts an hour longer",
        border: BorderFixture(iran: [try phase("night", "We 20:00-04:00")], iraq: [always]),
        from: "2022-09-21", until: "2022-09-22",
        occurrences: ["all.2022-09-21.2000: 20:00+04:30-04:00+03:30, 18:30+03:00-03:30+03:00, 9.0 h"]),
      Case(
        testDescription: "a night in which Tehran enters it lasts an hour less, and has no midnight",
        border: BorderFixture(iran: [try phase("night", "Mo 20:00-04:00")], iraq: [always]),
        from: "2022-03-22", until: "2022-03-23",
        occurrences: ["all.2022-03-21.2000: 20:00+03:30-04:00+04:30, 19:30+03:00-02:30+03:00, 7.0 h"]),
      Case(
        testDescription: "what never closes is cut at the exporter's midnights",
        border: BorderFixture(iran: [always], iraq: [always]), from: "2022-03-21", until: "2022-03-24",
        occurrences: [
          "all.2022-03-21.0000: 00:00+03:30-01:00+04:30, 23:30+03:00-23:30+03:00, 24.0 h",
          "all.2022-03-22.0100: 01:00+04:30-00:00+04:30, 23:30+03:00-22:30+03:00, 23.0 h",
          "all.2022-03-23.0000: 00:00+04:30-00:00+04:30, 22:30+03:00-22:30+03:00, 24.0 h",
        ]),
      Case(
        testDescription: "the last day of daylight saving has 25 hours",
        border: BorderFixture(iran: [always], iraq: [always]), from: "2022-09-21", until: "2022-09-22",
        occurrences: ["all.2022-09-21.0000: 00:00+04:30-00:00+03:30, 22:30+03:00-23:30+03:00, 25.0 h"]),
      Case(
        testDescription: "a reading that the clock repeats makes two names",
        border: BorderFixture(iran: [try phase("late", "23:00-23:20")], iraq: [always]),
        from: "2022-09-21", until: "2022-09-22",
        occurrences: [
          "all.2022-09-21.2300: 23:00+04:30-23:20+04:30, 21:30+03:00-21:50+03:00, 0.3333333333333333 h",
          "all.2022-09-21.2300r: 23:00+03:30-23:20+03:30, 22:30+03:00-22:50+03:00, 0.3333333333333333 h",
        ]),
      Case(
        testDescription: "a phase that follows within an opening makes no new one",
        border: BorderFixture(
          iran: [
            try phase("summer", "08:00-13:00"), try phase("noon", from: on("2020-06-10T12:00"), "08:00-15:00"),
          ], iraq: [always]), from: "2020-06-10", until: "2020-06-11",
        occurrences: ["all.2020-06-10.0800: 08:00+04:30-15:00+04:30, 06:30+03:00-13:30+03:00, 7.0 h"]),
      Case(
        testDescription: "a closure cuts an opening in two",
        border: BorderFixture(
          iran: [try phase("day", "08:00-16:00")], iraq: [always],
          closures: [closure("visit", side: "iran", from: "2020-06-10T12:00", until: "2020-06-10T14:00")]),
        from: "2020-06-10", until: "2020-06-11",
        occurrences: [
          "all.2020-06-10.0800: 08:00+04:30-12:00+04:30, 06:30+03:00-10:30+03:00, 4.0 h",
          "all.2020-06-10.1400: 14:00+04:30-16:00+04:30, 12:30+03:00-14:30+03:00, 2.0 h",
        ]),
      Case(
        testDescription: "a night that an uncertain date makes likelier at midnight is one, as likely as its beginning",
        border: BorderFixture(
          iran: [
            try phase("shut", "off"),
            try phase(
              "night", from: .uniform(earliest: wall("2020-06-09").day, latest: wall("2020-06-12").day), "20:00-04:00"),
          ], iraq: [always]), from: "2020-06-10", until: "2020-06-12",
        occurrences: [
          "all.2020-06-09.2000: 20:00+04:30-04:00+04:30, 18:30+03:00-02:30+03:00, 8.0 h ?0.25",
          "all.2020-06-10.2000: 20:00+04:30-04:00+04:30, 18:30+03:00-02:30+03:00, 8.0 h ?0.5",
          // From the last of the dates on it is certain.
          "all.2020-06-11.2000: 20:00+04:30-00:00+04:30, 18:30+03:00-22:30+03:00, 4.0 h ?0.75",
        ]),
      Case(
        testDescription: "what touches at a midnight under different rules stays two",
        border: BorderFixture(
          iran: [
            try phase(
              "evening", from: .uniform(earliest: wall("2020-06-01").day, latest: wall("2020-06-30").day),
              "We 20:00-24:00; Th 00:00-04:00 unknown")
          ], iraq: [always]), from: "2020-06-10", until: "2020-06-11",
        occurrences: [
          "all.2020-06-10.2000: 20:00+04:30-00:00+04:30, 18:30+03:00-22:30+03:00, 4.0 h ?0.3333333333333333"
        ]),
      Case(
        testDescription: "a probability that grows at the other side's midnight cuts there",
        border: BorderFixture(
          iran: [always],
          iraq: [
            try phase(
              "open", from: .uniform(earliest: wall("2020-06-09").day, latest: wall("2020-06-10").day), "24/7")
          ]), from: "2020-06-09", until: "2020-06-11",
        occurrences: [
          "all.2020-06-09.0130: 01:30+04:30-01:30+04:30, 00:00+03:00-00:00+03:00, 24.0 h ?0.5",
          "all.2020-06-10.0130: 01:30+04:30-00:00+04:30, 00:00+03:00-22:30+03:00, 22.5 h",
        ]),
    ]
  }

  @Test(arguments: try cases()) func shows(_ example: Case) {
    let calendar = example.border.calendar(example.from, example.until)
    #expect(calendar.occurrences.map(text) == example.occurrences)
  }

  /// Twelve days of every fixture, asked for in any other way, give the same occurrences.
  @Test(arguments: try cases()) func doNotDependOnTheOtherDaysShown(_ example: Case) {
    let first = wall(example.from).day - 5
    let clocks = Clocks(example.border.network)
    func occurrences(_ days: Range<Day>) -> [Occurrence] {
      CrossingCalendar(example.border.crossing, days: days, network: example.border.network, clocks: clocks).occurrences
    }
    let all = occurrences(first..<first + 12)
    for start in 0..<12 {
      for length in 1...(12 - start) {
        let days = first + start..<first + start + length
        let bounds = [days.lowerBound, days.upperBound].map { clocks.exporter.instant(of: WallTime($0)).seconds }
        #expect(occurrences(days) == all.filter { $0.range.overlaps(bounds[0]..<bounds[1]) }, "\(days)")
      }
    }
    #expect(Set(all.map(\.identity)).count == all.count)
  }

  /// Occurrences, and the parts of them on days, are exactly when the crossing is open; gaps when a side is open alone.
  @Test(arguments: try cases()) func coverWhatTheTimelineSays(_ example: Case) throws {
    let timeline = try example.border.timeline(example.from, example.until)
    let calendar = example.border.calendar(example.from, example.until)
    let open = IntervalSet(timeline.openings.map(\.range))
    let anySide = IntervalSet(timeline.sides.flatMap { $0.openings.map(\.range) })
    #expect(IntervalSet(calendar.occurrences.map(\.range)).clipped(to: timeline.window) == open)
    #expect(IntervalSet(calendar.days.flatMap { $0.openings.map(\.range) }) == open)
    #expect(IntervalSet(calendar.days.flatMap { $0.gaps.map(\.range) }) == anySide.subtracting(open))
    for day in calendar.days {
      #expect(day.gaps.allSatisfy { !$0.reasons.isEmpty && day.range.clamped(to: $0.range) == $0.range })
      #expect(day.openings.isEmpty != day.reasons.isEmpty)
    }
  }

  @Test func sayWhichPhasesAndQuotasHold() throws {
    let border = BorderFixture(
      iran: [try phase("always", "24/7")],
      iraq: [
        try phase("shut", "off"),
        try phase(
          "open", from: .uniform(earliest: wall("2020-06-09").day, latest: wall("2020-06-10").day), "08:00-14:00"),
      ],
      quotas: [
        quota("small", until: "2020-06-09T10:00", trucks: 100), quota("large", from: "2020-06-09T10:00", trucks: 250),
        quota("later", from: "2020-06-10", trucks: 500),
      ])
    let found = border.calendar("2020-06-09", "2020-06-10").occurrences
    #expect(found.count == 1)
    let occurrence = try #require(found.first)
    #expect(occurrence.probability == 0.5 && !occurrence.isConfirmed)
    #expect(
      occurrence.phases.map { "\($0.side) \($0.phase.id) \($0.probability) \($0.state)" } == [
        "iran always 1.0 open", "iraq shut 0.5 closed", "iraq open 0.5 open",
      ])
    #expect(occurrence.quotas.map(\.id) == ["small", "large"])
    guard case .uncertainPhase(let doubt) = occurrence.doubts.first else {
      Issue.record("no doubt: \(occurrence.doubts)")
      return
    }
    #expect(doubt.phase.id == "open" && occurrence.doubts.count == 1)
  }

  @Test func aRuleThatDoesNotKnowMakesThemTentativeWithoutAProbability() throws {
    let border = BorderFixture(
      iran: [try phase("moon", "Mo-Su 08:00-16:00; 2020 Jun 10 08:00-16:00 unknown \"moon\"")],
      iraq: [try phase("always", "24/7")])
    let calendar = border.calendar("2020-06-09", "2020-06-11")
    #expect(calendar.occurrences.map(\.probability) == [1, 0])
    guard case .unknown(let doubt) = calendar.occurrences[1].doubts.first else {
      Issue.record("no doubt: \(calendar.occurrences[1].doubts)")
      return
    }
    #expect(doubt.comment == "moon")
  }

  /// `all.2020-06-09.2000: 20:00+04:30-04:00+04:30, 18:30+03:00-02:30+03:00, 8.0 h`.
  private func text(_ occurrence: Occurrence) -> String {
    let name = occurrence.identity.description.split(separator: ".").dropFirst(2).joined(separator: ".")
    let times = occurrence.times.map {
      "\(reading($0.start, $0.startOffsetSeconds))-\(reading($0.end, $0.endOffsetSeconds))"
    }
    let doubt = occurrence.isConfirmed ? "" : " ?\(occurrence.probability)"
    return "\(name): \(times.joined(separator: ", ")), \(Double(occurrence.range.count) / 3_600) h\(doubt)"
  }

  private func reading(_ time: WallTime, _ offset: Int) -> String {
    "\(time.clockText)+0\(offset / 3_600):\(offset / 60 % 60 == 0 ? "00" : "30")"
  }
}

/// A daily quota for a test, on the other side's clock.
func quota(_ id: String, from: String? = nil, until: String? = nil, trucks: Int) -> Quota {
  Quota(
    id: id, from: from.map(wall), until: until.map(wall), trucks: trucks, period: .day, side: "iraq",
    weekStart: .saturday)
}
