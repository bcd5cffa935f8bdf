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
        Element("header", ["class": "page"]) {
          Element("h1") { words.name(report.network.name).markup(in: language) }
          legend
        }
        Element("main") { weeks.indices.map(section) }
        Element("footer") {
          Element("h2") { vocabulary.notes }
          notes
          for explanation in words.explanations(of: weeks) { Element("p") { explanation.markup(in: language) } }
        }
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

  private func section(_ index: Int) -> Element {
    let week = weeks[index]
    return Element("section", ["class": report.calendars.count > 1 ? "week sheet" : "week"]) {
      Element("header") {
        Element("h2") { week.title(in: language).markup(in: language) }
        Element("p") { Phrase(week.otherDates(words), separator: vocabulary.separator).markup(in: language) }
        Element("p") { Phrase(week.clockLines(words), separator: vocabulary.semicolon).markup(in: language) }
      }
      for (calendar, grid) in zip(report.calendars, week.grids) {
        let id = "\(calendar.crossing.id)-\(index + 1)"
        Element("section", ["class": "crossing"]) {
          Element("header") {
            Element("h3", ["id": id]) { words.posts(calendar.crossing).markup(in: language) }
            Element("p") {
              Phrase(words.facts(of: grid), separator: vocabulary.separator).markup(in: language)
            }
          }
          table(grid, week, labelledBy: id)
        }
      }
    }
  }
}
