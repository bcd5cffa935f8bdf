import Testing

@testable import Reports

struct TableTests {
  @Test func wordsKeepLeftAndNumbersRight() {
    var table = TextTable([.words("month"), .numbers("trucks"), .words("binds")])
    table.append(["Tir", "2,250", "quota daily"])
    table.append(["Mordad", "3", ""])
    #expect(
      table.lines(indent: 2) == [
        "  month   trucks  binds",
        "  ──────  ──────  ───────────",
        "  Tir      2,250  quota daily",
        "  Mordad       3",
      ])
  }

  @Test func longWordsAtTheEndNeedNoLongRule() {
    var table = TextTable([.words("a")])
    table.append([String(repeating: "x", count: 50)])
    #expect(table.lines()[1].count == 20)
  }
}
