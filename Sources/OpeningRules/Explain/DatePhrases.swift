import CivilTime

/// Months and dates in words.
enum DatePhrases {
  /// "in June and August", "from 15 June to 15 July 2020", "from ten days before Arbaeen to two days after".
  static func text(of ranges: [DateRange]) -> String {
    YearPhrases.grouped(ranges.map(phrase))
  }

  private static func phrase(_ range: DateRange) -> (preposition: String, text: String) {
    switch range {
    case .months(let from, let to, let calendar):
      let names = names(of: calendar)
      return from == to ? ("in", names[from - 1]) : ("from", "\(names[from - 1]) to \(names[to - 1])")
    case .days(let from, let to):
      return from == to ? ("on", text(from, year: from.year)) : ("from", text(from, to))
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

  private static func text(_ point: DatePoint, year: Int?) -> String {
    let suffix = year.map { " \($0)" } ?? ""
    switch point.anchor {
    case .monthDay(let month, let day, let calendar):
      let exists = year.map { isDay(day, of: month, in: $0, calendar) } ?? true
      return "\(exists ? day : day - 1) \(names(of: calendar)[month - 1])\(suffix)"
    case .easter: return EnglishWords.day(point.offset, from: "Easter Sunday\(suffix)")
    case .named(let day): return EnglishWords.day(point.offset, from: day.englishName + suffix)
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
