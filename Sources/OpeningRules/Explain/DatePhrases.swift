import CivilTime

/// Months and dates in words.
enum DatePhrases {
  /// "in June and August", "from 15 June to 15 July 2020", "from ten days before Arbaeen to two days after".
  static func text(of ranges: [DateRange]) -> String {
    // Beside dates of one year, those of all years say so.
    let years = ranges.map(\.firstYear)
    let isMixed = years.contains(nil) && years.contains { $0 != nil }
    return YearPhrases.grouped(
      ranges.flatMap { range in
        phrases(range).map { isMixed && range.firstYear == nil ? ($0, "\($1) of every year") : ($0, $1) }
      })
  }

  private static func phrases(_ range: DateRange) -> [(preposition: String, text: String)] {
    switch range {
    case .months(let from, let to, let calendar):
      let names = names(of: calendar)
      // Two months are named, and more are a range.
      guard to == from || to == from % 12 + 1 else { return [("from", "\(names[from - 1]) to \(names[to - 1])")] }
      return [from, to].map { ("in", names[$0 - 1]) }
    case .days(let from, let to):
      if from == to { return [("on", text(from, year: from.year, isSingle: true))] }
      return [twoDays(from, to).map { ("on", $0) } ?? ("from", text(from, to))]
    }
  }

  /// "9 and 10 Muharram", "Ashura and the day before"; nil if the dates are more than two days or don't go together so.
  private static func twoDays(_ from: DatePoint, _ to: DatePoint) -> String? {
    guard to.year == nil || to.year == from.year else { return nil }
    switch (from.anchor, to.anchor) {
    case (.monthDay(let month, let first, let calendar), .monthDay(let lastMonth, let last, _))
    where month == lastMonth && last == first + 1:
      // The second one may not exist in the year.
      let hasBoth = from.year.map { isDay(last, of: month, in: $0, calendar) } ?? true
      return hasBoth ? "\(first) and \(text(to, year: from.year))" : text(from, year: from.year)
    case (let anchor, _) where anchor == to.anchor && to.offset == from.offset + 1 && [0, 1].contains(to.offset):
      let day = DatePoint(year: from.year, anchor)
      return "\(text(day, year: day.year)) and \(EnglishWords.day(to.offset == 1 ? 1 : -1))"
    default: return nil
    }
  }

  private static func text(_ from: DatePoint, _ to: DatePoint) -> String {
    let last = from.year.map { lastYear(from, to, startingIn: $0) }
    let isOneYear = from.year == last
    if from.anchor == to.anchor, to.offset != 0, isOneYear {
      return "\(text(from, year: from.year)) to \(EnglishWords.day(to.offset))"
    }
    guard case .monthDay(let firstMonth, let firstDay, _) = from.anchor,
      case .monthDay(firstMonth, let lastDay, _) = to.anchor, isOneYear
    else { return "\(text(from, year: isOneYear ? nil : from.year)) to \(text(to, year: last))" }
    if firstDay < lastDay { return "\(firstDay) to \(text(to, year: last))" }
    return "\(text(from, year: from.year)) to \(text(to, year: nil)) of the next year"
  }

  /// The year of a range's end.
  private static func lastYear(_ from: DatePoint, _ to: DatePoint, startingIn year: Int) -> Int {
    if let year = to.year { return year }
    return to.place(in: year) < from.place(in: year) ? year + 1 : year
  }

  private static func text(_ point: DatePoint, year: Int?, isSingle: Bool = false) -> String {
    let day = isSingle ? EnglishWords.singleDay : EnglishWords.day
    let suffix = year.map { " \($0)" } ?? ""
    switch point.anchor {
    case .monthDay(let month, let day, let calendar):
      let exists = year.map { isDay(day, of: month, in: $0, calendar) } ?? true
      return "\(exists ? day : day - 1) \(names(of: calendar)[month - 1])\(suffix)"
    case .easter: return day(point.offset, "Easter Sunday\(suffix)")
    case .named(let name): return day(point.offset, name.englishName + suffix)
    }
  }

  /// Whether a year has a day that an end without a year of its own may name: 29 February, 30 Esfand.
  private static func isDay(_ day: Int, of month: Int, in year: Int, _ calendar: DateCalendar) -> Bool {
    switch calendar {
    case .gregorian: GregorianDate(year: year, month: month, day: day) != nil
    case .solarHijri: SolarHijriDate(year: year, month: month, day: day) != nil
    // The moon decides.
    case .hijri: true
    }
  }

  private static func names(of calendar: DateCalendar) -> [String] {
    switch calendar {
    case .gregorian: GregorianDate.englishMonthNames
    case .solarHijri: SolarHijriDate.englishMonthNames
    case .hijri: hijriMonths
    }
  }

  /// The names of the rule language are single words; people write these.
  private static let hijriMonths = [
    "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban", "Ramadan", "Shawwal",
    "Dhul-Qadah", "Dhul-Hijjah",
  ]
}

extension DateRange {
  /// The year of its start, if it is in one year.
  fileprivate var firstYear: Int? {
    if case .days(let from, _) = self { from.year } else { nil }
  }
}

extension DatePoint {
  /// A number that orders the dates of one year of one calendar.
  fileprivate func place(in year: Int) -> Int {
    switch anchor {
    case .monthDay(let month, let day, .solarHijri), .monthDay(let month, let day, .hijri):
      return month * 31 + day + offset
    case .named(let day):
      return day.date.month * 31 + day.date.day + offset
    case .monthDay(_, _, .gregorian), .easter:
      return gregorianDay(in: year, as: .end)
    }
  }
}
