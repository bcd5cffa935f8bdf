import CivilTime

/// Which end of a range a date is.
enum RangeEnd {
  case start
  case end
}

extension DatePoint {
  /// The day number of this date in a year, its own year notwithstanding.
  ///
  /// A day that does not exist moves into the range: 29 February to 1 March as a start, to 28 February as an end.
  func day(in year: Int, as end: RangeEnd) -> Int {
    anchor.day(in: year, as: end) + offset
  }
}

extension DateAnchor {
  fileprivate func day(in year: Int, as end: RangeEnd) -> Int {
    switch self {
    case .monthDay(let month, let day):
      if let date = GregorianDate(year: year, month: month, day: day) { return date.dayNumber.number }
      let last = GregorianDate.daysIn(month: month, of: year)
      return dayNumber(year, month, last) + (end == .start ? 1 : 0)
    case .easter:
      return easterSunday(of: year)
    }
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
