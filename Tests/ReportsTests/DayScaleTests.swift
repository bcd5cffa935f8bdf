import Testing

@testable import Reports

struct DayScaleTests {
  @Test func rowsBeginWhereSomethingChangesAndAtWholeHours() {
    let scale = DayScale([570..<960, 480..<500])
    #expect(scale.marks == [480, 500, 540, 570, 600, 660, 720, 780, 840, 900, 960])
    #expect(scale.rows(480..<500) == 0..<1)
    #expect(scale.rows(570..<960) == 3..<10)
    #expect(scale.hours.map(\.row) == [0, 2, 4, 5, 6, 7, 8, 9, 10])
    #expect(scale.hours.map(\.hour) == Array(8...16))
  }

  @Test(arguments: [(0..<720, 1), (0..<1_440, 2), (60..<1_440, 2), (570..<571, 1)])
  func thereAreAtMostThirteenHours(_ opening: Range<Int>, _ step: Int) {
    let hours = DayScale([opening]).hours.map(\.hour)
    #expect(hours.count <= 13)
    #expect(zip(hours, hours.dropFirst()).allSatisfy { $1 - $0 == step })
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
