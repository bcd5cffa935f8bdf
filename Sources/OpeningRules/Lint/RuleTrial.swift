import CivilTime

/// Evaluates variants of a rule over one window, in each of some contexts, to compare what they do.
struct RuleTrial {
  /// In minutes of wall time.
  let window: Range<Int>
  /// What the rule may be evaluated in, such as several lists of public holidays; at least one.
  let contexts: [RuleContext]

  /// What clauses paint, in each context.
  func schedules(_ clauses: [RuleClause]) -> [RuleSchedule] {
    contexts.map { schedule(clauses, in: $0) }
  }

  private func schedule(_ clauses: [RuleClause], in context: RuleContext) -> RuleSchedule {
    guard !clauses.isEmpty else { return RuleSchedule(open: IntervalSet(), unknown: IntervalSet()) }
    return RuleEvaluator(OpeningRule(clauses: clauses), in: context)
      .schedule(from: WallTime(minutes: window.lowerBound), until: WallTime(minutes: window.upperBound))
  }

  /// Where each clause is the one that was painted last, in each context.
  func visible(_ clauses: [RuleClause]) -> [[IntervalSet]] {
    contexts.map { context in
      var visible = Array(repeating: IntervalSet(), count: clauses.count)
      let intervals = RuleEvaluator(OpeningRule(clauses: clauses), in: context)
        .intervals(from: WallTime(minutes: window.lowerBound), until: WallTime(minutes: window.upperBound))
      for interval in intervals { visible[interval.clauseIndex].append(interval.range) }
      return visible
    }
  }

  /// The time that a clause paints, or may paint if estimates turn out so, where no other clause does, in each context.
  func painted(by clause: RuleClause) -> [IntervalSet] {
    var alone = clause
    alone.joint = .normal
    alone.state = .open
    return schedules([alone]).map(\.notClosed)
  }

  /// The days that a clause matches, from midnight to midnight, in each context.
  func days(of clause: RuleClause) -> [IntervalSet] {
    painted(by: RuleClause(days: clause.days))
  }
}

extension RuleSchedule {
  /// Everything that is not closed.
  var notClosed: IntervalSet { open.union(unknown) }

  /// The time in a state; closed time within a window.
  func time(_ state: RuleState, in window: Range<Int>) -> IntervalSet {
    switch state {
    case .open: open
    case .unknown: unknown
    case .closed: IntervalSet(window).subtracting(notClosed)
    }
  }

  /// This schedule with a state painted over some time.
  func painting(_ state: RuleState, over time: IntervalSet) -> RuleSchedule {
    RuleSchedule(
      open: state == .open ? open.union(time) : open.subtracting(time),
      unknown: state == .unknown ? unknown.union(time) : unknown.subtracting(time))
  }
}

extension RuleContext {
  /// This context with a place under the sun, if it has none: one in the middle of all that is on land.
  var withSun: RuleContext {
    var context = self
    context.sun = sun ?? SunClock(latitude: 33, longitude: 0, zone: .utc)
    return context
  }
}
