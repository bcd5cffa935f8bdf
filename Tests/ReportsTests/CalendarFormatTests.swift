import CivilTime
import CrossingModel
import Foundation
import Testing

@testable import Reports

/// Formats for programs and pages: names and reasons stay text, whatever is in them.
struct CalendarFormatTests {
  static let hostile = [
    "<script>alert(1)</script> & Co", "=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\tTab", "a,b;c", "say \"no\"",
    "two\nlines", "cr\r\nlf", "pi|pe", "*star* _line_ `code` [link](x) ~~no~~ \\| #1", "مهران، \u{200F}چذابه",
  ]

  private func report(_ name: String) throws -> CalendarReport {
    var fixture = try CalendarFixture("Su 08:00-16:00; PH off", "off")
    fixture.name = name
    fixture.networkName = name
    fixture.iranianHolidays = [Holiday(day: try CalendarFixture.day("2020-06-09"), name: name)]
    fixture.iraq = [
      try CalendarFixture.phase("iraqi", "off"),
      try CalendarFixture.phase(
        "soon", "08:00-16:00",
        from: .uniform(
          earliest: try CalendarFixture.day("2020-06-06"), latest: try CalendarFixture.day("2020-06-10")),
        source: name),
    ]
    fixture.closures = [
      CalendarFixture.closure(
        name, from: try CalendarFixture.time("2020-06-07T12:00"),
        until: try CalendarFixture.time("2020-06-07T13:00"))
    ]
    return try fixture.week("2020-W24")
  }

  @Test(arguments: hostile) func csvKeepsThemInTheirCells(_ name: String) throws {
    let rows = CSVRows.rows(try report(name).csv())
    #expect(rows.count == 3)
    #expect(Set(rows.map(\.count)) == [26])
    let first = Dictionary(zip(rows[0], rows[1]), uniquingKeysWith: { first, _ in first })
    // A number is no formula, whatever its sign.
    let isFormula = "=+-@\t\r".contains { name.hasPrefix(String($0)) } && Double(name) == nil
    #expect(first["name"] == (isFormula ? "'" : "") + name)
    #expect(first["iraq_source"] == (isFormula ? "'" : "") + name)
    #expect(first["status"] == "tentative")
    #expect(first["probability"] == "0.4")
  }

  @Test(arguments: hostile) func jsonKeepsThem(_ name: String) throws {
    let document = try JSONSerialization.jsonObject(with: Data(try report(name).json().utf8)) as? [String: Any]
    let crossing = try #require((document?["crossings"] as? [[String: Any]])?.first)
    #expect(crossing["name"] as? String == name)
    let days = try #require(crossing["days"] as? [[String: Any]])
    #expect(days.count == 7)
    #expect((days[3]["holidays"] as? [[String: String]])?.first?["name"] == name)
    #expect((days[1]["open"] as? Bool) == true)
    #expect((days[2]["closed"] as? [String])?.isEmpty == false)
  }

  /// In GitHub's tables only a pipe without a backslash ends a cell.
  @Test(arguments: hostile) func markdownKeepsThemInTheirCells(_ name: String) throws {
    let lines = try report(name).markdown(explains: true).split(separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.filter { $0.hasPrefix("|") }
    #expect(rows.count == 9)
    for row in rows {
      var cells = 0
      var isEscaped = false
      for character in row {
        if character == "|", !isEscaped { cells += 1 }
        isEscaped = character == "\\" && !isEscaped
      }
      #expect(cells == 6, "\(row)")
    }
    #expect(lines.allSatisfy { $0.isEmpty || $0.hasPrefix("|") || $0.hasPrefix("#") || $0.hasPrefix("Saturday ") })
    let text = lines.joined(separator: "\n").replacing("<br>", with: "")
    #expect(!text.contains("<") && !text.contains(">"))
  }

  @Test(arguments: hostile) func textKeepsThemOnTheirLine(_ name: String) throws {
    let plain = try report("Gate").text(width: 80, explains: true).split(separator: "\n").count
    let lines = try report(name).text(width: 80, explains: true).split(separator: "\n")
    #expect(lines.count < plain + 12)
    #expect(lines.allSatisfy { $0.count <= 80 && !$0.contains("\t") && !$0.contains("\r") })
  }
}

/// A reader of RFC 4180, as short as it can be.
enum CSVRows {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if isQuoted {
        if scalar == "\"", index + 1 < scalars.count, scalars[index + 1] == "\"" {
          cell.unicodeScalars.append("\"")
          index += 1
        } else if scalar == "\"" {
          isQuoted = false
        } else {
          cell.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," || scalar == "\n" {
        row.append(cell)
        cell = ""
        if scalar == "\n" {
          rows.append(row)
          row = []
        }
      } else if scalar != "\r" {
        cell.unicodeScalars.append(scalar)
      }
      index += 1
    }
    return rows
  }
}
