import CivilTime

extension RuleLint {
  /// Clauses that are easily read as something else.
  func readingDoubts() -> [RuleFinding] {
    rule.clauses.indices.flatMap { index in
      [ambiguousHours(index), openAllDay(index), everyYear(index), reversedDates(index)].compactMap(\.self)
    }
  }

  /// Hours alone directly after a clause with days: here they replace what those days had, while one of the established
  /// evaluators keeps both.
  private func ambiguousHours(_ index: Int) -> RuleFinding? {
    guard index > 0 else { return nil }
    let clause = rule.clauses[index]
    guard clause.isErasing, clause.days.isEmpty, !clause.coversDay,
      !rule.clauses[index - 1].days.isEmpty
    else { return nil }
    var both = rule.clauses
    both[index].joint = .additional
    let trial = actualTrial(window.short)
    let kept = trial.schedules(both)
    guard kept != trial.schedules(rule.clauses) else { return nil }
    return finding(
      .ambiguousHours, index, LintText.ambiguousHours, suggestion: firstRule(of: [both], in: trial) { $0 == kept })
  }

  /// Days without hours before `, ` and other days: they are open all day, and not a list with what follows.
  private func openAllDay(_ index: Int) -> RuleFinding? {
    guard index + 1 < rule.clauses.count else { return nil }
    let clause = rule.clauses[index]
    let next = rule.clauses[index + 1]
    guard next.joint == .additional, !next.days.isEmpty, !clause.days.isEmpty, clause.spans.isEmpty,
      clause.state == .open, clause.positions.state == 0
    else { return nil }
    var meant = rule.clauses
    (meant[index].spans, meant[index].state, meant[index].comment) = (next.spans, next.state, next.comment)
    let trial = actualTrial(window.short)
    let wanted = trial.schedules(meant)
    guard wanted != trial.schedules(rule.clauses) else { return nil }
    var list = rule.clauses
    list.remove(at: index + 1)
    list[index] = next
    list[index].joint = clause.joint
    list[index].days = clause.days.listed(before: next.days) ?? next.days
    return finding(
      .openAllDay, index, LintText.openAllDay(rule.text(ofClause: index)),
      suggestion: firstRule(of: [list], in: trial) { $0 == wanted })
  }

  /// A date without a year after one with a year in a list: it stands for every year.
  private func everyYear(_ index: Int) -> RuleFinding? {
    let clause = rule.clauses[index]
    guard case .days(let first, _) = clause.days.dates.first, let year = first.year else { return nil }
    var meant = rule.clauses
    meant[index].days.dates = clause.days.dates.map { $0.inYear(year) }
    let trial = actualTrial(window.short)
    let wanted = trial.schedules(meant)
    guard wanted != trial.schedules(rule.clauses) else { return nil }
    return RuleFinding(
      .everyYear, columns: max(1, clause.positions.dates)..<rule.columns(ofClause: index).upperBound,
      message: LintText.everyYear(year), suggestion: firstRule(of: [meant], in: trial) { $0 == wanted })
  }

  /// Dates from a day to one before it in the same month of every year, which is all of the year but some days.
  private func reversedDates(_ index: Int) -> RuleFinding? {
    let clause = rule.clauses[index]
    for (place, range) in clause.days.dates.enumerated() {
      guard case .days(let from, let to) = range, from.year == nil, from.isAfterInSameMonth(to) else { continue }
      var meant = rule.clauses
      meant[index].days.dates[place] = .days(from: to, to: from)
      let trial = actualTrial(window.short)
      let wanted = trial.schedules(meant)
      guard wanted != trial.schedules(rule.clauses) else { continue }
      return RuleFinding(
        .reversedDates, columns: max(1, clause.positions.dates)..<rule.columns(ofClause: index).upperBound,
        message: LintText.reversedDates(RulePrinter.text(of: from), RulePrinter.text(of: to)),
        suggestion: firstRule(of: [meant], in: trial) { $0 == wanted })
    }
    return nil
  }

