import CivilTime

/// A calendar that dates are shown in.
enum CivilCalendar {
  /// The Gregorian calendar.
  case gregorian
  /// The Solar Hijri calendar of Iran.
  case solarHijri
  /// The Hijri calendar, by a country's months or computed.
  case hijri(HijriReckoning)

  /// The calendar of months that reports are cut by; nil for the Hijri one, by which none is.
  var kind: CalendarKind? {
    switch self {
    case .gregorian: .gregorian
    case .solarHijri: .persian
    case .hijri: nil
    }
  }

  /// Year, month and day of the month of a day, and whether they may yet move; nil where the calendar's table ends.
  func date(of day: Day) -> (year: Int, month: Int, day: Int, isEstimated: Bool)? {
    switch self {
    case .gregorian:
      let date = GregorianDate(day)
      return (date.year, date.month, date.day, false)
    case .solarHijri: return SolarHijriDate(day).map { ($0.year, $0.month, $0.day, false) }
    case .hijri(let reckoning):
      return reckoning.date(of: day).map { ($0.date.year, $0.date.month, $0.date.day, $0.basis == .estimated) }
    }
  }
}
