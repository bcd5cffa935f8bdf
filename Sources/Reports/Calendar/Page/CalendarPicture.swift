import CivilTime
import OpeningTimeline

/// Draws a calendar from top to bottom; lengths are in the units of the view box, of which a line of text has about 15.
///
/// Lines that run from right to left mirror everything: positions are counted from the side at which lines begin.
struct CalendarPicture {
  static let width = 1_200.0
  static let margin = 32.0
  /// The width of one clock's readings.
  static let axisWidth = 54.0
  static let padding = 7.0

  let report: CalendarReport
  let words: CalendarWords
  let weeks: [PageWeek]
  /// The width of the readings at the beginning of the lines: of two where clocks change.
  let startWidth: Double
  /// The width of a day.
  let columnWidth: Double
  /// What has been drawn.
  var elements: [Element] = []
  /// Where the next thing goes.
  var top = CalendarPicture.margin

  var language: ReportLanguage { words.language }
  var vocabulary: Vocabulary { words.vocabulary }

  init(_ report: CalendarReport, words: CalendarWords) {
    self.report = report
    self.words = words
    weeks = PageWeek.weeks(of: report, words: words)
    let hasChange = weeks.contains { $0.secondClock?.before != nil }
    startWidth = hasChange ? 2 * Self.axisWidth - 8 : Self.axisWidth
    columnWidth = (Self.width - 2 * Self.margin - startWidth - Self.axisWidth) / 7
  }

  /// The whole picture.
  mutating func document() -> Element {
    let name = words.name(report.network.name)
    paragraph(name, style: .soft)
    for week in weeks { draw(week) }
    for explanation in words.explanations(of: weeks) { paragraph(explanation, style: .small) }
    let size = (width: DecimalText.plain(Self.width), height: DecimalText.plain(top + Self.margin - 10))
    let title = Phrase(vocabulary.about, name, language.dates(report.days.lowerBound, report.days.upperBound - 1))
    return Element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(size.width) \(size.height)", "width": size.width,
        "height": size.height, "lang": language.code, "role": "img",
      ]
    ) {
      Element("title") { title.plainText(in: language) }
      Element("style") { [.styleSheet(Self.styleSheet)] }
      Element("defs") {
        Element(
          "pattern",
          [
            "id": "hatching", "width": "10", "height": "10", "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
          ]
        ) {
          Element("rect", ["width": "10", "height": "10", "fill": "#fff9ec"])
          Element("rect", ["width": "5", "height": "10", "fill": "#fbedcd"])
        }
      }
      Element("rect", ["class": "paper", "width": size.width, "height": size.height])
      // On the root it would be the direction in which a browser's window scrolls, and cut the picture.
      Element("g", ["direction": language.direction]) { elements }
    }
  }

  private static let styleSheet: StaticString = """

    text { font-family: system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", Tahoma, sans-serif; fill: #18211d; }
    .paper { fill: #fff; }
    .line { stroke: #18211d; stroke-width: 1; }
    .change { stroke: #56615b; stroke-width: 1; stroke-dasharray: 4 3; }
    .hour { stroke: #d3dad6; stroke-width: 1; stroke-dasharray: 1 3; }
    .soft, .small, .tick, .note { fill: #56615b; }
    .title, .name, .strong { font-weight: 650; }
    .holiday { fill: #a3282c; }
    .block.open { fill: #d9efe2; stroke: #1c7a4b; stroke-width: 1.5; }
    .block.tentative { fill: url(#hatching); stroke: #8f6200; stroke-width: 1.5; stroke-dasharray: 5 3; }
    .block.closed { fill: #f2f4f3; }
    .swatch.closed { stroke: #d3dad6; }
    .tentative-text { fill: #3f2c00; paint-order: stroke; stroke: #fff9ec; stroke-width: 3px; stroke-linejoin: round; }

    """
}
