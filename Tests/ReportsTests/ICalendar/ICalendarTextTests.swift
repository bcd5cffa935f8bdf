import SeededRandom
import Testing

@testable import Reports

/// What stands on a line, and what comes back from it.
struct ICalendarTextTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let written: String
    var testDescription: String { written }

    init(_ text: String, _ written: String) {
      self.text = text
      self.written = written
    }
  }

  @Test(arguments: [
    Case("Mehran", "Mehran"),
    Case("a, b; c: \"d\" <&> 'e'", #"a\, b\; c: "d" <&> 'e'"#),
    Case("C:\\new", #"C:\\new"#),
    Case("one\ntwo", #"one\ntwo"#),
    Case("مهران، «آزمون»؛", "مهران، «آزمون»؛"),
    Case("", ""),
  ])
  func textIsEscaped(_ example: Case) {
    #expect(ICalendarText.escaped(example.text) == example.written)
    #expect(ICalendarText.unescaped(example.written) == example.text)
  }

  @Test(arguments: [
    Case("one\r\ntwo\rthree\u{2028}four\u{85}five", #"one\ntwo\nthree\nfour\nfive"#),
    Case("bell\u{7}, delete\u{7F}", "bell\u{FFFD}\\, delete\u{FFFD}"),
  ])
  func whatNoFileCanHoldIsReplaced(_ example: Case) {
    #expect(ICalendarText.escaped(example.text) == example.written)
  }

  @Test func aBackslashBeforeAnotherCharacterStays() {
    #expect(ICalendarText.unescaped(#"a\N\:b\"#) == "a\n\\:b\\")
  }

  @Test func aListIsCutAtCommasThatAreNotEscaped() {
    let property = ICalendarProperty.texts("CATEGORIES", ["a,b", "c;\\", "", "d"])
    #expect(property.value == #"a\,b,c\;\\,,d"#)
    #expect(property.texts == ["a,b", "c;\\", "", "d"])
  }

  @Test(arguments: [
    Case("Asia/Tehran", "Asia/Tehran"), Case("a:b", "\"a:b\""), Case("a;b,c", "\"a;b,c\""),
    Case("say \"hi\"", "say ^'hi^'"), Case("x^2", "x^^2"), Case("one\ntwo", "one^ntwo"),
  ])
  func aParameterIsQuoted(_ example: Case) {
    #expect(ICalendarText.parameterValue(example.text) == example.written)
  }

  // MARK: Lines

  /// A line of 75 octets stays whole; one octet more is folded, and never inside a character.
  @Test(arguments: ["a", "ه", "€", "🚚"], 60...90)
  func linesAreFoldedBetweenCharacters(_ character: String, _ octets: Int) {
    let size = character.utf8.count
    let value = String(repeating: "x", count: octets % size) + String(repeating: character, count: octets / size)
    let text = ICalendarComponent("VCALENDAR", [ICalendarProperty("N", value)]).text()
    let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    #expect(lines.allSatisfy { $0.last == 13 && $0.count <= 76 && String(validating: $0, as: UTF8.self) != nil })
    #expect(lines.count == (octets + 2 > 75 ? 4 : 3))
    // No octet of room is wasted that the next character could have had.
    if lines.count == 4 { #expect(lines[1].count - 1 + size > 75) }
  }

  @Test func noFoldedLineEndsInABlank() throws {
    for width in 1...10 {
      let words = (0..<60).map { String(repeating: "w", count: 1 + $0 * width % 17) }
      let text = words.joined(separator: String(repeating: " ", count: 1 + width % 3))
      let component = ICalendarComponent("VCALENDAR", [.text("NAME", text)])
      #expect(component.text().split(separator: "\r\n").allSatisfy { !$0.hasSuffix(" ") && $0.utf8.count <= 75 })
      #expect(try ICalendarReader.calendar(in: Array(component.text().utf8))["NAME"]?.text == text)
    }
    // Where there is nothing but blanks a line has to end in one.
    let blanks = ICalendarProperty("N", String(repeating: " ", count: 500))
    let written = ICalendarComponent("VCALENDAR", [blanks]).text()
    #expect(try ICalendarReader.calendar(in: Array(written.utf8)).properties == [blanks])
  }

  @Test(arguments: 1...8) func randomTextComesBack(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for round in 0..<200 {
      let texts = (0..<random.from(1...4)).map { _ in RandomText.text(&random) }
      let component = ICalendarComponent(
        "VCALENDAR", [.texts("CATEGORIES", texts), .text("COMMENT", texts[0])],
        [
          ICalendarComponent(
            "VEVENT",
            [
              .text(
                "X-A", texts[texts.count - 1],
                parameters: [ICalendarProperty.Parameter(name: "X-P", values: texts)])
            ])
        ])
      let octets = Array(component.text().utf8)
      for line in octets.split(separator: 10) {
        #expect(line.count <= 76 && line.last == 13, "seed \(seed), round \(round)")
        #expect(String(validating: line, as: UTF8.self) != nil, "seed \(seed), round \(round)")
      }
      let read = try ICalendarReader.calendar(in: octets)
      let found = [
        read["CATEGORIES"]?.texts, read["COMMENT"].map { [$0.text] },
        read.components.first?["X-A"]?.parameters.first?.values, read.components.first?["X-A"].map { [$0.text] },
      ]
      let expected = [texts, [texts[0]], texts, [texts[texts.count - 1]]].map { $0.map(RandomText.written) }
      for (one, other) in zip(found, expected) {
        let one = try #require(one)
        let isSameList = one.count == other.count && zip(one, other).allSatisfy(isSame)
        #expect(isSameList, "seed \(seed), round \(round): \(other)")
      }
      #expect(read.text() == component.text(), "seed \(seed), round \(round)")
    }
  }
}
