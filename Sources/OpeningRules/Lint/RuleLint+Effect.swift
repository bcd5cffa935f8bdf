import CivilTime

extension RuleLint {
  /// Clauses that match no day, or change nothing.
  func effectDoubts(besides known: [RuleFinding]) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    // Of two clauses that say the same, one is enough to complain about.
    var remaining = Set(rule.clauses.indices)
    let trials = window.all.map { EffectTrial(rule.clauses, universalTrial($0, of: rule.clauses)) }
    let schedules = trials[0].trial.schedules(rule.clauses)
    for index in rule.clauses.indices.reversed() {
      if let finding = neverMatches(index) {
        findings.append(finding)
      } else if !isExplained(index, by: known),
        trials.allSatisfy({ $0.hasNoEffect(index, among: remaining) }),
        let finding = withoutEffect(index, trials[0].trial, schedules)
      {
        findings.append(finding)
        if finding.kind == .repeated { remaining.remove(index) }
      }
    }
    return findings
  }

  /// Whether a doubt about the clause, or about hours right after it that replace its own, says enough.
  private func isExplained(_ index: Int, by known: [RuleFinding]) -> Bool {
    known.contains { finding in
      switch finding.kind {
      case .ambiguousHours:
        index + 1 < rule.clauses.count && finding.columns == rule.columns(ofClause: index + 1)
      case .hoursWithinHours: finding.columns == rule.columns(ofClause: index)
      case .reversedDates: finding.columns.upperBound > rule.columns(ofClause: index).lowerBound
      default: false
      }
    }
  }

  // MARK: - No day

  private func neverMatches(_ index: Int) -> RuleFinding? {
    let clause = rule.clauses[index]
    guard window.all.allSatisfy({ hasNoDay(clause, in: $0) }) else { return nil }
    return finding(
      .neverMatches, index, LintText.neverMatches(rule.text(ofClause: index), daysAround(clause), window.long),
      suggestion: ruleWithout(index))
  }

  private func hasNoDay(_ clause: RuleClause, in window: Range<Int>) -> Bool {
    // The evening of the day before counts, if it lasts into the window.
    let before = clause.tailMinutes > floorModulo(window.lowerBound, 1_440) ? 1_440 : 0
    let wide = universalTrial(window.lowerBound - before..<window.upperBound, of: [clause])
    return wide.days(of: clause).allSatisfy(\.isEmpty)
  }

  /// The last day before the window and the first one after it that a clause matches.
  private func daysAround(_ clause: RuleClause) -> (last: Day?, next: Day?) {
    let reach = 41 * 366 * 1_440
    let before = universalTrial(window.long.lowerBound - reach..<window.long.lowerBound, of: [clause]).days(of: clause)
    let after = universalTrial(window.long.upperBound..<window.long.upperBound + reach, of: [clause]).days(of: clause)
    let last = before.compactMap(\.ranges.last?.upperBound).max()
    let next = after.compactMap(\.ranges.first?.lowerBound).min()
    return (last.map { WallTime(minutes: $0 - 1).day }, next.map { WallTime(minutes: $0).day })
  }

  /// The rule without a clause, if that changes nothing.
  private func ruleWithout(_ index: Int) -> String? {
    let trial = universalTrial(window.short, of: rule.clauses)
    let schedules = trial.schedules(rule.clauses)
    return firstRule(of: [clauses(without: index)], in: trial) { $0 == schedules }
  }

  // MARK: - No effect

  /// What to say of a clause that changes nothing, by a trial and the rule's schedules in it.
  private func withoutEffect(_ index: Int, _ trial: RuleTrial, _ schedules: [RuleSchedule]) -> RuleFinding? {
    let clause = rule.clauses[index]
    guard index > 0 || !clause.isClosedAlways else { return nil }
    let painted = trial.painted(by: clause)
    let isContradicted = zip(painted, schedules).contains { painted, schedule in
      !painted.subtracting(schedule.time(clause.state, in: trial.window)).isEmpty
    }
    let text = rule.text(ofClause: index)
    if isContradicted {
      guard clause.joint != .fallback || clause.state == .closed else {
        return finding(.repeated, index, LintText.nothingLeft(text), suggestion: ruleWithout(index))
      }
      return finding(
        .paintedOver, index,
        LintText.paintedOver(text, by: painters(over: painted, after: index, in: trial).map(rule.text(ofClause:))),
        suggestion: clause.state == .closed
          ? closingLast(index, painted, schedules, trial) : keptFrom(index, painted, schedules, trial))
    }
    if clause.state == .closed {
      guard !clause.coversDay else { return nil }
      return finding(.closesNothing, index, LintText.closesNothing(text), suggestion: ruleWithout(index))
    }
    return finding(.repeated, index, LintText.repeated(text), suggestion: ruleWithout(index))
  }

  /// The clauses that paint over or erase what another one painted.
  private func painters(over painted: [IntervalSet], after index: Int, in trial: RuleTrial) -> [Int] {
    let visible = trial.visible(rule.clauses)
    return rule.clauses.indices.dropFirst(index + 1).filter { other in
      let clause = rule.clauses[other]
      let reach =
        clause.isErasing ? zip(trial.days(of: clause), visible).map { $0.union($1[other]) } : visible.map { $0[other] }
      return zip(painted, reach).contains { !$0.intersection($1).isEmpty }
    }
  }

  /// The rule with a closed clause after those that paint over it, so that it closes its hours and nothing else changes.
  private func closingLast(
    _ index: Int, _ painted: [IntervalSet], _ schedules: [RuleSchedule], _ trial: RuleTrial
  ) -> String? {
    var moved = rule.clauses[index]
    moved.joint = .normal
    let painters = painters(over: painted, after: index, in: trial)
    let places = Set([painters.last ?? index, rule.clauses.count - 1]).sorted()
    let candidates = places.map { place in
      var clauses = clauses(without: index)
      clauses.insert(moved, at: place)
      return clauses
    }
    var alone = moved
    alone.state = .open
    // Where estimates leave open whether it is closed, it is unknown.
    let wanted = zip(schedules, trial.schedules([alone])).map { schedule, closing in
      schedule.painting(.closed, over: closing.open)
        .painting(.unknown, over: closing.unknown.intersection(schedule.notClosed))
    }
    return firstRule(of: candidates, in: trial) { $0 == wanted }
  }

  /// The rule in which a clause keeps its hours beside those that replaced it, or in which it replaces theirs if it is
  /// for fewer days.
  private func keptFrom(
    _ index: Int, _ painted: [IntervalSet], _ schedules: [RuleSchedule], _ trial: RuleTrial
  ) -> String? {
    let clause = rule.clauses[index]
    let painters = painters(over: painted, after: index, in: trial)
    let days = trial.days(of: clause)
    let isException = painters.contains { painter in
      zip(days, trial.days(of: rule.clauses[painter])).contains { !$1.subtracting($0).isEmpty }
    }
    if isException {
      var moved = clause
      moved.joint = .normal
      var clauses = clauses(without: index)
      clauses.insert(moved, at: painters.last ?? index)
      let wholeWindow = IntervalSet(trial.window)
      return firstRule(of: [clauses], in: trial) { found in
        found.indices.allSatisfy { list in
          let touched = days[list].union(painted[list])
          // The evenings before and after its days may end at another time.
          let tails = IntervalSet(touched.ranges.map { $0.lowerBound..<$0.upperBound + 1_440 })
          let elsewhere = wholeWindow.subtracting(tails)
          return painted[list].subtracting(found[list].time(clause.state, in: trial.window)).isEmpty
            && found[list].open.intersection(elsewhere) == schedules[list].open.intersection(elsewhere)
            && found[list].unknown.intersection(elsewhere) == schedules[list].unknown.intersection(elsewhere)
        }
      }
    }
    var clauses = rule.clauses
    for painter in painters where clauses[painter].joint == .normal { clauses[painter].joint = .additional }
    let wanted = schedules.indices.map { list in
      schedules[list].painting(clause.state, over: painted[list].subtracting(schedules[list].notClosed))
    }
    return firstRule(of: [clauses], in: trial) { $0 == wanted }
  }

  func finding(_ kind: RuleFinding.Kind, _ index: Int, _ message: String, suggestion: String?) -> RuleFinding {
    RuleFinding(kind, columns: rule.columns(ofClause: index), message: message, suggestion: suggestion)
  }
}
