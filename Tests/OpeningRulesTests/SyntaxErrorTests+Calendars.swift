import OpeningRules
import Testing

extension SyntaxErrorTests {
  static let calendars = [
    Case("1402 Esfand 30", 13, "1402 Esfand has days 01 to 29", "1402 Esfand 29"),
    Case("1402 Esfand 29-1404 Esfand 30", 28, "1404 Esfand has days 01 to 29", "1404 Esfand 29"),
    Case("Mehr 31", 6, "Mehr has days 01 to 30", "Mehr 30"),
    Case("Muharram 31", 10, "Muharram has days 01 to 30", "Muharram 30"),
    Case("Farvardin 1", 11, "two digits", "Farvardin 01"),
    Case("13 Farvardin", 1, "expected the month first", "Farvardin 13"),
    Case("farvardin 01", 1, "expected `Farvardin`: case matters", "Farvardin"),
    Case("Ashura off", 1, "expected `ashura`: case matters", "ashura"),
    Case("Moharram 09", 1, "expected `Muharram`", "Muharram"),
    Case("Ramazan", 1, "expected `Ramadan`", "Ramadan"),
    Case("eid off", 1, "expected `eid-fitr` or `eid-adha`", "eid-fitr"),
    Case("1299 Farvardin 01", 1, "the year 1299 before `Farvardin`, expected one from 1300 to 1499", nil),
    Case("1400 Jun 15", 1, "the year 1400 before `Jun`, expected one from 1900 to 9999", nil),
    Case("1403", 1, "a year of the Solar Hijri or Hijri calendar", "1403 Farvardin-Esfand"),
    Case("1403 Sa 08:00-12:00", 1, "a year of the Solar Hijri or Hijri calendar", "1403 Farvardin-Esfand"),
    Case("1403-1404 Mo 08:00-12:00", 1, "a year of the Solar Hijri", "1403 Farvardin 01-1404 Esfand 29"),
    Case("1400-1405 08:00-12:00", 1, "a year of the Solar Hijri", "1400 Farvardin 01-1405 Esfand 29"),
    Case("1402-1403 off", 1, "a year of the Solar Hijri", "1402 Farvardin 01-1403 Esfand 30"),
    Case("1404-1403 Mo", 1, "a year of the Solar Hijri", "1404 Farvardin-Esfand"),
    Case("1400-1430 off", 1, "times without colons", "14:00-14:30"),
    Case("1300-1600 Mo", 1, "times without colons", "13:00-16:00"),
    Case("Farvardin 01,1403 Jun 15", 14, "the year 1403 before `Jun`, expected one from 1900 to 9999", nil),
    Case("1403 Mehr 01-2024 Dey 01", 14, "expected one from 1300 to 1499", nil),
    Case("1403 Mehr 20-1402 Dey 01", 1, "ends before it starts", "1402 Dey 01-1403 Mehr 20"),
    Case("1446 Safar 20-1446 Muharram 10", 1, "ends before it starts", "1446 Muharram 10-1446 Safar 20"),
    Case("Farvardin 01-Jun 15", 14, "expected a Solar Hijri date", nil),
    Case("Mehr-Dec", 6, "expected a Solar Hijri date", nil),
    Case("Jun 15-ashura", 8, "expected a Gregorian date", nil),
    Case("nowruz-arbaeen", 8, "expected a Solar Hijri date", nil),
    Case("ashura-3 days", 8, "shift with spaces", "ashura -3 days"),
    Case("arbaeen - 3 days", 9, "space after the sign", "arbaeen -3 days"),
    Case("arbaeen -10", 12, "expected ` days`", "-10 days"),
    Case("Farvardin 13-Mehr", 14, "expected a day in both", "Farvardin 13-Mehr 30"),
    Case("Farvardin-Mehr 13", 1, "expected a day in both", "Farvardin 01-Mehr 13"),
    Case("Farvardin 31 +1 day", 14, "expected the shifted date", "Ordibehesht 01"),
    Case("1403 Esfand 30 +1 day", 16, "expected the shifted date", "1404 Farvardin 01"),
    Case("Esfand 10-05", 11, "as the end of a range", "Esfand 05-10"),
    Case("Farvardin 13+", 13, "open ends", "Farvardin 13-Esfand 29"),
  ]
  @Test(arguments: calendars) func refusesOtherCalendars(_ test: Case) { check(test) }

  private static let rewriting = "what `gozar hours RULE --osm YEAR` writes for it"

  static let additions = [
    Case("Farvardin 01-13 off", 1, "`Farvardin`, which is not a word of the public notation", rewriting),
    Case("Sa-Th 08:00-16:00; Muharram 09-10 off", 20, "`Muharram`, which is not a word", rewriting),
    Case("Jun 15,arbaeen off", 8, "`arbaeen`, which is not a word", rewriting),
    Case("eid-fitr off", 1, "`eid`, which is not a word", rewriting),
    Case("Jun 15-nowruz", 8, "`nowruz`, which is not a word", rewriting),
    Case("1403 Esfand 29 off", 1, "a year of the Solar Hijri or Hijri calendar", rewriting),
    Case("Sa-Th 08:00-16:00; 1403 Esfand off", 20, "a year of the Solar Hijri or Hijri calendar", rewriting),
    // No suggestion is a word that is refused itself.
    Case("Moharram 09", 1, "which is not a word of the rule language", nil),
  ]
  @Test(arguments: additions) func refusesAdditionsToThePublicNotation(_ test: Case) throws {
    check(test, notation: .openStreetMap)
  }

  @Test(arguments: [
    "2020 Jun 15-Jul 15", "PH -1 day,Su sunrise-(sunset-01:00)", "easter +1 day off", "24/7; week 10 off",
  ])
  func readsThePublicNotation(_ rule: String) throws {
    #expect(try OpeningRule(parsing: rule, notation: .openStreetMap).clauses == OpeningRule(parsing: rule).clauses)
  }
}
