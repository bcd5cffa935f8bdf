import CivilTime

extension RuleLint {
  /// Hours that go on after a midnight at which they were to end, and hours that end at one after which they were to go
  /// on.
  func tailDoubts() -> [RuleFinding] {
    guard rule.clauses.count > 1, rule.clauses.contains(where: { $0.tailMinutes > 0 }) else { return [] }
    let base = TailView(rule.clauses, actualTrial(window.short))
    return rule.clauses.indices.dropFirst().flatMap { index in
      [ghostTail(index, base), swallowedTail(index, base)].compactMap(\.self)
    }
  }

  /// A rule evaluated, with what is seen of each clause.
  private struct TailView {
    let clauses: [RuleClause]
    let trial: RuleTrial
    let schedule: RuleSchedule
    let visible: [IntervalSet]
    /// The days that each clause matches, as far as their next midnight is inside the window.
    let days: [Set<Int>]

    init(_ clauses: [RuleClause], _ trial: RuleTrial) {
      self.clauses = clauses
      self.trial = trial
      schedule = trial.schedules(clauses)[0]
      visible = trial.visible(clauses)[0]
      days = clauses.map { clause in
        Set(
          trial.days(of: clause)[0].ranges.flatMap {
            floorDivide($0.lowerBound, 1_440)..<floorDivide($0.upperBound - 1, 1_440) + 1
          })
      }
    }

    func isClosed(at minute: Int) -> Bool { !schedule.open.contains(minute) && !schedule.unknown.contains(minute) }
  }

  /// Some time after midnights, by the clause that is to blame for it.
  private struct Tails {
    var time = IntervalSet()
    /// The clause whose hours run past midnight, and the first midnight.
    var first: (clause: Int, midnight: Int)?

    mutating func add(_ range: Range<Int>, of clause: Int, at midnight: Int) {
      time = time.union(IntervalSet(range))
      if midnight < first?.midnight ?? .max { first = (clause, midnight) }
    }
  }

  // MARK: - Ghost tails

  /// What is open after midnight though this clause closed, or replaced, the evening that it is the end of.
  private func ghostTail(_ index: Int, _ base: TailView) -> RuleFinding? {
    let clause = rule.clauses[index]
    guard clause.isErasing || (clause.state == .closed && clause.joint != .fallback), clause.tailMinutes == 0 else {
      return nil
    }
    let ghosts = ghosts(of: index, base)
    guard let first = ghosts.first else { return nil }
    let length = (first.clause..<index).map { rule.clauses[$0].tailMinutes }.max() ?? 0
    let fix = firstRule(of: withoutGhosts(index, tailMinutes: length), in: base.trial) { found in
      found[0] == base.schedule.painting(.closed, over: ghosts.time)
    }
    return finding(
      .ghostTail, index,
      LintText.ghostTail(
        rule.text(ofClause: index), of: rule.text(ofClause: first.clause),
        after: Day(number: first.midnight / 1_440), until: ghosts.time.ranges.first?.upperBound ?? 0,
        isCertain: isCertain([clause, rule.clauses[first.clause]])),
      suggestion: fix)
  }

  private func ghosts(of index: Int, _ base: TailView) -> Tails {
    // It goes on out of nothing ...
    let candidates = evenings(before: index, base).filter { other, day in
      let midnight = (day + 1) * 1_440
      return base.days[index].contains(day) && base.isClosed(at: midnight - 1)
        && base.visible[other].contains(midnight)
        && !(rule.clauses[other].startsAtMidnight && base.days[other].contains(day + 1))
    }
    guard !candidates.isEmpty else { return Tails() }
    var without = rule.clauses
    without[index].joint = .fallback
    without[index].state = .closed
    let before = base.trial.visible(without)[0]
    var ghosts = Tails()
    for (other, day) in candidates {
      let midnight = (day + 1) * 1_440
      // ... and would not if this clause had not closed the evening.
      guard before[other].contains(midnight - 1) else { continue }
      let tail = base.visible[other].clipped(to: midnight..<midnight + rule.clauses[other].tailMinutes)
      if let range = tail.ranges.first { ghosts.add(range, of: other, at: midnight) }
    }
    return ghosts
  }

  /// The days of clauses before one whose hours run past midnight, with these clauses, where the midnight is inside the
  /// window.
  private func evenings(before index: Int, _ base: TailView) -> [(clause: Int, day: Int)] {
    rule.clauses[..<index].indices.filter { rule.clauses[$0].state != .closed && rule.clauses[$0].tailMinutes > 0 }
      .flatMap { other in base.days[other].map { (other, $0) } }
      .filter { ($0.day + 1) * 1_440 > base.trial.window.lowerBound }
  }

