import CivilTime
import CrossingModel
import Testing

@testable import Reports

/// What a page and a picture say beside the blocks of their grids.
struct CalendarPageTests {
  private func page(_ report: CalendarReport, _ language: ReportLanguage = .english) -> String { report.html(language) }

  /// In a week in which the clocks' difference changes both stand beside the hours, and the day of the change says so.
  @Test(arguments: [("2020-W24", false), ("2020-W39", true)])
  func bothClocksStayWhereOneIsSetBack(_ week: String, _ changes: Bool) throws {
    let report = try CalendarFixture("Mo-Su 08:00-16:00").week(week)
    let html = page(report)
    #expect(html.contains("<span class=\"own\">08:00</span>"))
    #expect(html.contains("<span class=\"before\">06:30</span>") == changes)
    #expect(html.contains("<span class=\"after\">\(changes ? "07:30" : "06:30")</span>"))
    #expect(html.contains("<div class=\"clock-change\">") == changes)
    #expect(html.contains("class=\"change\" style=\"--column:4\"") == changes)
    let svg = report.svg(.english)
    #expect(svg.contains("class=\"change\"") == changes)
    #expect(svg.contains(">07:30</text>"))
    #expect(svg.contains(">06:30</text>"))
  }

  @Test func anHourReadForTheSecondTimeHasAStarAndANote() throws {
    let report = try CalendarFixture("Mo-Su 22:00-24:00").week("2022-W38")
    for text in [page(report), report.svg(.english)] {
      #expect(text.contains("23:00*"))
      #expect(text.contains("* The clock has been set back"))
    }
    #expect(!page(try CalendarFixture("Mo-Su 08:00-12:00").week("2022-W38")).contains("* The clock"))
  }

  /// A side's name that has no room beside the hours is broken, and shortened to four lines; none is over the first day.
  @Test func aLongNameStaysBesideTheHours() throws {
    var fixture = try CalendarFixture("Mo-Su 08:00-16:00")
    fixture.exporterName = String(repeating: "Longname", count: 12)
    let svg = try fixture.week("2020-W24").svg(.english)
    let ticks = svg.split(separator: "\n").filter { $0.contains("class=\"tick\"") }
      .map { String($0.split(separator: ">")[1].split(separator: "<")[0]) }
    let name = ticks.filter { $0 != "Iraq" && !$0.contains(":") }
    #expect(name.count == 4)
    #expect(name.joined().hasPrefix("LongnameLongname"))
    #expect(name.allSatisfy { TextWidth.of($0, size: 11) <= CalendarPicture.axisWidth })
    #expect(name.last?.hasSuffix("…") == true)
  }

  /// A month is a sheet a crossing, and its head stands in the head of a table, which browsers repeat on each page.
  @Test func aMonthIsASheet() throws {
    var fixture = try CalendarFixture("Su-We 08:00-16:00; PH off")
    fixture.iranianHolidays = [Holiday(day: try CalendarFixture.day("2020-06-08"), name: "Feast")]
    fixture.closures = [
      CalendarFixture.closure(
        "visit", from: try CalendarFixture.time("2020-06-10T12:00"), until: try CalendarFixture.time("2020-06-10T14:00")
      )
    ]
    let html = page(fixture.report(.month(try CalendarMonth(parsing: "1399-03"))))
    #expect(!html.contains("class=\"grid\""))
    #expect(html.components(separatedBy: "<span class=\"number\">").count - 1 == 31)
    let parts = html.components(separatedBy: "<tbody")
    #expect(parts[0].contains("<h2>Khordad 1399</h2>"))
    #expect(parts[0].contains("class=\"legend\""))
    #expect(parts[0].contains("21 May to 20 June 2020"))
    // 31 days from Thursday on: six weeks, of whose 42 cells 11 are blank.
    #expect(html.components(separatedBy: "class=\"blank\"").count - 1 == 11)
    #expect(html.contains("<p class=\"holiday\">Iran: Feast</p>"))
    #expect(html.contains("<p>Closed (1)</p>"))
    #expect(html.contains("<p>(1) Iran: closed by rule</p>"))
    #expect(html.contains("<p>(2) Iran: holiday, Feast</p>"))
    #expect(html.contains("<p>12:00–\u{2060}14:00 (3)</p>"))
    #expect(html.contains("<p>(3) Closure: <bdi>visit</bdi>, until 10 June 2020 (14:00)</p>"))
  }

