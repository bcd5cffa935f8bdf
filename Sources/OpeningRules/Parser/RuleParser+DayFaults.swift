import CivilTime

/// The faults of years, dates, weeks and weekdays.
extension RuleParser {
  /// A number with two digits.
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  func reversed(_ range: Range<Int>, _ suggestion: String) -> RuleSyntaxError {
    fault(at: range.lowerBound, "found `\(excerpt(range))`, which ends before it starts", try: suggestion)
  }

  func stepWithoutRange(_ start: Int, unit: String, _ range: String) -> RuleSyntaxError {
    fault(
      at: start, "found a step after one \(unit), expected a range of \(unit)s before the step",
      try: "\(range)\(run(at: index))")
  }

  func wrongStep(digits: Int) -> RuleSyntaxError {
    fault(
      at: index, "found \(found(at: index)), expected a step from 1 to 999 after `/`", try: digits == 0 ? "2" : nil)
  }

  // MARK: - Years

  func wrongYear(digits: Int) -> RuleSyntaxError {
    let value = number(at: index, digits: digits)
    let years = DateCalendar.solarHijri.years
    let isRange = digits == 4 && byte(at: index + 4) == Ascii.hyphen && digitCount(at: index + 5) == 4
    let last = isRange ? number(at: index + 5, digits: 4) : value
    if isRange, value % 100 < 60, value < 2_400, last % 100 < 60, last <= 4_800, !areYears(value, last) {
      return fault(
        at: index, "found times without colons, expected hours and minutes",
        try: "\(clock(value / 100 * 60 + value % 100))-\(clock(last / 100 * 60 + last % 100))")
    }
    if digits == 4, years.contains(value) {
      let dates =
        years.contains(last) && value < last
        ? "\(value) Farvardin 01-\(last) Esfand \(SolarHijriDate.daysIn(month: 12, of: last))"
        : "\(value) Farvardin-Esfand"
      return fault(
        at: index, "found `\(value)`, a year of the Solar Hijri or Hijri calendar, without a date of it",
        try: notation == .gozar ? dates : Self.rewriting)
    }
    return fault(at: index, "found \(found(at: index)), expected a Gregorian year from 1900 to 9999", try: nil)
  }

  /// Whether `1403-1404` are years rather than times without colons: if days follow, which times never come before, or if
  /// hours to the minute would be odd.
  private func areYears(_ first: Int, _ last: Int) -> Bool {
    let years = DateCalendar.solarHijri.years
    guard years.contains(first), years.contains(last) else { return false }
    let next = firstNonSpace(from: index + 9)
    switch keyword(at: next) {
    case .month, .easter, .named, .week, .weekday, .holiday: return true
    default: return startsTime(at: next) || first % 5 != 0 || last % 5 != 0
    }
  }

  func yearWithoutDate() -> RuleSyntaxError {
    fault(
      at: index, "found `\(run(at: index))`, expected a month and a day after the year",
      try: "\(text(index..<index + 4)) \(number(at: index, digits: 4) < 1_900 ? "Farvardin" : "Jan") 01")
  }

  /// A year that the calendar of the date after it has not.
  func yearOfOtherCalendar(at start: Int, _ year: Int, _ calendar: DateCalendar) -> RuleSyntaxError {
    let years = calendar.years
    let word = text(index..<endOfWord(at: index))
    return fault(
      at: start,
      "found the year \(year) before `\(word)`, expected one from \(years.lowerBound) to \(years.upperBound)",
      try: nil)
  }

  func yearOfMonth(_ range: Range<Int>, _ month: Month) -> RuleSyntaxError {
    let year = number(at: range.lowerBound, digits: 4)
    let days = month.lastDay(of: year)
    let date = "\(year) \(month.name)"
    return fault(
      at: range.lowerBound, "found a month with a year in a list, expected dates with days",
      try: "\(date) 01-\(date) \(days)")
  }

  func startWithoutYear(_ range: Range<Int>, _ year: Int) -> RuleSyntaxError {
    fault(
      at: range.lowerBound, "found a date without a year before an end with a year, expected a year in both",
      try: "\(year) \(excerpt(range))")
  }

  // MARK: - Months and dates

  func wrongDate(after year: Int?) -> RuleSyntaxError {
    if Ascii.isLetter(byte), keyword(at: index) == nil { return unknownWord() }
    return fault(at: index, "found \(found(at: index)), expected a month such as `Jun`", try: nil)
  }

  func mixedCalendars(at end: Int, _ calendar: DateCalendar) -> RuleSyntaxError {
    let name =
      switch calendar {
      case .gregorian: "Gregorian"
      case .solarHijri: "Solar Hijri"
      case .hijri: "Hijri"
      }
    return fault(
      at: end,
      "found `\(excerpt(end..<index))` as the end of a range that starts in another calendar; "
        + "expected a \(name) date", try: nil)
  }

