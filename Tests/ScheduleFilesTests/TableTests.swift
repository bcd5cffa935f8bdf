import CivilTime
import CrossingModel
import Diagnostics
import Testing

@testable import ScheduleFiles

@Suite struct TableTests {
  private static func source(_ text: String) -> SourceText { SourceText(name: "f", bytes: Array(text.utf8)) }

  private static func cells(_ table: CSVTable) -> [[String]] {
    (0..<table.rowCount).map { row in table.columns.indices.map { table.text(row: row, column: $0) } }
  }

  private static func plain(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      var plain = diagnostic
      plain.excerpt = nil
      return plain.description
    }
  }

  struct TableCase: CustomTestStringConvertible, Sendable {
    let text: String
    let columns: [String]
    let rows: [[String]]
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ columns: [String], _ rows: [[String]]) {
      self.text = text
      self.columns = columns
      self.rows = rows
    }
  }

  @Test(arguments: [
    // RFC 4180, section 2, rules 1 to 7.
    TableCase("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", ["aaa", "bbb", "ccc"], [["zzz", "yyy", "xxx"]]),
    TableCase("aaa,bbb,ccc\r\nzzz,yyy,xxx", ["aaa", "bbb", "ccc"], [["zzz", "yyy", "xxx"]]),
    TableCase("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", ["aaa", "bbb", "ccc"], [["zzz", "yyy", "xxx"]]),
    TableCase(
      "a,b,c\r\n\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", ["a", "b", "c"],
      [["aaa", "b\r\nbb", "ccc"], ["zzz", "yyy", "xxx"]]),
    TableCase("a,b,c\r\n\"aaa\",\"b\"\"bb\",\"ccc\"", ["a", "b", "c"], [["aaa", "b\"bb", "ccc"]]),
    // Other ends of lines, blank lines, a byte order mark, empty fields, commas in quotes, no rows.
    TableCase("a,b\n1,2\n3,4", ["a", "b"], [["1", "2"], ["3", "4"]]),
    TableCase("a,b\r1,2\r", ["a", "b"], [["1", "2"]]),
    TableCase("\n\na,b\n\n1,2\n\n", ["a", "b"], [["1", "2"]]),
    TableCase("\u{FEFF}a,b\n1,2", ["a", "b"], [["1", "2"]]),
    TableCase("a,b,c\n,,\n", ["a", "b", "c"], [["", "", ""]]),
    TableCase("a,b\n\"1,2\",\"\"", ["a", "b"], [["1,2", ""]]),
    TableCase("a", ["a"], []), TableCase("a,b\n\"\"\"\",\"\"\"x\"\"\"", ["a", "b"], [["\"", "\"x\""]]),
    // Spaces around a field are not part of it; those inside are.
    TableCase(" a , b\n 1 2 ,\t3", ["a", "b"], [["1 2", "3"]]),
    // Semicolons, where the header has no comma outside quotes.
    TableCase("\u{FEFF}a;b\r\n1,5;\"x;y\"\r\n", ["a", "b"], [["1,5", "x;y"]]),
    TableCase("\n\"a,b\";c\n1;2", ["a,b", "c"], [["1", "2"]]),
    TableCase("a;b,c\n1;2,3", ["a;b", "c"], [["1;2", "3"]]), TableCase("a\n1;2", ["a"], [["1;2"]]),
    TableCase("\"a;b\",c\n1,2", ["a;b", "c"], [["1", "2"]]),
    TableCase("شهر,b\nمهران,🚚", ["شهر", "b"], [["مهران", "🚚"]]),
  ])
  func readsCSV(_ example: TableCase) throws {
    let (table, faults) = CSVTable.read(Self.source(example.text))
    #expect(faults == [])
    #expect(try #require(table).columns == example.columns)
    #expect(Self.cells(try #require(table)) == example.rows)
  }

  @Test(arguments: [
    ("", ["f:1:1: error: found an empty file, expected a header line"]),
    ("\r\n\n", ["f:1:1: error: found an empty file, expected a header line"]),
    (
      "a,b\n1\n2,3\n4,5,6\n",
      [
        "f:2:1: error: found 1 field, expected 2, as the header has",
        "f:4:1: error: found 3 fields, expected 2, as the header has",
      ]
    ),
    ("a,b,a\n1,2,3", ["f:1:5: error: found the column \"a\" again, expected it once"]),
    ("a,b\n1,\"2", ["f:2:3: error: found a quote without its end, expected another one"]),
    ("a,b\n1,2\"3\"", ["f:2:4: error: found a quote inside a field, expected the whole field in quotes"]),
    ("a,b\n1,\"2\"3", ["f:2:6: error: found text after a quoted field, expected \",\""]),
    ("a;b\n1;\"2\"3", ["f:2:6: error: found text after a quoted field, expected \";\""]),
    ("a,b\nمهران,\"2\"3", ["f:2:10: error: found text after a quoted field, expected \",\""]),
  ])
  func reportsCSVFaults(_ example: (text: String, expected: [String])) {
    #expect(Self.plain(CSVTable.read(Self.source(example.text)).faults) == example.expected)
  }

  @Test func refusesOtherEncodings() {
    let bytes = Array("a,b\n1,".utf8) + [0xE9]
    let faults = CSVTable.read(SourceText(name: "f", bytes: bytes)).faults
    #expect(faults.map(\.message) == ["found the byte 0xE9, expected UTF-8"])
    #expect(faults.map(\.location) == [SourceLocation(file: "f", line: 2, column: 3)])
  }

  // MARK: Holidays

  @Test func readsHolidays() {
    let table = HolidayTable(
      Self.source("name,date,source,confidence\nB,2020-03-20,s1,high\nA,1399-01-02,s2,\nC,1398-12-29,s1,low\n"),
      path: "p")
    #expect(table.holidays.map(\.name) == ["C", "B", "A"])
    #expect(table.holidays.map(\.day.description) == ["2020-03-19", "2020-03-20", "2020-03-21"])
    #expect(table.figures.map(\.record.value) == ["3 holidays"])
    #expect(table.figures.map(\.provenance) == [Provenance(source: "s1; s2", confidence: .low)])
  }

  struct RowCase: CustomTestStringConvertible, Sendable {
    let rows: String
    let expected: [String]
    var testDescription: String { rows.debugDescription }

    init(_ rows: String, _ expected: String...) {
      self.rows = rows
      self.expected = expected
    }
  }

  @Test(arguments: [
    RowCase(
      "2020-02-30,A", "f:2:1: error: date: there is no 30 February 2020: February 2020 has 29 days\n  try: 2020-02-29"),
    RowCase(
      "1402-12-30,A", "f:2:1: error: date: there is no 30 Esfand 1402: Esfand 1402 has 29 days\n  try: 1402-12-29"),
    RowCase(
      "2020-06-07T08:00,A", "f:2:1: error: found \"2020-06-07T08:00\", expected a day without a time\n  try: 2020-06-07"
    ),
    RowCase(
      "today,A",
      "f:2:1: error: date: 'today' depends on the current day: expected a date such as 2020-06-07 or 1399-03-18"),
    RowCase(",A", "f:2:1: error: found an empty field, expected a day such as 2020-06-07"),
    RowCase("2020-06-07,", "f:2:12: error: found an empty field, expected the holiday's name"),
    RowCase(
      "2020-06-07,A\n2020-06-07,B", "f:3:1: warning: found 2020-06-07 again, expected each day once (first on line 2)"),
    RowCase(
      "2020-06-07,A\n2020-06-06,B", "f:3:1: warning: found 2020-06-06 after 2020-06-07, expected ascending dates"),
    RowCase(
      "2020-06-07,A\n\"2020-06-31\",\"B\"\nx,C",
      "f:3:2: error: date: there is no 31 June 2020: June 2020 has 30 days\n  try: 2020-06-30",
      "f:4:1: error: date: 'x': expected a date such as 2020-06-07, 2020-06-07T08:00, 1399-03-18 or 2020-W24"),
  ])
  func reportsHolidayFaults(_ example: RowCase) {
    let table = HolidayTable(Self.source("date,name\n" + example.rows + "\n"), path: "p")
    #expect(Self.plain(table.findings.map(\.diagnostic)) == example.expected)
  }

  @Test func checksHeaders() {
    let table = HolidayTable(Self.source("dat,name,colour\n2020-06-07,A,red\n"), path: "p")
    #expect(
      Self.plain(table.findings.map(\.diagnostic)) == [
        "f:1:1: warning: found the column \"dat\", which is not used, expected: date, name, name_fa, name_ar, source, confidence, note\n  try: date",
        "f:1:10: warning: found the column \"colour\", which is not used, expected: date, name, name_fa, name_ar, source, confidence, note",
        "f:1:1: error: found no column \"date\", expected the columns date, name",
      ])
    #expect(table.holidays == [])
    #expect(table.figures.isEmpty)
  }

  // MARK: Travel

  @Test(arguments: [
    RowCase("Tehran,nort,10,5", "f:2:8: error: found \"nort\", expected the id of a crossing\n  try: north"),
    RowCase("Tehran,north,ten,5", "f:2:14: error: found \"ten\", expected a whole number of minutes, 0 to 100,000"),
    RowCase("Tehran,north,-1,5", "f:2:14: error: found \"-1\", expected a whole number of minutes, 0 to 100,000"),
    RowCase("Tehran,north,1.5,5", "f:2:14: error: found \"1.5\", expected a whole number of minutes, 0 to 100,000"),
    RowCase("Tehran,north,10,-5", "f:2:17: error: found \"-5\", expected USD, 0 or more, with at most two decimals"),
    RowCase(
      "Tehran,north,10,5.123", "f:2:17: error: found \"5.123\", expected USD, 0 or more, with at most two decimals"),
    RowCase("Tehran,north,10,1e3", "f:2:17: error: found \"1e3\", expected USD, 0 or more, with at most two decimals"),
    RowCase("Tehran,north,10,.5", "f:2:17: error: found \".5\", expected USD, 0 or more, with at most two decimals"),
    RowCase(
      "Tehran,north,10,99999999999999999999",
      "f:2:17: error: found \"99999999999999999999\", expected USD, 0 or more, with at most two decimals"),
    RowCase(
      ",north,,", "f:2:1: error: found an empty field, expected a place",
      "f:2:8: error: found \"\", expected a whole number of minutes, 0 to 100,000",
      "f:2:9: error: found \"\", expected USD, 0 or more, with at most two decimals"),
    RowCase(
      "Tehran,north,10,5\nTehran,north,11,5",
      "f:3:1: error: found the leg from \"Tehran\" to \"north\" again, expected it once (first on line 2)"),
  ])
  func reportsTravelFaults(_ example: RowCase) {
    let table = TravelTable(
      Self.source("place,crossing,minutes,cost_usd\n" + example.rows + "\n"), crossings: ["north", "south"])
    #expect(Self.plain(table.findings.map(\.diagnostic)) == example.expected)
  }

  @Test(arguments: [("0", 0), ("5", 500), ("5.5", 550), ("5.05", 505), ("310.50", 31_050), ("0.01", 1)])
  func readsCents(_ example: (text: String, cents: Int)) {
    let table = TravelTable(
      Self.source("place,crossing,minutes,cost_usd\nTehran,any,10,\(example.text)\n"), crossings: nil)
    #expect(table.legs == [TravelLeg(place: "Tehran", crossing: "any", minutes: 10, costCents: example.cents)])
  }

  @Test func readsHijriMonths() {
    let good = HijriMonthTable(
      Self.source("hijri_year,hijri_month,gregorian_first_day\n1441,9,2020-04-25\n1441,10,2020-05-24\n"))
    #expect(good.findings.isEmpty)
    #expect(good.months?.months.map(\.month) == [9, 10])
    let bad = HijriMonthTable(
      Self.source(
        "hijri_year,hijri_month,gregorian_first_day\n1441,9,2020-04-25\n1441,10,2020-05-28\n1441,13,2020-08-01"))
    #expect(
      bad.findings.map { "\($0.diagnostic.location?.line ?? 0): \($0.diagnostic.message)" } == [
        "4: found \"13\", expected a whole number of months, 1 to 12",
        "3: Shawwal 1441 starts on 2020-05-28, 33 days after Ramadan 1441; months have 29 or 30 days",
      ])
  }
}
