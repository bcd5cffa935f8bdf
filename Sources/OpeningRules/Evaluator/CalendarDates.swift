import CivilTime

/// The days of dates in the Solar Hijri and Hijri calendars, year by year, as far as they may be and as far as they are
/// known to be.
struct CalendarDates {
  /// Every day that may be one of the dates.
  private(set) var possible: [Range<Int>] = []
  /// Every day that is one of the dates, however the estimates turn out.
  private(set) var known: [Range<Int>] = []

  private let context: RuleContext

  /// Expands the ranges that are not Gregorian.
  init(_ ranges: [DateRange], context: RuleContext) {
    self.context = context
    for calendar in [DateCalendar.solarHijri, .hijri] {
      var months: UInt16 = 0
      for range in ranges where range.calendar == calendar {
        switch range {
        case .months(let from, let to, _): months |= monthBits(from: from, to: to)
        case .days(let from, let to): add(from, to)
        }
      }
      if months != 0 { add(months, of: calendar) }
    }
  }

  private mutating func add(_ from: DatePoint, _ to: DatePoint) {
    let years = from.year.map { $0...$0 } ?? allYears(of: from.anchor.calendar)
    for year in years {
      guard let start = from.day(in: year, as: .start, context: context),
        let end = to.day(in: endYear(of: to, after: from, startingIn: year, on: start), as: .end, context: context)
      else { continue }
      add(start, end)
    }
  }

  private func endYear(of to: DatePoint, after from: DatePoint, startingIn year: Int, on start: EstimatedDay) -> Int {
    if let year = to.year { return year }
    if case .monthDay(let firstMonth, let firstDay, _) = from.anchor,
      case .monthDay(let lastMonth, let lastDay, _) = to.anchor
    {
      // By name, not by day number: 30 Esfand as a whole range stays within its year.
      return (lastMonth, lastDay) < (firstMonth, firstDay) ? year + 1 : year
    }
    guard let end = to.day(in: year, as: .end, context: context) else { return year }
    return end.likeliest < start.likeliest ? year + 1 : year
  }

  /// Adds runs of whole months, so that the moon between two of them moves nothing.
  private mutating func add(_ months: UInt16, of calendar: DateCalendar) {
    var start: EstimatedDay?
    for year in allYears(of: calendar) {
      for month in 1...12 {
        let first = DatePoint(.monthDay(month: month, day: 1, of: calendar))
        guard let first = first.day(in: year, as: .start, context: context) else { continue }
        if months >> UInt16(month) & 1 == 1 {
          start = start ?? first
        } else if let begun = start {
          add(begun, first + -1)
          start = nil
        }
      }
    }
    let lastYear = allYears(of: calendar).upperBound
    let last = DatePoint(.monthDay(month: 12, day: 30, of: calendar))
    if let start, let end = last.day(in: lastYear, as: .end, context: context) { add(start, end) }
  }

  private mutating func add(_ start: EstimatedDay, _ end: EstimatedDay) {
    if start.earliest <= end.latest { possible.append(start.earliest.number..<end.latest.number + 1) }
    if start.latest <= end.earliest { known.append(start.latest.number..<end.earliest.number + 1) }
  }

  private func allYears(of calendar: DateCalendar) -> ClosedRange<Int> {
    calendar == .hijri ? HijriMonths.years : SolarHijriDate.years
  }
}

/// Bits 1 to 12 of a range of months that may wrap over new year.
func monthBits(from: Int, to: Int) -> UInt16 {
  var bits: UInt16 = 0
  for step in 0...(to - from + 12) % 12 { bits |= 1 << UInt16((from - 1 + step) % 12 + 1) }
  return bits
}
