import CivilTime
import CrossingModel
import OpeningTimeline

/// The days of a crossing as a sheet: weekdays across and weeks down, in each day its hours or why there are none.
struct MonthSheet {
  /// A day of the sheet.
  struct Cell {
    /// 0 to 6: days since the first day of the week.
    let index: Int
    let day: Day
    /// The public holidays of the sides.
    let holidays: [Phrase]
    /// What is said of the day in the order of time; never empty.
    let entries: [Entry]
  }

  /// An opening or a closed stretch of a day.
  struct Entry {
    let kind: WeekGrid.Block.Kind
    /// The most important line first.
    let lines: [Phrase]
  }

  /// Weeks from the network's first day of the week; the first and the last may be cut.
  let weeks: [[Cell]]
  /// Why something is closed; an entry's number counts from 1 in this order.
  let reasons: [Phrase]
  /// How long the crossing is open, and the limits that hold.
  let facts: [Phrase]

  /// The sheet of a crossing's days.
  init(_ calendar: CrossingCalendar, weekStart: Weekday, words: CalendarWords) {
    var reasons: [Phrase] = []
    func closed(_ what: Phrase, _ why: [ClosedReason]) -> Phrase {
      let text = Phrase(words.reasons(why), separator: words.vocabulary.semicolon)
      if !reasons.contains(text) { reasons.append(text) }
      let number = reasons.firstIndex(of: text).map { $0 + 1 } ?? reasons.count
      return Phrase(words.vocabulary.remark, what, words.language.number(number))
    }
    let cells = calendar.days.map { day -> Cell in
      var entries = day.openings.map { part in
        (
          start: part.range.lowerBound,
          entry: Entry(
            kind: part.occurrence.isConfirmed ? .open : .tentative,
            lines: [words.times(part.range, on: words.clocks.exporter, day: day.day)]
              + words.doubts(of: part.occurrence))
        )
      }
      for gap in day.reasons.isEmpty ? WeekGrid.gapsWorthSaying(day.gaps) : [] {
        let times = words.times(gap.range, on: words.clocks.exporter, day: day.day)
        entries.append((gap.range.lowerBound, Entry(kind: .closed, lines: [closed(times, gap.reasons)])))
      }
      if entries.isEmpty {
        let line = closed(Phrase(.words(words.vocabulary.closed)), day.reasons)
        entries = [(day.range.lowerBound, Entry(kind: .closed, lines: [line]))]
      }
      return Cell(
        index: day.day.weekday.daysSince(weekStart), day: day.day, holidays: words.holidays(day),
        entries: entries.sorted { $0.start < $1.start }.map(\.entry))
    }
    weeks = cells.gathered(by: { $0.day.startOfWeek(startingOn: weekStart) })
    self.reasons = reasons
    facts = words.facts(of: calendar.days.flatMap(\.openings), noOpening: words.vocabulary.noOpeningInPeriod)
  }
}

extension [MonthSheet.Cell] {
  /// The cells in groups that have a key in common, in the order of the keys' first mention.
  fileprivate func gathered(by key: (MonthSheet.Cell) -> Day) -> [[MonthSheet.Cell]] {
    map { (key($0), $0) }.gathered().map(\.values)
  }
}
