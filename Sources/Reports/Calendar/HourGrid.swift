import CivilTime
import OpeningTimeline

/// One crossing's days across and hours down, drawn in blocks.
///
/// A row is an hour of the exporter's wall clock; a block half as high is half an hour. Only hours near which something
/// happens have a row, and an hour that is read twice has two. The reading at which an opening begins or ends stands in
/// the row of its hour.
struct HourGrid {
  /// A clock beside the grid.
  struct Axis {
    let title: String
    /// The days for which it holds; empty for all.
    let days: String
    /// How far it is ahead of the exporter's clock.
    let secondsAhead: Int
    /// Whether that is so when the exporter's clock reads something for the second time, if it does.
    let holdsAtSecondReading: Bool

    var width: Int { max(6, min(8, title.count)) }
  }

  /// What a cell is filled with.
  enum Sign: CaseIterable {
    case open
    case tentative
    case oneSide
    case closed
    case skipped
    case repeated

    var legend: String {
      switch self {
      case .open: "█ open"
      case .tentative: "▒ may open (probability inside, ? for unknown)"
      case .oneSide: "╎ one side only"
      case .closed: "· closed"
      case .skipped: "× an hour that the clock skips"
      case .repeated: "¹ ² an hour that the clock reads twice"
      }
    }
  }

  private let days: [CalendarDay]
  private let clock: TimeZoneTable
  private let axes: [Axis]
  private let time: DayAxis
  /// Columns of a day, with the gap of two.
  private let column: Int

  init(_ days: [CalendarDay], clock: TimeZoneTable, axes: [Axis], width: Int) {
    self.days = days
    self.clock = clock
    self.axes = axes
    time = DayAxis(days, clock: clock)
    column = max(7, min(15, (width - axes.reduce(0) { $0 + $1.width + 1 }) / 7))
  }

  /// Columns of a block; odd where there is room, so that readings stand in the middle.
  private var block: Int { column > 8 && column % 2 == 0 ? column - 3 : column - 2 }

  /// The letters of what needs a note.
  struct Letters {
    /// Those of the days without an opening.
    var days: [Day: String] = [:]
    /// Those of closures within a day.
    var closures: [[ClosedReason]: String] = [:]
  }

  /// The lines from the dates on.
  func lines(
    letters: Letters, signs: inout Set<Sign>, secondDate: (Day, _ width: Int) -> String
  ) -> [String] {
    var lines = [
      line(
        axes.map(\.title),
        days.map { $0.day.weekday.twoLetters + (column > 8 ? " " : "") + TimeText.monthAndDay($0.day) }),
      line(axes.map(\.days), days.map { secondDate($0.day, column) }),
    ]
    let rows = self.rows
    guard !rows.isEmpty else {
      return lines + [line(["closed"], days.map { (letters.days[$0.day] ?? "").centred(in: block) })]
    }
    let middle = rows[rows.count / 2]
    let cells = rows.map { hour in
      days.map { cell($0, hour, letter: hour == middle ? letters.days[$0.day] : nil, letters, &signs) }
    }
    var row = 0
    while row < rows.count {
      if row > 0, rows[row - 1] < rows[row] - 1 { lines.append(line(["⋮"], days.map { _ in "" })) }
      lines.append(line(axes.map { reading(rows[row], $0, &signs) }, cells[row]))
      // Of many hours that are all alike only the first and the last are of interest.
      let alike = (row..<rows.count).prefix { cells[$0] == cells[row] && rows[$0] - rows[row] == $0 - row }
      if alike.count > Self.mostAlike {
        lines.append(line(["⋮"], cells[row]))
        row = alike.upperBound - 1
      } else {
        row += 1
      }
    }
    return lines
  }

  /// The most hours alike that are drawn one by one.
  private static let mostAlike = 10

  private func line(_ left: [String], _ cells: [String]) -> String {
    let titles = axes.indices.map { index in
      (index < left.count ? left[index].shortened(to: axes[index].width) : "").padded(to: axes[index].width + 1)
    }
    return titles.joined() + cells.map { $0.padded(to: column) }.joined()
  }

  private func reading(_ row: Int, _ axis: Axis, _ signs: inout Set<Sign>) -> String {
    guard row < time.hours.count else {
      return axis.secondsAhead == 0 ? "24:00" : WallTime(minutes: 1_440 + axis.secondsAhead / 60).clockText
    }
    let hour = time.hours[row]
    let reading = WallTime(minutes: hour.reading + axis.secondsAhead / 60).clockText
    switch hour.order {
    case .only: return reading
    case .first:
      signs.insert(.repeated)
      return reading + (axis.secondsAhead == 0 ? "¹" : "")
    case .second: return axis.holdsAtSecondReading ? reading + (axis.secondsAhead == 0 ? "²" : "") : ""
    }
  }

  // MARK: Rows

  /// The hours that have a row, by their place on the axis, in ascending order: those of openings and closures, and one
  /// more on each end; of an hour that is read twice both or none.
  private var rows: [Int] {
    var hours: Set<Int> = []
    for day in days {
      let closures = day.openings.isEmpty ? [] : day.gaps.filter(\.isClosure)
      for range in day.openings.map(\.range) + closures.map(\.range) {
        hours.formUnion((hour(range.lowerBound, day) - 1)...min(end - 1, hour(range.upperBound, day)))
      }
      if day.openings.last.map({ endsOnDay($0) && $0.range.upperBound == day.range.upperBound }) == true {
        hours.insert(end)
      }
    }
    let repeated = time.hours.indices.filter { time.hours[$0].order != .only }
    if repeated.contains(where: hours.contains) { hours.formUnion(repeated) }
    // A hole of an hour takes as much room as the sign for it.
    for hour in hours where hours.contains(hour + 2) { hours.insert(hour + 1) }
    return hours.filter { (0...end).contains($0) }.sorted()
  }

