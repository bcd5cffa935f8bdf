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
        let name = line == 0 ? calendar.crossing.name.text().onOneLine : ""
        lines.append(row(name, cells.map { line < $0.count ? $0[line] : "" }))
      }
    }
    return lines + holidayLines(week, width: width) + notes.lines(width: width)
  }

  /// The lines of a day: the times of each opening, with `~` before and the probability below those that are not
  /// certain; else the letter of the reason.
  func cell(_ day: CalendarDay, width: Int, notes: inout CalendarNotes) -> [String] {
    guard !day.openings.isEmpty else { return ["- \(notes.letter(for: closedNote(of: day)))"] }
    return day.openings.flatMap { part -> [String] in
      let (start, end) = clockTexts(part.range, on: day)
      let mark = part.occurrence.isConfirmed ? "" : "~"
      let times = width > 12 ? ["\(mark)\(start)–\(end)"] : ["\(mark)\(start)", "  –\(end)"]
      return times + (part.occurrence.isConfirmed ? [] : ["  \(DecimalText.chance(part.occurrence.probability))"])
    }
  }
}
