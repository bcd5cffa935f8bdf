import CivilTime
import Testing

@testable import OpeningRules

/// The evaluator against the reference, on random rules.
///
/// A failure prints the seed, the rule and the first difference.
struct RandomRuleTests {
  /// The states of the quarters of an hour from a schedule.
  private func quarters(_ schedule: RuleSchedule, from first: Day, days: Int) -> [RuleState]? {
    var states = [RuleState](repeating: .closed, count: days * 96)
    for (set, state) in [(schedule.open, RuleState.open), (schedule.unknown, .unknown)] {
      for range in set.ranges {
        guard range.lowerBound % 15 == 0, range.upperBound % 15 == 0 else { return nil }
        for minute in stride(from: range.lowerBound, to: range.upperBound, by: 15) {
          let quarter = minute / 15 - first.number * 96
          // The sets must be disjoint and inside the window.
          guard states.indices.contains(quarter), states[quarter] == .closed else { return nil }
          states[quarter] = state
        }
      }
    }
    return states
  }

  private func difference(_ seed: UInt64, days: Int) -> String? {
    var rules = RandomRules(seed: seed)
    let clauses = rules.clauses()
    let context = rules.context()
    let first = Day(number: rules.random.from(17_800...19_600))
    let evaluator = RuleEvaluator(OpeningRule(clauses: clauses), in: context)
    let schedule = evaluator.schedule(from: WallTime(first), until: WallTime(first + days))
    let expected = ReferenceEvaluator(clauses, in: context).quarters(from: first, days: days)
    guard let states = quarters(schedule, from: first, days: days) else {
      return "seed \(seed): sets off the grid or not disjoint: \(evaluator.rule.text)"
    }
    guard let quarter = states.indices.first(where: { states[$0] != expected[$0] }) else { return nil }
    let moment = WallTime(first, minute: quarter * 15)
    return "seed \(seed): \(evaluator.rule.text) is \(states[quarter]) and not \(expected[quarter]) at \(moment)"
  }

  @Test func agreesOverWeeks() {
    let differences = (1...600).compactMap { difference(UInt64($0), days: 25) }
    #expect(differences.first == nil, "\(differences.count) differ")
  }

  @Test func agreesOverYears() {
    let differences = (5_001...5_010).compactMap { difference(UInt64($0), days: 800) }
    #expect(differences.first == nil, "\(differences.count) differ")
  }

  @Test func agreesByTheSun() {
    var faults: [String] = []
    for seed in UInt64(60_001)...60_120 {
      var rules = RandomRules(seed: seed, hasSun: true)
      let clauses = rules.clauses()
      let context = rules.context()
      let first = Day(number: rules.random.from(17_800...19_600))
      let days = 4
      let evaluator = RuleEvaluator(OpeningRule(clauses: clauses), in: context)
      let schedule = evaluator.schedule(from: WallTime(first), until: WallTime(first + days))
      let expected = ReferenceEvaluator(clauses, in: context).states(every: 1, from: first, days: days)
      for minute in expected.indices {
        let moment = first.number * 1_440 + minute
        let isOpen = schedule.open.contains(moment)
        let state: RuleState = isOpen ? .open : schedule.unknown.contains(moment) ? .unknown : .closed
        guard state != expected[minute] else { continue }
        faults.append(
          "seed \(seed): \(evaluator.rule.text) is \(state) and not \(expected[minute]) at \(WallTime(minutes: moment))"
        )
        break
      }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  @Test func statesAndChangesAgreeWithTheReference() {
    var faults: [String] = []
    for seed in UInt64(20_001)...20_150 {
      var rules = RandomRules(seed: seed)
      let clauses = rules.clauses()
      let context = rules.context()
      let first = Day(number: rules.random.from(17_800...19_600))
      let evaluator = RuleEvaluator(OpeningRule(clauses: clauses), in: context)
      let days = 40
      let expected = ReferenceEvaluator(clauses, in: context).quarters(from: first, days: days)
      let horizon = WallTime(first + days)
      for _ in 0..<20 {
        let minute = rules.random.from(0...(days * 1_440 - 1))
        let moment = WallTime(first, minute: minute)
        let state = expected[minute / 15]
        let next = expected.indices.dropFirst(minute / 15).first { expected[$0] != state }
        let change = next.map { WallTime(first, minute: $0 * 15) }
        let found = evaluator.nextChange(after: moment, horizon: horizon)
        if evaluator.state(at: moment) != state || found != change {
          faults.append("seed \(seed): \(evaluator.rule.text) at \(moment): \(String(describing: found))")
        }
      }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  @Test func windowsJoin() {
    var faults: [String] = []
    for seed in UInt64(30_001)...30_150 {
      var rules = RandomRules(seed: seed)
      let evaluator = RuleEvaluator(OpeningRule(clauses: rules.clauses()), in: rules.context())
      let start = WallTime(minutes: rules.random.from(25_000_000...27_000_000))
      let end = WallTime(minutes: start.minutes + 4 * 525_960)
      let whole = evaluator.schedule(from: start, until: end)
      var open = IntervalSet()
      var unknown = IntervalSet()
      var moment = start
      while moment < end {
        let next = min(end, WallTime(minutes: moment.minutes + rules.random.from(1...200_000)))
        let part = evaluator.schedule(from: moment, until: next)
        open = open.union(part.open)
        unknown = unknown.union(part.unknown)
        moment = next
      }
      if whole != RuleSchedule(open: open, unknown: unknown) { faults.append("seed \(seed): \(evaluator.rule.text)") }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  @Test func intervalsAreTheSchedule() {
    var faults: [String] = []
    for seed in UInt64(40_001)...40_300 {
      var rules = RandomRules(seed: seed)
      let rule = OpeningRule(clauses: rules.clauses())
      let evaluator = RuleEvaluator(rule, in: rules.context())
      let start = WallTime(minutes: rules.random.from(25_000_000...27_000_000))
      let end = WallTime(minutes: start.minutes + 300_000)
      let intervals = evaluator.intervals(from: start, until: end)
      let schedule = evaluator.schedule(from: start, until: end)
      let open = IntervalSet(intervals.filter { $0.state == .open }.map(\.range))
      let unknown = IntervalSet(intervals.filter { $0.state == .unknown }.map(\.range))
      let isInOrder = zip(intervals, intervals.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
      let areOfClauses = intervals.allSatisfy { interval in
        let clause = rule.clauses[interval.clauseIndex]
        if interval.state == .unknown, interval.comment == "moon" { return true }
        return clause.state == interval.state && clause.comment == interval.comment
      }
      if schedule != RuleSchedule(open: open, unknown: unknown) || !isInOrder || !areOfClauses {
        faults.append("seed \(seed): \(rule.text)")
      }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }

  @Test func printingAndReadingAreInverse() throws {
    var faults: [String] = []
    for seed in UInt64(50_001)...54_000 {
      var rules = RandomRules(seed: seed, hasSun: true)
      let clauses = rules.clauses()
      let text = OpeningRule(clauses: clauses).text
      do {
        let rule = try OpeningRule(parsing: text)
        if rule.clauses != clauses || rule.text != text { faults.append("seed \(seed): \(text) -> \(rule.text)") }
      } catch {
        faults.append("seed \(seed): \(text): \(error.column) \(error.message)")
      }
    }
    #expect(faults.first == nil, "\(faults.count) faults")
  }
}
