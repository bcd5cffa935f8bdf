import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline

extension CalendarReport {
  /// A month of one crossing: weekdays across and weeks down.
  func monthSheet(width: Int) -> [String] {
    let column = min(15, width / 7)
    var notes = CalendarNotes()
    var lines = heading(days, named: period.name, width: width)
    for calendar in calendars {
      lines += title(calendar, calendar.occurrences).wrapped(to: width)
      let first = days.lowerBound.startOfWeek(startingOn: network.weekStart)
      lines.append("")
      lines.append((0..<7).map { (first + $0).weekday.englishName.padded(to: column) }.joined())
      for week in weeks {
        let start = week.lowerBound.startOfWeek(startingOn: network.weekStart)
        var cells: [[String]] = Array(repeating: [], count: 7)
        for day in calendar.days where week.contains(day.day) {
          cells[day.day - start] =
            ["\(TimeText.monthAndDay(day.day))", shortSolarHijri(day.day, width: column)]
            + cell(day, width: column, notes: &notes)
        }
        lines.append("")
        for line in 0..<(cells.map(\.count).max() ?? 0) {
          lines.append(cells.map { (line < $0.count ? $0[line] : "").padded(to: column) }.joined())
        }
      }
    }
    return lines + repetitionLines(days) + holidayLines(days, width: width) + notes.lines(width: width)
  }

  /// A month of several crossings: a sign a day, in groups of a week, one line a crossing.
  func dayLines(width: Int) -> [String] {
    let label = nameColumn(width: width)
    let sign = (width - label) / max(1, min(6, weeks.count)) >= 16 ? 2 : 1
    let group = 7 * sign + 2
    var notes = CalendarNotes()
    var signs: Set<Sign> = []
    var lines = heading(days, named: period.name, width: width)
    // As many weeks as a line holds.
    let capacity = max(1, (width - label) / group)
    for start in stride(from: 0, to: weeks.count, by: capacity) {
      let shown = weeks[start..<min(start + capacity, weeks.count)]
      func row(_ title: String, _ cells: [String]) -> String {
        title.shortened(to: label - 1).padded(to: label) + cells.map { $0.padded(to: group) }.joined()
      }
      func placed(_ week: Range<Day>, _ text: (Day) -> String) -> String {
        let blank = week.lowerBound - week.lowerBound.startOfWeek(startingOn: network.weekStart)
        return String(repeating: " ", count: blank * sign)
          + week.map { text($0).padded(to: sign) }.joined()
      }
      if start > 0 { lines.append("") }
      lines.append(row("", shown.map { TimeText.monthAndDay($0.lowerBound) }))
      lines.append(row("", shown.map { shortSolarHijri($0.lowerBound, width: 7).filter { $0 != "*" } }))
      lines.append(row("", shown.map { placed($0) { String($0.weekday.twoLetters.prefix(sign)) } }))
      if days.contains(where: { !holidayNames(on: $0).isEmpty }) {
        lines.append(row("", shown.map { placed($0) { holidayNames(on: $0).isEmpty ? " " : "*" } }))
      }
      for calendar in calendars {
        lines.append(
          row(
            calendar.crossing.name.onOneLine,
            shown.map { week in
              placed(week) { day in
                let shownDay = calendar.days[day - days.lowerBound]
                guard let mark = Sign(shownDay) else { return notes.letter(for: closedNote(of: shownDay)) }
                signs.insert(mark)
                return mark.rawValue
              }
            }))
      }
    }
    if !signs.isEmpty {
      let legend = Sign.allCases.filter(signs.contains).map { "\($0.rawValue) \($0.meaning)" }
      lines += ["", legend.joined(separator: ", "), ""] + hourLines(width: width)
    }
    return lines + holidayLines(days, width: width) + notes.lines(width: width)
  }

  /// The hours, with the days from which they hold, and the crossings that keep them:
  /// `09:30–16:00; from 09-21 08:30–16:00: Bashmaq, Mehran`.
  private func hourLines(width: Int) -> [String] {
    let crossings = calendars.compactMap { calendar -> (String, String)? in
      var runs: [(from: Day, hours: String)] = []
      for day in calendar.days where !day.openings.isEmpty {
        let hours = EnglishWords.list(
          day.openings.map { part in
            let (start, end) = clockTexts(part.range, on: day)
            return "\(start)–\(end)"
          })
        if runs.last?.hours != hours { runs.append((day.day, hours)) }
      }
      guard !runs.isEmpty else { return nil }
      let text = runs.enumerated().map { index, run in
        index == 0 ? run.hours : "from \(TimeText.monthAndDay(run.from)) \(run.hours)"
      }.joined(separator: "; ")
      return (text, calendar.crossing.name.onOneLine)
    }
    return crossings.gathered().flatMap { hours, names in
      "\(hours): \(names.joined(separator: ", "))".wrapped(to: width, indent: 2)
    }
  }

  /// What a day is in one sign.
  private enum Sign: String, CaseIterable {
    case open = "█"
    case partly = "▄"
    case tentative = "▒"

    /// The sign of a day on which there is an opening.
    init?(_ day: CalendarDay) {
      guard !day.openings.isEmpty else { return nil }
      let hasClosure = day.gaps.contains(where: \.isClosure)
      self =
        day.openings.contains(where: \.occurrence.isConfirmed) ? (hasClosure ? .partly : .open) : .tentative
    }

    var meaning: String {
      switch self {
      case .open: "open"
      case .partly: "open except for a closure"
      case .tentative: "may open"
      }
    }
  }
}
