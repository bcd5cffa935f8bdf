import CivilTime
import SeededRandom
import Testing

@testable import OpeningRules

/// Whatever the text: an answer, an error with a column inside the text, never a crash and never a hang.
struct FuzzTests {
  private static let pieces = [
    "Mo", "Su-Th", "Fr", "PH", "SH", "PH -1 day", "[1]", "[-1]", "[1-3,5]", " +2 days", "Jan", "Feb 29", "2020",
    "2020+",
    "2019-2023/2", "easter", " -2 days", "week", "week 02-10/2", "08:00", "08:00-16:00", "20:00-28:00", "24:00", "24/7",
    "off", "open", "unknown", "closed", "\"x\"", "\"", "; ", ", ", " || ", "|", ",", "-", ":", "/", " ", " ", "  ", "+",
    "–", "é", "\u{645}", "\u{0}", "\t", "1", "99", "12345678901234567890", "a", "sunset", "(", "]", "🇮🇷", "\r\n",
  ]

  private static let rules = [
    "2020 Jul 08-2023 Dec 31 Su,We 08:00-16:00; PH off",
    "Sa-Th 07:30-17:30; PH off; PH -1 day 07:30-12:00 open \"half \u{62f}ay\"",
    "Th 06:00-15:30; Nov 27-28 Mo,Tu,Fr 19:15-04:45; week 02,44-49 Fr 06:30-19:30; 2022-2023/2 Th-Su 07:00-10:30, Mo off",
    "easter -2 days-easter +1 day Mo[1,-1] +2 days 08:00-12:00 || \"call\"",
    "24/7; Feb 29-Mar 02 unknown",
  ]

  /// What is wrong with what the parser made of a text; nil if nothing is.
  private func fault(_ text: String) -> String? {
    let shown = String(text.debugDescription.unicodeScalars.prefix(300))
    do throws(RuleSyntaxError) {
      let rule = try OpeningRule(parsing: text)
      guard let again = try? OpeningRule(parsing: rule.text), again.clauses == rule.clauses else {
        return "\(shown): its canonical text is not read back"
      }
      let start = WallTime(Day(number: 18_300))
      let end = WallTime(Day(number: 18_340))
      let evaluator = RuleEvaluator(rule, holidays: [Day(number: 18_310)])
      let schedule = evaluator.schedule(from: start, until: end)
      let sum = schedule.open.length + schedule.unknown.length
      guard schedule.open.union(schedule.unknown).length == sum, sum <= 40 * 1_440 else {
        return "\(shown): open and unknown at once"
      }
      // Evaluating a rule many times over takes its time, so not every text is looked at.
      guard text.utf8.count % 16 == 0 || text.utf8.count > 2_000 else { return nil }
      let findings = RuleLint(rule, in: RuleContext(holidays: [Day(number: 18_310)]), from: start, until: end)
        .findings()
      guard findings.allSatisfy({ $0.columns.lowerBound >= 1 && $0.columns.upperBound <= text.count + 1 }) else {
        return "\(shown): a doubt outside the rule"
      }
      return nil
    } catch {
      guard (1...text.count + 1).contains(error.column), !error.message.isEmpty, error.message.utf8.count < 400,
        error.suggestion?.utf8.count ?? 0 < 400
      else { return "\(shown): column \(error.column), \(error.message)" }
      return nil
    }
  }

  @Test func piecesInAnyOrder() {
    var random = SeededGenerator(seed: 1)
    var faults: [String] = []
    for _ in 0..<20_000 {
      let text = (0..<random.from(1...9)).map { _ in random.pick(Self.pieces) }.joined()
      if let fault = fault(text) { faults.append(fault) }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  @Test func rulesWithMistakes() {
    var random = SeededGenerator(seed: 2)
    var faults: [String] = []
    for _ in 0..<10_000 {
      var bytes = Array(random.pick(Self.rules).utf8)
      for _ in 0..<random.from(1...4) {
        let place = random.from(0...bytes.count - 1)
        switch random.from(0...3) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(bytes[random.from(0...bytes.count - 1)], at: place)
        case 2: bytes[place] = UInt8(random.from(0...255))
        default: bytes.replaceSubrange(place..<place, with: Array(random.pick(Self.pieces).utf8))
        }
        if bytes.isEmpty { bytes = [32] }
      }
      if let fault = fault(String(decoding: bytes, as: UTF8.self)) { faults.append(fault) }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  @Test func everyPrefix() {
    var faults: [String] = []
    for rule in Self.rules {
      for length in 0...rule.count {
        if let fault = fault(String(rule.prefix(length))) { faults.append(fault) }
      }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  static let long: [(start: String, repeated: String, end: String)] = [
    ("", "Mo,", "Mo"), ("", "Mo 08:00-16:00; ", "off"), ("", "Mo,", ""), ("", " ", "x"), ("", "a", ""), ("", "(", ""),
    ("", "[", ""), ("Mo[", "1,", "1]"), ("Mo 08:00-09:00", ",08:00-09:00", ""), ("2020", ",2020", ""), ("", "2", ""),
    ("open \"", "\u{645}", "\" x"), ("", "\"", ""), ("", "|", ""), ("", "Mo || ", "Mo"), ("Mo", " ", " 08:00-09:00"),
    ("", "2020 Jun 15-2020 Jul 15,", "2021 Jun 15"), ("week 01", ",01", ""), ("PH", ",PH -1 day", ""),
    ("", "\u{301}", ""),
  ]

  @Test(arguments: long.indices) func longTexts(_ index: Int) {
    let (start, repeated, end) = Self.long[index]
    let text = start + String(repeating: repeated, count: 200_000 / repeated.utf8.count) + end
    let fault = fault(text)
    #expect(fault == nil)
  }

  @Test func aMegabyteIsReadInOneGo() throws {
    let text = Array(repeating: "Mo 08:00-16:00 open \"x\"", count: 42_000).joined(separator: "; ")
    #expect(text.utf8.count > 1_000_000)
    #expect(try OpeningRule(parsing: text).clauses.count == 42_000)
    do throws(RuleSyntaxError) {
      _ = try OpeningRule(parsing: text + "!")
      Issue.record("was read")
    } catch {
      #expect(error.column == text.count + 1)
    }
  }
}
