import SeededRandom
import Testing

@testable import CivilTime

@Suite struct DateExpressionTests {
  /// What the clock reads in these tests: 2020-06-07T10:37.
  static let now = WallTime(Day(number: 18_420), minute: 637)

  /// A text and the reading that it means; `day` where only a day is stated.
  struct Case: CustomTestStringConvertible {
    let text: String
    let means: String
    var day = true
    var testDescription: String { "\(text) means \(means)" }
  }

  static let cases = [
    Case(text: "2020-06-07", means: "2020-06-07T00:00"),
    Case(text: "2020-06-07T08:00", means: "2020-06-07T08:00", day: false),
    Case(text: "2020-06-07T00:00", means: "2020-06-07T00:00", day: false),
    Case(text: "2020-06-07T23:59", means: "2020-06-07T23:59", day: false),
    Case(text: "2020-06-07T24:00", means: "2020-06-08T00:00", day: false),
    Case(text: "2020-02-29", means: "2020-02-29T00:00"),
    Case(text: "1600-01-01", means: "1600-01-01T00:00"),
    Case(text: "2999-12-31T24:00", means: "3000-01-01T00:00", day: false),
    Case(text: "1399-03-18", means: "2020-06-07T00:00"),
    Case(text: "1399-03-18T08:00", means: "2020-06-07T08:00", day: false),
    Case(text: "1399-12-30T24:00", means: "2021-03-21T00:00", day: false),
    Case(text: "1300-01-01", means: "1921-03-21T00:00"),
    Case(text: "1499-12-29", means: "2121-03-20T00:00"),
    Case(text: "2020-W24", means: "2020-06-08T00:00"),
    Case(text: "2020-W53", means: "2020-12-28T00:00"),
    Case(text: "2009-W01", means: "2008-12-29T00:00"),
    Case(text: "today", means: "2020-06-07T00:00"),
    Case(text: "now", means: "2020-06-07T10:37", day: false),
    Case(text: "+2w", means: "2020-06-21T00:00"),
    Case(text: "-3d", means: "2020-06-04T00:00"),
    Case(text: "+0d", means: "2020-06-07T00:00"),
    Case(text: "+36h", means: "2020-06-08T22:37", day: false),
    Case(text: "-11h", means: "2020-06-06T23:37", day: false),
    Case(text: "+000000010d", means: "2020-06-17T00:00"),
  ]

  @Test(arguments: cases) func reads(_ known: Case) throws {
    let expression = try DateExpression(parsing: known.text, now: Self.now)
    #expect(expression.time.description == known.means)
    #expect(expression.statesTimeOfDay == !known.day)
  }

  @Test func everyDayOfBothCalendarsIsReadBack() throws {
    var faults: [String] = []
    for number in stride(from: -17_000, to: 55_000, by: 5) {
      let day = Day(number: number)
      let texts = [day.description] + [SolarHijriDate(day)?.description].compactMap { $0 }
      for text in texts where (try? DateExpression(parsing: text, now: nil))?.time != WallTime(day) {
        faults.append(text)
      }
      let month = CalendarMonth.containing(day, in: .persian)
      if let month, try CalendarMonth(parsing: month.id) != month { faults.append(month.id) }
      let week = ISOWeek(containing: day)
      if try ISOWeek(parsing: week.description) != week { faults.append("\(week)") }
    }
    #expect(faults.prefix(5).isEmpty)
  }

  /// A text that is refused, the message, and what it suggests.
  struct Refusal: CustomTestStringConvertible {
    let text: String
    let message: String
    var suggestion: String?
    var testDescription: String { text }

    /// A text of none of the forms.
    static func unreadable(_ text: String, try suggestion: String? = nil) -> Refusal {
      Refusal(
        text: text,
        message: "'\(text)': expected a date such as 2020-06-07, 2020-06-07T08:00, 1399-03-18 or 2020-W24",
        suggestion: suggestion)
    }
  }

