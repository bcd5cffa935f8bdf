import Foundation

/// A calendar of Foundation in UTC, where a day number is a date at midnight: the independent witness of these tests.
func foundationCalendar(_ identifier: Calendar.Identifier) -> Calendar {
  var calendar = Calendar(identifier: identifier)
  calendar.timeZone = .gmt
  return calendar
}

extension Calendar {
  /// Year, month and day of a day number.
  func yearMonthDay(ofDay number: Int) -> [Int?] {
    let parts = dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
    return [parts.year, parts.month, parts.day]
  }

  /// The day number of a date.
  func dayNumber(year: Int, month: Int, day: Int) -> Int? {
    date(from: DateComponents(year: year, month: month, day: day)).map { Int($0.timeIntervalSince1970) / 86_400 }
  }
}
