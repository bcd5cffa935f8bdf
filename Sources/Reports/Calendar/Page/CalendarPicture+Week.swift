import CivilTime
import OpeningTimeline

/// The parts of a week's picture.
extension CalendarPicture {
  mutating func draw(_ week: PageWeek) {
    paragraph(week.title(in: language), style: .title)
    paragraph(Phrase(week.otherDates(words), separator: vocabulary.separator), style: .soft)
    paragraph(Phrase(words.clockLines(week.differences), separator: vocabulary.semicolon), style: .soft)
    top += 6
    drawLegend()
    top += 14
    drawHeadings(week)
    for (index, grid) in week.grids.enumerated() {
      let name = words.posts(report.calendars[index].crossing)
      let facts = Phrase(grid.facts, separator: vocabulary.separator)
      let room = Self.width - 2 * Self.margin - 24
      if width(name, style: .name) + width(facts, style: .soft) < room {
        text(facts, style: .soft, start: Self.width - Self.margin, top: top + 4, isEnd: true)
        paragraph(name, style: .name)
      } else {
        paragraph(name, style: .name)
        paragraph(facts, style: .soft)
      }
      top += 6
      draw(grid, week)
      top += 26
    }
  }

  private mutating func drawLegend() {
    var start = Self.margin
    for (kind, word) in vocabulary.legend where kind != "holiday" {
      rectangle("block swatch \(kind)", start: start, top: top + 3, width: 24, height: 13)
      let phrase = Phrase(.words(word))
      text(phrase, style: .date, start: start + 32, top: top + 1)
      start += 32 + width(phrase, style: .date) + 24
    }
    top += 20
  }

  private mutating func drawHeadings(_ week: PageWeek) {
    let room = columnWidth - Self.padding
    var bottom = top
    for heading in week.headings {
      let start = self.start(of: heading.index)
      line("line", start: start, end: start + columnWidth - 4, top: top)
      var y = top + 6
      text(Phrase(.words(heading.weekday)), style: .strong, start: start, top: y)
      y += TextStyle.strong.lineHeight
      for date in heading.dates {
        text(Phrase(.words(date)), style: .date, start: start, top: y)
        y += TextStyle.date.lineHeight
      }
      for line in heading.clockChanges.flatMap({ lines($0, style: .small, width: room) }) {
        text(line, style: .small, start: start, top: y)
        y += TextStyle.small.lineHeight
      }
      for line in heading.holidays.flatMap({ lines($0, style: .holiday, width: room) }) {
        text(line, style: .holiday, start: start, top: y)
        y += TextStyle.holiday.lineHeight
      }
      bottom = max(bottom, y)
    }
    let other = week.secondClock
    let name = other.map { words.name($0.side.name) }
    let names = (own: words.name(report.network.exporter.name), before: other?.before == nil ? nil : name, after: name)
    drawClocks(names, bottom: bottom)
    top = bottom + 14
  }

  /// Sets what stands at a time of day on the exporter's clock, and on the other side's before and after a change.
  private mutating func drawClocks(_ clocks: (own: Phrase, before: Phrase?, after: Phrase?), bottom: Double) {
    let end = Self.width - Self.margin
    let places = [
      (clocks.own, Self.margin, false), (clocks.before, Self.margin + Self.axisWidth - 8, false),
      (clocks.after, end, true),
    ]
    for (phrase, start, isEnd) in places {
      // A name that takes more than four lines is told in full above the grid.
      var lines = phrase.map { self.lines($0, style: .tick, width: Self.axisWidth - 12) } ?? []
      if lines.count > 4 { lines = lines.prefix(3) + [Phrase([lines[3], Phrase(.words("…"))], separator: "")] }
      for (index, line) in lines.enumerated() {
        let top = bottom - Double(lines.count - index) * TextStyle.tick.lineHeight
        text(line, style: .tick, start: start, top: top, isEnd: isEnd)
      }
    }
  }

  /// Where a day's column begins.
  private func start(of column: Int) -> Double {
    Self.margin + startWidth + Double(column) * columnWidth
  }

  // MARK: The grid

  private mutating func draw(_ grid: WeekGrid, _ week: PageWeek) {
    let room = columnWidth - 4 - 2 * Self.padding
    let blocks = grid.columns.flatMap { column in
      column.blocks.map { block in
        let first = block.lines.first.map { lines($0, style: .strong, width: room) } ?? []
        let others = block.lines.dropFirst().flatMap { lines($0, style: .note, width: room) }
        return LaidOutBlock(column: column.index, block: block, strong: first, notes: others)
      }
    }
    let heights = grid.scale.heights(
      perHour: grid.scale.hourHeight(whole: 120), needs: blocks.map { ($0.block.rows, $0.height) })
    let tops = heights.reduce(into: [top]) { tops, height in tops.append(tops[tops.count - 1] + height) }
    drawHours(grid, week, tops: tops)
    if let change = week.headings.first(where: { !$0.clockChanges.isEmpty }) {
      upright("change", start: start(of: change.index) - 3, top: tops[0], bottom: tops[tops.count - 1])
    }
    for block in blocks { draw(block, tops: tops) }
    top = tops[tops.count - 1]
  }

  /// A block whose text has been broken into lines.
  private struct LaidOutBlock {
    let column: Int
    let block: WeekGrid.Block
    let strong: [Phrase]
    let notes: [Phrase]

    /// What its text needs.
    var height: Double {
      Double(strong.count) * TextStyle.strong.lineHeight + Double(notes.count) * TextStyle.note.lineHeight
        + 2 * CalendarPicture.padding
    }
  }

  private mutating func drawHours(_ grid: WeekGrid, _ week: PageWeek, tops: [Double]) {
    let end = Self.width - Self.margin
    for (row, reading, order) in grid.scale.hours {
      line("hour", start: Self.margin, end: end, top: tops[row])
      drawClocks(
        words.readings(reading, order, week.secondClock), bottom: tops[row] + 1 + TextStyle.tick.lineHeight)
    }
  }

  private mutating func draw(_ block: LaidOutBlock, tops: [Double]) {
    let start = start(of: block.column)
    let rows = block.block.rows
    var y = tops[rows.lowerBound]
    rectangle(
      "block \(block.block.kind.rawValue)", start: start, top: y, width: columnWidth - 4,
      height: tops[rows.upperBound] - y)
    y += Self.padding - 2
    let extra = "\(block.block.kind.rawValue)-text"
    for (lines, style) in [(block.strong, TextStyle.strong), (block.notes, .note)] {
      for line in lines {
        text(line, style: style, start: start + Self.padding, top: y, extraClass: extra)
        y += style.lineHeight
      }
    }
  }
}
