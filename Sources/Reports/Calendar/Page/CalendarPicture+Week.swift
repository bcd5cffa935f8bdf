import CivilTime
import OpeningTimeline

/// The parts of a week's picture.
extension CalendarPicture {
  mutating func draw(_ week: PageWeek) {
    paragraph(week.title(in: language), style: .title)
    paragraph(Phrase(week.otherDates(in: language), separator: " · "), style: .soft)
    paragraph(Phrase(week.clockLines(words), separator: vocabulary.semicolon), style: .soft)
    top += 6
    drawLegend()
    top += 14
    drawHeadings(week)
    for (index, grid) in week.grids.enumerated() {
      let name = words.posts(report.calendars[index].crossing)
      let facts = Phrase(words.facts(of: grid), separator: " · ")
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
    let room = Self.columnWidth - Self.padding
    var bottom = top
    for heading in week.headings {
      let start = self.start(of: heading.index)
      line("line", start: start, end: start + Self.columnWidth - 4, top: top)
      var y = top + 6
      text(Phrase(.words(heading.weekday)), style: .strong, start: start, top: y)
      y += TextStyle.strong.lineHeight
      for date in heading.dates {
        text(Phrase(.words(date)), style: .date, start: start, top: y)
        y += TextStyle.date.lineHeight
      }
      for line in heading.holidays.flatMap({ lines($0, style: .holiday, width: room) }) {
        text(line, style: .holiday, start: start, top: y)
        y += TextStyle.holiday.lineHeight
      }
      bottom = max(bottom, y)
    }
    let clocks = bottom - TextStyle.tick.lineHeight
    let sides = report.network.sides
    text(words.name(report.network.exporter.name), style: .tick, start: Self.margin, top: clocks)
    if week.constantDifference != nil {
      text(words.name(sides[1].name), style: .tick, start: Self.width - Self.margin, top: clocks, isEnd: true)
    }
    top = bottom + 14
  }

  /// Where a day's column begins.
  private func start(of column: Int) -> Double {
    Self.margin + Self.axisWidth + Double(column) * Self.columnWidth
  }

  // MARK: The grid

  private mutating func draw(_ grid: WeekGrid, _ week: PageWeek) {
    let room = Self.columnWidth - 4 - 2 * Self.padding
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
    let difference = week.constantDifference
    for (row, hour) in grid.scale.hours {
      line("hour", start: Self.margin, end: end, top: tops[row])
      text(language.hour(60 * hour), style: .tick, start: Self.margin, top: tops[row] + 1)
      if let difference {
        let reading = language.hour(60 * hour + difference / 60)
        text(reading, style: .tick, start: end, top: tops[row] + 1, isEnd: true)
      }
    }
  }

  private mutating func draw(_ block: LaidOutBlock, tops: [Double]) {
    let start = start(of: block.column)
    let rows = block.block.rows
    var y = tops[rows.lowerBound]
    rectangle(
      "block \(block.block.kind.rawValue)", start: start, top: y, width: Self.columnWidth - 4,
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
