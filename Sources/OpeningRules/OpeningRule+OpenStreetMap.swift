import CivilTime

extension OpeningRule {
  /// A rule of the public notation that is open and unknown when this one is, over some Gregorian years.
  ///
  /// Dates of other calendars become Gregorian dates of those years; what is in doubt because an estimated day may move
  /// is written out day by day at the end, as unknown with the comment "moon". `PH` and times by the sun stay, as the
  /// public notation has them. A rule without words of ours keeps its clauses. The rule must have no fault in the context
  /// (``firstFault(in:)``). Complexity: O(days of the years) for each
  /// clause.
  public func forOpenStreetMap(_ years: ClosedRange<Int>, in context: RuleContext) -> OpeningRule {
    // The night before the first day may run into it.
    let days = Day(number: dayNumber(years.lowerBound, 1, 1) - 1)..<Day(number: dayNumber(years.upperBound + 1, 1, 1))
    let evaluator = RuleEvaluator(self, in: context)
    let doubtful = evaluator.doubtfulDays(in: days)
    guard !doubtful.isEmpty || clauses.contains(where: { $0.days.dates.contains { $0.calendar != .gregorian } }) else {
      return self
    }
    var rewritten: [RuleClause] = []
    for clause in clauses {
      guard var plain = clause.withGregorianDates(days, context) else { continue }
      if rewritten.isEmpty { plain.joint = .normal }
      rewritten.append(plain)
    }
    rewritten += evaluator.clausesPainting(doubtful.filter { $0 > days.lowerBound })
    return OpeningRule(clauses: rewritten.isEmpty ? [RuleClause(state: .closed)] : rewritten)
  }
}

extension RuleClause {
  /// The clause with Gregorian dates within some days for all dates of a list in which some are not; nil if it matches
  /// none of the days.
  fileprivate func withGregorianDates(_ days: Range<Day>, _ context: RuleContext) -> RuleClause? {
    guard self.days.dates.contains(where: { $0.calendar != .gregorian }) else { return self }
    let selector = DaySelector(years: self.days.years, dates: self.days.dates)
    let known = CalendarDates(selector.dates, context: context).known
    let filter = DayFilter(selector, dates: known, holidays: [])
    let matches = IntervalSet(days.filter { filter.matches($0.number) }.map { $0.number..<$0.number + 1 })
    guard !matches.isEmpty else { return nil }
    var clause = self
    clause.days.years = []
    clause.days.dates = matches.ranges.map { .days(from: .date(of: $0.lowerBound), to: .date(of: $0.upperBound - 1)) }
    return clause
  }
}

extension DatePoint {
  /// The Gregorian date of a day number.
  fileprivate static func date(of day: Int) -> DatePoint {
    let date = GregorianDate(Day(number: day))
    return DatePoint(year: date.year, .monthDay(month: date.month, day: date.day))
  }
}

extension RuleEvaluator {
  /// The days that a clause may or may not match, or may run over to, as estimates turn out.
  fileprivate func doubtfulDays(in days: Range<Day>) -> [Day] {
    days.filter { day in
      clauses.contains { clause in
        guard let known = clause.knownDays else { return false }
        func isDoubtful(_ day: Int) -> Bool { clause.days.matches(day) && !known.matches(day) }
        return isDoubtful(day.number) || (clause.mayRunOver && isDoubtful(day.number - 1))
      }
    }
  }

  /// Clauses that paint whole days as this rule has them, over whatever else they have; days that are alike share theirs.
  fileprivate func clausesPainting(_ days: [Day]) -> [RuleClause] {
    var kinds: [(painting: [DayPainting], days: [Day])] = []
    for day in days {
      let painting = self.painting(of: day)
      if let kind = kinds.firstIndex(where: { $0.painting == painting }) {
        kinds[kind].days.append(day)
      } else {
        kinds.append((painting, [day]))
      }
    }
    return kinds.flatMap { painting, days in
      let ranges = IntervalSet(days.map { $0.number..<$0.number + 1 }).ranges
      let dates = ranges.map { DateRange.days(from: .date(of: $0.lowerBound), to: .date(of: $0.upperBound - 1)) }
      return painting.enumerated().map { index, part in
        RuleClause(
          joint: index == 0 ? .normal : .additional, days: DaySelector(dates: dates), spans: part.spans,
          state: part.state, comment: part.comment)
      }
    }
  }

  /// The spans of one state and comment on a day.
  private struct DayPainting: Equatable {
    let state: RuleState
    let comment: String?
    var spans: [TimeSpan]
  }

  /// What holds on a day: its spans by state and comment, or closed.
  private func painting(of day: Day) -> [DayPainting] {
    var parts: [DayPainting] = []
    for interval in intervals(from: WallTime(day), until: WallTime(day + 1)) where interval.state != .closed {
      let start = interval.range.lowerBound - day.number * 1_440
      let span = TimeSpan(start: start, end: start + interval.range.count)
      if let same = parts.firstIndex(where: { $0.state == interval.state && $0.comment == interval.comment }) {
        parts[same].spans.append(span)
      } else {
        parts.append(DayPainting(state: interval.state, comment: interval.comment, spans: [span]))
      }
    }
    return parts.isEmpty ? [DayPainting(state: .closed, comment: nil, spans: [])] : parts
  }
}
