/// Small pieces of English.
package enum EnglishWords {
  /// `a`, `a and b`, `a, b and c`; what is there twice is said once.
  package static func list(_ items: [String], _ conjunction: String = "and") -> String {
    let items = items.unique
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  /// Groups that may hold lists themselves: `in June and August, and on 24 December`.
  static func list(ofLists items: [String]) -> String {
    let items = items.unique
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let isNested = items.contains { $0.contains(" and ") }
    return items.dropLast().joined(separator: ", ") + (isNested ? ", and " : " and ") + last
  }

  private static let numbers = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  private static let ordinals = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
  ]

  /// `one` to `twelve`, then digits.
  static func number(_ number: Int) -> String {
    numbers.indices.contains(number) ? numbers[number] : "\(number)"
  }

  /// `first` to `twelfth`, then digits: `21st`.
  static func ordinal(_ number: Int) -> String {
    guard !ordinals.indices.contains(number) else { return ordinals[number] }
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  /// The day some days before or after another, where time is counted from or up to it: `two days before Easter Sunday`.
  static func day(_ offset: Int, from other: String) -> String {
    offset == 0 ? other : "\(day(offset)) \(other)"
  }

  /// `the day before`, `two days after`.
  static func day(_ offset: Int) -> String {
    let days = abs(offset) == 1 ? "the day" : "\(number(abs(offset))) days"
    return "\(days) \(offset < 0 ? "before" : "after")"
  }

  /// The day some days before or after another, which something happens on: `the second day before Easter Sunday`.
  static func singleDay(_ offset: Int, from other: String) -> String {
    guard abs(offset) > 1 else { return day(offset, from: other) }
    return "the \(ordinal(abs(offset))) day \(offset < 0 ? "before" : "after") \(other)"
  }

  /// `20 minutes`, `half an hour`, `an hour and a half`, `two hours`, `1 hour and 10 minutes`.
  static func duration(minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    switch (hours, rest) {
    case (0, 30): return "half an hour"
    case (0, _): return rest == 1 ? "a minute" : "\(number(rest)) minutes"
    case (1, 0): return "an hour"
    case (1, 30): return "an hour and a half"
    case (_, 0): return "\(number(hours)) hours"
    case (_, 30): return "\(number(hours)) and a half hours"
    default: return "\(hours) hour\(hours == 1 ? "" : "s") and \(rest) minute\(rest == 1 ? "" : "s")"
    }
  }
}
