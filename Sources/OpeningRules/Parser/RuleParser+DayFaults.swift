import CivilTime

/// The faults of years, dates, weeks and weekdays.
extension RuleParser {
  /// A number with two digits.
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func monthName(_ month: Int) -> String { Self.monthNames[month - 1] }

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
    if digits == 4, value % 100 < 60, value < 2_400, byte(at: index + 4) == Ascii.hyphen {
      let end = digitCount(at: index + 5)
      let last = number(at: index + 5, digits: end)
      if end == 4, last % 100 < 60, last <= 4_800 {
        return fault(
          at: index, "found times without colons, expected hours and minutes",
          try: "\(clock(value / 100 * 60 + value % 100))-\(clock(last / 100 * 60 + last % 100))")
      }
    }
    return fault(at: index, "found \(found(at: index)), expected a Gregorian year from 1900 to 9999", try: nil)
  }

  func yearWithoutDate() -> RuleSyntaxError {
    fault(
      at: index, "found `\(run(at: index))`, expected a month and a day after the year",
      try: "\(text(index..<index + 4)) Jan 01")
  }

  func yearOfMonth(_ range: Range<Int>, _ month: Int) -> RuleSyntaxError {
    let year = number(at: range.lowerBound, digits: 4)
    let days = GregorianDate.daysIn(month: month, of: year)
    let date = "\(year) \(monthName(month))"
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

  func wrongDay(of month: Int) -> RuleSyntaxError {
    let count = digitCount(at: index)
    let day = number(at: index, digits: count)
    return fault(
      at: index, "found \(found(at: index)), expected a day with two digits",
      try: count == 1 && day > 0 ? "\(monthName(month)) \(two(day))" : nil)
  }

  func impossibleDate(_ month: Int, _ day: Int, of year: Int?) -> RuleSyntaxError {
    let last = GregorianDate.daysIn(month: month, of: year ?? 2_020)
    let name = year.map { "\($0) \(monthName(month))" } ?? monthName(month)
    return fault(
      at: index, "found `\(two(day))`, but \(name) has days 01 to \(last)",
      try: "\(name) \(day == 0 ? "01" : "\(last)")")
  }

  func reversedDays(_ range: Range<Int>, _ month: Int, _ first: Int, _ last: Int) -> RuleSyntaxError {
    fault(
      at: range.lowerBound, "found the day \(two(last)) as the end of a range from the day \(two(first))",
      try: "\(monthName(month)) \(two(last))-\(two(first))")
  }

  /// A range from a month, which `months` holds with its hyphen, to a date, which ends before `end`.
  func monthsToDate(_ months: Range<Int>, to end: Int) -> RuleSyntaxError {
    fault(
      at: months.lowerBound, "found a range from a month to a date, expected a day in both",
      try: "\(excerpt(months).dropLast()) 01-\(excerpt(months.upperBound..<end))")
  }

  /// A range from a month, which `months` holds with its hyphen, to a month of a year.
  func monthsToMonth(_ months: Range<Int>, _ last: Int, of year: Int) -> RuleSyntaxError {
    let before = months.lowerBound - 5
    let hasYear = before >= 0 && digitCount(at: before) == 4
    let start = "\(hasYear ? text(before..<months.lowerBound) : "\(year - 1) ")\(excerpt(months).dropLast()) 01"
    return fault(
      at: months.upperBound, "found a month with a year at the end of a range, expected dates with days",
      try: "\(start)-\(year) \(monthName(last)) \(GregorianDate.daysIn(month: last, of: year))")
  }

  func dateToMonth(_ range: Range<Int>, _ month: Int, of year: Int?) -> RuleSyntaxError {
    fault(
      at: range.upperBound - 3, "found a range from a date to a month, expected a day in both",
      try: "\(excerpt(range)) \(GregorianDate.daysIn(month: month, of: year ?? 2_021))")
  }

  func openEndedDate(_ range: Range<Int>, _ first: DatePoint) -> RuleSyntaxError {
    let year = first.year == nil ? "" : "2099 "
    return fault(
      at: index, "found `+` after a date: open ends are not part of the language; expected an end",
      try: "\(excerpt(range))-\(year)Dec 31")
  }

  func offsetOfDate(_ date: DatePoint) -> RuleSyntaxError {
    let sign = firstNonSpace(from: index)
    let days = number(at: sign + 1, digits: min(digitCount(at: sign + 1), 3))
    let shifted =
      date.gregorianDay(in: date.year ?? 2_021, as: .start) + (byte(at: sign) == Ascii.hyphen ? -days : days)
    let target = GregorianDate(Day(number: shifted))
    let year = date.year == nil ? "" : "\(target.year) "
    return fault(
      at: sign, "found a shift of a date by days, expected the shifted date",
      try: "\(year)\(monthName(target.month)) \(two(target.day))")
  }

  func easterWithoutSpace() -> RuleSyntaxError {
    fault(
      at: index, "found \(found(at: index)) after `easter-`, expected a date, or a shift with spaces",
      try: "easter -\(text(index..<index + digitCount(at: index))) days")
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
