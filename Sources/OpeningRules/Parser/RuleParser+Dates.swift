import CivilTime

extension RuleParser {
  /// Reads months and dates of all calendars; a year may stand before each date.
  mutating func dates() throws(RuleSyntaxError) -> [DateRange] {
    var dates: [DateRange] = []
    repeat {
      dates.append(try dateRange())
    } while acceptDateComma()
    return dates
  }

  /// Reads the comma of a list; a comma before a space separates clauses and stays.
  private mutating func acceptDateComma() -> Bool {
    guard byte == Ascii.comma, byte(at: index + 1) != Ascii.space else { return false }
    index += 1
    return true
  }

  private mutating func dateRange() throws(RuleSyntaxError) -> DateRange {
    let start = index
    let first: DatePoint
    switch try datePoint(after: nil) {
    case .month(let month, nil): return try months(from: month, start)
    case .month(let month, let year?):
      guard month.calendar != .gregorian else { throw yearOfMonth(start..<index, month) }
      return try months(from: month, of: year, start)
    case .day(let day):
      first = day
    }
    if byte == Ascii.plus { throw openEndedDate(start..<index, first) }
    guard accept(Ascii.hyphen) else {
      if startsOffset { throw offsetOfDate(first) }
      return .days(from: first, to: first)
    }
    let end = index
    switch try datePoint(after: first) {
    case .month(let month, let year):
      throw dateToMonth(start..<index, end, month, of: year ?? first.year)
    case .day(let last):
      if startsOffset { throw offsetOfDate(last) }
      if byte == Ascii.plus { throw openEndedDate(start..<index, first) }
      guard last.anchor.calendar == first.anchor.calendar else { throw mixedCalendars(at: end, first.anchor.calendar) }
      try checkOrder(first, last, start..<index)
      return .days(from: first, to: last)
    }
  }

  /// Reads what may follow the first month of a range.
  private mutating func months(from first: Month, _ start: Int) throws(RuleSyntaxError) -> DateRange {
    guard accept(Ascii.hyphen) else { return .months(from: first.number, to: first.number, of: first.calendar) }
    let end = index
    switch try datePoint(after: nil) {
    case .month(let last, nil):
      guard last.calendar == first.calendar else { throw mixedCalendars(at: end, first.calendar) }
      return .months(from: first.number, to: last.number, of: first.calendar)
    case .month(let last, let year?): throw monthsToMonth(start..<end, last, of: year)
    case .day: throw monthsToDate(start..<end, to: index)
    }
  }

  /// Reads what may follow a month with a year, as in `1403 Mehr-Esfand`: the days from the first of the one to the last
  /// of the other.
  private mutating func months(from first: Month, of year: Int, _ start: Int) throws(RuleSyntaxError) -> DateRange {
    let from = DatePoint(year: year, .monthDay(month: first.number, day: 1, of: first.calendar))
    guard accept(Ascii.hyphen) else {
      return .days(from: from, to: DatePoint(.monthDay(month: first.number, day: first.lastDay, of: first.calendar)))
    }
    let end = index
    switch try datePoint(after: nil) {
    case .month(let last, let lastYear):
      guard last.calendar == first.calendar else { throw mixedCalendars(at: end, first.calendar) }
      let day = last.lastDay(of: lastYear)
      let to = DatePoint(year: lastYear, .monthDay(month: last.number, day: day, of: last.calendar))
      try checkOrder(from, to, start..<index)
      return .days(from: from, to: to)
    case .day: throw monthsToDate(start..<end, to: index)
    }
  }

  private enum Point {
    case month(Month, year: Int?)
    case day(DatePoint)
  }

