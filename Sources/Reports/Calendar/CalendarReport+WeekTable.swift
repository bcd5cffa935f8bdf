import CivilTime
import CrossingModel
import OpeningTimeline

extension CalendarReport {
  /// A week of many crossings: days across and crossings down, on the exporter's clock.
  func weekTable(of week: Range<Day>, width: Int) -> [String] {
    let label = nameColumn(width: width)
    let column = min(15, (width - label) / 7)
    func row(_ title: String, _ cells: [String]) -> String {
      title.shortened(to: label - 1).padded(to: label) + cells.map { $0.padded(to: column) }.joined()
    }
    var notes = CalendarNotes()
    var lines = heading(week, named: weekName(week), width: width)
    lines.append(row("", week.map { "\($0.weekday.twoLetters) \(TimeText.monthAndDay($0))" }))
    lines.append(row("", week.map { shortSolarHijri($0, width: column) }))
    for calendar in calendars {
      let cells = calendar.days.filter { week.contains($0.day) }.map { cell($0, width: column, notes: &notes) }
      for line in 0..<(cells.map(\.count).max() ?? 0) {
        let name = line == 0 ? calendar.crossing.name.onOneLine : ""
        lines.append(row(name, cells.map { line < $0.count ? $0[line] : "" }))
      }
    }
    return lines + repetitionLines(week) + holidayLines(week, width: width) + notes.lines(width: width)
  }

  /// The readings at which a part of a day begins and ends, with `¹` and `²` where the clock reads them twice.
  private func shortClockTexts(_ range: Range<Int>, on day: CalendarDay) -> (start: String, end: String) {
    func text(_ seconds: Int) -> String {
      let instant = Instant(seconds: seconds)
      let reading =
        seconds == day.range.upperBound ? "24:00" : clocks.exporter.wallTime(at: instant).clockText
      return switch clocks.exporter.order(ofReadingAt: instant) {
      case .only: reading
      case .first: "\(reading)¹"
      case .second: "\(reading)²"
      }
    }
    return (text(range.lowerBound), text(range.upperBound))
  }

  /// The lines of a day: the times of each opening, with `~` before and the probability below those that are not
  /// certain; else the letter of the reason.
  func cell(_ day: CalendarDay, width: Int, notes: inout CalendarNotes) -> [String] {
    guard !day.openings.isEmpty else { return ["- \(notes.letter(for: closedNote(of: day)))"] }
    return day.openings.flatMap { part -> [String] in
      let (start, end) = shortClockTexts(part.range, on: day)
      let mark = part.occurrence.isConfirmed ? "" : "~"
      let isOnOneLine = width > 12 && mark.count + start.count + 1 + end.count < width
      let times = isOnOneLine ? ["\(mark)\(start)–\(end)"] : ["\(mark)\(start)", "–\(end)".padded(toStart: 8)]
      return times + (part.occurrence.isConfirmed ? [] : ["  \(DecimalText.chance(part.occurrence.probability))"])
    }
  }
}
