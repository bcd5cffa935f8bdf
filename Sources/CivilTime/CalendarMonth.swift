/// A month of one of the calendars that reports are cut by.
public struct CalendarMonth: Hashable, Sendable {
  /// The calendar that the year and the month are counted in.
  public let calendar: CalendarKind
  /// The year; of the Solar Hijri calendar one of ``SolarHijriDate/years``.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// The days of the month.
  public let days: Range<Day>

  /// The month, or nil if the calendar has no such month.
  public init?(calendar: CalendarKind, year: Int, month: Int) {
    let start: Day
    let length: Int
    switch calendar {
    case .gregorian:
      guard let date = GregorianDate(year: year, month: month, day: 1) else { return nil }
      start = date.dayNumber
      length = GregorianDate.daysIn(month: month, of: year)
    case .persian:
      guard let date = SolarHijriDate(year: year, month: month, day: 1) else { return nil }
      start = date.dayNumber
      length = SolarHijriDate.daysIn(month: month, of: year)
    }
    self.calendar = calendar
    self.year = year
    self.month = month
    days = start..<(start + length)
  }

  /// The month that a day is in, or nil if the calendar does not reach it (see ``SolarHijriDate/days``).
  public static func containing(_ day: Day, in calendar: CalendarKind) -> CalendarMonth? {
    switch calendar {
    case .gregorian:
      let date = GregorianDate(day)
      return CalendarMonth(calendar: calendar, year: date.year, month: date.month)
    case .persian:
      return SolarHijriDate(day).flatMap { date in
        CalendarMonth(calendar: calendar, year: date.year, month: date.month)
      }
    }
  }

  /// The first day.
  public var firstDay: Day { days.lowerBound }

  /// How many days the month has: 28 to 31.
  public var dayCount: Int { days.count }

  /// The month after this one, or nil where the calendar ends.
  public var next: CalendarMonth? {
    CalendarMonth(calendar: calendar, year: month == 12 ? year + 1 : year, month: month % 12 + 1)
  }

  /// The English name: `Khordad`, `June`.
  public var englishName: String {
    switch calendar {
    case .gregorian: GregorianDate.englishMonthNames[month - 1]
    case .persian: SolarHijriDate.englishMonthNames[month - 1]
    }
  }

  /// Digits that sort and can be read back: `1399-03`, `2020-06`.
  public var id: String { "\(zeroPadded(year, 4))-\(zeroPadded(month, 2))" }

  /// The digits and the name: `1399-03 Khordad`, `2020-06 June`.
  public var label: String { "\(id) \(englishName)" }
}

extension CalendarMonth: CustomStringConvertible {
  /// The same as ``id``.
  public var description: String { id }
}