  func wrongDay(of month: Month) -> RuleSyntaxError {
    let count = digitCount(at: index)
    let day = number(at: index, digits: count)
    return fault(
      at: index, "found \(found(at: index)), expected a day with two digits",
      try: count == 1 && day > 0 ? "\(month.name) \(two(day))" : nil)
  }

  func impossibleDate(_ month: Month, _ day: Int, of year: Int?) -> RuleSyntaxError {
    let last = month.lastDay(of: year)
    let name = year.map { "\($0) \(month.name)" } ?? month.name
    return fault(
      at: index, "found `\(two(day))`, but \(name) has days 01 to \(last)",
      try: "\(name) \(day == 0 ? "01" : "\(last)")")
  }

  func reversedDays(_ range: Range<Int>, _ month: Month, _ first: Int, _ last: Int) -> RuleSyntaxError {
    fault(
      at: range.lowerBound, "found the day \(two(last)) as the end of a range from the day \(two(first))",
      try: "\(month.name) \(two(last))-\(two(first))")
  }

  /// A range from a month, which `months` holds with its hyphen, to a date, which ends before `end`.
  func monthsToDate(_ months: Range<Int>, to end: Int) -> RuleSyntaxError {
    fault(
      at: months.lowerBound, "found a range from a month to a date, expected a day in both",
      try: "\(excerpt(months).dropLast()) 01-\(excerpt(months.upperBound..<end))")
  }

  /// A range from a month, which `months` holds with its hyphen, to a month of a year.
  func monthsToMonth(_ months: Range<Int>, _ last: Month, of year: Int) -> RuleSyntaxError {
    let before = months.lowerBound - 5
    let hasYear = before >= 0 && digitCount(at: before) == 4
    let start = "\(hasYear ? text(before..<months.lowerBound) : "\(year - 1) ")\(excerpt(months).dropLast()) 01"
    return fault(
      at: months.upperBound, "found a month with a year at the end of a range, expected dates with days",
      try: "\(start)-\(year) \(last.name) \(last.lastDay(of: year))")
  }

  /// A range from a date to a month without a day, whose end stands at `end`.
  func dateToMonth(_ range: Range<Int>, _ end: Int, _ month: Month, of year: Int?) -> RuleSyntaxError {
    let word = Ascii.isDigit(byte(at: end)) ? firstNonSpace(from: end + 4) : end
    // Without a year, the last day that every year has.
    let usualYear = month.calendar == .gregorian ? 2_021 : 1_402
    return fault(
      at: word, "found a range from a date to a month, expected a day in both",
      try: "\(excerpt(range)) \(month.lastDay(of: year ?? usualYear))")
  }

  func openEndedDate(_ range: Range<Int>, _ first: DatePoint) -> RuleSyntaxError {
    let calendar = first.anchor.calendar
    let year = first.year == nil ? "" : calendar == .gregorian ? "2099 " : "\(calendar.years.upperBound) "
    let day = calendar == .gregorian ? 31 : 29
    return fault(
      at: index, "found `+` after a date: open ends are not part of the language; expected an end",
      try: "\(excerpt(range))-\(year)\(calendar.monthNames[11]) \(day)")
  }

  func offsetOfDate(_ date: DatePoint) -> RuleSyntaxError {
    let sign = firstNonSpace(from: index)
    let days = number(at: sign + 1, digits: min(digitCount(at: sign + 1), 3))
    return fault(
      at: sign, "found a shift of a date by days, expected the shifted date",
      try: shifted(date, by: byte(at: sign) == Ascii.hyphen ? -days : days))
  }

  /// A date some days later, written as a rule has it; nil where its calendar ends.
  private func shifted(_ date: DatePoint, by days: Int) -> String? {
    let calendar = date.anchor.calendar
    // Years in which all months have their usual lengths.
    let usualYear = calendar == .gregorian ? 2_021 : 1_402
    guard let day = date.day(in: date.year ?? usualYear, as: .start, context: RuleContext()) else { return nil }
    let target = day.likeliest + days
    let parts: (year: Int, month: Int, day: Int)?
    switch calendar {
    case .gregorian:
      let date = GregorianDate(target)
      parts = (date.year, date.month, date.day)
    case .solarHijri: parts = SolarHijriDate(target).map { ($0.year, $0.month, $0.day) }
    case .hijri: parts = UmmAlQura.date(of: target).map { ($0.year, $0.month, $0.day) }
    }
    return parts.map { "\(date.year == nil ? "" : "\($0.year) ")\(calendar.monthNames[$0.month - 1]) \(two($0.day))" }
  }

  /// Digits directly after the hyphen of `easter-` or of a named day.
  func nameWithoutSpace(_ anchor: DateAnchor) -> RuleSyntaxError {
    let name = RulePrinter.text(of: DatePoint(anchor))
    return fault(
      at: index, "found \(found(at: index)) after `\(name)-`, expected a date, or a shift with spaces",
      try: "\(name) -\(text(index..<index + digitCount(at: index))) days")
  }

