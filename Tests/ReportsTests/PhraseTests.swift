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
    Wrapping(
      width: 1,
      lines: [
        Phrase(.words("by")), Phrase(.words("rule")), Phrase(.leftToRight("Su,We")),
        Phrase(.leftToRight("08:00-16:00"), .words(",")), Phrase(.words("off")),
      ]),
  ])
  func linesBreakBetweenWords(_ example: Wrapping) {
    let phrase = Phrase(.words("by rule "), .leftToRight("Su,We 08:00-16:00"), .words(", off"))
    #expect(phrase.lines(width: example.width) { Double($0.count) } == example.lines)
  }

  @Test func marksThatNobodySeesHaveNoWidth() {
    #expect(TextWidth.of("\u{2066}ab\u{2069}\u{200C}\u{2060}", size: 10) == TextWidth.of("ab", size: 10))
    #expect(TextWidth.of("ab", size: 10, isBold: true) > TextWidth.of("ab", size: 10))
  }
}
