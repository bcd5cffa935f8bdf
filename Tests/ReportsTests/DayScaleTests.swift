import CivilTime
import Testing

@testable import OpeningTimeline
@testable import Reports

struct DayScaleTests {
  @Test func rowsBeginWhereSomethingChangesAndAtWholeHours() {
    let scale = DayScale([570..<960, 480..<500])
    #expect(scale.marks == [480, 500, 540, 570, 600, 660, 720, 780, 840, 900, 960])
    #expect(scale.rows(480..<500) == 0..<1)
    #expect(scale.rows(570..<960) == 3..<10)
    #expect(scale.hours.map(\.row) == [0, 2, 4, 5, 6, 7, 8, 9, 10])
    #expect(scale.hours.map(\.reading) == (8...16).map { 60 * $0 })
  }

  @Test(arguments: [(0..<720, 1), (0..<1_440, 2), (60..<1_440, 2), (570..<571, 1)])
  func thereAreAtMostThirteenHours(_ opening: Range<Int>, _ step: Int) {
    let hours = DayScale([opening]).hours.map(\.reading)
    #expect(hours.count <= 13)
    #expect(zip(hours, hours.dropFirst()).allSatisfy { $1 - $0 == 60 * step })
  }

  /// Where a clock is set back at 24:00, 23:00 has two rows with a reading each, and room for both.
  @Test func anHourThatIsReadTwiceHasTwoRows() throws {
    let fixture = try CalendarFixture("24/7")
    let days = try fixture.week("2022-W38").calendars[0].days
    let axis = DayAxis(days, clock: try #require(TimeZoneTable(named: "Asia/Tehran")))
    #expect(axis.length == 1_500)
    let scale = DayScale([0..<1_500], hours: axis.hours)
    #expect(scale.hasSecondReading)
    #expect(scale.hours.suffix(4).map(\.reading) == [1_200, 1_380, 1_380, 1_440])
    #expect(scale.hours.suffix(4).map(\.order) == [.only, .first, .second, .only])
    #expect(scale.heights(perHour: 8, needs: []).suffix(3) == [8, 14, 14])
  }

  @Test func halfAnHourThatIsReadTwiceStandsWhereItIsRead() throws {
    let clock = try #require(TimeZoneTable(named: "Australia/Lord_Howe"))
    let first = try CalendarFixture.day("2022-04-03")
    let midnights = [first, first + 1].map { clock.instant(of: WallTime($0)).seconds }
    let day = CalendarDay(
      day: first, range: midnights[0]..<midnights[1], openings: [], reasons: [], gaps: [], holidays: [])
    let axis = DayAxis([day], clock: clock)
    #expect(axis.hours[0...3].map(\.minutes) == [0..<60, 60..<120, 120..<150, 150..<210])
    #expect(axis.hours[0...3].map(\.reading) == [0, 60, 90, 120])
    #expect(axis.hours[0...3].map(\.order) == [.only, .first, .second, .only])
    #expect(axis.minute(midnights[0] + 7_200, of: first) == 120)
    #expect(axis.minute(midnights[1], of: first) == axis.length)
    #expect(axis.instants(120..<150, of: first).ranges == [midnights[0] + 7_200..<midnights[0] + 9_000])
  }

  @Test func aWeekWithoutOpeningsHasOneRow() {
    let scale = DayScale([])
    #expect(scale.rowCount == 1)
    #expect(scale.hours.isEmpty)
    #expect(scale.heights(perHour: 20, needs: [(0..<1, 50)]) == [50])
  }

  /// Rows are as high as their time is long; a short one that says much stretches, and what is around it with it.
  @Test func rowsStretchForWhatIsSaidInThem() {
    let scale = DayScale([480..<540, 540..<555])
    #expect(scale.marks == [480, 540, 555, 600])
    #expect(scale.heights(perHour: 40, needs: []) == [40, 10, 30])
    #expect(scale.heights(perHour: 40, needs: [(0..<1, 30)]) == [40, 10, 30])
    #expect(scale.heights(perHour: 40, needs: [(1..<2, 45)]) == [40, 45, 30])
    #expect(scale.heights(perHour: 40, needs: [(0..<3, 230), (1..<2, 45)]) == [80, 90, 60])
  }
}
