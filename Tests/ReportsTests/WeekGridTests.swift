import CivilTime
import CrossingModel
import Testing

@testable import Reports

struct WeekGridTests {
  /// The blocks of a week from Saturday 2020-06-06 on, a line a block: day, kind, rows and what it says.
  private func blocks(_ fixture: CalendarFixture, week: String = "2020-W24") throws -> [String] {
    let report = try fixture.week(week)
    let words = CalendarWords(language: .english, network: report.network, clocks: report.clocks)
    let grid = try #require(PageWeek.weeks(of: report, words: words).first?.grids.first)
    return grid.columns.flatMap { column in
      column.blocks.map { block in
        let marks = grid.scale.marks.isEmpty ? [0, 0] : grid.scale.marks
        let minutes = "\(marks[block.rows.lowerBound])-\(marks[block.rows.upperBound])"
        let lines = block.lines.map { plain($0) }.joined(separator: " | ")
        return "\(column.index) \(block.kind) \(minutes) \(lines)"
      }
    }
  }

  /// A phrase without marks of direction.
  private func plain(_ phrase: Phrase) -> String {
    String(phrase.plainText(in: .english).unicodeScalars.filter { !("\u{2060}"..."\u{2069}").contains($0) })
  }

  @Test func everyDaySaysWhenOrWhyNot() throws {
    let found = try blocks(CalendarFixture("Su 08:00-12:00; We 22:00-26:00", "Mo-Su 00:00-24:00"))
    #expect(
      found == [
        "0 closed 0-1440 Closed | Iran: closed by rule",
        "1 open 480-720 08:00–12:00 | Iraq: 06:30–10:30",
        "2 closed 0-1440 Closed | Iran: closed by rule",
        "3 closed 0-1440 Closed | Iran: closed by rule",
        "4 open 1320-1440 22:00–24:00 | Iraq: 20:30–22:30",
        "5 open 0-120 00:00–02:00 | Iraq: 22:30 (Wednesday) to 00:30",
        "6 closed 0-1440 Closed | Iran: closed by rule",
      ])
  }

  /// A closure that begins within a day says so once, although a break of the rules lies within it.
  @Test func aClosureWithinADayIsOneBlock() throws {
    var fixture = try CalendarFixture("Su 08:00-12:00,13:00-17:00")
    fixture.closures = [
      CalendarFixture.closure(
        "strike", from: try CalendarFixture.time("2020-06-07T10:00"), until: try CalendarFixture.time("2020-06-08"),
        announced: try CalendarFixture.day("2020-06-05"))
    ]
    #expect(
      try blocks(fixture).filter { $0.hasPrefix("1 ") } == [
        "1 open 480-600 08:00–10:00 | Iraq: 06:30–08:30",
        "1 closed 600-1440 10:00–24:00 | Closure: strike, until the end of 7 June 2020, announced on 5 June 2020",
      ])
  }

  @Test func aHolidayIsNamed() throws {
    var fixture = try CalendarFixture("Mo-Su 08:00-12:00; PH off")
    fixture.iranianHolidays = [Holiday(day: try CalendarFixture.day("2020-06-08"), name: "Feast")]
    let found = try blocks(fixture)
    #expect(found[2] == "2 closed 480-720 Closed | Iran: holiday, Feast")
    #expect(found.filter { $0.contains("open 480-720") }.count == 6)
  }

  @Test func whatIsNotSureSaysHowFar() throws {
    var fixture = try CalendarFixture("off")
    fixture.iran.append(
      try CalendarFixture.phase(
        "reopened", "Mo-Th 08:00-12:00; Fr 08:00-12:00 unknown \"ask first\"",
        from: .uniform(
          earliest: try CalendarFixture.day("2020-06-08"), latest: try CalendarFixture.day("2020-06-11"))))
    let found = try blocks(fixture)
    #expect(found[2] == "2 tentative 480-720 08:00–12:00 | Iraq: 06:30–10:30 | May open: 25%")
    #expect(found[4] == "4 tentative 480-720 08:00–12:00 | Iraq: 06:30–10:30 | May open: 75%")
    #expect(found[5] == "5 open 480-720 08:00–12:00 | Iraq: 06:30–10:30")
    #expect(found[6] == "6 tentative 480-720 08:00–12:00 | Iraq: 06:30–10:30 | Not known | ask first")
  }

  @Test func aWeekWithoutOpeningsHasOneRow() throws {
    let found = try blocks(CalendarFixture("off", "off"))
    #expect(found == (0...6).map { "\($0) closed 0-0 Closed | Iran and Iraq: closed by rule" })
  }

  /// In the night to 2020-09-21 Tehran's clock goes back from 24:00 to 23:00, and the other side's from 1:30 to 0:30 behind.
  @Test func anHourThatComesTwiceIsOnItsDay() throws {
    let found = try blocks(CalendarFixture("Su 22:00-24:00", "Mo-Su 00:00-24:00"), week: "2020-W39")
    #expect(found[1] == "1 open 1320-1500 22:00–24:00 | Iraq: 20:30–23:30")
  }

  /// Two openings that begin at the same reading stand one below the other, and say which reading is meant.
  @Test func whatIsReadTwiceIsLaidTwice() throws {
    let found = try blocks(CalendarFixture("Mo-Su 00:00-02:00,23:30-24:00"), week: "2022-W38")
    #expect(
      found.filter { $0.hasPrefix("4 ") } == [
        "4 open 0-120 00:00–02:00 | Iraq: 22:30 (Tuesday) to 00:30",
        "4 open 1410-1440 23:30 (+04:30) to 23:00 (+03:30) | Iraq: 22:00–22:30",
        "4 open 1470-1500 23:30 (+03:30) to 24:00 | Iraq: 23:00–23:30",
      ])
    // On the other days the hour is as long as both.
    #expect(found.filter { $0.hasPrefix("3 ") }[1] == "3 open 1410-1500 23:30–24:00 | Iraq: 22:00–22:30")
  }

  /// Whatever is open when the clock is set back, nothing lies over anything else, and all of it is there.
  @Test(
    arguments: ["2022-W38", "2020-W39", "2022-W12"],
    ["23:00-23:20", "22:50-23:10", "23:30-24:00", "20:00-04:00", "23:59-00:01", "00:00-24:00", "00:30-01:30"])
  func blocksNeverOverlap(_ week: String, _ rule: String) throws {
    let report = try CalendarFixture(rule).week(week)
    let words = CalendarWords(language: .english, network: report.network, clocks: report.clocks)
    let grid = try #require(PageWeek.weeks(of: report, words: words).first?.grids.first)
    for (column, day) in zip(grid.columns, report.calendars[0].days) {
      #expect(column.blocks.count == max(1, day.openings.count))
      for (block, next) in zip(column.blocks, column.blocks.dropFirst()) {
        #expect(block.rows.upperBound <= next.rows.lowerBound)
      }
    }
  }
}
