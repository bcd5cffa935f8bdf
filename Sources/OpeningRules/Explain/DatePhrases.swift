import CivilTime

/// Months and dates in words.
enum DatePhrases {
  /// "in June and August", "from 15 June to 15 July 2020", "on Easter Sunday".
  static func text(of ranges: [DateRange]) -> String {
    YearPhrases.grouped(ranges.map(phrase))
  }

  private static func phrase(_ range: DateRange) -> (preposition: String, text: String) {
    switch range {
    case .months(let from, let to):
      from == to ? ("in", month(from)) : ("from", "\(month(from)) to \(month(to))")
    case .days(let from, let to):
      from == to ? ("on", text(from, year: from.year)) : ("from", text(from, to))
    }
  }

  private static func text(_ from: DatePoint, _ to: DatePoint) -> String {
    let last = from.year.map { lastYear(from, to, startingIn: $0) }
    let isOneYear = from.year == last
    guard case .monthDay(let firstMonth, let firstDay) = from.anchor,
      case .monthDay(let lastMonth, let lastDay) = to.anchor, firstMonth == lastMonth, isOneYear
    else { return "\(text(from, year: isOneYear ? nil : from.year)) to \(text(to, year: last))" }
    if firstDay < lastDay { return "\(firstDay) to \(text(to, year: last))" }
    return "\(text(from, year: from.year)) to \(text(to, year: nil)) of the next year"
  }

  /// The year of a range's end.
  private static func lastYear(_ from: DatePoint, _ to: DatePoint, startingIn year: Int) -> Int {
    if let year = to.year { return year }
    let start = from.day(in: year, as: .start)
    return to.day(in: year, as: .end) < start ? year + 1 : year
  }

  private static func text(_ point: DatePoint, year: Int?) -> String {
    let suffix = year.map { " \($0)" } ?? ""
    switch point.anchor {
    case .monthDay(let month, let day):
      // Only an end without a year of its own may be 29 February of a common year.
      let exists = year.map { day <= GregorianDate.daysIn(month: month, of: $0) } ?? true
      return "\(exists ? day : day - 1) \(self.month(month))\(suffix)"
    case .easter:
      return EnglishWords.day(point.offset, from: "Easter Sunday\(suffix)")
    }
  }

  private static func month(_ number: Int) -> String { GregorianDate.englishMonthNames[number - 1] }
}
