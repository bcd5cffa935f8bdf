import CivilTime

/// Evaluates variants of a rule over one window, with each of some lists of holidays, to compare what they do.
struct RuleTrial {
  /// In minutes of wall time.
  let window: Range<Int>
  /// What `PH` may stand for; at least one list, each in ascending order.
  let holidayLists: [[Day]]

  /// What clauses paint, for each list of holidays.
  func schedules(_ clauses: [RuleClause]) -> [RuleSchedule] {
    holidayLists.map { schedule(clauses, holidays: $0) }
  }

  private func schedule(_ clauses: [RuleClause], holidays: [Day]) -> RuleSchedule {
    guard !clauses.isEmpty else { return RuleSchedule(open: IntervalSet(), unknown: IntervalSet()) }
    return RuleEvaluator(OpeningRule(clauses: clauses), holidays: holidays)
      .schedule(from: WallTime(minutes: window.lowerBound), until: WallTime(minutes: window.upperBound))
  }

  /// Where each clause is the one that was painted last, for each list of holidays.
  func visible(_ clauses: [RuleClause]) -> [[IntervalSet]] {
    holidayLists.map { holidays in
      var visible = Array(repeating: IntervalSet(), count: clauses.count)
      let intervals = RuleEvaluator(OpeningRule(clauses: clauses), holidays: holidays)
        .intervals(from: WallTime(minutes: window.lowerBound), until: WallTime(minutes: window.upperBound))
      for interval in intervals { visible[interval.clauseIndex].append(interval.range) }
      return visible
    }
  }

  /// The time that a clause paints where no other clause does, for each list of holidays.
  func painted(by clause: RuleClause) -> [IntervalSet] {
    var alone = clause
    alone.joint = .normal
    alone.state = .open
    return schedules([alone]).map(\.open)
  }

  /// The days that a clause matches, from midnight to midnight, for each list of holidays.
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
