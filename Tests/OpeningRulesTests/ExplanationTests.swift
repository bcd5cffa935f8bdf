import CivilTime
import OpeningRules
import Testing

/// Rules in plain English.
struct ExplanationTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let text: String
    var testDescription: String { rule }

    init(_ rule: String, _ text: String) {
      self.rule = rule
      self.text = text
    }
  }

  static let weekdays = [
    Case("Su,We 08:00-16:00; PH off", "Sundays and Wednesdays 08:00 to 16:00; closed on public holidays"),
    Case("Mo-Fr 08:00-16:00", "Mondays to Fridays 08:00 to 16:00"),
    Case("Sa-Th 08:00-16:00", "Saturdays to Thursdays 08:00 to 16:00"),
    Case("Sa-Su 08:00-16:00", "Saturdays and Sundays 08:00 to 16:00"),
    Case("Mo-We,Fr,PH 08:00-16:00", "Mondays to Wednesdays, Fridays and public holidays 08:00 to 16:00"),
    Case("Mo-Su 08:00-16:00", "Daily 08:00 to 16:00"),
    Case("Fr-Th", "Always open"),
    Case("Mo", "Mondays all day"),
    Case("We[1,3] 08:00-16:00", "The first and third Wednesday of the month 08:00 to 16:00"),
    Case("We[-1] 08:00-16:00", "The last Wednesday of the month 08:00 to 16:00"),
    Case(
      "We[1,-2,-3] 08:00-16:00", "The first, last but one and third from last Wednesday of the month 08:00 to 16:00"),
    Case("Fr[-1] +2 days off", "Closed on the second day after the last Friday of the month"),
    Case("Fr[2] -1 day 10:00-12:00", "The day before the second Friday of the month 10:00 to 12:00"),
    Case("PH -1 day 10:00-12:00", "The day before a public holiday 10:00 to 12:00"),
    Case("PH +30 days off", "Closed on the 30th day after a public holiday"),
    Case("PH -2 days 10:00-12:00", "The second day before a public holiday 10:00 to 12:00"),
    Case("Su[1] +2 days", "The second day after the first Sunday of the month all day"),
    Case("PH,PH +1 day off", "Closed on public holidays and the day after one"),
    Case("PH,Mo,PH -1 day off", "Closed on public holidays, Mondays and the day before a public holiday"),
    Case("PH +1 day,PH +1 day off", "Closed on the day after a public holiday"),
    Case("Su[1],We[2] 08:00-16:00", "The first Sunday and the second Wednesday of the month 08:00 to 16:00"),
    Case(
      "Su[1] +1 day,We[2] off",
      "Closed on the day after the first Sunday of the month and the second Wednesday of the month"),
    Case("Mo,Mo 08:00-12:00", "Mondays 08:00 to 12:00"),
    Case("Mo,We,Mo off", "Closed on Mondays and Wednesdays"),
    Case("Mo-We,Tu-Fr 08:00-16:00", "Mondays to Fridays 08:00 to 16:00"),
    Case("Mo,Tu,We 08:00-16:00", "Mondays to Wednesdays 08:00 to 16:00"),
    Case("We,Su 08:00-16:00", "Wednesdays and Sundays 08:00 to 16:00"),
  ]

  static let hours = [
    Case("08:00-12:00, 13:00-16:00", "Daily 08:00 to 12:00 and 13:00 to 16:00"),
    Case("Mo 08:00-09:00,10:00-11:00,12:00-13:00", "Mondays 08:00 to 09:00, 10:00 to 11:00 and 12:00 to 13:00"),
    Case("Th 20:00-04:00", "Thursdays 20:00 to 04:00 the next day"),
    Case("Th 20:00-24:00", "Thursdays 20:00 to 24:00"),
    Case("Th 20:00-48:00", "Thursdays 20:00 to 24:00 the next day"),
    Case("Th 22:00-22:00", "Thursdays 22:00 to 22:00 the next day"),
    Case("Th 00:00-24:00", "Thursdays all day"),
    Case("00:00-24:00", "Always open"),
    Case("24/7", "Always open"),
    Case("08:00-12:00,08:00-12:00", "Daily 08:00 to 12:00"),
  ]

  static let states = [
    Case("off", "Always closed"),
    Case("off \"works\"", "Always closed (\"works\")"),
    Case("unknown", "Always unknown"),
    Case("\"call\"", "Always unknown (\"call\")"),
    Case("Sa unknown \"call\"", "Unknown on Saturdays (\"call\")"),
    Case("Mo-Fr 12:00-13:00 off", "Closed Mondays to Fridays 12:00 to 13:00"),
    Case("12:00-13:00 off", "Closed daily 12:00 to 13:00"),
    Case("open \"trucks with booking\"", "Always open (\"trucks with booking\")"),
    Case("off; Su,We 08:00-16:00", "Closed by default; Sundays and Wednesdays 08:00 to 16:00"),
  ]

  static let dates = [
    Case("Jun 08:00-12:00", "In June, daily 08:00 to 12:00"),
    Case("Jun-Aug: Mo-Fr 07:00-15:00", "From June to August, Mondays to Fridays 07:00 to 15:00"),
    Case("Jun,Aug off", "Closed in June and August"),
    Case("Nov-Feb off", "Closed from November to February"),
    Case("2020 Jun We 08:00-12:00", "In June 2020, Wednesdays 08:00 to 12:00"),
    Case("2020 Jun-Aug off", "Closed from June to August 2020"),
    // The year holds for each day: not for a winter that begins in it.
    Case("2020 Nov-Feb off", "Closed in January, February, November and December 2020"),
    Case("Dec 25 off", "Closed on 25 December"),
    Case("Dec 25 10:00-12:00", "On 25 December 10:00 to 12:00"),
    Case("Dec 25-26 off", "Closed on 25 and 26 December"),
    Case("Dec 25-Jan 07 off", "Closed from 25 December to 7 January"),
    Case("Nov 28-Nov 27 off", "Closed from 28 November to 27 November of the next year"),
    Case("2020 Jun 15 off", "Closed on 15 June 2020"),
    Case("2020 Jun 15,2021 Jul 20 off", "Closed on 15 June 2020 and 20 July 2021"),
    Case("2020 Jun 15-20 off", "Closed from 15 to 20 June 2020"),
    Case("2020 Jun 15-Jul 15 off", "Closed from 15 June to 15 July 2020"),
    Case("2020 Jun 15-2020 Jul 15 off", "Closed from 15 June to 15 July 2020"),
    Case("2020 Dec 25-Jan 07 off", "Closed from 25 December 2020 to 7 January 2021"),
    Case("2023 Dec 25-2024 Jan 07 off", "Closed from 25 December 2023 to 7 January 2024"),
    Case("2021 Feb 20-Feb 29 off", "Closed from 20 to 28 February 2021"),
    Case(
      "2020 Jul 08-2023 Dec 31 Su,We 08:00-16:00; PH off",
      "From 8 July 2020 to 31 December 2023, Sundays and Wednesdays 08:00 to 16:00; closed on public holidays"),
    Case("Jun,Aug,Dec 24-Jan 02 off", "Closed in June and August, and from 24 December to 2 January"),
    Case("Jun open", "In June around the clock"),
    Case("Jun,Jun off", "Closed in June"),
    Case("Jun-Jul,Jul off", "Closed in June and July"),
    Case("Dec-Jan off", "Closed in December and January"),
    Case("2021 Feb 28-29 off", "Closed on 28 February 2021"),
    Case("Jun 14-16 off", "Closed from 14 to 16 June"),
    Case("2020 Jun 15,Jul 20 off", "Closed on 15 June 2020 and 20 July of every year"),
    Case("2020 Jun 15,Aug off", "Closed on 15 June 2020 and in August of every year"),
    Case("Jun 15 Mo off", "Closed on 15 June, if that is a Monday"),
    Case(
      "Jun 15,Jul 20 Mo-Fr,PH 08:00-12:00",
      "On 15 June and 20 July, if that is a day from Monday to Friday or a public holiday, 08:00 to 12:00"),
    Case("easter off", "Closed on Easter Sunday"),
    Case("easter +39 days off", "Closed on the 39th day after Easter Sunday"),
    Case("easter -1 day 10:00-12:00", "On the day before Easter Sunday 10:00 to 12:00"),
    Case("easter-easter +1 day off", "Closed on Easter Sunday and the day after"),
    Case("2021 easter -1 day-easter off", "Closed on Easter Sunday 2021 and the day before"),
    Case("easter +1 day-easter +2 days off", "Closed from the day after Easter Sunday to two days after"),
    Case(
      "easter -2 days-easter +1 day off", "Closed from two days before Easter Sunday to the day after"),
    Case("2020 easter-May 01 off", "Closed from Easter Sunday to 1 May 2020"),
    Case("2020 Dec 25-easter off", "Closed from 25 December 2020 to Easter Sunday 2021"),
  ]

  static let yearsAndWeeks = [
    Case("2020 off", "Closed in 2020"),
    Case("2020,2022 off", "Closed in 2020 and 2022"),
    Case("2020-2023 off", "Closed from 2020 to 2023"),
    Case("2020-2021,2020 off", "Closed in 2020 and 2021"),
    Case("2020-2024/3 off", "Closed in 2020 and 2023"),
    Case("2020+ off", "Closed from 2020 on"),
    Case("2020-2030/2 off", "Closed every second year from 2020 to 2030"),
    Case("2019,2021 Jun 15 10:00-11:00", "On 15 June, in 2019 and 2021, 10:00 to 11:00"),
    Case("week 24 off", "Closed in week 24"),
    Case("week 24,24 off", "Closed in week 24"),
    Case("week 10-11 off", "Closed in weeks 10 and 11"),
    Case("week 10-20,30 Tu 08:00-12:00", "In weeks 10 to 20 and 30, Tuesdays 08:00 to 12:00"),
    Case("week 02-10/2 off", "Closed in every second week from week 2 to week 10"),
    Case("2020 Jun week 24 We 08:00-12:00", "In June 2020, in week 24, Wednesdays 08:00 to 12:00"),
    Case("Jun-Aug We 12:00-13:00 off", "Closed on Wednesdays from June to August, 12:00 to 13:00"),
  ]

  static let joints = [
    Case("Mo-Fr 08:00-16:00, We 18:00-20:00", "Mondays to Fridays 08:00 to 16:00; also Wednesdays 18:00 to 20:00"),
    Case(
      "Mo-Fr 08:00-16:00, We 18:00-20:00 unknown",
      "Mondays to Fridays 08:00 to 16:00; also unknown on Wednesdays 18:00 to 20:00"),
    Case("Mo-Fr 08:00-16:00, We off", "Mondays to Fridays 08:00 to 16:00; closed on Wednesdays"),
    Case("Mo 08:00-12:00 || \"call\"", "Mondays 08:00 to 12:00; otherwise unknown (\"call\")"),
    Case("Mo 08:00-12:00 || Tu 08:00-12:00", "Mondays 08:00 to 12:00; otherwise open on Tuesdays 08:00 to 12:00"),
    Case("Mo 08:00-12:00, open", "Mondays 08:00 to 12:00; also open all the time"),
    Case("Mo-Fr 08:00-16:00; We 10:00-12:00", "Mondays to Fridays 08:00 to 16:00; Wednesdays 10:00 to 12:00 instead"),
    Case("Mo-Fr 08:00-16:00; Sa 10:00-12:00", "Mondays to Fridays 08:00 to 16:00; Saturdays 10:00 to 12:00"),
    Case(
      "Mo-Fr 08:00-16:00; PH 10:00-12:00 open \"empties\"",
      "Mondays to Fridays 08:00 to 16:00; public holidays 10:00 to 12:00 instead (\"empties\")"),
    Case(
      "Jun-Aug 07:00-15:00; Sep-May 08:00-16:00",
      "From June to August, daily 07:00 to 15:00; from September to May, daily 08:00 to 16:00"),
    Case("2020 07:00-15:00; 2021 08:00-16:00", "In 2020, daily 07:00 to 15:00; in 2021, daily 08:00 to 16:00"),
    Case("24/7; off", "Always open; closed all the time instead"),
    Case("Mo 08:00-12:00, off \"strike\"", "Mondays 08:00 to 12:00; closed all the time instead (\"strike\")"),
    Case("off; off", "Closed by default; always closed"),
    Case("PH off; 24/7", "Closed on public holidays; open all the time instead"),
    Case("PH off; Su,We 08:00-16:00", "Closed on public holidays; Sundays and Wednesdays 08:00 to 16:00 instead"),
  ]

  @Test(arguments: weekdays + hours + states + dates + yearsAndWeeks + joints)
  func says(_ example: Case) throws {
    #expect(RuleExplanation(try OpeningRule(parsing: example.rule)).text == example.text)
  }

  struct Tree: CustomTestStringConvertible {
    let clause: RuleClause
    let text: String
    var testDescription: String { text }

    init(_ days: DaySelector, _ text: String) {
      clause = RuleClause(days: days, state: .closed)
      self.text = text
    }

    init(_ from: DatePoint, _ to: DatePoint, _ text: String) {
      self.init(DaySelector(dates: [.days(from: from, to: to)]), text)
    }

    init(_ span: TimeSpan, _ text: String) { self.init([span], text) }

    init(_ spans: [TimeSpan], _ text: String) {
      clause = RuleClause(spans: spans)
      self.text = text
    }
  }

  private static func hijri(_ month: Int, _ day: Int, _ year: Int? = nil) -> DatePoint {
    DatePoint(year: year, .monthDay(month: month, day: day, of: .hijri))
  }

  private static func solar(_ month: Int, _ day: Int, _ year: Int? = nil) -> DatePoint {
    DatePoint(year: year, .monthDay(month: month, day: day, of: .solarHijri))
  }

  static let otherCalendars = [
    Tree(solar(1, 1), solar(1, 13), "Closed from 1 to 13 Farvardin"),
    Tree(solar(12, 29, 1_403), solar(1, 4, 1_404), "Closed from 29 Esfand 1403 to 4 Farvardin 1404"),
    Tree(solar(12, 29, 1_403), solar(1, 4), "Closed from 29 Esfand 1403 to 4 Farvardin 1404"),
    // Esfand 1404 has 29 days.
    Tree(solar(12, 20, 1_404), solar(12, 30), "Closed from 20 to 29 Esfand 1404"),
    Tree(hijri(1, 9), hijri(1, 10), "Closed on 9 and 10 Muharram"),
    Tree(hijri(9, 1), hijri(10, 3), "Closed from 1 Ramadan to 3 Shawwal"),
    Tree(hijri(12, 10, 1_445), hijri(12, 10, 1_445), "Closed on 10 Dhul-Hijjah 1445"),
    Tree(
      DatePoint(.named(.arbaeen), offset: -10), DatePoint(.named(.arbaeen), offset: 2),
      "Closed from ten days before Arbaeen to two days after"),
    Tree(
      DatePoint(.named(.eidFitr)), DatePoint(.named(.eidFitr), offset: 1), "Closed on Eid al-Fitr and the day after"),
    Tree(DatePoint(.named(.nowruz)), DatePoint(.named(.nowruz)), "Closed on Nowruz"),
    Tree(
      DatePoint(year: 1_442, .named(.ashura)), DatePoint(year: 1_442, .named(.ashura)), "Closed on Ashura 1442"),
    Tree(DaySelector(dates: [.months(from: 7, to: 12, of: .solarHijri)]), "Closed from Mehr to Esfand"),
    Tree(DaySelector(dates: [.months(from: 9, to: 9, of: .hijri)]), "Closed in Ramadan"),
    // A year before months is one of the Gregorian calendar.
    Tree(
      DaySelector(
        years: [YearRange(first: 2_020, last: 2_020)], dates: [.months(from: 7, to: 12, of: .solarHijri)]),
      "Closed from Mehr to Esfand, in 2020"),
  ]

  static let sun = [
    Tree(TimeSpan(from: .sun(.sunrise), to: .sun(.sunset)), "Daily from sunrise to sunset"),
    Tree(
      TimeSpan(from: .sun(.sunrise, offset: 30), to: .sun(.sunset)),
      "Daily from half an hour after sunrise to sunset"),
    Tree(
      TimeSpan(from: .sun(.dawn, offset: -60), to: .sun(.dusk, offset: 90)),
      "Daily from an hour before dawn to an hour and a half after dusk"),
    Tree(
      TimeSpan(from: .sun(.sunrise, offset: 120), to: .sun(.sunset, offset: -70)),
      "Daily from two hours after sunrise to 1 hour and 10 minutes before sunset"),
    Tree(TimeSpan(from: .clock(480), to: .sun(.sunset, offset: -15)), "Daily from 08:00 to 15 minutes before sunset"),
    Tree(
      [TimeSpan(from: .sun(.sunrise), to: .clock(720)), TimeSpan(start: 780, end: 960)],
      "Daily from sunrise to 12:00 and from 13:00 to 16:00"),
    Tree(TimeSpan(from: .sun(.sunset), to: .sun(.sunrise)), "Daily from sunset to sunrise the next day"),
    Tree(TimeSpan(from: .sun(.sunset), to: .clock(1_560)), "Daily from sunset to 02:00 the next day"),
  ]

  @Test(arguments: otherCalendars + sun) func saysOfTrees(_ example: Tree) {
    #expect(RuleExplanation(OpeningRule(clauses: [example.clause])).text == example.text)
  }

  @Test func longOnesTakeALineAClause() throws {
    let explanation = RuleExplanation(try OpeningRule(parsing: "Su,We 08:00-16:00; PH off"))
    #expect(explanation.lines(width: 64) == [explanation.text])
    #expect(explanation.lines(width: 63) == ["Sundays and Wednesdays 08:00 to 16:00;", "closed on public holidays"])
  }

  /// Whatever the rule, each clause has a phrase, without gaps and without saying the same thing twice in a row.
  @Test func everyRuleHasWords() {
    var faults: [String] = []
    for seed in UInt64(72_001)...72_400 {
      var rules = RandomRules(seed: seed, hasSun: true)
      let rule = OpeningRule(clauses: rules.clauses())
      let explanation = RuleExplanation(rule)
      let phrases = explanation.clauses + rule.clauses.indices.map(rule.words(ofClause:))
      let isWhole = phrases.allSatisfy { phrase in
        !phrase.isEmpty && !["  ", " ,", "and and", ", and,"].contains(where: phrase.contains)
          && !phrase.hasSuffix(" ") && !Self.hasRepeatedItem(phrase)
      }
      if phrases.count != 2 * rule.clauses.count || !isWhole {
        faults.append("seed \(seed): \(rule.text): \(explanation.text)")
      }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  /// Whether one of the things in a list is the one before it.
  private static func hasRepeatedItem(_ phrase: String) -> Bool {
    let items = phrase.replacing(" and ", with: ", ").replacing(",,", with: ",").split(separator: ", ")
    return zip(items, items.dropFirst()).contains { $0 == $1 }
  }

  /// Rules that differ in what they select or say are not explained alike.
  @Test func differentRulesHaveDifferentExplanations() {
    var texts: [String: String] = [:]
    var faults: [String] = []
    for seed in UInt64(70_001)...71_500 {
      var rules = RandomRules(seed: seed)
      let clause = rules.clauses()[0]
      let rule = OpeningRule(clauses: [clause])
      let text = RuleExplanation(rule).text
      if text.isEmpty || text.contains("  ") { faults.append("seed \(seed): \(rule.text): \(text)") }
      if let other = texts[text], other != rule.text, !Self.areAlike(other, rule.text) {
        faults.append("seed \(seed): \(other) and \(rule.text): \(text)")
      }
      texts[text] = rule.text
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  /// Whether two rules are open at the same times of some years, whatever days are holidays.
  private static func areAlike(_ left: String, _ right: String) -> Bool {
    let holidays = (0..<800).map { Day(number: 16_500 + 5 * $0) }
    let schedules = [left, right].map { text in
      (try? OpeningRule(parsing: text)).map {
        RuleEvaluator($0, holidays: holidays)
          .schedule(from: WallTime(Day(number: 17_000)), until: WallTime(Day(number: 20_000)))
      }
    }
    return schedules[0] == schedules[1]
  }
}
