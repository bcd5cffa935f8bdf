import CivilTime

/// The rows of a week's grid: the times of day at which something begins or ends, and the whole hours between them.
///
/// Times are minutes of a ``DayAxis``: on most days those since midnight. Rows are as high as their time is long, and higher where what is said in them needs it, so that nothing is cut.
struct DayScale: Equatable {
  /// The limits of the rows in minutes, ascending; empty where nothing is open.
  let marks: [Int]
  /// The hours of the axis that the rows reach into.
  private let axis: [DayAxis.Hour]

  /// The scale of some openings, in minutes of an axis with these hours.
  init(_ openings: [Range<Int>], hours: [DayAxis.Hour] = DayAxis.plainHours) {
    guard let first = openings.map(\.lowerBound).min(), let last = openings.map(\.upperBound).max() else {
      marks = []
      axis = []
      return
    }
    axis = hours.filter { $0.minutes.overlaps(first..<last) }
    marks = Set((openings + axis.map(\.minutes)).flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
  }

  /// Whether an hour of the scale is read for the second time.
  var hasSecondReading: Bool { axis.contains { $0.order == .second } }

  /// How many rows there are: at least 1, for what is said of a day without openings.
  var rowCount: Int { max(1, marks.count - 1) }

  /// The rows of an opening whose limits are among the scale's.
  func rows(_ minutes: Range<Int>) -> Range<Int> {
    guard let first = marks.firstIndex(of: minutes.lowerBound), let last = marks.firstIndex(of: minutes.upperBound)
    else { preconditionFailure("\(minutes) is not on the scale \(marks)") }
    return first..<last
  }

  /// The rows at whose top an hour stands, with what the clock reads there in minutes since midnight: all, or every
  /// second, third or sixth, so that the scale has at most 13 of them, and those that are read twice; the last one is the
  /// end of the last row.
  var hours: [(row: Int, reading: Int, order: TimeZoneTable.ReadingOrder)] {
    guard let first = marks.first, let last = marks.last, let end = axis.last else { return [] }
    let step = [1, 2, 3, 6].first { (last - first) / 60 / $0 <= 12 } ?? 6
    let readings = axis.map { ($0.minutes.lowerBound, $0.reading, $0.order) }
    let repeated = readings.filter { $0.2 != .only }.map(\.0)
    return (readings + [(last, end.reading + end.minutes.count, .only)]).compactMap { minute, reading, order in
      let hasRoom = step == 1 || minute == last || !repeated.contains { abs($0 - minute) <= 60 }
      guard order != .only || reading % (60 * step) == 0 && hasRoom else { return nil }
      return marks.firstIndex(of: minute).map { ($0, reading, order) }
    }
  }

  /// What a line of an hour's reading needs.
  private static let lineHeight = 14.0

  /// The height of an hour, where all rows together are to have a height; neither too low to tell hours apart nor so high
  /// that a short opening fills a page.
  func hourHeight(whole: Double) -> Double {
    guard let first = marks.first, let last = marks.last else { return 0 }
    return min(56, max(8, whole * 60 / Double(last - first)))
  }

  /// The heights of the rows: in proportion to their time, at `perHour` an hour, stretched where a block of rows needs
  /// more.
  func heights(perHour: Double, needs: [(rows: Range<Int>, height: Double)]) -> [Double] {
    var heights = zip(marks, marks.dropFirst()).map { Double($1 - $0) / 60 * perHour }
    if heights.isEmpty { heights = [0] }
    // Where a clock is set back each of its readings is told, however short an hour is drawn.
    let repeated = axis.filter { $0.order != .only }.map { (rows: rows($0.minutes), height: Self.lineHeight) }
    let needs = needs + repeated
    // The narrowest first: what they need, the wider ones around them have too.
    for need in needs.sorted(by: { $0.rows.count < $1.rows.count }) {
      let height = heights[need.rows].reduce(0, +)
      guard height < need.height else { continue }
      for row in need.rows {
        heights[row] = height > 0 ? heights[row] * need.height / height : need.height / Double(need.rows.count)
      }
    }
    return heights
  }
}