  // MARK: - Weeks

  func missingWeekNumber(at word: Int) -> RuleSyntaxError {
    let count = digitCount(at: index)
    let week = number(at: index, digits: count)
    return fault(
      at: index, "found \(found(at: index)) after `week`, expected a space and a week from 01 to 53",
      try: (1...53).contains(week) ? "week \(two(week))" : "week 01")
  }

  func wrongWeek(_ week: Int, digits: Int) -> RuleSyntaxError {
    fault(
      at: index, "found \(found(at: index)), expected a week with two digits from 01 to 53",
      try: digits == 1 && week > 0 ? two(week) : nil)
  }

  func reversedWeeks(_ range: Range<Int>, _ first: Int, _ last: Int) -> RuleSyntaxError {
    fault(
      at: range.lowerBound, "found `\(excerpt(range))`: weeks do not wrap over new year",
      try: first == 53 ? "53,01-\(two(last))" : "\(two(first))-53,01-\(two(last))")
  }

  // MARK: - Weekdays

  func wrongWeekday() -> RuleSyntaxError {
    if startsTime(at: index), index > 0, bytes[index - 1] == Ascii.comma {
      return fault(
        at: index - 1, "found a comma between weekdays and times, expected a space",
        try: "\(previousRun(before: index - 1)) \(run(at: index))")
    }
    if has("PH", at: index), endOfWord(at: index) == index + 2 {
      return fault(at: index, "found `PH` as the end of a range, expected a weekday", try: "Mo-Su,PH")
    }
    if Ascii.isLetter(byte), keyword(at: index) == nil { return unknownWord() }
    let isAfterComma = isAtEnd && index > 0 && bytes[index - 1] == Ascii.comma
    return fault(
      at: index, "found \(found(at: index)), expected a weekday such as `Mo`",
      try: isAfterComma ? "leave out the `,`" : nil)
  }

  func nthOfRange(_ first: Weekday, _ last: Weekday) -> RuleSyntaxError {
    var end = index
    while end < bytes.count, bytes[end] != Ascii.rightBracket, end - index < 12 { end += 1 }
    let positions = text(index..<end + 1)
    let days = 0...last.daysSince(first)
    let list = days.map { Weekday(isoNumber: (first.rawValue - 1 + $0) % 7 + 1).twoLetters + positions }
    return fault(
      at: index, "found `[` after a range of weekdays, expected it after single weekdays",
      try: list.joined(separator: ","))
  }

  func holidayInRange() -> RuleSyntaxError {
    let sign = byte == Ascii.plus ? "+" : "-"
    if Ascii.isDigit(byte(at: index + 1)) {
      let days = number(at: index + 1, digits: digitCount(at: index + 1))
      return fault(
        at: index, "found `\(sign)` after `PH`, expected a space before a shift by days",
        try: "PH \(sign)\(days) day\(days == 1 ? "" : "s")")
    }
    return fault(at: index, "found `\(sign)` after `PH`, which is not part of a range", try: "PH,Su")
  }

  func offsetOfWeekday(_ first: Weekday, _ last: Weekday) -> RuleSyntaxError {
    let sign = firstNonSpace(from: index)
    let count = number(at: sign + 1, digits: min(digitCount(at: sign + 1), 3))
    let days = byte(at: sign) == Ascii.hyphen ? -count : count
    func shifted(_ weekday: Weekday) -> String {
      Weekday(isoNumber: floorModulo(weekday.rawValue - 1 + days, 7) + 1).twoLetters
    }
    return fault(
      at: sign, "found a shift by days after weekdays of every week, expected the shifted weekdays",
      try: first == last ? shifted(first) : "\(shifted(first))-\(shifted(last))")
  }

  func wrongNth(of weekday: Weekday, digits: Int) -> RuleSyntaxError {
    fault(
      at: index,
      "found \(found(at: index)), expected which \(weekday.englishName) of a month: 1 to 5, or -1 to -5 from its end",
      try: "\(weekday.twoLetters)[1]")
  }

  func unclosedBracket(_ start: Int) -> RuleSyntaxError {
    fault(
      at: index, "found \(found(at: index)), expected `]` after the numbers", try: "\(excerpt(start..<index))]")
  }

  // MARK: - Offsets

  func offsetWithoutUnit(_ range: Range<Int>, _ days: Int) -> RuleSyntaxError {
    fault(
      at: range.upperBound, "found \(found(at: firstNonSpace(from: index))), expected ` days` after the number",
      try: "\(excerpt(range)) day\(days == 1 ? "" : "s")")
  }

  func wrongOffset(_ range: Range<Int>) -> RuleSyntaxError {
    fault(at: range.lowerBound, "found `\(excerpt(range))`, expected a shift by 1 to 366 days", try: nil)
  }
}