  /// Reads a date or a month; after the hyphen of a range that starts with a date, maybe a day alone.
  private mutating func datePoint(after first: DatePoint?) throws(RuleSyntaxError) -> Point {
    let start = index
    var year: Int?
    if digitCount(at: index) == 4 {
      let value = number(at: index, digits: 4)
      guard byte(at: index + 4) == Ascii.space else { throw value < 1_300 ? wrongYear(digits: 4) : yearWithoutDate() }
      year = value
      index = firstNonSpace(from: index + 4)
    } else if let first, Ascii.isDigit(byte) {
      return .day(try dayInSameMonth(as: first))
    }
    let word = index
    let token = keyword(at: word)
    switch token {
    case .easter:
      try check(year, .gregorian, at: start)
      index += 6
      return .day(DatePoint(year: year, .easter, offset: try dayOffset()))
    case .named(let name):
      try check(year, name.calendar, at: start)
      index += name.rawValue.utf8.count
      return .day(DatePoint(year: year, .named(name), offset: try dayOffset()))
    case .month(let number, let calendar):
      try check(year, calendar, at: start)
      let month = Month(number: number, calendar: calendar)
      index = endOfWord(at: word)
      let day = firstNonSpace(from: index)
      let count = digitCount(at: day)
      if count == 0 || count > 2 || startsTime(at: day) { return .month(month, year: year) }
      guard day > index else { throw missingSpace() }
      index = day
      return .day(DatePoint(year: year, try dayOfMonth(month, of: year)))
    default:
      throw wrongDate(after: year)
    }
  }

  private func check(_ year: Int?, _ calendar: DateCalendar, at start: Int) throws(RuleSyntaxError) {
    guard let year, !calendar.years.contains(year) else { return }
    throw yearOfOtherCalendar(at: start, year, calendar)
  }

  /// Reads the second day of `Nov 27-28`.
  private mutating func dayInSameMonth(as first: DatePoint) throws(RuleSyntaxError) -> DatePoint {
    guard case .monthDay(let number, let firstDay, let calendar) = first.anchor else {
      throw nameWithoutSpace(first.anchor)
    }
    let month = Month(number: number, calendar: calendar)
    let start = index
    // Without a year of its own, a day that is missing in the year moves inwards here as it does after a month's name.
    let anchor = try dayOfMonth(month, of: nil)
    if case .monthDay(_, let day, _) = anchor, day < firstDay {
      throw reversedDays(start..<index, month, firstDay, day)
    }
    return DatePoint(year: nil, anchor)
  }

  /// Reads the two digits of a day.
  private mutating func dayOfMonth(_ month: Month, of year: Int?) throws(RuleSyntaxError) -> DateAnchor {
    let count = digitCount(at: index)
    guard count == 2 else { throw wrongDay(of: month) }
    let day = number(at: index, digits: 2)
    guard day >= 1, day <= month.lastDay(of: year) else { throw impossibleDate(month, day, of: year) }
    index += 2
    return .monthDay(month: month.number, day: day, of: month.calendar)
  }

  /// Refuses ends with a year that come before their start.
  private func checkOrder(_ first: DatePoint, _ last: DatePoint, _ range: Range<Int>) throws(RuleSyntaxError) {
    guard let lastYear = last.year else { return }
    guard let firstYear = first.year else { throw startWithoutYear(range, lastYear) }
    // As far as the order goes, any moon will do: a day does not move past another by it.
    let context = RuleContext()
    guard let start = first.day(in: firstYear, as: .start, context: context),
      let end = last.day(in: lastYear, as: .end, context: context), end.latest < start.latest
    else { return }
    throw reversed(range, "\(RulePrinter.text(of: last))-\(RulePrinter.text(of: first))")
  }
}

/// A month of a calendar.
struct Month {
  /// 1 to 12.
  let number: Int
  let calendar: DateCalendar

  var name: String { calendar.monthNames[number - 1] }

  /// The last day that the month has in some year.
  var lastDay: Int { lastDay(of: nil) }

  /// The last day in a year; in some year for nil, and always for the moon's months.
  func lastDay(of year: Int?) -> Int {
    switch calendar {
    // 2020 and 1403 are leap years.
    case .gregorian: GregorianDate.daysIn(month: number, of: year ?? 2_020)
    case .solarHijri: SolarHijriDate.daysIn(month: number, of: year ?? 1_403)
    case .hijri: 30
    }
  }
}
