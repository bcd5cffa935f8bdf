public import CivilTime

extension OpeningRule {
  /// Weekdays on which the rule is open in an ordinary week of some season.
  ///
  /// By clauses that come back every year (with whole months at most); holidays and single dates don't count.
  public var weeklyOpenDays: Set<Weekday> {
    var open: Set<Weekday> = []
    for clause in clauses where clause.days.isSeasonal && clause.joint != .fallback {
      if clause.state == .open {
        open.formUnion(clause.days.rangedWeekdays)
      } else if clause.spans.isEmpty, clause.days.dates.isEmpty {
        open.subtract(clause.days.rangedWeekdays)
      }
    }
    return open
  }

  /// The rule open on one more weekday, with the hours of its first weekdays: `Su,We 08:00-16:00; PH off` becomes
  /// `Su,We,Th 08:00-16:00; PH off`.
  ///
  /// The day joins the first open clause with weekdays, of each season that has clauses of its own, and leaves clauses
  /// that close it every week.
  ///
  /// - Returns: nil if it is open on the day already, or there is no such clause.
  public func opening(also weekday: Weekday) -> OpeningRule? {
    guard !weeklyOpenDays.contains(weekday) else { return nil }
    var seasons: Set<[DateRange]> = []
    var changed = clauses.compactMap { clause -> RuleClause? in
      var clause = clause
      let days = clause.days.rangedWeekdays
      guard clause.days.isSeasonal, clause.days.hasWeekdays else { return clause }
      if clause.state == .open, seasons.insert(clause.days.dates).inserted {
        clause.days.setWeekdays(days.union([weekday]))
      } else if clause.state == .closed, clause.spans.isEmpty, days.contains(weekday) {
        clause.days.setWeekdays(days.subtracting([weekday]))
        return clause.days.weekdays.isEmpty ? nil : clause
      }
      return clause
    }
    guard !changed.isEmpty else { return nil }
    changed[0].joint = .normal
    let rule = OpeningRule(clauses: changed)
    return rule.weeklyOpenDays.contains(weekday) ? rule : nil
  }

  /// The rule with the last hours of each clause ending later by so many minutes, and at 24:00 at the latest; hours that
  /// run on into the next day last a day at the most.
  ///
  /// - Returns: nil if nothing can end later: it is closed, open around the clock, or until 24:00.
  public func closingLater(byMinutes minutes: Int) -> OpeningRule? {
    precondition(minutes >= 0, "closing later by \(minutes) minutes")
    var isChanged = false
    let changed = clauses.map { clause in
      guard clause.state == .open,
        let last = clause.spans.indices.max(by: { clause.spans[$0].lastMinute < clause.spans[$1].lastMinute }),
        let longer = clause.spans[last].endingLater(byMinutes: minutes)
      else { return clause }
      isChanged = true
      var clause = clause
      clause.spans[last] = longer
      return clause
    }
    return isChanged ? OpeningRule(clauses: changed) : nil
  }
}

extension DaySelector {
  /// Whether it comes back every year, in whole months if not all year.
  fileprivate var isSeasonal: Bool {
    years.isEmpty && weeks.isEmpty && dates.allSatisfy { if case .months = $0 { true } else { false } }
  }

  /// Whether it names weekdays, and not single ones of a month or holidays alone.
  fileprivate var hasWeekdays: Bool { weekdays.contains { !$0.weekdays.isEmpty } }

  /// The weekdays of its ranges; all where it has no weekday selector.
  fileprivate var rangedWeekdays: Set<Weekday> {
    weekdays.isEmpty ? Set(Weekday.allCases) : Set(weekdays.flatMap(\.weekdays))
  }

  /// Replaces the ranges of weekdays, from the first one named on, three or more in a row as a range.
  fileprivate mutating func setWeekdays(_ days: Set<Weekday>) {
    let others = weekdays.filter { $0.weekdays.isEmpty }
    var start = weekdays.lazy.flatMap(\.weekdays).first ?? .monday
    if case .range(let from, _)? = weekdays.first(where: { !$0.weekdays.isEmpty }) { start = from }
    while days.count < 7, days.contains(start.advanced(by: -1)) { start = start.advanced(by: -1) }
    var ranges: [WeekdayEntry] = []
    var run: [Weekday] = []
    for offset in 0...7 {
      let day = start.advanced(by: offset)
      if offset < 7, days.contains(day) {
        run.append(day)
      } else {
        ranges += run.count > 2 ? [.range(from: run[0], to: run[run.count - 1])] : run.map { .range(from: $0, to: $0) }
        run = []
      }
    }
    weekdays = ranges + others
  }
}

extension Weekday {
  fileprivate func advanced(by days: Int) -> Weekday { Weekday(isoNumber: (rawValue - 1 + days + 14) % 7 + 1) }
}

extension TimeSpan {
  /// Its end in minutes since midnight of the selected day, of the sun nominally.
  fileprivate var lastMinute: Int { end.nominalMinutes + (endsOnNextDay ? 1_440 : 0) }

  /// The span that ends later; nil if it ends as late as it can.
  fileprivate func endingLater(byMinutes minutes: Int) -> TimeSpan? {
    let latest = lastMinute <= 1_440 ? 1_440 : min(2_880, start.nominalMinutes + 1_440)
    let more = min(minutes, latest - lastMinute)
    guard more > 0 else { return nil }
    switch end {
    case .clock(let end): return TimeSpan(from: start, to: .clock(end + more))
    case .sun(let event, let offset): return TimeSpan(from: start, to: .sun(event, offset: min(1_439, offset + more)))
    }
  }
}
