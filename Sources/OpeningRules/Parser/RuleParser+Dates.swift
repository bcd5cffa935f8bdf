import CivilTime

extension RuleParser {
  /// Reads months and dates; a year may stand before the first one.
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
    case .month(let month, let year):
      guard year == nil else { throw yearOfMonth(start..<index, month) }
      return try months(from: month, start)
    case .day(let day):
      first = day
    }
    if byte == Ascii.plus { throw openEndedDate(start..<index, first) }
    guard accept(Ascii.hyphen) else {
      if startsOffset { throw offsetOfDate(first) }
      return .days(from: first, to: first)
    }
    switch try datePoint(after: first) {
    case .month(let month, let year):
      throw dateToMonth(start..<index, month, of: year ?? first.year)
    case .day(let last):
      if startsOffset { throw offsetOfDate(last) }
      if byte == Ascii.plus { throw openEndedDate(start..<index, first) }
      try checkOrder(first, last, start..<index)
      return .days(from: first, to: last)
    }
  }

  /// Reads what may follow the first month of a range.
  private mutating func months(from first: Int, _ start: Int) throws(RuleSyntaxError) -> DateRange {
    guard accept(Ascii.hyphen) else { return .months(from: first, to: first) }
    let end = index
    switch try datePoint(after: nil) {
    case .month(let last, nil): return .months(from: first, to: last)
    case .month(let last, let year?): throw monthsToMonth(start..<end, last, of: year)
    case .day: throw monthsToDate(start..<end, to: index)
    }
  }

  private enum Point {
    case month(Int, year: Int?)
    case day(DatePoint)
  }

  /// Reads a date or a month; after the hyphen of a range that starts with a date, maybe a day alone.
  private mutating func datePoint(after first: DatePoint?) throws(RuleSyntaxError) -> Point {
    var year: Int?
    if digitCount(at: index) == 4 {
      let value = number(at: index, digits: 4)
      guard value >= 1_900 else { throw wrongYear(digits: 4) }
      guard byte(at: index + 4) == Ascii.space else { throw yearWithoutDate() }
      year = value
      index = firstNonSpace(from: index + 4)
    } else if let first, Ascii.isDigit(byte) {
      return .day(try dayInSameMonth(as: first))
    }
    let word = index
    switch keyword(at: word) {
    case .easter:
      index += 6
      return .day(DatePoint(year: year, .easter, offset: try dayOffset()))
    case .month(let month):
      index += 3
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

  /// Reads the second day of `Nov 27-28`.
  private mutating func dayInSameMonth(as first: DatePoint) throws(RuleSyntaxError) -> DatePoint {
    guard case .monthDay(let month, let firstDay, _) = first.anchor else { throw easterWithoutSpace() }
    let start = index
    // Without a year of its own, 29 February moves inwards here as it does after a month's name.
    let anchor = try dayOfMonth(month, of: nil)
    if case .monthDay(_, let day, _) = anchor, day < firstDay {
      throw reversedDays(start..<index, month, firstDay, day)
    }
    return DatePoint(year: nil, anchor)
  }

  /// Reads the two digits of a day.
  private mutating func dayOfMonth(_ month: Int, of year: Int?) throws(RuleSyntaxError) -> DateAnchor {
    let count = digitCount(at: index)
    guard count == 2 else { throw wrongDay(of: month) }
    let day = number(at: index, digits: 2)
    // 2020 is a leap year: without a year, 29 February stands for one that has it.
    guard day >= 1, day <= GregorianDate.daysIn(month: month, of: year ?? 2_020) else {
      throw impossibleDate(month, day, of: year)
    }
    index += 2
    return .monthDay(month: month, day: day)
  }

  /// Refuses ends with a year that come before their start.
  private func checkOrder(_ first: DatePoint, _ last: DatePoint, _ range: Range<Int>) throws(RuleSyntaxError) {
    guard let lastYear = last.year else { return }
    guard let firstYear = first.year else { throw startWithoutYear(range, lastYear) }
    let start = first.gregorianDay(in: firstYear, as: .start)
    let end = last.gregorianDay(in: lastYear, as: .end)
    guard end >= start else { throw reversed(range, "\(RulePrinter.text(of: last))-\(RulePrinter.text(of: first))") }
  }
}
