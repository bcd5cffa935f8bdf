import CivilTime
import CrossingModel
import OpeningRules
import OpeningTimeline

extension CalendarReport {
  /// The calendar for a terminal of `width` columns: weeks as grids of hours for up to three crossings, as a table of
  /// days for more; a month as a sheet of weeks for one crossing, as a line of days for each of several.
  ///
  /// Letters stand for the reasons spelled out below. Nothing depends on colour.
  ///
  /// - Parameter explains: whether every day's reasons follow, too.
  public func text(width: Int, explains: Bool = false) -> String {
    var lines: [String]
    if isLong {
      lines = calendars.count == 1 ? monthSheet(width: width) : dayLines(width: width)
    } else {
      lines = Array(
        weeks.map { week in
          calendars.count <= Self.mostGrids ? hourGrids(of: week, width: width) : weekTable(of: week, width: width)
        }.joined(separator: [""]))
    }
    if explains { lines += explanation(width: width) }
    return lines.map { $0.withoutTrailingSpaces + "\n" }.joined()
  }

  /// The most crossings that have a grid of hours each.
  private static let mostGrids = 3

  /// Whether days are shown by the month rather than by the week.
  var isLong: Bool {
    switch period {
    case .weeks: false
    case .month: true
    case .days(let days): days.count > 14
    }
  }

  /// The days in weeks from the network's first day of the week; the first and the last may be cut.
  var weeks: [Range<Day>] {
    stride(from: days.lowerBound.startOfWeek(startingOn: network.weekStart), to: days.upperBound, by: 7)
      .map { ($0..<$0 + 7).clamped(to: days) }
  }

  /// What is shown, from when to when, and on which clock.
  func heading(_ days: Range<Day>, named name: String?, width: Int) -> [String] {
    let title = network.name.onOneLine + (name.map { ", \($0)" } ?? "")
    let last = days.upperBound - 1
    let dates =
      days.count == 1
      ? TimeText.longDate(last) : "\(TimeText.longDate(days.lowerBound)) to \(TimeText.longDate(last))"
    let clocks = ([TimeText.city(clocks.exporter) + " time"] + clockDifferences(days)).joined(separator: "; ")
    return title.wrapped(to: width) + dates.wrapped(to: width) + clocks.wrapped(to: width) + [""]
  }

  /// The columns for the names of the crossings, with a space after them: a sixth of the width at most.
  func nameColumn(width: Int) -> Int {
    calendars.reduce(0) { max($0, min(width / 6, $1.crossing.name.onOneLine.count)) } + 1
  }

  /// `2020-W24`, where a week is shown as a whole.
  func weekName(_ week: Range<Day>) -> String? {
    week.count == 7 ? "\(CalendarPeriod.isoWeek(from: week.lowerBound))" : period.name
  }

  /// The sides that keep another clock than the exporter's.
  var otherClocks: [Side] {
    network.sides.dropFirst().filter { clocks.clock(of: $0.id) != clocks.exporter }
  }

  /// How far the other sides' clocks are from the exporter's: `Baghdad is 1:30 behind`, with the days where it changes.
  private func clockDifferences(_ days: Range<Day>) -> [String] {
    otherClocks.map { side in
      let texts = differences(of: side, on: days).enumerated().map { index, part in
        let size = TimeText.hoursAndMinutes(seconds: abs(part.seconds))
        let difference = part.seconds == 0 ? "the same" : "\(size) \(part.seconds < 0 ? "behind" : "ahead")"
        return index == 0 ? difference : "\(difference) from \(TimeText.monthAndDay(part.from))"
      }
      return "\(TimeText.city(clocks.clock(of: side.id))) is \(texts.joined(separator: ", "))"
    }
  }

  /// How far the other sides' clocks are from the exporter's in the days shown.
  var clockDifferences: [(side: Side, parts: [(from: Day, seconds: Int)])] {
    network.sides.dropFirst().map { ($0, differences(of: $0, on: days)) }
  }

