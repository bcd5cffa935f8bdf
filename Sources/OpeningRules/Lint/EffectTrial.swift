import CivilTime

/// A rule compiled once for every context of a trial, and evaluated with and without single clauses.
struct EffectTrial {
  let trial: RuleTrial
  private let clauses: [RuleClause]
  private let evaluators: [RuleEvaluator]

  init(_ clauses: [RuleClause], _ trial: RuleTrial) {
    self.trial = trial
    self.clauses = clauses
    let rule = OpeningRule(clauses: clauses)
    evaluators = trial.contexts.map { RuleEvaluator(rule, in: $0) }
  }

  /// Whether the rule made of the clauses that remain is open and unknown at the same times without one of them, and
  /// nobody sees that one's comment.
  ///
  /// A clause paints on the days that it matches and the days after them, so that only these are evaluated.
  /// Complexity: O(n) for n clauses on each such day, up to the first one that makes a difference.
  func hasNoEffect(_ index: Int, among remaining: Set<Int>) -> Bool {
    let removed = clauses.indices.filter { !remaining.contains($0) }
    // The evening before the window may last into it.
    let wide = RuleTrial(
      window: trial.window.lowerBound - 1_440..<trial.window.upperBound, contexts: trial.contexts)
    let days = wide.days(of: clauses[index])
    return evaluators.indices.allSatisfy { context in
      let with = evaluators[context].silencing(removed)
      let without = with.silencing([index])
      return stretches(of: days[context]).allSatisfy { start, end in
        with.schedule(from: start, until: end) == without.schedule(from: start, until: end)
          && (clauses[index].comment == nil
            || evaluators[context].intervals(from: start, until: end).allSatisfy { $0.clauseIndex != index })
      }
    }
  }

  /// Some days with the day after each run of them, in stretches that are short at first, as most differences show soon.
  private func stretches(of days: IntervalSet) -> some Sequence<(WallTime, WallTime)> {
    days.ranges.lazy.flatMap { run in
      let whole = (run.lowerBound..<run.upperBound + 1_440).clamped(to: trial.window)
      return sequence(state: (start: whole.lowerBound, length: 4 * 1_440)) { next -> (WallTime, WallTime)? in
        guard next.start < whole.upperBound else { return nil }
        let start = next.start
        next = (min(start + next.length, whole.upperBound), next.length * 2)
        return (WallTime(minutes: start), WallTime(minutes: next.start))
      }
    }
  }
}
