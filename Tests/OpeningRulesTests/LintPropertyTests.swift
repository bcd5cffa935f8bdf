import CivilTime
import Testing

@testable import OpeningRules

/// What the findings say, checked on random rules.
///
/// A failure prints the seed, the rule and the finding.
struct LintPropertyTests {
  /// A random rule with a horizon of some months, holidays in it, and what is found.
  private struct Look {
    let seed: UInt64
    let rule: OpeningRule
    let context: RuleContext
    let from: Day
    let days: Int
    let findings: [RuleFinding]

    init?(seed: UInt64, isOpenEnded: Bool = false) {
      var rules = RandomRules(seed: seed)
      let clauses = rules.clauses()
      guard let rule = try? OpeningRule(parsing: OpeningRule(clauses: clauses).text) else { return nil }
      self.seed = seed
      self.rule = rule
      var context = rules.context()
      // What may or may not be a holiday is never closed for certain, whatever the rule says of holidays.
      context.holidays = context.holidays.filter(\.isKnown)
      self.context = context
      from = Day(number: rules.random.from(17_800...19_000))
      days = isOpenEnded ? 732 : rules.random.from(60...300)
      let until = isOpenEnded ? nil : WallTime(from + days)
      findings = RuleLint(rule, in: context, from: WallTime(from), until: until).findings()
    }

    func schedule(_ rule: OpeningRule) -> RuleSchedule {
      RuleEvaluator(rule, in: context).schedule(from: WallTime(from), until: WallTime(from + days))
    }

    /// The index of the clause that a finding is about.
    func clause(of finding: RuleFinding) -> Int {
      rule.clauses.lastIndex { $0.positions.clause <= finding.columns.lowerBound } ?? 0
    }

    func suggested(_ finding: RuleFinding) throws -> RuleSchedule? {
      try finding.suggestion.map { schedule(try OpeningRule(parsing: $0)) }
    }

    func fault(_ finding: RuleFinding, _ what: String) -> String {
      "seed \(seed): \(rule.source), \(finding.kind): \(finding.message), \(finding.suggestion ?? "-"): \(what)"
    }
  }

  private static let looks = (80_001...80_200).compactMap { Look(seed: $0) }
  private static let openEndedLooks = (81_001...81_004).compactMap { Look(seed: $0, isOpenEnded: true) }
  private static let withoutEffect: Set<RuleFinding.Kind> = [.neverMatches, .paintedOver, .repeated, .closesNothing]

  /// By the reference evaluator, which shares no code with the one that found it.
  @Test func clausesWithoutEffectChangeNothing() {
    var faults: [String] = []
    var count = 0
    for look in Self.looks {
      for finding in look.findings where Self.withoutEffect.contains(finding.kind) {
        count += 1
        var others = look.rule.clauses
        others.remove(at: look.clause(of: finding))
        let days = min(look.days, 60)
        let with = ReferenceEvaluator(look.rule.clauses, in: look.context).quarters(from: look.from, days: days)
        let without = ReferenceEvaluator(others, in: look.context).quarters(from: look.from, days: days)
        if with != without { faults.append(look.fault(finding, "it has an effect")) }
      }
    }
    #expect(count > 10)
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  /// Where removing an open or unknown clause changes nothing, and nobody would miss its comment, something is said.
  @Test func noClauseWithoutEffectIsMissed() {
    var faults: [String] = []
    var count = 0
    for look in Self.looks where !look.rule.source.contains("PH") {
      for (index, clause) in look.rule.clauses.enumerated() where clause.state != .closed && clause.comment == nil {
        var others = look.rule.clauses
        others.remove(at: index)
        guard !others.isEmpty, look.schedule(look.rule) == look.schedule(OpeningRule(clauses: others)) else { continue }
        count += 1
        if look.findings.isEmpty { faults.append("seed \(look.seed): \(look.rule.source): clause \(index)") }
      }
    }
    #expect(count > 10)
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  @Test func suggestionsDoWhatTheySay() throws {
    var faults: [String] = []
    var counts: [RuleFinding.Kind: Int] = [:]
    for look in Self.looks + Self.openEndedLooks {
      let now = look.schedule(look.rule)
      for finding in look.findings {
        guard let meant = try look.suggested(finding) else { continue }
        counts[finding.kind, default: 0] += 1
        let clause = look.rule.clauses[look.clause(of: finding)]
        if let what = wrong(finding, clause, now, meant, look) { faults.append(look.fault(finding, what)) }
      }
    }
    for kind in [RuleFinding.Kind.neverMatches, .paintedOver, .repeated] {
      #expect(counts[kind] ?? 0 > 1, "\(kind)")
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  /// What is wrong with what a suggestion does; nil if nothing is.
  private func wrong(
    _ finding: RuleFinding, _ clause: RuleClause, _ now: RuleSchedule, _ meant: RuleSchedule, _ look: Look
  ) -> String? {
    var alone = clause
    alone.joint = .normal
    alone.state = .open
    let schedule = look.schedule(OpeningRule(clauses: [alone]))
    let painted = schedule.open
    let opened = meant.notClosed.subtracting(now.notClosed)
    let closed = now.notClosed.subtracting(meant.notClosed)
    switch finding.kind {
    case .neverMatches, .repeated, .closesNothing:
      return meant == now ? nil : "it changes something"
    case .paintedOver where clause.state == .closed:
      // On days that may be holidays nothing is sure, before and after.
      let expected = now.painting(.closed, over: painted)
      return meant.notClosed.subtracting(schedule.unknown) == expected.notClosed.subtracting(schedule.unknown)
        ? nil : "it does not close the hours alone"
    case .paintedOver:
      // What was closed is open then; what another clause holds may stay so where both are for the same days.
      let held = clause.state == .open ? meant.open : meant.unknown
      return painted.subtracting(held).subtracting(now.notClosed).isEmpty ? nil : "it does not keep the hours"
    case .ghostTail:
      return opened.isEmpty && !closed.isEmpty && isAfterMidnight(closed) ? nil : "it does more than close tails"
    case .swallowedTail:
      return !opened.isEmpty && isAfterMidnight(opened) && isAfterMidnight(closed)
        ? nil : "it does more than keep tails"
    case .ambiguousHours, .everyYear, .openAllDay, .reversedDates:
      return meant != now ? nil : "it changes nothing"
    case .hoursWithinHours:
      return clause.state == .open ? (meant == now ? nil : "it changes something") : nil
    case .noHolidays, .tooLong:
      return "there is nothing to suggest"
    }
  }

  /// Whether all ranges begin at a midnight.
  private func isAfterMidnight(_ set: IntervalSet) -> Bool {
    set.ranges.allSatisfy { floorModulo($0.lowerBound, 1_440) == 0 }
  }

  @Test func findingsStandInOrderInsideTheRule() {
    for look in Self.looks {
      let starts = look.findings.map(\.columns.lowerBound)
      #expect(starts == starts.sorted(), "seed \(look.seed): \(look.rule.source)")
      #expect(
        look.findings.allSatisfy { $0.columns.upperBound <= look.rule.source.count + 1 && !$0.columns.isEmpty },
        "seed \(look.seed): \(look.rule.source)")
    }
  }
}
