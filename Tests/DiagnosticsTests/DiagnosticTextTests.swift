import Diagnostics
import Testing

@Suite struct DiagnosticTextTests {
  /// A finding and its whole text.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let diagnostic: Diagnostic
    let text: String
  }

  static func at(_ line: Int, _ column: Int) -> Diagnostics.SourceLocation {
    Diagnostics.SourceLocation(file: "mehran.json5", line: line, column: column)
  }

  static let cases = [
    Case(
      testDescription: "everything",
      diagnostic: Diagnostic(
        .error, at: at(4, 3), "unknown key 'holydays'", suggestion: "holidays", excerpt: "  holydays: \"IR\","),
      text: """
        mehran.json5:4:3: error: unknown key 'holydays'
            holydays: "IR",
            ^
          try: holidays
        """),
    Case(
      testDescription: "no place",
      diagnostic: Diagnostic(.warning, "the network has no crossing"),
      text: "warning: the network has no crossing"),
    Case(
      testDescription: "a place without excerpt",
      diagnostic: Diagnostic(.note, at: at(1, 1), "read as Solar Hijri", suggestion: "2020-06-07"),
      text: """
        mehran.json5:1:1: note: read as Solar Hijri
          try: 2020-06-07
        """),
    Case(
      testDescription: "tabs move the caret as they move the text",
      diagnostic: Diagnostic(.error, at: at(2, 4), "expected ':'", excerpt: "\ta\tb"),
      text: "mehran.json5:2:4: error: expected ':'\n  \ta\tb\n  \t \t^"),
    Case(
      testDescription: "the end of a line",
      diagnostic: Diagnostic(.error, at: at(2, 4), "expected a value", excerpt: "id:"),
      text: "mehran.json5:2:4: error: expected a value\n  id:\n     ^"),
    Case(
      testDescription: "a column behind the end stays at the end",
      diagnostic: Diagnostic(.error, at: at(2, 400), "expected a value", excerpt: "id:"),
      text: "mehran.json5:2:400: error: expected a value\n  id:\n     ^"),
    Case(
      testDescription: "an empty line",
      diagnostic: Diagnostic(.error, at: at(9, 1), "the file ends here", excerpt: ""),
      text: "mehran.json5:9:1: error: the file ends here\n  \n  ^"),
    Case(
      testDescription: "columns count characters, not bytes",
      diagnostic: Diagnostic(.error, at: at(1, 10), "expected '}'", excerpt: "{fa:\"مهر\"]"),
      text: "mehran.json5:1:10: error: expected '}'\n  {fa:\"مهر\"]\n           ^"),
    Case(
      testDescription: "control characters never reach the terminal",
      diagnostic: Diagnostic(.error, at: at(1, 2), "found '\u{1B}[31m'", suggestion: "a\u{7}b", excerpt: "a\u{1B}\r\n"),
      text: "mehran.json5:1:2: error: found '\u{FFFD}[31m'\n  a\u{FFFD}\u{FFFD}\u{FFFD}\n   ^\n  try: a\u{FFFD}b"),
  ]

  @Test(arguments: cases) func text(_ known: Case) {
    #expect(known.diagnostic.description == known.text)
  }

  @Test(arguments: [1, 50, 61, 62, 5_000, 9_938, 9_939, 9_940, 9_999, 10_000, 10_001]) func longLinesAreCut(column: Int)
  {
    // Each character tells its own place, so that the caret's can be looked up.
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    let line = (0..<10_000).map { place -> Character in letters[(place * 7 + place / 36) % 36] }
    let diagnostic = Diagnostic(.error, at: Self.at(1, column), "nested too deeply", excerpt: String(line))
    let lines = diagnostic.description.split(separator: "\n").map { Array($0) }
    #expect(lines.count == 3)
    #expect(lines[1].count <= 2 + 1 + 60 + 60 + 1)
    let caret = lines[2].count - 1
    #expect(lines[2].last == "^")
    if column <= line.count {
      #expect(lines[1][caret] == line[column - 1])
    } else {
      #expect(caret == lines[1].count)
    }
    #expect((lines[1].last == "…") == (column < 9_940))
    #expect((lines[1][2] == "…") == (column > 62))
  }

  @Test func severitiesAreOrdered() {
    #expect(Severity.note < .warning && Severity.warning < .error)
    #expect([Severity.note, .warning, .error].map(\.word) == ["note", "warning", "error"])
  }
}
