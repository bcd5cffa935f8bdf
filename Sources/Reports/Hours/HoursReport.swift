public import CivilTime
public import OpeningRules

/// What a rule says about a window of wall time, and what it means in words.
public struct HoursReport {
  private let rule: OpeningRule
  private let explanation: RuleExplanation?
  private let window: Window?

  private struct Window {
    let from: WallTime
    let until: WallTime
    let schedule: RuleSchedule
    /// The part of what is unknown that is so only because an estimated day may move.
    let byMoon: IntervalSet
  }

  /// Why a day that goes by the moon is not known.
  private let moonDoubt: String

  /// Evaluates a rule that has no fault in the context over a half-open window.
  public init(
    _ rule: OpeningRule, in context: RuleContext, from: WallTime, until: WallTime, isExplained: Bool = false
  ) {
    self.rule = rule
    explanation = isExplained ? RuleExplanation(rule) : nil
    moonDoubt =
      context.moon.observed.months.isEmpty
      ? "the Hijri month is estimated, as no observed ones are given"
      : "the Hijri month is estimated, as the observed ones leave it open"
    let evaluator = RuleEvaluator(rule, in: context)
    let doubts = evaluator.intervals(from: from, until: until).filter {
      $0.state == .unknown && $0.comment == RuleInterval.moonComment
    }
    window = Window(
      from: from, until: until, schedule: evaluator.schedule(from: from, until: until),
      byMoon: IntervalSet(doubts.map(\.range)))
  }

  /// Explains a rule, and no more.
  public init(explaining rule: OpeningRule) {
    self.rule = rule
    explanation = RuleExplanation(rule)
    moonDoubt = ""
    window = nil
  }

  /// The explanation, a line an interval in order of time, then the sums.
  public func text() -> String {
    let explained = explanation?.lines(width: 100) ?? []
    guard let window else { return explained.joined(separator: "\n") + "\n" }
    let blocks = [[rule.source], explained] + intervals(window)
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The intervals of a window, and their sums.
  private func intervals(_ window: Window) -> [[String]] {
    let schedule = window.schedule
    let open = schedule.open.ranges.map { (range: $0, note: "") }
    let unknown = schedule.unknown.ranges.map { range in
      let isByMoon = !window.byMoon.clipped(to: range).isEmpty
      return (range: range, note: isByMoon ? "  unknown: \(moonDoubt)" : "  unknown")
    }
    let intervals = (open + unknown).sorted { $0.range.lowerBound < $1.range.lowerBound }
    let lines = intervals.map { interval in
      let start = WallTime(minutes: interval.range.lowerBound)
      let end = WallTime(minutes: interval.range.upperBound)
      return "\(dated(start)) to \(end.day == start.day ? end.clockText : dated(end))\(interval.note)"
    }
    var sums = ["open \(duration(schedule.open.length)) of \(duration(window.until.minutes - window.from.minutes))"]
    if !schedule.unknown.isEmpty { sums.append("unknown \(duration(schedule.unknown.length))") }
    return [lines, sums]
  }

  private func dated(_ time: WallTime) -> String {
    "\(time.day.weekday.twoLetters) \(time.day) \(time.clockText)"
  }

  private func duration(_ minutes: Int) -> String {
    minutes % 60 == 0
      ? "\(DecimalText.whole(minutes / 60)) h"
      : "\(DecimalText.whole(minutes / 60)) h \(minutes % 60) min"
  }

  /// One line: the rule, the explanation, the window and the intervals as pairs of wall times.
  public func json() -> String {
    JSONText.line(
      Document(
        rule: rule.source, explanation: explanation?.text, from: window?.from.description,
        to: window?.until.description, open: window.map { pairs($0.schedule.open) },
        unknown: window.map { pairs($0.schedule.unknown) }))
  }

  private func pairs(_ set: IntervalSet) -> [[String]] {
    set.ranges.map { [WallTime(minutes: $0.lowerBound).description, WallTime(minutes: $0.upperBound).description] }
  }

  private struct Document: Encodable {
    let rule: String
    let explanation: String?
    let from: String?
    let to: String?
    let open: [[String]]?
    let unknown: [[String]]?
  }
}