  /// Rules in which a clause closes the ends of the evenings, too.
  private func withoutGhosts(_ index: Int, tailMinutes: Int) -> [[RuleClause]] {
    var closing = rule.clauses[index]
    closing.joint = .normal
    var clauses = rule.clauses
    if closing.state == .closed {
      if closing.spans.isEmpty { closing.spans = [TimeSpan(start: 0, end: 1_440)] }
      for span in closing.spans.indices where closing.spans[span].end == .clock(1_440) {
        closing.spans[span].end = .clock(1_440 + tailMinutes)
      }
      clauses[index] = closing
    } else {
      closing = RuleClause(
        days: closing.days, spans: [TimeSpan(start: 0, end: 1_440 + tailMinutes)], state: .closed)
      clauses.insert(closing, at: index)
    }
    return [clauses]
  }

  // MARK: - Swallowed tails

  /// What ends at midnight because this clause, for the day that begins then, erases it.
  private func swallowedTail(_ index: Int, _ base: TailView) -> RuleFinding? {
    let clause = rule.clauses[index]
    guard clause.isErasing, !clause.coversDay else { return nil }
    let swallowed = swallowed(by: index, base)
    guard let first = swallowed.first else { return nil }
    let state = rule.clauses[first.clause].state
    let ghosts = ghosts(of: index, base).time
    let kept = base.schedule.painting(state, over: swallowed.time)
    let fix = firstRule(of: keepingTails(index, of: first.clause), in: base.trial) { found in
      found[0] == kept || found[0] == kept.painting(.closed, over: ghosts)
    }
    return finding(
      .swallowedTail, index,
      LintText.swallowedTail(
        rule.text(ofClause: index), of: rule.text(ofClause: first.clause),
        at: Day(number: first.midnight / 1_440), isCertain: isCertain([clause, rule.clauses[first.clause]])),
      suggestion: fix)
  }

  private func swallowed(by index: Int, _ base: TailView) -> Tails {
    let candidates = evenings(before: index, base).filter { other, day in
      let midnight = (day + 1) * 1_440
      return base.days[index].contains(day + 1) && base.visible[other].contains(midnight - 1)
        && base.isClosed(at: midnight)
    }
    guard !candidates.isEmpty else { return Tails() }
    var clauses = rule.clauses
    clauses[index].joint = .additional
    let beside = base.trial.visible(clauses)[0]
    var swallowed = Tails()
    for (other, day) in candidates {
      let midnight = (day + 1) * 1_440
      guard beside[other].contains(midnight) else { continue }
      let tail = beside[other].clipped(to: midnight..<midnight + rule.clauses[other].tailMinutes)
        .subtracting(base.schedule.notClosed)
      if let range = tail.ranges.first { swallowed.add(range, of: other, at: midnight) }
    }
    return swallowed
  }

  /// Rules in which a clause replaces the hours of its days, but not the end of the evening before.
  private func keepingTails(_ index: Int, of other: Int) -> [[RuleClause]] {
    var added = rule.clauses
    added[index].joint = .additional
    var candidates = [added]
    let days = rule.clauses[index].days
    if let rest = rule.clauses[other].days.weekdays(without: days) {
      var apart = added
      apart[other].days.weekdays = rest
      candidates.append(apart)
    }
    // Closes what the other clause opens on these days, then adds.
    let closing = RuleClause(days: days, spans: rule.clauses[other].spans, state: .closed)
    var closed = added
    closed.insert(closing, at: index)
    return candidates + [closed]
  }
}

extension DaySelector {
  /// The weekdays of this selector that another one has not, as ranges; nil if one of them is not about weekdays alone,
  /// or if none are left.
  fileprivate func weekdays(without other: DaySelector) -> [WeekdayEntry]? {
    guard let mine = plainWeekdays, let theirs = other.plainWeekdays else { return nil }
    let left = mine.subtracting(theirs)
    return left.isEmpty || left.count == mine.count ? nil : WeekdayEntry.runs(of: left)
  }

  /// The weekdays, if nothing else is selected; all of them if nothing is.
  private var plainWeekdays: Set<Weekday>? {
    guard years.isEmpty, dates.isEmpty, weeks.isEmpty else { return nil }
    var days: Set<Weekday> = weekdays.isEmpty ? Set(Weekday.allCases) : []
    for entry in weekdays {
      guard case .range = entry else { return nil }
      days.formUnion(entry.weekdays)
    }
    return days
  }
}
