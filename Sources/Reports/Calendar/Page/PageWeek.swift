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
  /// Its number.
  let isoWeek: ISOWeek
  /// How many seconds each other side's clock is ahead of the exporter's, at noon of the days from which it is so.
  let differences: [(side: Side, parts: [(from: Day, seconds: Int)])]
  let headings: [Heading]
  /// One a crossing.
  let grids: [WeekGrid]

  /// A calendar's weeks, from the network's first day of the week on; the first and the last may be cut.
  static func weeks(of report: CalendarReport, words: CalendarWords) -> [PageWeek] {
    report.weeks.map { PageWeek($0, of: report, words: words) }
  }

  private init(_ week: Range<Day>, of report: CalendarReport, words: CalendarWords) {
    days = week
    isoWeek = CalendarPeriod.isoWeek(from: week.lowerBound.startOfWeek(startingOn: report.network.weekStart))
    differences = report.network.sides.dropFirst().map { ($0, report.differences(of: $0, on: week)) }
    let language = words.language
    let places = (week.lowerBound - report.days.lowerBound)..<(week.upperBound - report.days.lowerBound)
    let daysByCrossing = report.calendars.map { Array($0.days[places]) }
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
      + [Phrase(language.vocabulary.isoWeek, Phrase(.leftToRight("\(isoWeek)")))]
  }

  /// Whose time the grids are in, and how far the other sides' clocks are from it, with the days where that changes.
  func clockLines(_ words: CalendarWords) -> [Phrase] {
    let vocabulary = words.vocabulary
    return [Phrase(vocabulary.timeOf, words.name(words.network.exporter.name))]
      + differences.flatMap { side, parts in
        let name = words.name(side.name)
        return parts.enumerated().map { index, part in
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

  /// Seconds that the other side's clock is ahead of the exporter's all week; nil where that changes, or where there is
  /// not one other side.
  var constantDifference: Int? {
    guard differences.count == 1, differences[0].parts.count == 1 else { return nil }
    return differences[0].parts[0].seconds
  }
}

extension CalendarWords {
  /// How long a crossing is open in a week, and the limits that hold in it.
  func facts(of grid: WeekGrid) -> [Phrase] {
    var facts: [Phrase] = []
    for (word, seconds) in [(vocabulary.open, grid.openSeconds), (vocabulary.mayOpen, grid.tentativeSeconds)]
    where seconds > 0 {
      facts.append(Phrase(vocabulary.about, Phrase(.words(word)), language.hours(seconds: seconds)))
    }
    if facts.isEmpty { facts.append(Phrase(.words(vocabulary.noOpening))) }
    return facts + grid.quotas.map(quota)
  }
}