  static let refusals: [Refusal] = [
    Refusal(
      text: "1402-12-30", message: "there is no 30 Esfand 1402: Esfand 1402 has 29 days", suggestion: "1402-12-29"),
    Refusal(
      text: "2023-02-31", message: "there is no 31 February 2023: February 2023 has 28 days", suggestion: "2023-02-28"),
    Refusal(
      text: "1399-07-31T10:00", message: "there is no 31 Mehr 1399: Mehr 1399 has 30 days", suggestion: "1399-07-30"),
    Refusal(text: "2020-06-00", message: "there is no 0 June 2020: June 2020 has 30 days"),
    Refusal(text: "2020-13-01", message: "there is no month 13: months go from 01 to 12"),
    Refusal(text: "1399-00-01", message: "there is no month 00: months go from 01 to 12"),
    Refusal(
      text: "2021-W53", message: "there is no week 53 in 2021: 2021 has 52 weeks", suggestion: "2021-W52"),
    Refusal(text: "2021-W00", message: "there is no week 00 in 2021: 2021 has 52 weeks"),
    Refusal(
      text: "1399-W24", message: "year 1399 is out of range: weeks are of Gregorian years, 1600 to 2999"),
    Refusal(
      text: "2020-06-07T24:01",
      message: "there is no 24:01: times of day go from 00:00 to 24:00, the midnight that ends the day"),
    Refusal(
      text: "2020-06-07T08:60",
      message: "there is no 08:60: times of day go from 00:00 to 24:00, the midnight that ends the day"),
    Refusal(
      text: "1500-01-01",
      message: "year 1500 is out of range: years go from 1600 to 2999, "
        + "and from 1300 to 1499 in the Solar Hijri calendar"),
    Refusal(
      text: "0099-01-01",
      message: "year 0099 is out of range: years go from 1600 to 2999, "
        + "and from 1300 to 1499 in the Solar Hijri calendar"),
    Refusal(
      text: "3000-01-01",
      message: "year 3000 is out of range: years go from 1600 to 2999, "
        + "and from 1300 to 1499 in the Solar Hijri calendar"),
    Refusal(text: "+1m", message: "'+1m' has the unit 'm': expected h (hours), d (days) or w (weeks)"),
    Refusal(
      text: "+2W", message: "'+2W' has the unit 'W': expected h (hours), d (days) or w (weeks)", suggestion: "+2w"),
    Refusal(
      text: "-3days", message: "'-3days' has the unit 'days': expected h (hours), d (days) or w (weeks)",
      suggestion: "-3d"),
    Refusal(text: "+5", message: "'+5' has no unit: expected h (hours), d (days) or w (weeks)", suggestion: "+5d"),
    Refusal(text: "+99999999w", message: "'+99999999w' leaves the years 1600 to 2999"),
    Refusal(
      text: "-99999999999999999999h", message: "'-99999999999999999999h' leaves the years 1600 to 2999"),
    Refusal(text: "+99999999999999999w", message: "'+99999999999999999w' leaves the years 1600 to 2999"),
    .unreadable(""),
    .unreadable("+"),
    .unreadable("-w"),
    .unreadable("soon"),
    .unreadable("Today", try: "today"),
    .unreadable("NOW", try: "now"),
    .unreadable("tomorrow", try: "+1d"),
    .unreadable("yesterday", try: "-1d"),
    .unreadable("2020"),
    .unreadable("2020-06", try: "2020-06-01"),
    .unreadable("1399-03", try: "1399-03-01"),
    .unreadable("2020-6-7", try: "2020-06-07"),
    .unreadable("2020/06/07", try: "2020-06-07"),
    .unreadable("07/06/2020"),
    .unreadable(" 2020-06-07", try: "2020-06-07"),
    .unreadable("2020-06-07 8:00", try: "2020-06-07T08:00"),
    .unreadable("2020-06-07T8:00", try: "2020-06-07T08:00"),
    .unreadable("2020-06-07T08:00:00", try: "2020-06-07T08:00"),
    .unreadable("2020-06-07T08:00Z", try: "2020-06-07T08:00"),
    .unreadable("2020-06-07T08:00+03:30", try: "2020-06-07T08:00"),
    .unreadable("2020-06-07T", try: "2020-06-07"),
    .unreadable("2020-02-30 08:00"),
    .unreadable("2020-w24", try: "2020-W24"),
    .unreadable("2020-W24-3", try: "2020-W24"),
    .unreadable("20200607"),
    .unreadable("-2020-06-07", try: "2020-06-07"),
    .unreadable("۱۳۹۹-۰۳-۱۸", try: "1399-03-18"),
    .unreadable("2020-06-07T08:00\u{301}", try: "2020-06-07T08:00"),
    .unreadable("+2w3d"),
  ]

