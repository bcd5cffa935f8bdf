import CivilTime

/// What the findings say.
enum LintText {
  static func neverMatches(_ clause: String, _ around: (last: Day?, next: Day?), _ window: Range<Int>) -> String {
    let first = WallTime(minutes: window.lowerBound).day
    let last = WallTime(minutes: window.upperBound - 1).day
    switch around {
    case (nil, nil): return "`\(clause)` matches no day, nor any in 40 years before or after"
    case (let before?, nil): return "`\(clause)` matches no day from \(first) on: its last one was \(before)"
    case (nil, let after?): return "`\(clause)` matches no day until \(last): its first one is \(after)"
    case (let before?, let after?):
      return "`\(clause)` matches no day from \(first) to \(last): its days next to them are \(before) and \(after)"
    }
  }

  static func paintedOver(_ clause: String, by painters: [String]) -> String {
    guard let first = painters.first else { return "`\(clause)` has no effect" }
    let others = painters.count == 1 ? "" : " and \(painters.count - 1) more"
    return
      "`\(clause)` has no effect, as `\(first)`\(others) after it \(painters.count == 1 ? "paints" : "paint") over it"
  }

  static func repeated(_ clause: String) -> String {
    "`\(clause)` has no effect: the hours are the same without it"
  }

  static func nothingLeft(_ clause: String) -> String {
    "`\(clause)` has no effect: nothing is still closed in its hours"
  }

  static func closesNothing(_ clause: String) -> String {
    "`\(clause)` has no effect: nothing is open in its hours"
  }

  static func hoursWithinHours(_ inner: String, _ outer: String, _ state: RuleState) -> String {
    "\(inner) lies within \(outer) of the same list: "
      + (state == .open ? "it adds nothing" : "`\(state.word)` holds for all hours of the list")
  }

  static func ghostTail(
    _ clause: String, of other: String, after day: Day, until end: Int, isCertain: Bool
  ) -> String {
    let date = isCertain ? "\(day.weekday.englishName) \(day)" : "the day after"
    return "`\(clause)` does not close 00:00 to \(WallTime(minutes: end).clockText) on \(date), "
      + "the end of `\(other)` of the evening before"
  }

  static func swallowedTail(_ clause: String, of other: String, at day: Day, isCertain: Bool) -> String {
    let date = isCertain ? "\(day.weekday.englishName) \(day)" : "its days"
    return "`\(clause)` cuts off at midnight what runs on into \(date): `\(other)`"
  }

  static let ambiguousHours =
    "hours without days replace the hours of the rule before on its days too; other tools keep both"

  static func openAllDay(_ clause: String) -> String {
    "`\(clause)` without hours is open all day: a comma and a space start another rule"
  }

  static func everyYear(_ year: Int) -> String {
    "the year \(year) is that of the first date only; those without a year are in every year"
  }

  static func reversedDates(_ from: String, _ to: String) -> String {
    "`\(from)-\(to)` goes on over new year, up to \(to) of the next one"
  }

  static func noHolidays(isListEmpty: Bool, _ window: Range<Int>) -> String {
    guard !isListEmpty else { return "PH stands for no day, as no public holidays are given" }
    let (first, last) = (WallTime(minutes: window.lowerBound).day, WallTime(minutes: window.upperBound - 1).day)
    return "PH stands for no day, as the list of holidays has none from \(first) to \(last)"
  }
}
