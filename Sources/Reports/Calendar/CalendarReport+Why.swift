import CivilTime
import CrossingModel
import OpeningTimeline

extension CalendarReport {
  /// Every day of every crossing in order: when it is open, how sure that is, and why it is closed.
  func explanation(width: Int) -> [String] {
    calendars.flatMap { calendar in
      [""] + calendar.crossing.posts.wrapped(to: width)
        + calendar.days.flatMap { day -> [String] in
          let date = "  \(day.day.weekday.twoLetters) \(day.day)  "
          let lines = sentences(day).flatMap { sentence in
            sentence.wrapped(to: width - date.count - 2).enumerated()
              .map { $0.offset == 0 ? $0.element : "  \($0.element)" }
          }
          return lines.enumerated().map { ($0.offset == 0 ? date : "".padded(to: date.count)) + $0.element }
        }
    }
  }

  /// What there is to say of a day, in the order of the clock.
  func sentences(_ day: CalendarDay) -> [String] {
    let sideClocks = network.sides.map { clocks.clock(of: $0.id) }
    var timed: [(start: Int, text: String)] = day.openings.map { part in
      let times = TimeText.onClocks(part.range, sideClocks, day: day.day)
      guard !part.occurrence.isConfirmed else { return (part.range.lowerBound, "open \(times)") }
      let doubts = part.occurrence.doubts.phrases(in: network).joined(separator: "; ")
      return (
        part.range.lowerBound, "may open (\(DecimalText.chance(part.occurrence.probability))) \(times): \(doubts)"
      )
    }
    if day.openings.isEmpty {
      timed.append((day.range.lowerBound, closedNote(of: day)))
    } else {
      timed += day.gaps.map { gap in
        let (start, end) = clockTexts(gap.range, on: day)
        return (gap.range.lowerBound, "\(start)–\(end) \(closedNote(gap.reasons))")
      }
    }
    let names = holidayNames(on: day.day)
    return (names.isEmpty ? [] : ["holiday: \(names)"]) + timed.sorted { $0.start < $1.start }.map(\.text)
  }
}
