import CivilTime
import OpeningRules
import Testing

/// What is doubtful in a rule, where, and which rule is meant instead.
struct LintTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let from: String?
    let until: String?
    let holidays: [String]?
    let findings: [String]
    var testDescription: String { rule }

    init(
      _ rule: String, from: String? = "2020-06-01", until: String? = nil, holidays: [String]? = ["2020-06-04"],
      _ findings: String...
    ) {
      (self.rule, self.from, self.until, self.holidays, self.findings) = (rule, from, until, holidays, findings)
    }
  }

  /// The findings of a rule: kind, columns, message, and the suggestion if there is one.
  private static func findings(_ example: Case) throws -> [String] {
    let holidays = try example.holidays?.map { try Fixtures.wallTime($0 + "T00:00").day }
    let ends = try [example.from, example.until].map { try $0.map { try Fixtures.wallTime($0 + "T00:00") } }
    let rule = try OpeningRule(parsing: example.rule)
    return RuleLint(rule, in: holidays.map { RuleContext(holidays: $0) }, from: ends[0], until: ends[1]).findings().map
    { finding in
      let columns = "\(finding.columns.lowerBound)-\(finding.columns.upperBound - 1)"
      let place = "\(finding.kind.rawValue) \(columns): \(finding.message)"
      return finding.suggestion.map { "\(place) | \($0)" } ?? place
    }
  }

  static let tails = [
    Case(
      "Fr 22:00-04:00; Fr off",
      "ghostTail 17-22: `Fr off` does not close 00:00 to 04:00 on Saturday 2020-06-06, the end of `Fr 22:00-04:00` of "
        + "the evening before | Fr 22:00-04:00; Fr 00:00-28:00 off"),
    Case("Th-Fr 22:00-04:00; Fr 00:00-28:00 off"),
    Case(
      "Sa-Th 20:00-04:00; PH off",
      "ghostTail 20-25: `PH off` does not close 00:00 to 04:00 on Friday 2020-06-05, the end of `Sa-Th 20:00-04:00` of "
        + "the evening before | Sa-Th 20:00-04:00; PH 00:00-28:00 off"),
    // Without a list of holidays there is no date to name.
    Case(
      "Sa-Th 20:00-04:00; PH off", holidays: nil,
      "ghostTail 20-25: `PH off` does not close 00:00 to 04:00 on the day after, the end of `Sa-Th 20:00-04:00` of "
        + "the evening before | Sa-Th 20:00-04:00; PH 00:00-28:00 off"),
    // The only holiday is a day on which no evening begins.
    Case("Sa-We 20:00-04:00; PH off"),
    Case("Sa-Th 20:00-24:00; PH off"),
    Case(
      "Th 22:00-06:00; Fr 10:00-12:00",
      "swallowedTail 17-30: `Fr 10:00-12:00` cuts off at midnight what runs on into Friday 2020-06-05: "
        + "`Th 22:00-06:00` | Th 22:00-06:00, Fr 10:00-12:00"),
    Case("Th 22:00-06:00, Fr 10:00-12:00"),
    Case("Th 22:00-06:00; Fr 00:00-12:00"),
    Case("Th 22:00-06:00; Sa 10:00-12:00"),
    // What is off is off from midnight on: that was said.
    Case("Th 22:00-06:00; Fr off"),
    Case(
      "20:00-04:00; Fr 10:00-12:00",
      "ghostTail 14-27: `Fr 10:00-12:00` does not close 00:00 to 04:00 on Saturday 2020-06-06, the end of `20:00-04:00` "
        + "of the evening before | 20:00-04:00; Fr 00:00-28:00 off; Fr 10:00-12:00",
      "swallowedTail 14-27: `Fr 10:00-12:00` cuts off at midnight what runs on into Friday 2020-06-05: `20:00-04:00` "
        + "| Sa-Th 20:00-04:00, Fr 10:00-12:00"),
    Case(
      "20:00-04:00; PH 10:00-12:00",
      "ghostTail 14-27: `PH 10:00-12:00` does not close 00:00 to 04:00 on Friday 2020-06-05, the end of `20:00-04:00` "
        + "of the evening before | 20:00-04:00; PH 00:00-28:00 off; PH 10:00-12:00",
      "swallowedTail 14-27: `PH 10:00-12:00` cuts off at midnight what runs on into Thursday 2020-06-04: `20:00-04:00` "
        + "| 20:00-04:00; PH 20:00-04:00 off, PH 10:00-12:00"),
    // Open on the evening all the same: what goes on after midnight is no ghost.
    Case("Mo 22:00-04:00; Mo 20:00-24:00"),
  ]

  static let effects = [
    Case(
      "2023 Dec 25-2024 Jan 07 off; Su,We 08:00-16:00",
      "paintedOver 1-27: `2023 Dec 25-2024 Jan 07 off` has no effect, as `Su,We 08:00-16:00` after it paints over it "
        + "| Su,We 08:00-16:00; 2023 Dec 25-2024 Jan 07 off"),
    Case("Su,We 08:00-16:00; 2023 Dec 25-2024 Jan 07 off"),
    Case(
      "PH off; Su,We 08:00-16:00", holidays: nil,
      "paintedOver 1-6: `PH off` has no effect, as `Su,We 08:00-16:00` after it paints over it "
        + "| Su,We 08:00-16:00; PH off"),
    // The only holiday is a Thursday; others will come.
    Case("Su,We 08:00-16:00; PH off"),
    Case(
      "Mo-Fr 08:00-16:00 || PH off",
      "paintedOver 22-27: `PH off` has no effect | Mo-Fr 08:00-16:00; PH off"),
    Case(
      "Mo-Fr 08:00-16:00; Mo-Su 09:00-17:00",
      "paintedOver 1-17: `Mo-Fr 08:00-16:00` has no effect, as `Mo-Su 09:00-17:00` after it paints over it "
        + "| Mo-Su 09:00-17:00; Mo-Fr 08:00-16:00"),
    Case(
      "Mo-Fr 08:00-12:00; Mo-Fr 13:00-16:00",
      "paintedOver 1-17: `Mo-Fr 08:00-12:00` has no effect, as `Mo-Fr 13:00-16:00` after it paints over it "
        + "| Mo-Fr 08:00-12:00, Mo-Fr 13:00-16:00"),
    Case(
      "Mo-Fr 08:00-16:00; We 08:00-16:00",
      "repeated 20-33: `We 08:00-16:00` has no effect: the hours are the same without it | Mo-Fr 08:00-16:00"),
    Case(
      "Mo 08:00-16:00; Mo 08:00-16:00",
      "repeated 17-30: `Mo 08:00-16:00` has no effect: the hours are the same without it | Mo 08:00-16:00"),
    Case(
      "24/7 || unknown", "repeated 9-15: `unknown` has no effect: nothing is still closed in its hours | 24/7"),
    // Its comment is seen.
    Case("Mo-Fr 08:00-16:00; We 08:00-16:00 open \"empties\""),
    Case(
      "Mo-Fr 08:00-16:00; Sa 12:00-13:00 off",
      "closesNothing 20-37: `Sa 12:00-13:00 off` has no effect: nothing is open in its hours | Mo-Fr 08:00-16:00"),
    // Closed days may well be named, and a rule may start from closed.
    Case("Mo-Fr 08:00-16:00; Sa,Su off"),
    Case("off; Mo-Fr 08:00-16:00"),
    Case("Mo-Fr 08:00-16:00; Mo-Fr 12:00-13:00 off"),
    Case("off"),
    Case("24/7; Mo 22:00-02:00 off"),
  ]

  static let daysThatAreNot = [
    Case(
      "08:00-16:00; 2019 Dec 25 off",
      "neverMatches 14-28: `2019 Dec 25 off` matches no day from 2020-06-01 on: its last one was 2019-12-25 "
        + "| 08:00-16:00"),
    Case(
      "08:00-16:00; 2021 Dec 25 off", until: "2021-01-01",
      "neverMatches 14-28: `2021 Dec 25 off` matches no day until 2020-12-31: its first one is 2021-12-25 "
        + "| 08:00-16:00"),
    Case(
      "08:00-16:00; Dec 25 off", until: "2020-09-01",
      "neverMatches 14-23: `Dec 25 off` matches no day from 2020-06-01 to 2020-08-31: its days next to them are "
        + "2019-12-25 and 2020-12-25 | 08:00-16:00"),
    Case("08:00-16:00; 2021 Dec 25 off"),
    Case("08:00-16:00; 2030 Dec 25 off"),
    Case(
      "Jan week 30 08:00-16:00",
      "neverMatches 1-23: `Jan week 30 08:00-16:00` matches no day, nor any in 40 years before or after"),
    Case(
      "08:00-16:00; 2022 Dec week 53 off",
      "neverMatches 14-33: `2022 Dec week 53 off` matches no day, nor any in 40 years before or after | 08:00-16:00"),
    // Rare is not never, where the rule has no end.
    Case("08:00-16:00; week 53 off", from: "2021-06-01"),
    Case("08:00-16:00; Feb 29 off", from: "2021-06-01"),
    Case("08:00-16:00; Feb 29 Su off", from: "2021-06-01"),
    Case(
      "08:00-16:00; week 53 off", from: "2021-06-01", until: "2022-06-01",
      "neverMatches 14-24: `week 53 off` matches no day from 2021-06-01 to 2022-05-31: its days next to them are "
        + "2021-01-03 and 2026-12-28 | 08:00-16:00"),
    // The evening before the first day counts.
    Case("08:00-16:00, 2020 May 31 20:00-04:00"),
    Case(
      "08:00-16:00; Nov 28-Nov 26 off",
      "reversedDates 14-30: `Nov 28-Nov 26` goes on over new year, up to Nov 26 of the next one "
        + "| 08:00-16:00; Nov 26-28 off"),
    Case(
      "08:00-16:00; easter +1 day-easter -2 days off",
      "reversedDates 14-45: `easter +1 day-easter -2 days` goes on over new year, up to easter -2 days of the next one "
        + "| 08:00-16:00; easter -2 days-easter +1 day off"),
    Case("08:00-16:00; Dec 24-Jan 02 off"),
    // A year from a date on is what it says.
    Case("08:00-16:00; 2020 Nov 28-Nov 26 off"),
    Case(
      "Su 08:00-16:00; PH off", holidays: [],
      "noHolidays 17-22: PH stands for no day, as no public holidays are given"),
    Case(
      "Su 08:00-16:00; PH off", holidays: ["2018-01-01"],
      "noHolidays 17-22: PH stands for no day, as the list of holidays has none from 2020-06-01 to 2022-06-02"),
    Case("Su 08:00-16:00; PH off", until: "2020-09-01", holidays: ["2018-01-01"]),
    Case("Su 08:00-16:00; PH off", holidays: nil),
  ]

  static let readings = [
    Case(
      "Mo-Fr 08:00-16:00, 12:00-13:00 off",
      "hoursWithinHours 1-34: 12:00-13:00 lies within 08:00-16:00 of the same list: `off` holds for all hours of the "
        + "list | Mo-Fr 08:00-16:00; Mo-Fr 12:00-13:00 off"),
    Case(
      "Mo-Fr 08:00-16:00,12:00-13:00 unknown \"lunch\"; PH off", holidays: nil,
      "hoursWithinHours 1-45: 12:00-13:00 lies within 08:00-16:00 of the same list: `unknown` holds for all hours of "
        + "the list | Mo-Fr 08:00-16:00, Mo-Fr 12:00-13:00 unknown \"lunch\"; PH off"),
    Case(
      "08:00-16:00,12:00-13:00",
      "hoursWithinHours 1-23: 12:00-13:00 lies within 08:00-16:00 of the same list: it adds nothing | 08:00-16:00"),
    Case("Mo-Fr 08:00-12:00,13:00-16:00"),
    Case(
      "Mo-Fr 08:00-12:00, 13:00-16:00 off",
      "closesNothing 1-34: `Mo-Fr 08:00-12:00, 13:00-16:00 off` has no effect: nothing is open in its hours"),
    Case(
      "Mo 08:00-12:00; 10:00-14:00",
      "ambiguousHours 17-27: hours without days replace the hours of the rule before on its days too; other tools keep "
        + "both | Mo 08:00-12:00 open, 10:00-14:00"),
    Case("Mo 08:00-12:00; 10:00-14:00 off"),
    Case("Mo 08:00-12:00 || 10:00-14:00"),
    Case(
      "Mo 10:00-12:00 || 10:00-14:00",
      "repeated 1-14: `Mo 10:00-12:00` has no effect: the hours are the same without it | 10:00-14:00"),
    Case(
      "Mo, We 08:00-12:00",
      "openAllDay 1-2: `Mo` without hours is open all day: a comma and a space start another rule "
        + "| Mo,We 08:00-12:00"),
    Case(
      "Jun 15, Jul 20 08:00-12:00",
      "openAllDay 1-6: `Jun 15` without hours is open all day: a comma and a space start another rule "
        + "| Jun 15,Jul 20 08:00-12:00"),
    Case("Mo off, We 08:00-12:00"),
    Case("Mo open, We 08:00-12:00"),
    Case(
      "2020 Jun 15,Jul 20 08:00-12:00",
      "everyYear 1-30: the year 2020 is that of the first date only; those without a year are in every year "
        + "| 2020 Jun 15,2020 Jul 20 08:00-12:00"),
    Case(
      "2020 Jun 15,Aug 08:00-12:00",
      "everyYear 1-27: the year 2020 is that of the first date only; those without a year are in every year "
        + "| 2020 Jun 15,2020 Aug 01-31 08:00-12:00"),
    // Within one year it makes no difference.
    Case("2020 Jun 15,Jul 20 08:00-12:00", until: "2021-01-01"),
  ]

  @Test(arguments: tails + effects + daysThatAreNot + readings)
  func finds(_ example: Case) throws {
    #expect(try Self.findings(example) == example.findings)
  }

  /// What a question asks about makes no difference but to whether the list of holidays has some.
  @Test(arguments: ["2019-01-01", "2020-06-01", "2031-03-05"])
  func dependsOnTheRuleAlone(from: String) throws {
    let rule = try OpeningRule(parsing: "2020 Th 22:00-06:00; 2020 Fr 10:00-12:00; PH off")
    let days = try ["2020-06-04", "2020-09-01"].map { try Fixtures.wallTime("\($0)T00:00").day }
    let context = RuleContext(holidays: days)
    let asked = try Fixtures.wallTime("\(from)T00:00")
    let findings = RuleLint(rule, in: context, from: nil, until: nil, holidaysFrom: asked).findings()
    let known = RuleLint(rule, in: context, from: nil, until: nil).findings()
    #expect(known.map(\.kind) == [.swallowedTail])
    #expect(findings.filter { $0.kind != .noHolidays } == known)
    #expect(findings.contains { $0.kind == .noHolidays } == (from == "2031-03-05"))
  }

  /// A list of single days closed, as long as people write them, on a base of weekdays.
  @Test func looksAtLongRules() throws {
    let days = try (0..<98).map { GregorianDate(try Fixtures.wallTime("2020-01-01T00:00").day + 7 * $0) }
    let names = GregorianDate.englishMonthNames.map { String($0.prefix(3)) }
    let closed = days.map { "\($0.year) \(names[$0.month - 1]) \(zeroPadded($0.day, 2)) off" }
    let rule = try OpeningRule(
      parsing: (["Su,We 08:00-16:00"] + closed + ["2021 Dec 05 20:00-21:00 off"]).joined(separator: "; "))
    #expect(rule.clauses.count == 100)
    #expect(RuleLint(rule, in: nil, from: nil, until: nil).findings().map(\.kind) == [.closesNothing])
  }

  @Test func saysThatARuleIsTooLong() throws {
    let rule = try OpeningRule(parsing: Array(repeating: "Mo off", count: 201).joined(separator: "; "))
    let findings = RuleLint(rule, in: nil, from: nil, until: nil).findings()
    #expect(findings.map(\.message) == ["found 201 clauses in 1606 bytes, too long to be looked at"])
  }

  @Test func columnsAreThoseOfCharacters() throws {
    let rule = try OpeningRule(parsing: "Mo 08:00-12:00 open \"\u{645}\u{631}\u{632}\" ; We 10:00-11:00 off  ; Th")
    let findings = RuleLint(rule, in: nil, from: nil, until: nil).findings()
    #expect(findings.map(\.kind) == [.closesNothing])
    #expect(findings.map(\.columns) == [29..<47])
  }
}
