import CivilTime
import CrossingModel
import OpeningTimeline

/// A week of a calendar's page: its dates, what its days are called, and the grid of each crossing.
struct PageWeek {
  /// A day's names.
  struct Heading {
    /// 0 to 6: days since the first day of the week.
    let index: Int
    let day: Day
    /// The name of the day of the week.
    let weekday: String
    /// The date without its year, in each of the language's calendars.
    let dates: [String]
    /// The public holidays of the sides.
    let holidays: [Phrase]
  }

  /// The days that are shown of it.
  let days: Range<Day>
  let headings: [Heading]
  /// One a crossing.
  let grids: [WeekGrid]

  /// A calendar's weeks, from the network's first day of the week on.
  static func weeks(of report: CalendarReport, words: CalendarWords) -> [PageWeek] {
    let days = report.days
    return stride(from: days.lowerBound.startOfWeek(startingOn: report.network.weekStart), to: days.upperBound, by: 7)
      .map { start in PageWeek((start..<start + 7).clamped(to: days), of: report, words: words) }
  }

  private init(_ week: Range<Day>, of report: CalendarReport, words: CalendarWords) {
    days = week
    let language = words.language
    let daysByCrossing = report.calendars.map { calendar in calendar.days.filter { week.contains($0.day) } }
    headings = (daysByCrossing.first ?? []).map { day in
      Heading(
        index: day.day.weekday.daysSince(report.network.weekStart), day: day.day,
        weekday: language.name(of: day.day.weekday),
        dates: language.calendars.compactMap { language.dayAndMonth(day.day, in: $0) },
        holidays: words.holidays(day))
    }
    grids = daysByCrossing.map { WeekGrid($0, words: words) }
  }

  /// The week's dates in the calendar that the language's readers live by.
  func title(in language: ReportLanguage) -> Phrase { language.dates(days.lowerBound, days.upperBound - 1) }

  /// The week's dates in the other calendars, and its number in ISO 8601.
  func otherDates(in language: ReportLanguage) -> [Phrase] {
    language.calendars.dropFirst().compactMap { language.dates(days.lowerBound, days.upperBound - 1, in: $0) }
      + [Phrase(language.vocabulary.isoWeek, Phrase(.leftToRight("\(CalendarPeriod.isoWeek(from: days.lowerBound))")))]
  }

  /// Whose time the grids are in, and how far the other sides' clocks are from it, with the days where that changes.
  func clockLines(_ words: CalendarWords) -> [Phrase] {
    let vocabulary = words.vocabulary
    let exporter = words.network.exporter
    return [Phrase(vocabulary.timeOf, words.name(exporter.name))]
      + words.network.sides.dropFirst().flatMap { side in
        let name = words.name(side.name)
        return differences(of: side.id, words.clocks).enumerated().map { index, part in
          let size = words.language.clockDifference(seconds: abs(part.seconds))
          let template =
            part.seconds == 0
            ? vocabulary.clockSame : part.seconds < 0 ? vocabulary.clockBehind : vocabulary.clockAhead
          let phrase = Phrase(template, name, size)
          guard index > 0 else { return phrase }
          return Phrase(vocabulary.remark, phrase, Phrase(vocabulary.fromDate, words.language.date(part.from)))
        }
      }
  }

  /// Seconds that a side's clock is ahead of the exporter's at noon, with the day since when.
  func differences(of side: String, _ clocks: Clocks) -> [(from: Day, seconds: Int)] {
    let clock = clocks.clock(of: side)
    var parts: [(from: Day, seconds: Int)] = []
    for day in days {
      let noon = clocks.exporter.instant(of: WallTime(day, minute: 720))
      let seconds = clock.offsetSeconds(at: noon) - clocks.exporter.offsetSeconds(at: noon)
      if parts.last?.seconds != seconds { parts.append((day, seconds)) }
    }
    return parts
  }
}

extension CalendarWords {
  /// Seconds that the other side's clock is ahead of the exporter's all week; nil where that changes, or where there is
  /// not one other side.
  func constantDifference(in week: PageWeek) -> Int? {
    let others = network.sides.dropFirst()
    guard let other = others.first, others.count == 1 else { return nil }
    let differences = week.differences(of: other.id, clocks)
    return differences.count == 1 ? differences[0].seconds : nil
  }

  /// How long a crossing is open in a week, and the limits that hold in it.
  func facts(of calendar: CrossingCalendar, _ grid: WeekGrid, in days: Range<Day>) -> [Phrase] {
    var facts: [Phrase] = []
    for (word, seconds) in [(vocabulary.open, grid.openSeconds), (vocabulary.mayOpen, grid.tentativeSeconds)]
    where seconds > 0 {
      facts.append(Phrase(vocabulary.about, Phrase(.words(word)), language.hours(seconds: seconds)))
    }
    if facts.isEmpty { facts.append(Phrase(.words(vocabulary.noOpening))) }
    var quotas: [Quota] = []
    for day in calendar.days where days.contains(day.day) {
      for quota in day.openings.flatMap(\.occurrence.quotas) where !quotas.contains(quota) { quotas.append(quota) }
    }
    return facts + quotas.map(quota)
  }
}
