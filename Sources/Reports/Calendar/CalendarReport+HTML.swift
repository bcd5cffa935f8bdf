import CivilTime
import CrossingModel
import OpeningTimeline

extension CalendarReport {
  /// One page without scripts or anything to load: to print on A4, and to read on a phone, by day and by night.
  public func html(_ language: ReportLanguage) -> String {
    let words = CalendarWords(language: language, network: network, clocks: clocks)
    return MarkupWriter.document(firstLine: "<!DOCTYPE html>", CalendarPage(self, words: words).document)
  }
}

/// The page of a calendar.
struct CalendarPage {
  let words: CalendarWords
  let report: CalendarReport
  let weeks: [PageWeek]

  var language: ReportLanguage { words.language }
  var vocabulary: Vocabulary { words.vocabulary }

  init(_ report: CalendarReport, words: CalendarWords) {
    self.report = report
    self.words = words
    weeks = PageWeek.weeks(of: report, words: words)
  }

  var document: Element {
    Element("html", ["lang": language.code, "dir": language.direction]) {
      Element("head") {
        Element("meta", ["charset": "utf-8"])
        Element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        Element("meta", ["name": "color-scheme", "content": "light dark"])
        Element("title") { title.plainText(in: language) }
        Element("style") { [.styleSheet(Self.styleSheet)] }
      }
      Element("body") {
        Element("main") { report.isLong ? [months] : weekTables }
      }
    }
  }

  /// The crossing where there is one, else the network; and the dates.
  private var title: Phrase {
    let crossings = report.network.crossings
    let subject = crossings.count == 1 ? words.posts(crossings[0]) : words.name(report.network.name)
    let days = report.days
    return Phrase(vocabulary.about, subject, language.dates(days.lowerBound, days.upperBound - 1))
  }

  private var legend: Element {
    Element("ul", ["class": "legend"]) {
      for (kind, text) in vocabulary.legend {
        Element("li") {
          Element("span", ["class": "swatch \(kind)", "aria-hidden": "true"])
          text
        }
      }
    }
  }

  // MARK: Sheets

  /// A part of the page with a head that stands on each sheet of paper that it takes: browsers repeat the head of a table.
  private func sheets(head: [Element], _ rows: [Element]) -> Element {
    Element("table", ["class": "sheets", "role": "presentation"]) {
      Element("thead", ["role": "presentation"]) {
        Element("tr", ["role": "presentation"]) { Element("td", ["role": "presentation"]) { head } }
      }
      Element("tbody", ["role": "presentation"]) {
        for row in rows {
          Element("tr", ["role": "presentation", "class": row.name]) { Element("td", ["role": "presentation"]) { row } }
        }
      }
    }
  }

  private var pageHeader: Element {
    Element("header", ["class": "page"]) {
      Element("h1") { words.name(report.network.name).markup(in: language) }
      legend
    }
  }

  private var footer: Element {
    Element("footer") {
      Element("h2") { vocabulary.notes }
      notes
      for explanation in words.explanations(of: report.isLong ? [] : weeks) {
        Element("p") { explanation.markup(in: language) }
      }
    }
  }

  /// All days in one piece, a row a crossing.
  private var months: Element {
    sheets(head: [pageHeader, monthHeader], report.calendars.map(monthSection) + [footer])
  }

  /// The weeks of one crossing in one piece, those of several each for itself.
  private var weekTables: [Element] {
    guard report.calendars.count > 1 else {
      let sections = weeks.indices.map { index in
        Element("section", ["class": "week"]) {
          weekHeader(weeks[index])
          crossings(index)
        }
      }
      return [sheets(head: [pageHeader], sections + [footer])]
    }
    return weeks.indices.map { index in
      sheets(
        head: [pageHeader, weekHeader(weeks[index])], crossings(index) + (index == weeks.count - 1 ? [footer] : []))
    }
  }

  private func weekHeader(_ week: PageWeek) -> Element {
    Element("header", ["class": "period"]) {
      Element("h2") { week.title(in: language).markup(in: language) }
      Element("p") { Phrase(week.otherDates(words), separator: vocabulary.separator).markup(in: language) }
      Element("p") { Phrase(words.clockLines(week.differences), separator: vocabulary.semicolon).markup(in: language) }
    }
  }

  private func crossings(_ index: Int) -> [Element] {
    zip(report.calendars, weeks[index].grids).map { calendar, grid in
      let id = "\(calendar.crossing.id)-\(index + 1)"
      return Element("section", ["class": "crossing"]) {
        crossingHeader(calendar.crossing, grid.facts, id: id)
        table(grid, weeks[index], labelledBy: id)
      }
    }
  }

  func crossingHeader(_ crossing: Crossing, _ facts: [Phrase], id: String) -> Element {
    Element("header") {
      Element("h3", ["id": id]) { words.posts(crossing).markup(in: language) }
      Element("p") { Phrase(facts, separator: vocabulary.separator).markup(in: language) }
    }
  }
}
