import CrossingModel
import Testing

@testable import Reports

struct OneLineTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let line: String
    var testDescription: String { line }
  }

  @Test(arguments: [
    Case(text: "Mehran", line: "Mehran"),
    Case(text: "one\ntwo\r\nthree\rfour", line: "one two three four"),
    Case(text: "a\tb\u{2028}c\u{85}d\u{0B}e", line: "a b c d e"),
    Case(text: "\u{1B}[31mred\u{7}", line: "\u{FFFD}[31mred\u{FFFD}"),
    Case(text: "باز\u{200C}شدن", line: "باز\u{200C}شدن"),
    Case(text: "\n", line: ""),
  ])
  func aNameIsPutOnOneLine(_ example: Case) {
    #expect(example.text.onOneLine == example.line)
    #expect(LocalizedName([(language: "en", text: example.text)]).onOneLine == example.line)
  }

  @Test func aTableKeepsItsRows() {
    var table = TextTable([.words("name"), .numbers("n")])
    table.append(["a\nb\u{1B}", "1"])
    #expect(table.lines().last == "a b\u{FFFD}  1")
  }
}
