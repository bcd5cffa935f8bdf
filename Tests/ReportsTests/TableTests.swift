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

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"open\"", "\"say \"\"open\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("\"", "\"\"\"\""), ("مهران", "مهران"), ("", ""), ("a\r\nb", "\"a\r\nb\""),
  ])
  func cellsAreQuotedWhereTheyMustBe(_ cell: String, _ written: String) {
    var csv = CSVText(header: ["h", "i"])
    csv.append([cell, "1"])
    #expect(csv.text == "h,i\r\n\(written),1\r\n")
  }
}
