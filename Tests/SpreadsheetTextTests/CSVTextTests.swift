import SpreadsheetText
import Testing

@Suite struct CSVTextTests {
  struct Case: CustomTestStringConvertible {
    let cells: [String]
    let line: String
    var testDescription: String { line }
  }

  @Test(arguments: [
    Case(cells: ["a", "b"], line: "a,b"),
    Case(cells: ["", "x y"], line: ",x y"),
    Case(cells: ["a\r\nb", "\""], line: "\"a\r\nb\",\"\"\"\""),
    Case(cells: ["a,b", "say \"no\""], line: "\"a,b\",\"say \"\"no\"\"\""),
    Case(cells: ["two\nlines", "\r"], line: "\"two\nlines\",\"'\r\""),
    Case(cells: ["=1+1", "@SUM(A1)", "\t=1"], line: "'=1+1,'@SUM(A1),'\t=1"),
    Case(cells: ["-1.5", "+3", "-1e3", "-cmd", "+98 912 000"], line: "-1.5,+3,-1e3,'-cmd,'+98 912 000"),
    Case(cells: ["'=1", "'quoted'", "''"], line: "''=1,'quoted',''"),
    Case(cells: ["مهران", "=\"a\""], line: "مهران,\"'=\"\"a\"\"\""),
  ])
  func writesALine(_ testCase: Case) {
    var csv = CSVText(header: testCase.cells.map { _ in "h" })
    csv.append(testCase.cells)
    let header = testCase.cells.map { _ in "h" }.joined(separator: ",")
    #expect(csv.text == "\(header)\r\n\(testCase.line)\r\n")
  }

  @Test(arguments: [
    "", "'", "''", "=1", "'=1", "''=1", "-1", "'-1", "-x", "'-x", "a", "'a", "+", "@", "\t", "\r=", "'\r",
  ])
  func cellsGiveBackTheirTexts(_ text: String) {
    #expect(Formula.text(of: Formula.neutralised(text)) == text)
  }
}
