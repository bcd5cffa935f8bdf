import CivilTime
import CrossingModel
import OpeningTimeline

extension CalendarReport {
  /// A Markdown document: for each crossing a table with a row a day, on both sides' clocks.
  ///
  /// - Parameter explains: whether the reasons for what is closed within an open day are told, too.
  public func markdown(explains: Bool = false) -> String {
    var lines = ["# \(MarkdownText.escaped(network.name.text()))\(period.name.map { ", \($0)" } ?? "")", ""]
    lines.append("\(TimeText.longDate(days.lowerBound)) to \(TimeText.longDate(days.upperBound - 1))")
    let header = ["Day", "Solar Hijri"] + network.sides.map { TimeText.city(clocks.clock(of: $0.id)) } + ["Remarks"]
    for calendar in calendars {
      lines += ["", "## \(MarkdownText.escaped(title(calendar, calendar.occurrences)))", ""]
      lines += MarkdownText.table(header, calendar.days.map { row($0, explains) })
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ day: CalendarDay, _ explains: Bool) -> [String] {
    let dates = ["\(day.day.weekday.englishName) \(day.day)", TimeText.solarHijri(day.day) ?? ""]
    let times = network.sides.map { side in
      day.openings.isEmpty
        ? "closed"
        : day.openings.map { part in
          let times = TimeText.range(part.range, clocks.clock(of: side.id), day: day.day)
          return part.occurrence.isConfirmed ? times : "perhaps \(times)"
        }.joined(separator: "<br>")
    }
    return dates + times + [remarks(day, explains).map(MarkdownText.escaped).joined(separator: "<br>")]
  }

  private func remarks(_ day: CalendarDay, _ explains: Bool) -> [String] {
    let names = holidayNames(on: day.day)
    let doubts = day.openings.filter { !$0.occurrence.isConfirmed }.map { part in
      let reasons = part.occurrence.doubts.phrases(in: network).joined(separator: "; ")
      return "may open (\(DecimalText.chance(part.occurrence.probability))): \(reasons)"
    }
    let gaps = day.gaps.filter { explains || $0.isClosure }.map { gap in
      let (start, end) = clockTexts(gap.range, on: day)
      return "\(start)–\(end) \(closedNote(gap.reasons))"
    }
    return (names.isEmpty ? [] : ["holiday: \(names)"]) + doubts
      + (day.openings.isEmpty ? [closedNote(of: day)] : gaps)
  }
}
