import CivilTime
import CrossingModel
import Testing

@testable import Reports

/// The grid of hours, to the sign.
struct CalendarTextTests {
  @Test func aNightIsOnBothItsDays() throws {
    var fixture = try CalendarFixture("Mo 20:00-04:00")
    fixture.weekStart = .monday
    #expect(
      try fixture.week("2020-W24").text(width: 80) == """
        Border, 2020-W24
        Monday 2020-06-08 (19 Khordad 1399) to Sunday 2020-06-14 (25 Khordad 1399)
        Tehran time; Baghdad is 1:30 behind

        Gate

        Tehran Baghdad Mo 06-08 Tu 06-09 We 06-10 Th 06-11 Fr 06-12 Sa 06-13 Su 06-14
                       19 Kho   20 Kho   21 Kho   22 Kho   23 Kho   24 Kho   25 Kho
        00:00  22:30      ╎     ███████     ╎        ╎        ╎        ╎        ╎
        01:00  23:30      ╎     ███████     ╎        ╎        ╎        ╎        ╎
        02:00  00:30      ╎     ███████     ╎        ╎        ╎        ╎        ╎
        03:00  01:30      ╎     ███████     ╎        ╎        ╎        ╎        ╎
        04:00  02:30      ╎     ▔04:00▔     ╎        ╎        ╎        ╎        ╎
        ⋮
        19:00  17:30      ╎        ╎        a        a        a        a        a
        20:00  18:30   █20:00█     ╎        ╎        ╎        ╎        ╎        ╎
        21:00  19:30   ███████     ╎        ╎        ╎        ╎        ╎        ╎
        22:00  20:30   ███████     ╎        ╎        ╎        ╎        ╎        ╎
        23:00  21:30   ███████     ╎        ╎        ╎        ╎        ╎        ╎

        █ open, ╎ one side only

        a  closed: Iran: "Mo 20:00-04:00" (iranian)

        """)
  }

  @Test func aClosureWithinADayHasItsLetter() throws {
    var fixture = try CalendarFixture("Su,We 08:00-16:00", "08:00-16:00")
    fixture.weekStart = .sunday
    fixture.closures = [
      CalendarFixture.closure(
        "a minister\ncomes", from: try CalendarFixture.time("2020-06-10T12:00"),
        until: try CalendarFixture.time("2020-06-10T14:30"), announced: try CalendarFixture.day("2020-06-08"))
    ]
    #expect(
      try fixture.week("2020-W24").text(width: 80) == """
        Border, 2020-W24
        Sunday 2020-06-07 (18 Khordad 1399) to Saturday 2020-06-13 (24 Khordad 1399)
        Tehran time; Baghdad is 1:30 behind

        Gate

        Tehran Baghdad Su 06-07 Mo 06-08 Tu 06-09 We 06-10 Th 06-11 Fr 06-12 Sa 06-13
                       18 Kho   19 Kho   20 Kho   21 Kho   22 Kho   23 Kho   24 Kho
        08:00  06:30      ╎        ·        ·        ╎        ·        ·        ·
        09:00  07:30   ▄09:30▄     ╎        ╎     ▄09:30▄     ╎        ╎        ╎
        10:00  08:30   ███████     ╎        ╎     ███████     ╎        ╎        ╎
        11:00  09:30   ███████     ╎        ╎     ███████     ╎        ╎        ╎
        12:00  10:30   ███████     a        a     ▔12:00▔     a        a        a
        13:00  11:30   ███████     ╎        ╎        b        ╎        ╎        ╎
        14:00  12:30   ███████     ╎        ╎     ▄14:30▄     ╎        ╎        ╎
        15:00  13:30   ███████     ╎        ╎     ███████     ╎        ╎        ╎
        16:00  14:30   ▔16:00▔     ╎        ╎     ▔16:00▔     ╎        ╎        ╎

        █ open, ╎ one side only, · closed

        a  closed: Iran: "Su,We 08:00-16:00" (iranian)
        b  closed: closure, a minister comes, until 2020-06-10 14:30 Tehran, announced
           2020-06-08 (closure)

        """)
  }

  /// A clause that closes what would be open is named with its days.
  @Test func aNamedDayIsTheReason() throws {
    let fixture = try CalendarFixture("Sa-Th 08:00-16:00; nowruz off")
    let lines = try fixture.week("2021-W12").text(width: 120).split(separator: "\n")
    #expect(
      lines.suffix(2) == [
        "a  closed: Iran: \"Sa-Th 08:00-16:00; nowruz off\" (iranian), closed on Nowruz",
        "b  closed: Iran: \"Sa-Th 08:00-16:00; nowruz off\" (iranian)",
      ])
  }

  /// Tehran's clock jumped from 24:00 to 01:00, and from 24:00 back to 23:00, in 2022.
  @Test(arguments: [
    (
      "2022-03-21", "Mo 21:00-03:00",
      [
        "Tehran Baghdad Baghdad Mo03-21 Tu03-22",
        "       –03-21  03-22–  1 Far*  2 Far*",
        "00:00  23:30   22:30     ·       ×",
        "01:00  00:30   23:30     ·     ██████",
        "02:00  01:30   00:30     ·     ██████",
        "03:00  02:30   01:30     ·     03:00▔",
        "⋮",
        "20:00  19:30   18:30     ·       ·",
        "21:00  20:30   19:30   21:00█    ·",
        "22:00  21:30   20:30   ██████    ·",
        "23:00  22:30   21:30   ██████    ·",
      ]
    ),
    (
      "2022-09-21", "We 22:00-02:00",
      [
        "Tehran Baghdad Baghdad We09-21 Th09-22",
        "       –09-21  09-22–  30 Sha  31 Sha",
        "00:00  22:30   23:30     ·     ██████",
        "01:00  23:30   00:30     ·     ██████",
        "02:00  00:30   01:30     ·     02:00▔",
        "⋮",
        "21:00  19:30   20:30     ·       ·",
        "22:00  20:30   21:30   22:00█    ·",
        "23:00¹ 21:30   22:30   ██████    ·",
        "23:00²         22:30   ██████",
      ]
    ),
    (
      "2022-09-21", "Mo-Su 00:00-02:00,23:30-24:00",
      [
        "Tehran Baghdad Baghdad We09-21 Th09-22",
        "       –09-21  09-22–  30 Sha  31 Sha",
        "00:00  22:30   23:30   ██████  ██████",
        "01:00  23:30   00:30   ██████  ██████",
        "02:00  00:30   01:30   02:00▔  02:00▔",
        "⋮",
        "22:00  20:30   21:30     ·       ·",
        "23:00¹ 21:30   22:30   23:30▄  23:30▄",
        "23:00²         22:30   23:30▄",
      ]
    ),
  ])
  func daysAreCutWhereTheClockJumps(_ date: String, _ rule: String, _ grid: [String]) throws {
    var fixture = try CalendarFixture(rule)
    fixture.iraq = [try CalendarFixture.phase("iraqi", "24/7")]
    let first = try CalendarFixture.day(date)
    fixture.iranianHolidays = (0..<2).map { Holiday(day: first + $0, name: "Nowruz") }.filter { _ in date < "2022-06" }
    let lines = fixture.report(.days(first..<first + 2)).text(width: 80).split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("Tehran Baghdad") })
    let drawn = lines[start..<(start + grid.count)].map { $0.replacing("╎", with: "·") }
    #expect(Array(drawn) == grid)
  }

  /// In a table there is no room for offsets; in words there is.
  @Test func readingsThatComeTwiceSayWhich() throws {
    let fixture = try CalendarFixture("Mo-Su 00:00-02:00,23:30-24:00")
    let report = try fixture.week("2022-W38")
    let table = report.weekTable(of: report.days, width: 120).joined(separator: "\n")
    #expect(table.contains("23:30¹–23:00²"))
    #expect(table.contains("23:30²–24:00"))
    #expect(table.contains("¹ ² the clock reads this twice: for the first and for the second time"))
    let sentences = report.sentences(report.calendars[0].days[4])
    #expect(sentences[1] == #"02:00–23:30+04:30 closed: Iran: "Mo-Su 00:00-02:00,23:30-24:00" (iranian)"#)
    #expect(sentences[2] == "open 23:30+04:30 to 23:00+03:30 Tehran · 22:00-22:30 Baghdad")
    #expect(sentences[4] == "open 23:30+03:30 to 24:00 Tehran · 23:00-23:30 Baghdad")
    #expect(report.markdown().contains("00:00-02:00<br>23:30+04:30 to 23:00+03:30<br>23:30+03:30 to 24:00"))
    // A week without such an hour has no marks.
    let plain = try fixture.week("2022-W37")
    #expect(!plain.weekTable(of: plain.days, width: 120).joined().contains("¹"))
  }

  @Test(arguments: [
    (0.0, "?"), (0.001, "<1%"), (0.01, "1%"), (0.5, "50%"), (0.99, "99%"), (0.996, ">99%"),
  ])
  func whatIsUncertainNeverLooksCertain(_ probability: Double, _ text: String) {
    #expect(DecimalText.chance(probability) == text)
  }

  @Test(arguments: [Weekday.saturday, .sunday, .monday])
  func weeksBeginOnTheNetworksFirstDay(_ weekday: Weekday) throws {
    var fixture = try CalendarFixture("08:00-16:00")
    fixture.weekStart = weekday
    let month = fixture.report(.month(try CalendarMonth(parsing: "1399-03")))
    let header = month.text(width: 80).split(separator: "\n").first { $0.contains("Tuesday    Wednesday") }
    #expect(header?.hasPrefix(weekday.englishName) == true)
    let rows = try fixture.week("2020-W24").text(width: 120).split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("Tehran Baghdad \(weekday.twoLetters) ") })
  }

  /// Every layout, whatever is in the names.
  @Test(arguments: [80, 100, 120, 133])
  func noLineIsWiderThanTheTerminal(_ width: Int) throws {
    var fixture = try CalendarFixture("Mo-Fr 08:00-12:00, 13:00-16:30; PH off", "Su-We 20:00-04:00, 07:15-15:45")
    fixture.name = "A crossing with a name that is longer than any line of a terminal can be, and then some more of it"
    fixture.networkName = fixture.name + " " + fixture.name
    fixture.iranianHolidays = [Holiday(day: try CalendarFixture.day("2020-06-09"), name: fixture.name)]
    fixture.quotas = [
      Quota(id: "q", from: nil, until: nil, trucks: 1_000_000, period: .week, side: "iraq", weekStart: .wednesday)
    ]
    fixture.closures = [
      CalendarFixture.closure(
        fixture.name, from: try CalendarFixture.time("2020-06-10T12:00"),
        until: try CalendarFixture.time("2020-06-10T14:30"))
    ]
    for report in try [
      fixture.week("2020-W24"), fixture.report(.month(try CalendarMonth(parsing: "1399-03"))),
      fixture.report(.days(try CalendarFixture.day("2022-03-20")..<CalendarFixture.day("2022-03-23"))),
    ] {
      let lines = report.text(width: width, explains: true).split(separator: "\n")
      let lists =
        report.weeks.flatMap { report.weekTable(of: $0, width: width) } + report.dayLines(width: width)
      #expect(lists.allSatisfy { $0.withoutTrailingSpaces.count <= width })
      #expect(lines.allSatisfy { $0.count <= width && $0.last != " " }, "\(lines.filter { $0.count > width })")
    }
  }

  @Test func ofManyHoursAlikeTheFirstAndTheLastAreDrawn() throws {
    let first = try CalendarFixture.day("2020-06-08")
    let text = try CalendarFixture("24/7").report(.days(first..<first + 1)).text(width: 80)
    #expect(
      text.contains(
        """
        00:00  22:30   █00:00█
        01:00  23:30   ███████
        ⋮              ███████
        23:00  21:30   ███████
        24:00  22:30   ▔24:00▔
        """))
  }

  @Test func aMonthShowsEachDayInOneSign() throws {
    var fixture = try CalendarFixture("Su-We 08:00-16:00")
    fixture.closures = [
      CalendarFixture.closure(
        "visit", from: try CalendarFixture.time("2020-06-10T12:00"),
        until: try CalendarFixture.time("2020-06-10T14:00"))
    ]
    fixture.iraq.append(
      try CalendarFixture.phase(
        "shut", "off",
        from: .uniform(
          earliest: try CalendarFixture.day("2020-06-15"), latest: try CalendarFixture.day("2020-06-16"))))
    let text = fixture.report(.month(try CalendarMonth(parsing: "2020-06"))).dayLines(width: 80)
      .map(\.withoutTrailingSpaces).joined(separator: "\n")
    #expect(
      text == """
        Border, June 2020
        Monday 2020-06-01 (12 Khordad 1399) to Tuesday 2020-06-30 (10 Tir 1399)
        Tehran time; Baghdad is 1:30 behind

             06-01    06-06    06-13    06-20    06-27
             12 Kho   17 Kho   24 Kho   31 Kho   7 Tir
               MTWTF  SSMTWTF  SSMTWTF  SSMTWTF  SSMT
        Gate   ███aa  a███▄aa  a█▒bcdd  dccccdd  dccc

        █ open, ▄ open except for a closure, ▒ may open

        08:00–16:00; from 06-10 08:00–12:00 and 14:00–16:00; from 06-14 08:00–16:00:
          Gate

        a  closed: Iran: "Su-We 08:00-16:00" (iranian)
        b  closed: the sides are open at different times: 00:00–01:30 Iran: "Su-We
           08:00-16:00" (iranian); 08:00–16:00 Iraq: "off" (shut)
        c  closed: Iraq: "off" (shut)
        d  closed: Iran: "Su-We 08:00-16:00" (iranian); Iraq: "off" (shut)
        """)
  }
}
