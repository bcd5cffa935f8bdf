import CivilTime
import OpeningRules

/// A schedule in a tiny notation: `06-07 08:00-16:00; 06-10 20:00-06-11 04:00?`.
///
/// Each interval has the month and day that it starts on; one that ends on another day, unless at 24:00 of the same one,
/// has that day before its end. A question mark is for unknown. Nothing is `closed`.
enum ScheduleNotation {
  static func text(_ schedule: RuleSchedule) -> String {
    let open = schedule.open.ranges.map { (range: $0, mark: "") }
    let unknown = schedule.unknown.ranges.map { (range: $0, mark: "?") }
    let all = (open + unknown).sorted { $0.range.lowerBound < $1.range.lowerBound }
    return all.isEmpty ? "closed" : all.map { text($0.range) + $0.mark }.joined(separator: "; ")
  }

  static func text(_ range: Range<Int>) -> String {
    let start = WallTime(minutes: range.lowerBound)
    let end = WallTime(minutes: range.upperBound)
    if end.minutes == (start.day.number + 1) * 1_440 { return "\(date(start)) \(start.clockText)-24:00" }
    let endDate = end.day == start.day ? "" : "\(date(end)) "
    return "\(date(start)) \(start.clockText)-\(endDate)\(end.clockText)"
  }

  private static func date(_ time: WallTime) -> String {
    let date = GregorianDate(time.day)
    return "\(zeroPadded(date.month, 2))-\(zeroPadded(date.day, 2))"
  }
}