  /// How many seconds a side's clock is ahead of the exporter's, at noon of the days from which it is so.
  func differences(of side: Side, on days: Range<Day>) -> [(from: Day, seconds: Int)] {
    let clock = clocks.clock(of: side.id)
    var parts: [(from: Day, seconds: Int)] = []
    for day in days {
      let noon = clocks.exporter.instant(of: WallTime(day, minute: 720))
      let seconds = clock.offsetSeconds(at: noon) - clocks.exporter.offsetSeconds(at: noon)
      if parts.last?.seconds != seconds { parts.append((day, seconds)) }
    }
    return parts
  }

  // MARK: Days

  /// `18 Kho`, or `18 Khordad` where there is room; a star where a side has a holiday.
  func shortSolarHijri(_ day: Day, width: Int) -> String {
    let star = hasHoliday(day) ? "*" : ""
    guard let date = SolarHijriDate(day) else { return star }
    let whole = "\(date.day) \(date.englishMonthName)\(star)"
    return whole.count < width ? whole : "\(date.day) \(date.englishMonthName.prefix(3))\(star)"
  }

  private func hasHoliday(_ day: Day) -> Bool {
    network.sides.contains { $0.holidays.contains { $0.day == day } }
  }

  /// What `¹` and `²` at a reading mean, where an opening of some days begins or ends at one of them.
  func repetitionLines(_ days: Range<Day>) -> [String] {
    let limits = calendars.flatMap(\.days).filter { days.contains($0.day) }.flatMap(\.openings)
      .flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    let isRepeated = limits.contains { clocks.exporter.order(ofReadingAt: Instant(seconds: $0)) != .only }
    return isRepeated ? ["", "¹ ² the clock reads this twice: for the first and for the second time"] : []
  }

  /// The holidays of some days by name: `* Su 2020-08-30 Ashura (Iran and Iraq)`.
  func holidayLines(_ days: Range<Day>, width: Int) -> [String] {
    let lines = days.flatMap { day -> [String] in
      let names = holidayNames(on: day)
      guard !names.isEmpty else { return [] }
      return "\(day.weekday.twoLetters) \(day) \(names)".wrapped(to: width, behind: "*  ")
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  /// `Ashura (Iran and Iraq), Feast (Iraq)`.
  func holidayNames(on day: Day) -> String {
    let holidays = network.sides.flatMap { side in
      side.holidays.filter { $0.day == day }.map { ($0.name.onOneLine, side.name.onOneLine) }
    }
    return holidays.gathered().map { "\($0) (\(EnglishWords.list($1)))" }.joined(separator: ", ")
  }

  /// Why a day is closed, as a note.
  func closedNote(_ reasons: [ClosedReason]) -> String {
    "closed: \(reasons.phrases(in: network).joined(separator: "; "))"
  }

  /// Why a day without openings is closed, as a note; where the sides are open at different times, who closes when.
  func closedNote(of day: CalendarDay) -> String {
    guard day.reasons == [.noOverlap], !day.gaps.isEmpty else { return closedNote(day.reasons) }
    let gaps = day.gaps.map { gap in
      let (start, end) = clockTexts(gap.range, on: day)
      return "\(start)–\(end) \(gap.reasons.phrases(in: network).joined(separator: "; "))"
    }
    return "\(closedNote(day.reasons)): \(gaps.joined(separator: "; "))"
  }

  /// The readings of the exporter's clock at which a part of a day begins and ends: `09:30` and `16:00`, `24:00`; with
  /// its offset where it reads this twice.
  func clockTexts(_ range: Range<Int>, on day: CalendarDay) -> (start: String, end: String) {
    let end = Instant(seconds: range.upperBound)
    return (
      clocks.exporter.clockText(at: Instant(seconds: range.lowerBound)),
      range.upperBound == day.range.upperBound
        ? "24:00\(clocks.exporter.offsetTextOfRepeatedReading(at: end))" : clocks.exporter.clockText(at: end)
    )
  }
}