  @Test func aMonthIsToldInTheLanguage() throws {
    let report = try CalendarFixture("Su-We 08:00-16:00").report(.month(try CalendarMonth(parsing: "1399-03")))
    let html = page(report, .persian)
    #expect(html.contains("<h2>خرداد ۱۳۹۹</h2>"))
    #expect(html.contains("<span class=\"number\">۳۱</span>"))
    #expect(html.contains("<p>بسته (۱)</p>"))
  }

  /// Hijri dates are those of the exporter's own months; beyond the observed ones they are marked.
  @Test func hijriDatesAreTheExporters() throws {
    var fixture = try CalendarFixture("Mo-Su 08:00-16:00")
    #expect(page(try fixture.week("2020-W24")).contains("14 to 20 Shawwal 1441"))
    #expect(page(try fixture.week("2020-W24")).contains("(Umm al-Qura)"))
    let observed = try ObservedMonths([
      ObservedMonth(year: 1_441, month: 10, firstDay: try CalendarFixture.day("2020-05-25")),
      ObservedMonth(year: 1_441, month: 11, firstDay: try CalendarFixture.day("2020-06-23")),
    ])
    fixture.iranianMoon = HijriMonths(observed: observed, daysAfterUmmAlQura: 1)
    let report = try fixture.week("2020-W24")
    #expect(page(report).contains("13 to 19 Shawwal 1441"))
    #expect(page(report).contains("Hijri dates are by the months of "))
    #expect(!page(report).contains("Umm al-Qura"))
    #expect(report.csv().contains("1441-10-13,observed"))
    #expect(report.json().contains("\"hijri_basis\" : \"observed\""))
    #expect(report.iCalendar(stamp: Instant(seconds: 0)).text.contains("13 Shawwal 1441 in Iran"))
    let later = try fixture.week("2021-W24")
    #expect(page(later).contains("<div class=\"date\">≈"))
    #expect(later.csv().contains(",estimated,"))
    #expect(later.iCalendar(stamp: Instant(seconds: 0)).text.replacing("\r\n ", with: "").contains("; about "))
  }

  /// What the program knows is told in the language; what the files say stays, and is told to be English.
  @Test func fixedWordsAreTranslated() throws {
    var fixture = try CalendarFixture("Mo-Su 08:00-16:00; Muharram 01-30 off")
    let feast = try CalendarFixture.day("2020-06-08")
    fixture.iranianHolidays = [
      Holiday(day: feast, name: "Feast", translations: LocalizedName([(language: "fa", text: "عید")]))
    ]
    fixture.closures = [
      CalendarFixture.closure("Feast", from: WallTime(feast), until: WallTime(feast + 1)),
      CalendarFixture.closure("strike", from: WallTime(feast + 1), until: WallTime(feast + 2)),
    ]
    let html = page(try fixture.week("2020-W24"), .persian)
    #expect(html.contains("بسته‌شدن مرز: عید، "))
    #expect(html.contains("بسته‌شدن مرز: <bdi lang=\"en\" dir=\"ltr\">strike</bdi>، "))
    #expect(html.contains("هفتهٔ ۲۴ سال ۲۰۲۰"))
    #expect(!html.contains(" · "))
    // The first of Muharram may move: the rule does not know.
    let moon = page(try fixture.week("2020-W34"), .persian)
    #expect(moon.contains("<p>بسته به رؤیت هلال</p>"))
    #expect(!moon.contains("moon"))
  }
}