  /// The row of the end of the day.
  private var end: Int { time.hours.count }

  /// The row that an instant of a day is in.
  private func hour(_ seconds: Int, _ day: CalendarDay) -> Int {
    guard seconds < day.range.upperBound else { return end }
    let minute = time.minute(seconds, of: day.day)
    return time.hours.firstIndex { $0.minutes.contains(minute) } ?? end
  }

  // MARK: Cells

  private func cell(
    _ day: CalendarDay, _ hour: Int, letter: String?, _ letters: Letters, _ signs: inout Set<Sign>
  ) -> String {
    let (upper, lower) = halves(of: hour, day)
    let whole = upper.union(lower)
    if let parts = openParts(day, hour, whole) {
      return openCell(parts, label: label(parts, day, hour), upper, lower, &signs)
    }
    if let letter { return letter.centred(in: block) }
    if hour == end || whole.isEmpty && time.hours[hour].order == .second { return "" }
    if whole.isEmpty {
      signs.insert(.skipped)
      return "×".centred(in: block)
    }
    let gaps = day.gaps.filter { !whole.clipped(to: $0.range).isEmpty }
    if !day.openings.isEmpty, let letter = gaps.first(where: \.isClosure).flatMap({ letters.closures[$0.reasons] }) {
      return letter.centred(in: block)
    }
    signs.insert(gaps.isEmpty ? .closed : .oneSide)
    return (gaps.isEmpty ? "·" : "╎").centred(in: block)
  }

  /// The seconds of UTC of a day in the first and in the second half of a row's hour.
  private func halves(of row: Int, _ day: CalendarDay) -> (upper: IntervalSet, lower: IntervalSet) {
    guard row < end else { return (IntervalSet(), IntervalSet()) }
    let minutes = time.hours[row].minutes
    let middle = minutes.upperBound - 30
    return (
      time.instants(minutes.clamped(to: minutes.lowerBound..<max(minutes.lowerBound, middle)), of: day.day),
      time.instants(minutes.clamped(to: middle..<minutes.upperBound), of: day.day)
    )
  }

  /// The openings that are in a row, or end at its beginning; nil if there are none.
  private func openParts(_ day: CalendarDay, _ hour: Int, _ whole: IntervalSet) -> [CalendarDay.Part]? {
    let parts = day.openings.filter {
      !whole.clipped(to: $0.range).isEmpty || (endsOnDay($0) && self.hour($0.range.upperBound, day) == hour)
    }
    return parts.isEmpty ? nil : parts
  }

  private func beginsOnDay(_ part: CalendarDay.Part) -> Bool {
    part.range.lowerBound == part.occurrence.range.lowerBound
  }

  private func endsOnDay(_ part: CalendarDay.Part) -> Bool {
    part.range.upperBound == part.occurrence.range.upperBound
  }

  /// The reading at which an opening begins in the row; else, in the row below that, its probability; else the reading at
  /// which one ends.
  private func label(_ parts: [CalendarDay.Part], _ day: CalendarDay, _ hour: Int) -> String? {
    if let part = parts.last(where: { beginsOnDay($0) && self.hour($0.range.lowerBound, day) == hour }) {
      return clock.wallTime(at: part.occurrence.start).clockText
    }
    if let part = parts.first(where: {
      !$0.occurrence.isConfirmed && self.hour($0.range.lowerBound, day) == hour - (beginsOnDay($0) ? 1 : 0)
    }) {
      return DecimalText.chance(part.occurrence.probability)
    }
    guard let part = parts.first(where: { endsOnDay($0) && self.hour($0.range.upperBound, day) == hour }) else {
      return nil
    }
    return hour == end ? "24:00" : clock.wallTime(at: part.occurrence.end).clockText
  }

  private func openCell(
    _ parts: [CalendarDay.Part], label: String?, _ upper: IntervalSet, _ lower: IntervalSet, _ signs: inout Set<Sign>
  ) -> String {
    /// Whether some of the parts cover at least half of half an hour.
    func covers(_ parts: [CalendarDay.Part], _ half: IntervalSet) -> Bool {
      let covered = parts.reduce(0) { $0 + half.clipped(to: $1.range).length }
      return covered > 0 && 2 * covered >= half.length
    }
    let confirmed = parts.filter(\.occurrence.isConfirmed)
    let tentative = parts.filter { !$0.occurrence.isConfirmed }
    if !confirmed.isEmpty { signs.insert(.open) }
    if !tentative.isEmpty { signs.insert(.tentative) }
    let fill: Character =
      switch (covers(confirmed, upper), covers(confirmed, lower)) {
      case (true, true): "█"
      case (true, false): "▀"
      case (false, true): "▄"
      case (false, false):
        if covers(tentative, upper) || covers(tentative, lower) { "▒" } else if confirmed.isEmpty { "┄" } else { "▔" }
      }
    guard let label else { return String(repeating: fill, count: block) }
    return (block - label.count >= 4 ? " \(label) " : label).centred(in: block, between: fill)
  }
}
