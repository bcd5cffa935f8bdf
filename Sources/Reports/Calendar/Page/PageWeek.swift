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
    /// How far the other sides' clocks are from the exporter's from this day on, where that changes.
    let clockChanges: [Phrase]
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
    let differences = report.network.sides.dropFirst().map { ($0, report.differences(of: $0, on: week)) }
    self.differences = differences
    let language = words.language
    let places = (week.lowerBound - report.days.lowerBound)..<(week.upperBound - report.days.lowerBound)
    let daysByCrossing = report.calendars.map { Array($0.days[places]) }
    headings = (daysByCrossing.first ?? []).map { day in
      Heading(
        index: day.day.weekday.daysSince(report.network.weekStart), day: day.day,
        weekday: language.name(of: day.day.weekday),
        dates: words.calendars.compactMap { language.dayAndMonth(day.day, in: $0) },
        holidays: words.holidays(day),
        clockChanges: differences.flatMap { side, parts in
          parts.dropFirst().filter { $0.from == day.day }.map { words.difference(of: side, seconds: $0.seconds) }
        })
    }
    grids = daysByCrossing.map { WeekGrid($0, words: words) }
  }

  /// The week's dates in the calendar that the language's readers live by.
  func title(in language: ReportLanguage) -> Phrase { language.dates(days.lowerBound, days.upperBound - 1) }

  /// The week's dates in the other calendars, and its number in ISO 8601.
  func otherDates(_ words: CalendarWords) -> [Phrase] {
    words.calendars.dropFirst().compactMap { words.language.dates(days.lowerBound, days.upperBound - 1, in: $0) }
      + [words.language.name(of: isoWeek)]
  }

  /// The other side's clock, as it is told beside the hours.
  struct SecondClock {
    let side: Side
    /// Seconds that it is ahead of the exporter's on the last days, told at the end of the lines.
    let secondsAhead: Int
    /// The same on the first days, told beside the exporter's, and the day from which it is otherwise; nil where it is the
    /// same all week.
    let before: (secondsAhead: Int, until: Day)?
  }

  /// The other side's clock; nil where there is not one other side.
  var secondClock: SecondClock? {
    guard differences.count == 1, let first = differences[0].parts.first, let last = differences[0].parts.last else {
      return nil
    }
    let isConstant = differences[0].parts.count == 1
    return SecondClock(
      side: differences[0].side, secondsAhead: last.seconds, before: isConstant ? nil : (first.seconds, last.from))
  }
}

extension CalendarWords {
  /// How far a side's clock is ahead of the exporter's.
  func difference(of side: Side, seconds: Int) -> Phrase {
    let template =
      seconds == 0 ? vocabulary.clockSame : seconds < 0 ? vocabulary.clockBehind : vocabulary.clockAhead
    return Phrase(template, name(side.name), language.clockDifference(seconds: abs(seconds)))
  }

  /// Whose time hours are in, and how far the other sides' clocks are from it, with the days where that changes.
  func clockLines(_ differences: [(side: Side, parts: [(from: Day, seconds: Int)])]) -> [Phrase] {
    [Phrase(vocabulary.timeOf, name(network.exporter.name))]
      + differences.flatMap { side, parts in
        parts.enumerated().map { index, part in
          let phrase = difference(of: side, seconds: part.seconds)
          guard index > 0 else { return phrase }
          return Phrase(vocabulary.remark, phrase, Phrase(vocabulary.fromDate, language.date(part.from)))
        }
      }
  }

  /// What the clocks read at an hour of the exporter's: his own with a star where he reads it for the second time, the
  /// other side's as it was before a change within the week, and as it is after it; nil for what has no reading.
  func readings(
    _ reading: Int, _ order: TimeZoneTable.ReadingOrder, _ other: PageWeek.SecondClock?
  ) -> (own: Phrase, before: Phrase?, after: Phrase?) {
    let own = language.hour(reading)
    return (
      order == .second ? Phrase([own, Phrase(.words("*"))], separator: "") : own,
      // Nothing before the change is read for the second time.
      order == .second ? nil : other?.before.map { language.hour(reading + $0.secondsAhead / 60) },
      other.map { language.hour(reading + $0.secondsAhead / 60) }
    )
  }

  /// How long a crossing is open in some parts of days, and the limits that hold in them.
  func facts(of parts: [CalendarDay.Part], noOpening: String) -> [Phrase] {
    var facts: [Phrase] = []
    let open = parts.filter(\.occurrence.isConfirmed).reduce(0) { $0 + $1.range.count }
    let tentative = parts.reduce(0) { $0 + $1.range.count } - open
    for (word, seconds) in [(vocabulary.open, open), (vocabulary.mayOpen, tentative)]
    where seconds > 0 {
      facts.append(Phrase(vocabulary.about, Phrase(.words(word)), language.hours(seconds: seconds)))
    }
    if facts.isEmpty { facts.append(Phrase(.words(noOpening))) }
    return facts + parts.flatMap(\.occurrence.quotas).unique.map(quota)
  }
}
