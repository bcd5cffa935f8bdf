public import CivilTime
public import OpeningRules

/// What a rule says about a window of wall time.
public struct HoursReport {
  private let rule: OpeningRule
  private let from: WallTime
  private let until: WallTime
  private let schedule: RuleSchedule

  /// Evaluates a rule over a half-open window; `holidays` in ascending order.
  public init(_ rule: OpeningRule, holidays: [Day], from: WallTime, until: WallTime) {
    self.rule = rule
    self.from = from
    self.until = until
    schedule = RuleEvaluator(rule, holidays: holidays).schedule(from: from, until: until)
  }

  /// A line an interval in order of time, then the sums.
  public func text() -> String {
    let open = schedule.open.ranges.map { (range: $0, note: "") }
    let unknown = schedule.unknown.ranges.map { (range: $0, note: "  unknown") }
    let intervals = (open + unknown).sorted { $0.range.lowerBound < $1.range.lowerBound }
    var lines = ["\(rule.source)", ""]
    for interval in intervals {
      let start = WallTime(minutes: interval.range.lowerBound)
      let end = WallTime(minutes: interval.range.upperBound)
      lines.append("\(dated(start)) to \(end.day == start.day ? end.clockText : dated(end))\(interval.note)")
    }
    if !intervals.isEmpty { lines.append("") }
    lines.append("open \(duration(schedule.open.length)) of \(duration(until.minutes - from.minutes))")
    if !schedule.unknown.isEmpty { lines.append("unknown \(duration(schedule.unknown.length))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func dated(_ time: WallTime) -> String {
    "\(time.day.weekday.twoLetters) \(time.day) \(time.clockText)"
  }

  private func duration(_ minutes: Int) -> String {
    minutes % 60 == 0
      ? "\(DecimalText.whole(minutes / 60)) h"
      : "\(DecimalText.whole(minutes / 60)) h \(minutes % 60) min"
  }

  /// One line: the rule, the window and the intervals as pairs of wall times.
  public func json() -> String {
    JSONText.line(
      Document(
        rule: rule.source, from: from.description, to: until.description, open: pairs(schedule.open),
        unknown: pairs(schedule.unknown)))
  }

  private func pairs(_ set: IntervalSet) -> [[String]] {
    set.ranges.map { [WallTime(minutes: $0.lowerBound).description, WallTime(minutes: $0.upperBound).description] }
  }

  private struct Document: Encodable {
    let rule: String
    let from: String
    let to: String
    let open: [[String]]
    let unknown: [[String]]
  }
}
