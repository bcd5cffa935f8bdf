public import CivilTime

/// Looks for clauses of a rule that do something else than their author most likely meant.
///
/// Nothing is guessed from the text: what a clause does is found by evaluating the rule with and without it over a
/// horizon, and a suggestion is made only after it was parsed and evaluated, and found to do what it is meant to do. As
/// lists of public holidays change every year, a clause with `PH` counts as without effect only if it has none whatever
/// days are holidays.
public struct RuleLint: Sendable {
  let rule: OpeningRule
  let context: RuleContext
  /// Whether the context's list of holidays is all that is known of them.
  let knowsHolidays: Bool
  let window: LintWindow
  /// The time in which the list of holidays must have some.
  let holidayWindow: Range<Int>

  /// A look at a rule within a horizon.
  ///
  /// - Parameters:
  ///   - context: the side's holidays, moon and place; nil if nothing is known of them.
  ///   - from: the first moment at which the rule holds; nil if that is open.
  ///   - until: the first moment after it; nil if that is open, so that two years are looked at, and 28 for a clause
  ///     without effect.
  ///   - holidaysFrom: the first moment of a question, from which on the list of holidays must have some; nil if there is
  ///     none but `from`. What else is doubted about the rule does not depend on what is asked.
  public init(
    _ rule: OpeningRule, in context: RuleContext?, from: WallTime?, until: WallTime?, holidaysFrom: WallTime? = nil
  ) {
    self.rule = rule
    self.context = (context ?? RuleContext()).withSun
    knowsHolidays = context != nil
    let firstHoliday = self.context.holidays.map(\.likeliest).min()
    window = LintWindow(
      rule, from: from, until: until, usualYear: firstHoliday.map { GregorianDate($0).year } ?? 2_020)
    holidayWindow = holidaysFrom.map { LintWindow(rule, from: $0, until: until).short } ?? window.short
  }

  /// Rules of people are shorter; what is longer would take many seconds.
  private static let mostClauses = 200
  private static let mostBytes = 10_000

  /// All doubts, in the order of the text; of a rule of more than 200 clauses or 10,000 bytes only that it is too long.
  ///
  /// Complexity: O(n²) for n clauses on each day that is looked at: all of the short window, and of the long one those
  /// that a clause matches which makes no difference in the short one.
  public func findings() -> [RuleFinding] {
    guard !window.short.isEmpty else { return [] }
    guard rule.clauses.count <= Self.mostClauses, rule.source.utf8.count <= Self.mostBytes else {
      let message = "found \(rule.clauses.count) clauses in \(rule.source.utf8.count) bytes, too long to be looked at"
      return [RuleFinding(.tooLong, columns: 1..<2, message: message, suggestion: nil)]
    }
    let readings = readingDoubts()
    var findings = readings + holidayDoubts() + hoursWithinHours() + tailDoubts()
    findings += effectDoubts(besides: findings)
    return findings.enumerated().sorted { left, right in
      (left.element.columns.lowerBound, left.offset) < (right.element.columns.lowerBound, right.offset)
    }.map(\.element)
  }

  // MARK: - Trials

  /// The trial for what must hold whatever days are holidays: with the list, with some and with all.
  func universalTrial(_ window: Range<Int>, of clauses: [RuleClause]) -> RuleTrial {
    guard clauses.contains(where: \.days.namesHolidays) else { return RuleTrial(window: window, contexts: [context]) }
    return RuleTrial(window: window, contexts: [context] + [5, 1].map { withHolidays(every: $0, in: window) })
  }

  /// The trial for what happens: with the list of holidays if there is one for this time, else with some.
  func actualTrial(_ window: Range<Int>) -> RuleTrial {
    RuleTrial(
      window: window, contexts: [hasHolidays(in: window) ? context : withHolidays(every: 5, in: window)])
  }

  /// Whether what the actual trial shows happens on the very days that it shows.
  func isCertain(_ clauses: [RuleClause]) -> Bool {
    !clauses.contains(where: \.days.namesHolidays) || hasHolidays(in: window.short)
  }

  func hasHolidays(in window: Range<Int>) -> Bool {
    let days = floorDivide(window.lowerBound, 1_440)..<floorDivide(window.upperBound - 1, 1_440) + 1
    return context.holidays.contains { days.contains($0.likeliest.number) }
  }

  private func withHolidays(every step: Int, in window: Range<Int>) -> RuleContext {
    // Offsets shift holidays by up to a year.
    let first = floorDivide(window.lowerBound, 1_440) - 367
    let days = stride(from: first, to: floorDivide(window.upperBound, 1_440) + 367, by: step)
    var context = context
    context.holidays = days.map { EstimatedDay(Day(number: $0)) }
    return context
  }

  // MARK: - Clauses

  /// The clauses but one.
  func clauses(without index: Int) -> [RuleClause] {
    var clauses = rule.clauses
    clauses.remove(at: index)
    return clauses
  }

  /// A rule that can be written down: its text gives the same clauses.
  func written(_ clauses: [RuleClause]) -> OpeningRule? {
    guard var first = clauses.first else { return nil }
    first.joint = .normal
    let rule = OpeningRule(clauses: [first] + clauses.dropFirst())
    guard let parsed = try? OpeningRule(parsing: rule.source), parsed.clauses == rule.clauses else { return nil }
    return rule
  }

  /// The text of the first of some rules that does what is wanted in every context of a trial.
  func firstRule(
    of candidates: [[RuleClause]], in trial: RuleTrial, where isWanted: ([RuleSchedule]) -> Bool
  ) -> String? {
    for clauses in candidates {
      if let rule = written(clauses), isWanted(trial.schedules(rule.clauses)) { return rule.source }
    }
    return nil
  }
}

extension RuleClause {
  /// Whether it paints the whole of a day that it matches, so that it makes no difference whether it erases.
  var coversDay: Bool {
    spans.isEmpty || spans.contains { $0.minutes.map { $0.lowerBound == 0 && $0.upperBound >= 1_440 } ?? false }
  }

  /// Whether it paints the first minute of a day that it matches.
  var startsAtMidnight: Bool { spans.isEmpty || spans.contains { $0.start == .clock(0) } }

  /// How many minutes after midnight it paints at most on the day after one that it matches.
  var tailMinutes: Int { spans.map(\.tailMinutes).max() ?? 0 }
}

extension TimeSpan {
  fileprivate var tailMinutes: Int {
    switch end {
    case .clock(let minutes): max(0, minutes - 1_440)
    // Clocks and seasons move the sun by less than four hours.
    case .sun: endsOnNextDay ? min(1_440, max(0, end.nominalMinutes) + 240) : 0
    }
  }
}

extension OpeningRule {
  /// The text of a clause as it was written.
  func text(ofClause index: Int) -> String {
    let columns = columns(ofClause: index)
    return String(source.dropFirst(columns.lowerBound - 1).prefix(columns.count))
  }

  /// Where a clause stands, from 1, without what separates it from others.
  func columns(ofClause index: Int) -> Range<Int> {
    let start = max(1, clauses[index].positions.clause)
    let next = index + 1 < clauses.count ? clauses[index + 1].positions.clause : 0
    let text = next > start ? source.dropFirst(start - 1).prefix(next - start) : source.dropFirst(start - 1)
    let end = text.lastIndex { !" ;,|".contains($0) }
    return start..<start + (end.map { text.distance(from: text.startIndex, to: $0) + 1 } ?? text.count)
  }
}
