import CivilTime
import CrossingModel
import OpeningTimeline

/// The table of a week: a row a day. On paper and on wide screens its rows stand side by side, with time running down.
///
/// Styles that lay out a table as something else take its meaning away from screen readers, so that the roles are stated.
extension CalendarPage {
  func table(_ grid: WeekGrid, _ week: PageWeek, labelledBy id: String) -> Element {
    let heights = grid.scale.heights(perHour: grid.scale.hourHeight(whole: wholeHeight(of: grid)), needs: [])
    let rows = heights.map { "minmax(\(DecimalText.plain($0))px,auto)" }.joined(separator: " ")
    return Element(
      "table", ["class": "grid", "role": "table", "aria-labelledby": id, "style": "\(startWidth(week))--rows:\(rows)"]
    ) {
      Element("thead", ["role": "rowgroup"]) {
        Element("tr", ["role": "row"]) {
          for column in [vocabulary.tableColumns.day, vocabulary.tableColumns.openings] {
            Element("th", ["role": "columnheader", "scope": "col"]) { column }
          }
        }
      }
      Element("tbody", ["role": "rowgroup"]) {
        if !grid.scale.marks.isEmpty { axis(grid, week) }
        for (heading, column) in zip(week.headings, grid.columns) { row(heading, column) }
      }
    }
  }

  /// How high a grid is to be: up to four have room on a sheet of paper, and one alone fills what its notes, and its
  /// texts where they stretch it, are likely to leave.
  private func wholeHeight(of grid: WeekGrid) -> Double {
    let count = report.calendars.count * weeks.count
    guard count == 1 else { return min(260, max(90, 420 / Double(count))) }
    let notes = report.calendars.flatMap { CalendarNote.notes(of: $0, words: words) }.count
    let whole = max(260, 440 - 25 * Double(notes))
    let needs = grid.columns.flatMap(\.blocks).map { (rows: $0.rows, height: 32 * Double($0.lines.count)) }
    let stretched = grid.scale.heights(perHour: grid.scale.hourHeight(whole: whole), needs: needs).reduce(0, +)
    return max(260, whole - max(0, stretched - whole))
  }

  /// Two readings stand at the beginning of the lines of a week in which the clocks' difference changes.
  private func startWidth(_ week: PageWeek) -> String { week.secondClock?.before == nil ? "" : "--start:74px;" }

  /// The hours on the exporter's clock and on the other side's: at the end of the lines and, where its difference changes
  /// in the week, as it was before that beside the exporter's.
  private func axis(_ grid: WeekGrid, _ week: PageWeek) -> Element {
    let other = week.secondClock
    return Element("tr", ["class": "axis", "aria-hidden": "true"]) {
      Element("td", ["class": "clocks", "style": "--row:1"]) {
        let name = other.map { words.name($0.side.name) }
        clocks(words.name(report.network.exporter.name), other?.before == nil ? nil : name, name)
      }
      for (row, reading, order) in grid.scale.hours {
        Element("td", ["style": "--row:\(row + 2)"]) {
          let readings = words.readings(reading, order, other)
          clocks(readings.own, readings.before, readings.after)
        }
      }
      if let change = week.headings.first(where: { !$0.clockChanges.isEmpty }) {
        Element("td", ["class": "change", "style": "--column:\(change.index + 2)"])
      }
    }
  }

  private func clocks(_ own: Phrase, _ before: Phrase?, _ after: Phrase?) -> [Element] {
    [(own, "own"), (before, "before"), (after, "after")].compactMap { phrase, name in
      phrase.map { phrase in Element("span", ["class": name]) { phrase.markup(in: language) } }
    }
  }

  private func row(_ heading: PageWeek.Heading, _ column: WeekGrid.Column) -> Element {
    let gridColumn = "--column:\(column.index + 2)"
    return Element("tr", ["role": "row", "class": "day"]) {
      Element("th", ["role": "rowheader", "scope": "row", "style": gridColumn]) {
        Element("div", ["class": "weekday"]) { heading.weekday }
        for date in heading.dates { Element("div", ["class": "date"]) { date } }
        for change in heading.clockChanges {
          Element("div", ["class": "clock-change"]) { change.markup(in: language) }
        }
        for holiday in heading.holidays { Element("div", ["class": "holiday"]) { holiday.markup(in: language) } }
      }
      Element("td", ["role": "cell"]) {
        for block in column.blocks {
          Element(
            "div",
            [
              "class": "block \(block.kind.rawValue)",
              "style": "\(gridColumn);--row:\(block.rows.lowerBound + 2)/\(block.rows.upperBound + 2)",
            ]
          ) {
            for line in block.lines { Element("p") { line.markup(in: language) } }
          }
        }
      }
    }
  }

  // MARK: Notes

  /// The rules, closures and limits behind the calendar, a group of rows a crossing.
  var notes: Element {
    let columns = vocabulary.noteColumns
    return Element("table", ["class": "notes"]) {
      Element("thead") {
        Element("tr") {
          for title in [columns.subject, columns.rule, columns.validity, columns.source, columns.confidence] {
            Element("th", ["scope": "col"]) { title }
          }
        }
      }
      for calendar in report.calendars {
        Element("tbody") {
          Element("tr") {
            Element("th", ["scope": "rowgroup", "colspan": "5"]) {
              words.posts(calendar.crossing).markup(in: language)
            }
          }
          for note in CalendarNote.notes(of: calendar, words: words) { row(note) }
        }
      }
    }
  }

  private func row(_ note: CalendarNote) -> Element {
    let remarks = [note.provenance?.source, note.provenance?.note].compactMap(\.self)
    return Element("tr") {
      Element("td") { words.text(note.subject).markup(in: language) }
      Element("td") { note.rule.markup(in: language) }
      Element("td") { note.validity.markup(in: language) }
      Element("td") {
        if remarks.isEmpty { note.provenance == nil ? "–" : vocabulary.noSource }
        for remark in remarks { Element("p") { Phrase(.foreign(remark)).markup(in: language) } }
      }
      Element("td") { note.provenance?.confidence.map(words.text) ?? "–" }
    }
  }
}