  /// Hours within other hours of one list: the state after the list holds for all of them.
  func hoursWithinHours() -> [RuleFinding] {
    rule.clauses.indices.compactMap { index in
      let clause = rule.clauses[index]
      let inner = clause.spans.indices.filter { clause.isWithinOther($0) }
      guard let first = inner.first else { return nil }
      var outside = clause
      outside.spans = clause.spans.indices.filter { !inner.contains($0) }.map { clause.spans[$0] }
      let outer = outside.spans.first { clause.spans[first].isWithin($0) } ?? clause.spans[first]
      let trial = universalTrial(window.short, of: rule.clauses)
      let message = LintText.hoursWithinHours(
        RulePrinter.text(clause.spans[first]), RulePrinter.text(outer), clause.state)
      var meant = rule.clauses
      meant[index] = outside
      guard clause.state != .open else {
        let schedules = trial.schedules(rule.clauses)
        return finding(
          .hoursWithinHours, index, message, suggestion: firstRule(of: [meant], in: trial) { $0 == schedules })
      }
      meant[index].state = .open
      meant[index].comment = nil
      var exception = clause
      exception.spans = inner.map { clause.spans[$0] }
      exception.joint = clause.state == .closed ? .normal : .additional
      let seen = trial.visible(rule.clauses).map { $0[index] }
      let painted = trial.painted(by: exception)
      let wanted = zip(trial.schedules(rule.clauses), zip(seen, painted)).map { schedule, hours in
        schedule.painting(.open, over: hours.0).painting(clause.state, over: hours.0.intersection(hours.1))
      }
      meant.insert(exception, at: index + 1)
      return finding(.hoursWithinHours, index, message, suggestion: firstRule(of: [meant], in: trial) { $0 == wanted })
    }
  }

  /// Public holidays of which nothing is known.
  func holidayDoubts() -> [RuleFinding] {
    // Within a part of a year there may well be none.
    let yearMinutes = 366 * 1_440
    let isListEmpty = context.holidays.isEmpty
    guard knowsHolidays, let index = rule.clauses.firstIndex(where: \.days.namesHolidays),
      isListEmpty || (holidayWindow.count >= yearMinutes && !hasHolidays(in: holidayWindow))
    else { return [] }
    let column = max(1, rule.clauses[index].positions.weekdays)
    return [
      RuleFinding(
        .noHolidays, columns: column..<rule.columns(ofClause: index).upperBound,
        message: LintText.noHolidays(isListEmpty: isListEmpty, holidayWindow), suggestion: nil)
    ]
  }
}

extension RuleClause {
  /// Whether a span lies within another one of the list; of equal ones, the later ones do.
  fileprivate func isWithinOther(_ index: Int) -> Bool {
    let span = spans[index]
    return spans.enumerated().contains { other, outer in
      other != index && span.isWithin(outer) && (outer != span || other < index)
    }
  }
}

extension TimeSpan {
  /// Whether all of it lies within another span, as far as the clock tells.
  fileprivate func isWithin(_ other: TimeSpan) -> Bool {
    guard let minutes, let others = other.minutes else { return self == other }
    return others.lowerBound <= minutes.lowerBound && minutes.upperBound <= others.upperBound
  }
}

extension DaySelector {
  /// One selector for the days of two, if this one has a single slot, and the other one has it too.
  fileprivate func listed(before other: DaySelector) -> DaySelector? {
    var both = other
    switch (years.isEmpty, dates.isEmpty, weeks.isEmpty, weekdays.isEmpty) {
    case (false, true, true, true) where !other.years.isEmpty: both.years = years + other.years
    case (true, false, true, true) where !other.dates.isEmpty: both.dates = dates + other.dates
    case (true, true, false, true) where !other.weeks.isEmpty: both.weeks = weeks + other.weeks
    case (true, true, true, false) where !other.weekdays.isEmpty: both.weekdays = weekdays + other.weekdays
    default: return nil
    }
    return both
  }
}

extension DateRange {
  /// The range in one year, if it has none of its own.
  fileprivate func inYear(_ year: Int) -> DateRange {
    switch self {
    case .months(let from, let to, .gregorian):
      let last = GregorianDate.daysIn(month: to, of: to < from ? year + 1 : year)
      return .days(
        from: DatePoint(year: year, .monthDay(month: from, day: 1)), to: DatePoint(.monthDay(month: to, day: last)))
    case .months:
      return self
    case .days(var from, let to):
      guard from.year == nil else { return self }
      let isOneDay = from == to
      from.year = year
      return .days(from: from, to: isOneDay ? from : to)
    }
  }
}

extension DatePoint {
  /// Whether this is after another date of the same month, or of the same moving feast.
  fileprivate func isAfterInSameMonth(_ other: DatePoint) -> Bool {
    switch (anchor, other.anchor) {
    case (.monthDay(let month, let day, let calendar), .monthDay(let otherMonth, let otherDay, let otherCalendar)):
      month == otherMonth && calendar == otherCalendar && day > otherDay
    case (.easter, .easter): offset > other.offset
    case (.named(let name), .named(let otherName)): name == otherName && offset > other.offset
    default: false
    }
  }
}
