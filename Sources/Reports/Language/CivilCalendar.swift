import CivilTime

/// A calendar that dates are shown in.
enum CivilCalendar {
  /// The Gregorian calendar.
  case gregorian
  /// The Solar Hijri calendar of Iran.
  case solarHijri
  /// The Hijri calendar, as Umm al-Qura computes it: where the moon is observed, a month may begin a day off.
  case hijri

  /// Year, month and day of the month of a day, or nil where the calendar's table ends.
  func date(of day: Day) -> (year: Int, month: Int, day: Int)? {
    switch self {
    case .gregorian:
      let date = GregorianDate(day)
      return (date.year, date.month, date.day)
    case .solarHijri: return SolarHijriDate(day).map { ($0.year, $0.month, $0.day) }
    case .hijri: return UmmAlQura.date(of: day).map { ($0.year, $0.month, $0.day) }
    }
  }
}
