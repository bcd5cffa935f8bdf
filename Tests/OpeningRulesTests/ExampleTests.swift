import CivilTime
import Foundation
import OpeningRules
import Testing

/// Rules that opening_hours.js and opening-hours-rs evaluate alike, with the intervals that both find.
struct ExampleTests {
  struct Example: Decodable, CustomTestStringConvertible {
    let id: String
    let rule: String
    let start: String
    let end: String
    let holidays: [String]?
    let intervals: [[String]]
    let unknown: [[String]]?
    var testDescription: String { "\(id): \(rule)" }
  }

  struct Refused: Decodable, CustomTestStringConvertible {
    let id: String
    let rule: String
    var testDescription: String { "\(id): \(rule)" }
  }

  @Test(arguments: try Fixtures.lines(of: "visible_examples.jsonl", as: Example.self))
  func agrees(_ example: Example) throws {
    let rule = try OpeningRule(parsing: example.rule)
    let holidays = try (example.holidays ?? []).map { try Fixtures.wallTime($0 + "T00:00").day }
    let schedule = try RuleEvaluator(rule, holidays: holidays)
      .schedule(from: Fixtures.wallTime(example.start), until: Fixtures.wallTime(example.end))
    #expect(Fixtures.pairs(schedule.open) == example.intervals)
    #expect(Fixtures.pairs(schedule.unknown) == example.unknown ?? [])
  }

  @Test(arguments: try Fixtures.lines(of: "visible_invalid.jsonl", as: Refused.self))
  func refuses(_ refused: Refused) {
    #expect(throws: RuleSyntaxError.self) { try OpeningRule(parsing: refused.rule) }
  }
}

/// Reads the files next to these tests.
enum Fixtures {
  static func lines<Line: Decodable>(
    of name: String, as type: Line.Type, beside file: String = #filePath
  ) throws -> [Line] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures")
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
  }

  /// Reads `2020-06-07T08:00`.
  static func wallTime(_ text: String) throws -> WallTime {
    let numbers = text.split { "-T:".contains($0) }.compactMap { Int($0) }
    try #require(numbers.count == 5)
    let date = try #require(GregorianDate(year: numbers[0], month: numbers[1], day: numbers[2]))
    return WallTime(date.dayNumber, minute: numbers[3] * 60 + numbers[4])
  }

  static func pairs(_ set: IntervalSet) -> [[String]] {
    set.ranges.map { [WallTime(minutes: $0.lowerBound).description, WallTime(minutes: $0.upperBound).description] }
  }
}
