import OpeningRules
import Testing

/// What is refused, where, with which words and what to write instead.
struct SyntaxErrorTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let column: Int
    /// A part of the message.
    let message: String
    let suggestion: String?
    var testDescription: String { rule }

    init(_ rule: String, _ column: Int, _ message: String, _ suggestion: String?) {
      self.rule = rule
      self.column = column
      self.message = message
      self.suggestion = suggestion
    }
  }

  func check(_ test: Case, notation: RuleNotation = .gozar) {
    do throws(RuleSyntaxError) {
      let rule = try OpeningRule(parsing: test.rule, notation: notation)
      Issue.record("was read as \(rule.text)")
    } catch {
      #expect(error.column == test.column)
      #expect(error.message.contains(test.message), "\(error.message)")
      #expect(error.suggestion == test.suggestion)
    }
  }

  static let times = [
    Case("08:00+", 6, "open ends are not part of the language", "08:00-24:00"),
    Case("Mo 08:00-16:00+", 15, "open ends are not part of the language", "08:00-16:00"),
    Case("8:00-16:00", 1, "found `8:00`, expected a 24-hour time with two digits", "08:00-16:00"),
    Case("08:00-9:00", 7, "found `9:00`", "09:00"),
    Case("Mo 08:00-16:00/01:30", 15, "found `/01:30`: repeated times", "08:00-16:00"),
    Case("Mo-Fr 08:00/16:00", 12, "found `/`, expected `-` between two times", "08:00-16:00"),
    Case("Su,We 08:00–16:00x", 12, "found `–` (en dash), expected `-`", "08:00-16:00"),
    Case("08:00—16:00", 6, "em dash", "08:00-16:00"),
    Case("08:00 - 16:00", 6, "spaces around `-`", "08:00-16:00"),
    Case("08:00 to 16:00", 6, "found `to`", "08:00-16:00"),
    Case("Mo 08:00", 4, "found the single time `08:00`", "08:00-09:00"),
    Case("08:00-", 7, "found the end of the rule", "08:00-24:00"),
    Case("08:00-Sunset", 7, "expected `sunset`: case matters", "sunset"),
    Case("sunrise", 1, "found the single time `sunrise`", "sunrise-07:00"),
    Case("sunrise+", 8, "open ends are not part of the language", "sunrise-24:00"),
    Case("sunrise-", 9, "found the end of the rule", "sunrise-24:00"),
    Case("sunrise-Mo", 9, "found `Mo`, expected a time", "sunrise-24:00"),
    Case("sunrise - sunset", 8, "spaces around `-`", "sunrise-sunset"),
    Case("sunrise+01:00-16:00", 1, "expected a shift in parentheses", "(sunrise+01:00)"),
    Case("08:00-sunset-01:00", 7, "expected a shift in parentheses", "(sunset-01:00)"),
    Case("(sunrise)-16:00", 1, "expected parentheses around a shift only", "sunrise"),
    Case("(sunrise+1:00)-16:00", 9, "expected a shift of at most 23:59", "(sunrise+01:00)"),
    Case("(sunrise+24:00)-16:00", 9, "expected a shift of at most 23:59", "(sunrise+01:00)"),
    Case("(sunrise+01:60)-16:00", 9, "expected a shift of at most 23:59", "(sunrise+01:00)"),
    Case("(sunrise+01:00-16:00", 9, "expected a shift of at most 23:59", "(sunrise+01:00)"),
    Case("(sunrise-07:00)-16:00", 1, "which is on another day", nil),
    Case("(dusk+06:00)-08:00", 1, "which is on another day", nil),
    Case("(08:00+01:00)-16:00", 2, "expected `dawn`, `sunrise`, `sunset` or `dusk`", "(sunrise+01:00)"),
    Case("(", 2, "found the end of the rule after `(`", "(sunrise+01:00)"),
    Case("8am-5pm", 1, "hours and minutes", "08:00-17:00"),
    Case("8:00am-5:30pm", 1, "found `8:00am`", "08:00-17:30"),
    Case("08:00 pm-09:00 pm", 1, "found `08:00 pm`, expected a 24-hour time", "20:00-21:00"),
    Case("0800-1600", 1, "times without colons", "08:00-16:00"),
    Case("Mo 8-16", 4, "hours and minutes", "08:00-16:00"),
    Case("08.00-16.00", 1, "hours and minutes", "08:00-16:00"),
    Case("08:00-16", 7, "expected an end such as `16:00`", "08:00-16:00"),
    Case("24:00-26:00", 1, "expected a start before 24:00", "00:00 on the next day"),
    Case("08:00-48:01", 7, "at most 48:00", nil),
    Case("08:60-12:00", 4, "minutes from 00 to 59", nil),
    Case("08:00-12:7", 7, "minutes with two digits", nil),
    Case("Mo 08:00-16:00abc", 15, "found `abc` after a time", "08:00-16:00"),
    Case("08:00-12:00 13:00-16:00", 13, "expected a comma", "08:00-12:00,13:00-16:00"),
    Case("08:00-12:00,Mo", 13, "found `Mo` after a comma", ", Mo"),
    Case("202", 1, "expected a year with four digits or a time", nil),
  ]
  @Test(arguments: times) func refusesTimes(_ test: Case) { check(test) }

  static let days = [
    Case("Feb 31", 5, "Feb has days 01 to 29", "Feb 29"),
    Case("Jun 31-Jul 15", 5, "Jun has days 01 to 30", "Jun 30"),
    Case("2021 Feb 29", 10, "2021 Feb has days 01 to 28", "2021 Feb 28"),
    Case("2020 Dec 01-2021 Feb 29", 22, "2021 Feb has days 01 to 28", "2021 Feb 28"),
    Case("Jun 00", 5, "Jun has days 01 to 30", "Jun 01"),
    Case("Jan 1", 5, "two digits", "Jan 01"),
    Case("15 Jun", 1, "expected the month first", "Jun 15"),
    Case("Jun 15-10", 8, "as the end of a range", "Jun 10-15"),
    Case("Jun-Aug 15", 1, "expected a day in both", "Jun 01-Aug 15"),
    Case("Jun 15-Aug", 8, "expected a day in both", "Jun 15-Aug 31"),
    Case("Jun 15+", 7, "open ends", "Jun 15-Dec 31"),
    Case("2020 Jun 15+", 12, "open ends", "2020 Jun 15-2099 Dec 31"),
    Case("2020 Jul 15-2020 Jun 15", 1, "ends before it starts", "2020 Jun 15-2020 Jul 15"),
    Case("Jun 15-2020 Jul 15", 1, "expected a year in both", "2020 Jun 15-2020 Jul 15"),
    Case("2020 Nov-2021 Feb", 10, "expected dates with days", "2020 Nov 01-2021 Feb 28"),
    Case("Jan,2020 Feb", 5, "expected dates with days", "2020 Feb 01-2020 Feb 29"),
    Case("Jun 15 +1 day", 8, "expected the shifted date", "Jun 16"),
    Case("Jun 15 - Jul 20", 8, "range without spaces", "Jun 15-Jul 20"),
    Case("easter-2 days", 8, "shift with spaces", "easter -2 days"),
    Case("easter -2", 10, "expected ` days`", "-2 days"),
    Case("2020-2019", 1, "ends before it starts", "2019-2020"),
    Case("2020/2", 1, "expected a range of years", "2020-2099/2"),
    Case("2020-2030/0", 11, "a step from 1 to 999", nil),
    Case("1899", 1, "a Gregorian year from 1900 to 9999", nil),
    Case("week 5", 6, "two digits", "05"),
    Case("week 54", 6, "from 01 to 53", nil),
    Case("week10", 5, "expected a space", "week 10"),
    Case("week 50-02", 6, "weeks do not wrap", "50-53,01-02"),
    Case("week 05/2", 6, "expected a range of weeks", "05-53/2"),
    Case("Mo[6]", 4, "expected which Monday", "Mo[1]"),
    Case("Mo[1", 5, "expected `]`", "Mo[1]"),
    Case("Mo[2-1]", 4, "ends before it starts", "1-2"),
    Case("Mo-We[1]", 6, "after single weekdays", "Mo[1],Tu[1],We[1]"),
    Case("Mo +1 day", 4, "expected the shifted weekdays", "Tu"),
    Case("PH-1 day", 3, "expected a space before a shift", "PH -1 day"),
    Case("PH - 1 day", 4, "space after the sign", "PH -1 day"),
    Case("PH -400 days", 4, "1 to 366 days", nil),
    Case("PH Mo", 4, "expected a comma", "PH,Mo"),
    Case("Mo-PH", 4, "found `PH` as the end of a range", "Mo-Su,PH"),
    Case("Mo We", 4, "expected a comma", "Mo,We"),
    Case("Mo,08:00-12:00", 3, "found a comma between weekdays and times", "Mo 08:00-12:00"),
    Case("Mo,", 4, "expected a weekday", "leave out the `,`"),
    Case("Mo--Fr", 4, "expected a weekday", nil),
  ]
  @Test(arguments: days) func refusesDays(_ test: Case) { check(test) }

  static let words = [
    Case("SH off", 1, "school holidays", "dates such as 2020 Jun 15-2020 Sep 22"),
    Case("mo-fr 08:00-16:00", 1, "case matters", "Mo-Fr"),
    Case("Mo Off", 4, "found `Off`, expected `off`", "off"),
    Case("ph off", 1, "found `ph`, expected `PH`", "PH"),
    Case("jun 15", 1, "found `jun`, expected `Jun`", "Jun"),
    Case("Monday-Friday 08:00-12:00", 1, "short name `Mo`", "Mo-Fr"),
    Case("Sept", 1, "short name `Sep`", "Sep"),
    Case("Mo-Fr 08:00-16:00 of", 19, "found `of`, expected `off`", "off"),
    Case("Mo-Fr 08:00-16:00 maybe", 19, "found `maybe`, which is not a word", nil),
    Case("Mo and We", 4, "found `and`, expected `,`", "Mo,We"),
    Case("weekdays 08:00-12:00", 1, "expected `Mo-Fr`", "Mo-Fr"),
    Case("Mo 08:00-12:00 PM", 10, "expected a 24-hour time", "12:00"),
  ]
  @Test(arguments: words) func refusesWords(_ test: Case) { check(test) }

  static let structure = [
    Case("", 1, "the rule is empty", "24/7"),
    Case("   ", 1, "the rule is empty", "24/7"),
    Case("24/7/365", 5, "found `/365` after `24/7`", "24/7"),
    Case("24/7 Mo", 6, "which stands alone", "Mo"),
    Case("Mo 24/7", 4, "it stands alone", "00:00-24:00"),
    Case("7/24", 1, "expected `24/7`", "24/7"),
    Case("Mo;", 3, "found nothing after `;`", "leave out the `;`"),
    Case("Mo ||", 4, "found nothing after `||`", "leave out the `||`"),
    Case("Mo;;Tu", 4, "found `;`", "one separator, and a rule on both sides of it"),
    Case(";Mo", 1, "found `;`", "one separator, and a rule on both sides of it"),
    Case("Mo-Fr 08:00-16:00 ||| Sa 09:00-12:00", 19, "found `|||`, expected `||`", "||"),
    Case("Mo | Tu", 4, "found `|`, expected `||`", "||"),
    Case("off,Mo", 4, "expected a space before the next rule", "off, Mo"),
    Case("Mo, 08:00-12:00", 5, "found a time after a comma", "a space instead of the comma: Mo 08:00-12:00"),
    Case("Mo08:00-12:00", 3, "expected a space", "Mo 08:00-12:00"),
    Case("Mo: 08:00-12:00", 3, "found `:` after weekdays", "Mo 08:00-12:00"),
    Case("Mo-Fr Jan 08:00-12:00", 7, "the order is", "Jan Mo-Fr"),
    Case("08:00-12:00 Mo", 13, "the order is", "Mo 08:00-12:00"),
    Case("off Mo", 5, "the order is", "Mo off"),
    Case("Mo\u{a0}08:00-12:00", 3, "no-break space", nil),
    Case("\tMo", 1, "found a tab", nil),
    Case("Mo 08:00-16:00.", 15, "found `.`", nil),
    Case("شنبه", 1, "found `ش` (U+0634)", nil),
  ]
  @Test(arguments: structure) func refusesStructure(_ test: Case) { check(test) }

  static let comments = [
    Case("Mo \"by appointment\"", 4, "a comment without a state", "Mo unknown \"by appointment\""),
    Case("Mo 08:00-12:00 \"call\"", 16, "a comment without a state", "Mo 08:00-12:00 unknown \"call\""),
    Case("Mo \"works\" off", 4, "a comment without a state", "Mo off \"works\""),
    Case("\"call\" Mo", 8, "found `Mo` after the state", "Mo unknown \"call\""),
    Case("call first", 1, "not a word of the rule language", "unknown \"call first\""),
    Case("24/7 \"call\"", 6, "a comment without a state", "24/7 unknown \"call\""),
    Case("open \"no end", 6, "a comment without an end", "\"no end\""),
    Case("open \"\"", 6, "an empty comment", "leave out the quotes"),
    Case("\"call\" open", 8, "expected the state before it", "open \"call\""),
    Case("open \"a\" \"b\"", 10, "expected the end of the rule", nil),
    Case("open \"a\"x", 9, "found `x` after a comment", nil),
    Case("open “a”", 6, "opening quotation mark", "\""),
    // Columns are counted in characters: letters with marks and flags of several bytes are one each.
    Case("Mo off \"é🇮🇷ه‌ا\" x", 15, "found `x`", nil),
    Case("Mo off \"a\r\nb\" x", 14, "found `x`", nil),
    Case("Mo off \"مهران\"; We 8:00-9:00", 20, "found `8:00`", "08:00-09:00"),
  ]
  @Test(arguments: comments) func refusesComments(_ test: Case) { check(test) }
}