  @Test(arguments: refusals) func refuses(_ refusal: Refusal) {
    let error = #expect(throws: DateExpressionError.self) {
      try DateExpression(parsing: refusal.text, now: Self.now)
    }
    #expect(error?.message == refusal.message)
    #expect(error?.suggestion == refusal.suggestion)
  }

  @Test(arguments: ["today", "now", "+2w", "-36h"]) func nothingRelativeWithoutAClock(text: String) {
    let error = #expect(throws: DateExpressionError.self) { try DateExpression(parsing: text, now: nil) }
    #expect(error == .dependsOnClock(text: text))
    #expect(
      error?.message == "'\(text)' depends on the current day: expected a date such as 2020-06-07 or 1399-03-18")
  }

  @Test(arguments: [
    ("2020-6", "'2020-6': expected a month such as 1399-03 or 2020-06", "2020-06"),
    ("1399-03-18", "'1399-03-18': expected a month such as 1399-03 or 2020-06", "1399-03"),
    ("Khordad", "'Khordad': expected a month such as 1399-03 or 2020-06", nil),
    ("1399-13", "there is no month 13: months go from 01 to 12", nil),
  ])
  func refusesMonths(text: String, message: String, suggestion: String?) {
    let error = #expect(throws: DateExpressionError.self) { try CalendarMonth(parsing: text) }
    #expect(error?.message == message)
    #expect(error?.suggestion == suggestion)
  }

  @Test(arguments: [
    ("2020-w24", "'2020-w24': expected a week such as 2020-W24", "2020-W24"),
    ("2020-W24-1", "'2020-W24-1': expected a week such as 2020-W24", "2020-W24"),
    ("24", "'24': expected a week such as 2020-W24", nil),
    ("2021-W53", "there is no week 53 in 2021: 2021 has 52 weeks", "2021-W52"),
  ])
  func refusesWeeks(text: String, message: String, suggestion: String?) {
    let error = #expect(throws: DateExpressionError.self) { try ISOWeek(parsing: text) }
    #expect(error?.message == message)
    #expect(error?.suggestion == suggestion)
  }

  @Test func messagesStayOnOneShortLine() {
    let text = "a\u{1B}[31m\n" + String(repeating: "x", count: 1_000_000)
    let message = DateExpressionError.unreadable(text: text, expected: .date).message
    #expect(message.hasPrefix("'a\u{FFFD}[31m\u{FFFD}xxx"))
    #expect(message.contains("xxx…': expected a date"))
    #expect(message.count < 150)
  }

  @Test(arguments: [UInt64(20_200_607)]) func noTextCrashes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let signs = Array("0123456789-+TW:hdwm ۱é/\u{301}")
    var faults: [String] = []
    var read = 0
    for _ in 0..<20_000 {
      var text = ["2020-06-07T08:00", "1399-03-18", "2020-W24", "+36h"].randomElement(using: &generator) ?? ""
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = text.indices.randomElement(using: &generator) ?? text.startIndex
        text.insert(signs.randomElement(using: &generator) ?? "0", at: place)
        if Bool.random(using: &generator), let place = text.indices.randomElement(using: &generator) {
          text.remove(at: place)
        }
      }
      do {
        _ = try DateExpression(parsing: text, now: Self.now)
        read += 1
      } catch {
        // A suggestion must itself be readable.
        let isReadable = error.suggestion.map { (try? DateExpression(parsing: $0, now: Self.now)) != nil } ?? true
        if !isReadable || error.message.isEmpty { faults.append("seed \(seed): \(text): \(error)") }
      }
    }
    #expect(faults.prefix(5).isEmpty)
    #expect(read > 100)
  }
}
