import Testing

@testable import Reports

struct PhraseTests {
  @Test func placesOfATemplateAreFilledInItsOwnOrder() {
    let phrase = Phrase("on {1}: {0}!", Phrase(.foreign("Sa")), Phrase(.words("a"), .leftToRight("1-2")))
    #expect(
      phrase.pieces == [.words("on "), .words("a"), .leftToRight("1-2"), .words(": "), .foreign("Sa"), .words("!")])
    #expect(phrase.plainText(in: .english) == "on a1-2: \u{2068}Sa\u{2069}!")
    #expect(phrase.plainText(in: .arabic) == "on a\u{2066}1-2\u{2069}: \u{2068}Sa\u{2069}!")
  }

  struct Wrapping: CustomTestStringConvertible {
    let width: Double
    let lines: [Phrase]
    var testDescription: String { "\(width)" }
  }

  /// A rule is broken between its words, and stays from left to right in every line.
  @Test(arguments: [
    Wrapping(width: 40, lines: [Phrase(.words("by rule "), .leftToRight("Su,We 08:00-16:00"), .words(", off"))]),
    Wrapping(
      width: 20,
      lines: [
        Phrase(.words("by rule "), .leftToRight("Su,We")), Phrase(.leftToRight("08:00-16:00"), .words(", off")),
      ]),
    // A word that is wider than a line is broken within itself.
    Wrapping(
      width: 7,
      lines: [
        Phrase(.words("by rule")), Phrase(.leftToRight("Su,We")), Phrase(.leftToRight("08:00-1")),
        Phrase(.leftToRight("6:00"), .words(",")), Phrase(.words("off")),
      ]),
    Wrapping(
      width: 1,
      lines: "byrule".map { Phrase(.words(String($0))) } + "Su,We08:00-16:00".map { Phrase(.leftToRight(String($0))) }
        + ",off".map { Phrase(.words(String($0))) }),
  ])
  func linesBreakBetweenWords(_ example: Wrapping) {
    let phrase = Phrase(.words("by rule "), .leftToRight("Su,We 08:00-16:00"), .words(", off"))
    #expect(phrase.lines(width: example.width) { Double($0.count) } == example.lines)
  }

  @Test func marksThatNobodySeesHaveNoWidth() {
    #expect(TextWidth.of("\u{2066}ab\u{2069}\u{200C}\u{2060}", size: 10) == TextWidth.of("ab", size: 10))
    #expect(TextWidth.of("ab", size: 10, isBold: true) > TextWidth.of("ab", size: 10))
  }

  struct Foreign: CustomTestStringConvertible {
    let text: String
    let markup: String
    var testDescription: String { text }
  }

  /// What the files say in English is told to be so on a page in another language; what they say in its letters is not.
  @Test(arguments: [
    Foreign(text: "7 days, as published", markup: "<bdi lang=\"en\" dir=\"ltr\">7 days, as published</bdi>"),
    Foreign(text: "اعتصاب", markup: "<bdi>اعتصاب</bdi>"),
    Foreign(text: "1399", markup: "<bdi>1399</bdi>"),
  ])
  func aForeignTextHasItsLanguage(_ example: Foreign) {
    let phrase = Phrase(.foreign(example.text))
    func page(_ language: ReportLanguage) -> String {
      MarkupWriter.document(firstLine: "", Element("p") { phrase.markup(in: language) })
    }
    #expect(page(.persian) == "\n<p>\(example.markup)</p>\n")
    #expect(page(.english) == "\n<p><bdi>\(example.text)</bdi></p>\n")
  }
}
