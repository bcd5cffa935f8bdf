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
        b  closed: closure, a minister comes, until 2020-06-10T14:30, announced
           2020-06-08 (closure)

        """)
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
        "23:00  21:30   22:30   ██████    ·",
      ]
    ),
  ])
  func daysAreCutWhereTheClockJumps(_ date: String, _ rule: String, _ grid: [String]) throws {
    var fixture = try CalendarFixture(rule, rule.replacing("Mo", with: "Mo-Tu").replacing("We", with: "We-Th"))
    fixture.iraq = [try CalendarFixture.phase("iraqi", "24/7")]
    let first = try CalendarFixture.day(date)
    fixture.iranianHolidays = (0..<2).map { Holiday(day: first + $0, name: "Nowruz") }.filter { _ in date < "2022-06" }
    let lines = fixture.report(.days(first..<first + 2)).text(width: 80).split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("Tehran Baghdad") })
    let drawn = lines[start..<(start + grid.count)].map { $0.replacing("╎", with: "·") }
    #expect(Array(drawn) == grid)
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
}
