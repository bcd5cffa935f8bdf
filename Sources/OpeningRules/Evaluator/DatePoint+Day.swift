import CivilTime

/// Which end of a range a date is.
enum RangeEnd {
  case start
  case end
}

extension DatePoint {
  /// The day number of a Gregorian date in a year, its own year notwithstanding.
  ///
  /// A day that does not exist moves into the range: 29 February to 1 March as a start, to 28 February as an end.
  func gregorianDay(in year: Int, as end: RangeEnd) -> Int {
    switch anchor {
    case .monthDay(let month, let day, _):
      if let date = GregorianDate(year: year, month: month, day: day) { return date.dayNumber.number }
      let last = GregorianDate.daysIn(month: month, of: year)
      return dayNumber(year, month, last) + (end == .start ? 1 : 0)
    case .easter: return easterSunday(of: year) + offset
    case .named(let day): preconditionFailure("\(day.rawValue) is not a day of the Gregorian calendar")
    }
  }

  /// The day of a Solar Hijri or Hijri date in a year of its calendar, its own year notwithstanding; nil if the calendar
  /// does not reach there.
  ///
  /// A day that does not exist moves into the range, as ``gregorianDay(in:as:)`` says.
  func day(in year: Int, as end: RangeEnd, context: RuleContext) -> EstimatedDay? {
    let found: EstimatedDay?
    switch anchor {
    case .monthDay(let month, let day, .solarHijri): found = solarHijriDay(year, month, day, end)
    case .monthDay(let month, let day, .hijri): found = hijriDay(year, month, day, end, context.moon)
    case .named(let name): found = context.day(of: name, in: year)
    case .monthDay(_, _, .gregorian), .easter: found = EstimatedDay(Day(number: gregorianDay(in: year, as: end)))
    }
    return found.map { $0 + offset }
  }

  private func solarHijriDay(_ year: Int, _ month: Int, _ day: Int, _ end: RangeEnd) -> EstimatedDay? {
    if let date = SolarHijriDate(year: year, month: month, day: day) { return EstimatedDay(date.dayNumber) }
    // Only Esfand can be too short.
    let last = SolarHijriDate(year: year, month: month, day: day - 1)
    return last.map { EstimatedDay($0.dayNumber + (end == .start ? 1 : 0)) }
  }

  private func hijriDay(_ year: Int, _ month: Int, _ day: Int, _ end: RangeEnd, _ moon: HijriMonths) -> EstimatedDay? {
    guard let date = HijriDate(year: year, month: month, day: day), let first = moon.firstDay(ofMonth: month, in: year)
    else { return nil }
    // The 30th and the first of the next month are one and the same as a start, and as an end the day before the latter.
    return end == .end && day == 30 ? moon.nextFirstDay(after: date).map { $0 + -1 } : first + (day - 1)
  }
}

extension RuleContext {
  /// The day of a name in a year of its calendar: as listed among the holidays, else by the calendar.
  ///
  /// The list's day of the year is the first one that is within a week of the calendar's.
  func day(of name: NamedDay, in year: Int) -> EstimatedDay? {
    let (month, day) = name.date
    let computed: EstimatedDay?
    switch name.calendar {
    case .hijri: computed = HijriDate(year: year, month: month, day: day).flatMap { moon.day(of: $0) }
    case .solarHijri, .gregorian:
      computed = SolarHijriDate(year: year, month: month, day: day).map { EstimatedDay($0.dayNumber) }
    }
    guard let computed else { return nil }
    let listed = namedDays[name, default: []].filter { abs($0.likeliest - computed.likeliest) <= 7 }
    return listed.min { $0.likeliest < $1.likeliest } ?? computed
  }
}

/// The day number of a date that exists.
func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
  guard let date = GregorianDate(year: year, month: month, day: day) else {
    preconditionFailure("there is no day \(year)-\(month)-\(day)")
  }
  return date.dayNumber.number
}

/// The day number of Easter Sunday of the western churches.
///
/// Source: J. Meeus, "Astronomical Algorithms", 2nd edition, chapter 8, the Gregorian calendar.
func easterSunday(of year: Int) -> Int {
  let golden = floorModulo(year, 19)
  let century = floorDivide(year, 100)
  let yearOfCentury = year - 100 * century
  let correction = (8 * century + 13) / 25
  let epact = floorModulo(19 * golden + century - floorDivide(century, 4) - correction + 15, 30)
  let weekday = floorModulo(
    32 + 2 * floorModulo(century, 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4, 7)
  let shift = (golden + 11 * epact + 22 * weekday) / 451
  let march = epact + weekday - 7 * shift + 22
  return dayNumber(year, 3, 1) + march - 1
}
