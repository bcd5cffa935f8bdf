public import CivilTime

/// Which days a clause selects: all that match every list that is not empty.
///
/// A list matches a day if one of its entries does.
public struct DaySelector: Hashable, Sendable {
  /// Gregorian calendar years.
  public var years: [YearRange]
  /// Months and dates.
  public var dates: [DateRange]
  /// ISO 8601 weeks.
  public var weeks: [WeekRange]
  /// Weekdays and public holidays.
  public var weekdays: [WeekdayEntry]

  /// A selector, by default of every day.
  public init(
    years: [YearRange] = [], dates: [DateRange] = [], weeks: [WeekRange] = [], weekdays: [WeekdayEntry] = []
  ) {
    self.years = years
    self.dates = dates
    self.weeks = weeks
    self.weekdays = weekdays
  }

  /// Whether it selects every day because it says nothing.
  public var isEmpty: Bool { years.isEmpty && dates.isEmpty && weeks.isEmpty && weekdays.isEmpty }

  /// Whether it has `PH`.
  var namesHolidays: Bool {
    weekdays.contains { if case .holiday = $0 { true } else { false } }
  }
}

/// Every `step`-th Gregorian year from `first` to `last`: `2020`, `2020-2023`, `2020-2030/2`, `2020+`.
public struct YearRange: Hashable, Sendable {
  /// 1900 to 9999.
  public var first: Int
  /// `first` to 9999; nil if there is no last year.
  public var last: Int?
  /// From 1; 1 where `last` is nil or equals `first`.
  public var step: Int

  /// The years from `first` to `last`.
  public init(first: Int, last: Int?, step: Int = 1) {
    self.first = first
    self.last = last
    self.step = step
  }
}

/// Every `step`-th ISO week of a year from `first` to `last`: `week 10`, `week 02-10/2`.
public struct WeekRange: Hashable, Sendable {
  /// 1 to 53.
  public var first: Int
  /// `first` to 53.
  public var last: Int
  /// From 1; 1 where `last` equals `first`.
  public var step: Int

  /// The weeks from `first` to `last`.
  public init(first: Int, last: Int, step: Int = 1) {
    self.first = first
    self.last = last
    self.step = step
  }
}

/// Months, or days from one date to another, in every year or in one.
public enum DateRange: Hashable, Sendable {
  /// Whole months, 1 to 12, of one calendar, wrapping over its new year where `to` is before `from`: `Jun`, `Nov-Feb`,
  /// `Mehr-Esfand`, `Ramadan`.
  case months(from: Int, to: Int, of: DateCalendar = .gregorian)
  /// Days, both ends included and both of the same calendar; one day where the ends are equal: `Jun 15`,
  /// `2020 Jun 15-Jul 15`, `easter -2 days`, `1403 Esfand 29-1404 Farvardin 04`, `arbaeen -10 days-arbaeen +2 days`.
  ///
  /// An end without a year is in the start's year, or in the next one if it would come before the start.
  case days(from: DatePoint, to: DatePoint)

  /// The calendar in whose years the range comes back.
  public var calendar: DateCalendar {
    switch self {
    case .months(_, _, let calendar): calendar
    case .days(let from, _): from.anchor.calendar
    }
  }
}

/// An entry of the weekday selector.
public enum WeekdayEntry: Hashable, Sendable {
  /// Weekdays, wrapping over the week's end; one weekday where the ends are equal: `Mo`, `Sa-Th`.
  case range(from: Weekday, to: Weekday)
  /// Some of a month's days of one weekday, shifted by -366 to 366 days: `We[1,3]`, `Fr[-1] +2 days`.
  case nth(Weekday, NthPositions, offset: Int)
  /// Public holidays, shifted by -366 to 366 days: `PH`, `PH -1 day`.
  case holiday(offset: Int)

  /// The weekdays of a range; none of any other entry, as it selects single days.
  var weekdays: [Weekday] {
    guard case .range(let from, let to) = self else { return [] }
    return Weekday.allCases.filter { $0.daysSince(from) <= to.daysSince(from) }
  }
}

/// Which of a month's days of one weekday: a set of the numbers 1 to 5 and, from the month's end, -1 to -5.
public struct NthPositions: Hashable, Sendable {
  /// Bits 1 to 5, counted from the month's start.
  var fromStart: UInt8 = 0
  /// Bits 1 to 5, counted from the month's end.
  var fromEnd: UInt8 = 0

  /// The set of these numbers.
  public init(_ numbers: [Int]) {
    for number in numbers { insert(number) }
  }

  /// Adds a number.
  public mutating func insert(_ number: Int) {
    precondition(number != 0 && (-5...5).contains(number), "position \(number) of a weekday in a month")
    if number > 0 { fromStart |= 1 << UInt8(number) } else { fromEnd |= 1 << UInt8(-number) }
  }

  /// Whether the set holds a number from -5 to 5.
  public func contains(_ number: Int) -> Bool {
    number > 0 ? fromStart >> UInt8(number) & 1 == 1 : fromEnd >> UInt8(-number) & 1 == 1
  }

  /// The numbers in ascending order of 1 to 5, -1 to -5.
  public var numbers: [Int] { [1, 2, 3, 4, 5, -1, -2, -3, -4, -5].filter(contains) }
}
