import CivilTime
import CrossingModel
import OpeningTimeline

/// A week of a crossing as a grid: days across, time down.
struct WeekGrid {
  /// Something that is said of a stretch of a day.
  struct Block {
    /// What the block is, which gives it its look.
    enum Kind: String {
      case open
      case tentative
      case closed
    }
    let kind: Kind
    /// Rows of the scale.
    let rows: Range<Int>
    /// What it says, the most important line first.
    let lines: [Phrase]
  }

  /// A day of the week.
  struct Column {
    /// 0 to 6: days since the first day of the week.
    let index: Int
    let day: Day
    /// In the order of time; never empty.
    let blocks: [Block]
  }

  let scale: DayScale
  let columns: [Column]
  /// How long the crossing is open, and the limits that hold.
  let facts: [Phrase]

  /// The grid of some days of one week.
  init(_ days: [CalendarDay], words: CalendarWords) {
    let clock = words.clocks.exporter
    let axis = DayAxis(days, clock: clock)
    let weekStart = words.network.weekStart
    facts = words.facts(of: days.flatMap(\.openings), noOpening: words.vocabulary.noOpening)
    let shown = days.map { day in
      (day, gaps: day.reasons.isEmpty ? Self.gapsWorthSaying(day.gaps) : [])
    }
    let scale = DayScale(
      shown.flatMap { day, gaps in
        (day.openings.map(\.range) + gaps.map(\.range)).map { axis.minutes($0, of: day.day) }
      }, hours: axis.hours)
    self.scale = scale
    columns = shown.map { day, gaps in
      var blocks = day.openings.map { part in
        (
          part.range.lowerBound,
          Block(
            kind: part.occurrence.isConfirmed ? .open : .tentative,
            rows: scale.rows(axis.minutes(part.range, of: day.day)), lines: words.lines(part, on: day.day))
        )
      }
      blocks += gaps.map { gap in
        let times = words.times(gap.range, on: clock, day: day.day)
        let rows = scale.rows(axis.minutes(gap.range, of: day.day))
        return (gap.range.lowerBound, Block(kind: .closed, rows: rows, lines: [times] + words.reasons(gap.reasons)))
      }
      if blocks.isEmpty {
        let lines = [Phrase(.words(words.vocabulary.closed))] + words.reasons(day.reasons)
        blocks = [(0, Block(kind: .closed, rows: 0..<scale.rowCount, lines: lines))]
      }
      return Column(
        index: day.day.weekday.daysSince(weekStart), day: day.day,
        blocks: blocks.sorted { $0.0 < $1.0 }.map(\.1))
    }
  }

  /// The gaps for which there is more of a reason than the sides' hours, which the rules tell; as long as the reason is
  /// the same, in one piece.
  static func gapsWorthSaying(_ gaps: [CalendarDay.Gap]) -> [(range: Range<Int>, reasons: [ClosedReason])] {
    var result: [(range: Range<Int>, reasons: [ClosedReason])] = []
    for gap in gaps {
      let reasons = gap.reasons.filter { reason in
        switch reason {
        case .closure, .holiday: true
        case .rule, .noPhase, .noOverlap: false
        }
      }
      if let last = result.last, last.range.upperBound == gap.range.lowerBound, last.reasons == reasons {
        result[result.count - 1].range = last.range.lowerBound..<gap.range.upperBound
      } else if !reasons.isEmpty {
        result.append((gap.range, reasons))
      }
    }
    return result
  }
}
