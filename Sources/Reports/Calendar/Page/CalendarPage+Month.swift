import CivilTime
import CrossingModel
import OpeningTimeline

/// The sheets of a month: a row a week. On a phone its days stand one below the other.
///
/// Styles that lay out a table as something else take its meaning away from screen readers, so that the roles are stated.
extension CalendarPage {
  /// One crossing's month.
  func monthSection(_ calendar: CrossingCalendar) -> Element {
    let sheet = MonthSheet(calendar, weekStart: report.network.weekStart, words: words)
    return Element("section", ["class": "crossing"]) {
      crossingHeader(calendar.crossing, sheet.facts, id: calendar.crossing.id)
      Element(
        "table",
        [
          "class": report.calendars.count > 1 ? "month many" : "month", "role": "table",
          "aria-labelledby": calendar.crossing.id, "style": "--cell:\(cellHeight)px",
        ]
      ) {
        Element("thead", ["role": "rowgroup"]) {
          Element("tr", ["role": "row"]) {
            for index in 0..<7 {
              Element("th", ["role": "columnheader", "scope": "col"]) { weekday(index) }
            }
          }
        }
        Element("tbody", ["role": "rowgroup"]) {
          for week in sheet.weeks {
            Element("tr", ["role": "row"]) {
              for index in 0..<7 { cell(week.first { $0.index == index }) }
            }
          }
        }
      }
      Element("div", ["class": "reasons"]) {
        for (number, reason) in sheet.reasons.enumerated() {
          let label = Phrase("({0}) ", language.number(number + 1))
          Element("p") { Phrase([label, reason], separator: "").markup(in: language) }
        }
      }
    }
  }

  /// One sheet fills a page, two share one, of more as many as there is room for.
  private var cellHeight: Int {
    switch report.calendars.count {
    case 1: 64
    case 2: 52
    default: 26
    }
  }

  private func weekday(_ index: Int) -> String {
    language.name(of: (Day(number: 0).startOfWeek(startingOn: report.network.weekStart) + index).weekday)
  }

  private func cell(_ cell: MonthSheet.Cell?) -> Element {
    guard let cell else { return Element("td", ["role": "cell", "class": "blank"]) }
    let dates = monthCalendars.prefix(2).map { $0.date(of: cell.day) }
    return Element("td", ["role": "cell"]) {
      Element("div", ["class": "dates"]) {
        Element("span", ["class": "weekday"]) { language.name(of: cell.day.weekday) }
        if let date = dates.first ?? nil {
          Element("span", ["class": "number"]) { language.digits(String(date.day)) }
        }
        if dates.count > 1, let other = language.dayAndMonth(cell.day, in: monthCalendars[1]) {
          Element("span", ["class": "date"]) { other }
        }
      }
      Element("div", ["class": "entries"]) {
        for holiday in cell.holidays { Element("p", ["class": "holiday"]) { holiday.markup(in: language) } }
        for entry in cell.entries {
          Element("div", ["class": "block \(entry.kind.rawValue)"]) {
            for line in entry.lines { Element("p") { line.markup(in: language) } }
          }
        }
      }
    }
  }

  // MARK: Head

  /// The holidays, once for all sheets, whose days are only marked where there is no room for names.
  private var holidays: Element? {
    let holidays = (report.calendars.first?.days ?? []).flatMap { day in
      words.holidays(day).map { holiday in
        Phrase(vocabulary.remark, holiday, Phrase(.words(language.dayAndMonth(day.day, in: monthCalendars[0]) ?? "")))
      }
    }
    guard !holidays.isEmpty else { return nil }
    return Element("p", ["class": "holidays"]) {
      Phrase(holidays, separator: vocabulary.separator).markup(in: language)
    }
  }

  /// The calendars of the dates, that of the month first.
  private var monthCalendars: [CivilCalendar] {
    guard case .month(let month) = report.period else { return words.calendars }
    let own = words.calendars.filter { $0.kind == month.calendar }
    return own + words.calendars.filter { $0.kind != month.calendar }
  }

  /// What is shown, the same in the other calendars, and the clocks.
  var monthHeader: Element {
    let days = report.days
    let calendars = monthCalendars
    let title =
      switch report.period {
      case .month(let month): language.name(of: month)
      case .weeks, .days: language.dates(days.lowerBound, days.upperBound - 1)
      }
    let others = calendars.dropFirst().compactMap { language.dates(days.lowerBound, days.upperBound - 1, in: $0) }
    return Element("header", ["class": "period"]) {
      Element("h2") { title.markup(in: language) }
      Element("p") { Phrase(others, separator: vocabulary.separator).markup(in: language) }
      Element("p") {
        Phrase(words.clockLines(report.clockDifferences), separator: vocabulary.semicolon).markup(in: language)
      }
      if report.calendars.count > 1 { holidays }
    }
  }
}
