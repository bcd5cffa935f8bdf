import CivilTime

extension RuleParser {
  // MARK: - Years

  /// Whether the four digits at the next byte are the year of a date, as in `2020 Jun 15`, `2020 easter` or
  /// `1403 Farvardin`.
  ///
  /// Before a Gregorian month without a day, as in `2020 Jun`, they are a year selector, and so they are before dates of
  /// calendars that do not count so far.
  var isYearOfDate: Bool {
    guard byte(at: index + 4) == Ascii.space else { return false }
    let word = firstNonSpace(from: index + 4)
    switch keyword(at: word) {
    case .easter: return true
    case .month(_, .gregorian):
      let day = firstNonSpace(from: word + 3)
      return day > word + 3 && isDayOfMonth(at: day)
    case .month, .named: return number(at: index, digits: 4) < DateCalendar.gregorian.years.lowerBound
    default: return false
    }
  }

  /// Whether one or two digits that are not the hour of a time stand at `start`.
  private func isDayOfMonth(at start: Int) -> Bool {
    let count = digitCount(at: start)
    return (count == 1 || count == 2) && !startsTime(at: start) && byte(at: start + count) != Ascii.slash
  }

  mutating func years() throws(RuleSyntaxError) -> [YearRange] {
    var years: [YearRange] = []
    repeat {
      let start = index
      let first = try year()
      var range = YearRange(first: first, last: first)
      if accept(Ascii.plus) {
        range.last = nil
      } else if accept(Ascii.hyphen) {
        let last = try year()
        guard last >= first else { throw reversed(start..<index, "\(last)-\(first)") }
        range.last = last
        if accept(Ascii.slash) { range.step = try step() }
      }
      if byte == Ascii.slash { throw stepWithoutRange(start, unit: "year", "\(first)-2099") }
      if range.last == range.first { range.step = 1 }
      years.append(range)
    } while acceptListComma()
    return years
  }

  /// Reads a year of four digits.
  private mutating func year() throws(RuleSyntaxError) -> Int {
    let count = digitCount(at: index)
    guard count == 4 else { throw wrongYear(digits: count) }
    let year = number(at: index, digits: 4)
    guard DateCalendar.gregorian.years.contains(year) else { throw wrongYear(digits: count) }
    index += 4
    return year
  }

  /// Reads the number after a slash.
  private mutating func step() throws(RuleSyntaxError) -> Int {
    let count = digitCount(at: index)
    let step = number(at: index, digits: count)
    guard count > 0, count <= 3, step > 0 else { throw wrongStep(digits: count) }
    index += count
    return step
  }

  /// Reads the comma of a list; a comma before a space separates clauses and stays.
  private mutating func acceptListComma() -> Bool {
    guard byte == Ascii.comma, byte(at: index + 1) != Ascii.space else { return false }
    index += 1
    return true
  }

  // MARK: - Weeks

  mutating func weeks() throws(RuleSyntaxError) -> [WeekRange] {
    let word = index
    index += 4
    guard byte == Ascii.space else { throw missingWeekNumber(at: word) }
    skipSpaces()
    var weeks: [WeekRange] = []
    repeat {
      let start = index
      let first = try week()
      var range = WeekRange(first: first, last: first)
      if accept(Ascii.hyphen) {
        range.last = try week()
        guard range.last >= first else { throw reversedWeeks(start..<index, first, range.last) }
        if accept(Ascii.slash) { range.step = try step() }
      }
      if byte == Ascii.slash { throw stepWithoutRange(start, unit: "week", "\(two(first))-53") }
      if range.last == range.first { range.step = 1 }
      weeks.append(range)
    } while acceptListComma()
    return weeks
  }

  private mutating func week() throws(RuleSyntaxError) -> Int {
    let count = digitCount(at: index)
    let week = number(at: index, digits: count)
    guard count == 2, (1...53).contains(week) else { throw wrongWeek(week, digits: count) }
    index += 2
    return week
  }

  // MARK: - Weekdays

  mutating func weekdays() throws(RuleSyntaxError) -> [WeekdayEntry] {
    var entries: [WeekdayEntry] = []
    repeat {
      let start = index
      if has("PH", at: index), endOfWord(at: index) == index + 2 {
        index += 2
        entries.append(.holiday(offset: try dayOffset()))
        if byte == Ascii.hyphen || byte == Ascii.plus { throw holidayInRange() }
        continue
      }
      let first = try weekday()
      if byte == Ascii.leftBracket {
        let positions = try nthPositions(of: first, from: start)
        entries.append(.nth(first, positions, offset: try dayOffset()))
      } else if byte == Ascii.hyphen {
        index += 1
        let last = try weekday()
        if byte == Ascii.leftBracket { throw nthOfRange(first, last) }
        if startsOffset { throw offsetOfWeekday(first, last) }
        entries.append(.range(from: first, to: last))
      } else {
        if startsOffset { throw offsetOfWeekday(first, first) }
        entries.append(.range(from: first, to: first))
      }
    } while acceptListComma()
    return entries
  }

  private mutating func weekday() throws(RuleSyntaxError) -> Weekday {
    guard endOfWord(at: index) == index + 2, let weekday = weekday(at: index) else { throw wrongWeekday() }
    index += 2
    return weekday
  }

  private mutating func nthPositions(of weekday: Weekday, from start: Int) throws(RuleSyntaxError) -> NthPositions {
    index += 1
    var positions = NthPositions([])
    repeat {
      let from = index
      let isFromEnd = accept(Ascii.hyphen)
      let first = try nth(of: weekday)
      if isFromEnd {
        positions.insert(-first)
      } else if accept(Ascii.hyphen) {
        let last = try nth(of: weekday)
        guard last >= first else { throw reversed(from..<index, "\(last)-\(first)") }
        for number in first...last { positions.insert(number) }
      } else {
        positions.insert(first)
      }
    } while accept(Ascii.comma)
    guard accept(Ascii.rightBracket) else { throw unclosedBracket(start) }
    return positions
  }

  private mutating func nth(of weekday: Weekday) throws(RuleSyntaxError) -> Int {
    let count = digitCount(at: index)
    let value = number(at: index, digits: count)
    guard count == 1, (1...5).contains(value) else { throw wrongNth(of: weekday, digits: count) }
    index += 1
    return value
  }

  // MARK: - Offsets in days

  /// Whether a sign stands after spaces, as in `PH -1 day`.
  var startsOffset: Bool {
    let sign = firstNonSpace(from: index)
    return sign > index && (byte(at: sign) == Ascii.plus || byte(at: sign) == Ascii.hyphen)
      && Ascii.isDigit(byte(at: sign + 1))
  }

  /// Reads ` +2 days` or ` -1 day`; 0 where there is none.
  mutating func dayOffset() throws(RuleSyntaxError) -> Int {
    guard startsOffset else { return 0 }
    let start = firstNonSpace(from: index)
    index = start + 1
    let count = digitCount(at: index)
    let days = number(at: index, digits: count)
    index += count
    let word = firstNonSpace(from: index)
    guard word > index, endOfWord(at: word) > word, has("day", at: word),
      endOfWord(at: word) == word + (byte(at: word + 3) == UInt8(ascii: "s") ? 4 : 3)
    else { throw offsetWithoutUnit(start..<index, days) }
    guard (1...366).contains(days) else { throw wrongOffset(start..<index) }
    index = endOfWord(at: word)
    return byte(at: start) == Ascii.hyphen ? -days : days
  }
}
