import CivilTime

/// A stretch of one day, in minutes since its midnight, and the clause that painted it.
struct DayPiece: Equatable, Sendable {
  /// Not empty.
  var minutes: Range<Int>
  /// The index of the clause.
  var clause: Int
}

/// A clause, prepared for evaluation.
struct CompiledClause: Sendable {
  let joint: RuleJoint
  let state: RuleState
  /// Whether it erases what was painted on the days that it matches.
  let isErasing: Bool
  /// The days that it matches or, if estimates turn out so, may match.
  private(set) var days: DayFilter
  /// The days that it matches however estimates turn out; nil if these are all.
  private(set) var knownDays: DayFilter?
  /// Its spans if some of them go by the sun, so that each day has its own; else empty.
  let sunSpans: [TimeSpan]
  /// What it paints on a day that it matches, before midnight: sorted, disjoint, within 0..<1440; empty if
  /// it goes by the sun.
  let today: [Range<Int>]
  /// What it paints on the day after a day that it matches: sorted, disjoint, within 0..<1440; empty if
  /// it goes by the sun.
  let tail: [Range<Int>]
  /// What is painted where it alone paints: the day's own hours, the tail of the day before, both.
  let aloneToday: [DayPiece]
  let aloneTail: [DayPiece]
  let aloneBoth: [DayPiece]

  /// Whether it may paint on the day after a day that it matches.
  var mayRunOver: Bool { !tail.isEmpty || !sunSpans.isEmpty }

  /// Whether a day that it may match is sure to be one.
  func isKnown(_ day: Int) -> Bool { knownDays?.matches(day) ?? true }

  /// Makes it match no day.
  mutating func silence() {
    days = .never
    knownDays = nil
  }

  /// Prepares the clause with this index.
  init(_ clause: RuleClause, index: Int, dates: CalendarDates, holidays: HolidayDays) {
    joint = clause.joint
    state = clause.state
    isErasing = clause.isErasing
    days = DayFilter(clause.days, dates: dates.possible, holidays: holidays.possible)
    let isKnown = dates.possible == dates.known && (!clause.days.namesHolidays || holidays.possible == holidays.known)
    knownDays = isKnown ? nil : DayFilter(clause.days, dates: dates.known, holidays: holidays.known)
    sunSpans = clause.spans.allSatisfy { $0.minutes != nil } ? [] : clause.spans
    if clause.spans.isEmpty {
      today = [0..<1_440]
      tail = []
    } else {
      let spans = sunSpans.isEmpty ? clause.spans.compactMap(\.minutes) : []
      today = IntervalSet(spans.map { $0.lowerBound..<min($0.upperBound, 1_440) }).ranges
      tail = IntervalSet(spans.filter { $0.upperBound > 1_440 }.map { 0..<$0.upperBound - 1_440 }).ranges
    }
    aloneToday = today.map { DayPiece(minutes: $0, clause: index) }
    aloneTail = tail.map { DayPiece(minutes: $0, clause: index) }
    aloneBoth = IntervalSet(today + tail).ranges.map { DayPiece(minutes: $0, clause: index) }
  }
}
