import CivilTime
import CrossingModel
import OpeningTimeline

extension CalendarReport {
  /// A week of a few crossings: for each a grid with days across and hours down, on both sides' clocks.
  func hourGrids(of week: Range<Day>, width: Int) -> [String] {
    var notes = CalendarNotes()
    var signs: Set<HourGrid.Sign> = []
    var lines = heading(week, named: weekName(week), width: width)
    for calendar in calendars {
      let days = calendar.days.filter { week.contains($0.day) }
      let shown = calendar.occurrences.filter { occurrence in
        days.contains { $0.range.overlaps(occurrence.range) }
      }
      let grid = HourGrid(days, clock: clocks.exporter, axes: axes(week), width: width)
      var letters = HourGrid.Letters()
      for day in days {
        if day.openings.isEmpty {
          letters.days[day.day] = notes.letter(for: closedNote(of: day))
        } else {
          for gap in day.gaps where gap.isClosure {
            letters.closures[gap.reasons] = notes.letter(for: closedNote(gap.reasons))
          }
        }
      }
      lines += title(calendar, shown).wrapped(to: width) + [""]
      lines += grid.lines(letters: letters, signs: &signs) { shortSolarHijri($0, width: $1) } + [""]
    }
    let legend = HourGrid.Sign.allCases.filter(signs.contains).map(\.legend).joined(separator: ", ")
    if legend.isEmpty { lines.removeLast() } else { lines += legend.wrapped(to: width) }
    return lines + holidayLines(week, width: width) + notes.lines(width: width)
  }

  /// `Mehran ⇄ Zurbatiyah, 250 trucks a day`.
  func title(_ calendar: CrossingCalendar, _ shown: [Occurrence]) -> String {
    let quotas = shown.flatMap(\.quotas).map(\.phrase).unique
    return ([calendar.crossing.posts] + [quotas.joined(separator: ", then ")].filter { !$0.isEmpty })
      .joined(separator: ", ")
  }

  /// A column of hours for each clock, and one more where its distance to the exporter's changes.
  private func axes(_ week: Range<Day>) -> [HourGrid.Axis] {
    let exporter = HourGrid.Axis(
      title: TimeText.city(clocks.exporter), days: "", secondsAhead: 0, holdsAtSecondReading: true)
    return [exporter]
      + otherClocks.flatMap { side -> [HourGrid.Axis] in
        let parts = differences(of: side, on: week)
        return parts.enumerated().map { index, part in
          let next = index + 1 < parts.count ? parts[index + 1].from : nil
          let days = next.map { "–\(TimeText.monthAndDay($0 - 1))" } ?? "\(TimeText.monthAndDay(part.from))–"
          return HourGrid.Axis(
            title: TimeText.city(clocks.clock(of: side.id)), days: parts.count > 1 ? days : "",
            secondsAhead: part.seconds, holdsAtSecondReading: next == nil)
        }
      }
  }
}
