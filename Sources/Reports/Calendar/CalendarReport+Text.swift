import CivilTime
import CrossingModel
import OpeningTimeline

extension CalendarReport {
  /// A grid a week, days across and crossings down, on the exporter's clock; at most 80 columns wide.
  ///
  /// A day without an opening shows a letter for the reason, which the lines below the grid spell out.
  public func text() -> String {
    weeks.map { weekGrid($0) }.joined(separator: "\n")
  }

  /// The days in whole weeks from the network's first day of the week.
  private var weeks: [Range<Day>] {
    stride(from: days.lowerBound.startOfWeek(startingOn: network.weekStart), to: days.upperBound, by: 7)
      .map { ($0..<$0 + 7).clamped(to: days) }
  }

  private static let labelWidth = 10
  private static let cellWidth = 10

  private func weekGrid(_ week: Range<Day>) -> String {
    let days = Array(week)
    var notes = NoteList()
    var lines = heading(days)
    lines.append(row("", days.map { "\($0.weekday.twoLetters) \(TimeText.monthAndDay($0))" }))
    lines.append(row("", days.map(shortSolarHijri)))
    for entry in calendars {
      let cells = entry.days.filter { week.contains($0.day) }.map { cell($0, notes: &notes) }
      for line in 0..<(cells.map(\.count).max() ?? 0) {
        lines.append(
          row(line == 0 ? entry.crossing.name.text() : "", cells.map { line < $0.count ? $0[line] : "" }))
      }
    }
    lines += notes.lines
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ days: [Day]) -> [String] {
    let iso = ISOWeek(containing: days[0] + Weekday.thursday.daysSince(days[0].weekday))
    let last = days[days.count - 1]
    return [
      "\(network.name.text()), \(iso): \(TimeText.longDate(days[0])) to \(TimeText.longDate(last))",
      ([TimeText.city(clocks.exporter) + " time"] + clockDifferences(days)).joined(separator: "; "),
      "",
    ]
  }

  /// How far the other sides' clocks are from the exporter's: `Baghdad is 1:30 behind`, with the days where it changes.
  private func clockDifferences(_ days: [Day]) -> [String] {
    network.sides.dropFirst().map { side in
      let clock = clocks.clock(of: side.id)
      var parts: [(from: Day, seconds: Int)] = []
      for day in days {
        let noon = clocks.exporter.instant(of: WallTime(day, minute: 720))
        let seconds = clock.offsetSeconds(at: noon) - clocks.exporter.offsetSeconds(at: noon)
        if parts.last?.seconds != seconds { parts.append((day, seconds)) }
      }
      let texts = parts.enumerated().map { index, part in
        let size = TimeText.hoursAndMinutes(seconds: abs(part.seconds))
        let difference = part.seconds == 0 ? "the same" : "\(size) \(part.seconds < 0 ? "behind" : "ahead")"
        return index == 0 ? difference : "\(difference) from \(TimeText.monthAndDay(part.from))"
      }
      return "\(TimeText.city(clock)) is \(texts.joined(separator: ", "))"
    }
  }

  /// `18 Kho` for 18 Khordad.
  private func shortSolarHijri(_ day: Day) -> String {
    guard let date = SolarHijriDate(day) else { return "" }
    return "\(date.day) \(SolarHijriDate.englishMonthNames[date.month - 1].prefix(3))"
  }

  /// Two lines an opening, its start and its end; `~` before one that is not certain, and its probability below.
  private func cell(_ day: CalendarDay, notes: inout NoteList) -> [String] {
    guard !day.openings.isEmpty else {
      return ["- \(notes.letter(for: "closed: \(day.reasons.phrases(in: network).joined(separator: "; "))"))"]
    }
    return day.openings.flatMap { opening -> [String] in
      let start = clocks.exporter.wallTime(at: Instant(seconds: opening.range.lowerBound))
      let end = clocks.exporter.wallTime(at: Instant(seconds: opening.range.upperBound))
      // An opening is clipped to its day, so that one that runs on ends at midnight.
      let endText = end.day == day.day ? end.clockText : "24:00"
      guard !opening.occurrence.isConfirmed else { return [start.clockText, "  –\(endText)"] }
      return ["~\(start.clockText)", "  –\(endText)", "  \(DecimalText.percent(opening.occurrence.probability))"]
    }
  }

  private func row(_ label: String, _ cells: [String]) -> String {
    (label.padded(to: Self.labelWidth + 1) + cells.map { $0.padded(to: Self.cellWidth) }.joined())
      .withoutTrailingSpaces
  }
}

/// Notes below a grid, each with a letter of its own, in the order of first use.
private struct NoteList {
  private var notes: [String] = []

  /// The letter of a note: a to z, then aa, ab and on.
  mutating func letter(for note: String) -> String {
    if let known = notes.firstIndex(of: note) { return Self.letters(known) }
    notes.append(note)
    return Self.letters(notes.count - 1)
  }

  var lines: [String] {
    notes.isEmpty ? [] : [""] + notes.enumerated().map { "\(Self.letters($0.offset))  \($0.element)" }
  }

  private static func letters(_ number: Int) -> String {
    let last = String(UnicodeScalar(UInt8(97 + number % 26)))
    return number < 26 ? last : letters(number / 26 - 1) + last
  }
}
