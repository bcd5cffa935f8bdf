import CivilTime

/// Goes through the days on which something may be painted, in ascending order, and paints each of them.
///
/// Every clause keeps the next day that it matches, so that days between matches cost nothing. After eight days that
/// were painted all alike from midnight to midnight, the days are skipped up to the first one on which a clause may
/// match other weekdays than before.
struct DayWalker {
  /// What was painted on the day expanded last; a single piece that lasts to midnight may run on over further days.
  private(set) var pieces: [DayPiece] = []
  /// How many days were expanded so far.
  private(set) var expandedDayCount = 0

  private let clauses: [CompiledClause]
  /// The last day to look at.
  private let limit: Int
  /// Whether days count on which only closed clauses paint.
  private let includesClosed: Bool
  private var cursors: [Cursor]
  /// The next day to look at.
  private var position: Int
  private var canvas = DayCanvas()
  /// The sun, if some clause goes by it.
  private var sun: SunCourse?
  /// Whether the day expanded last was painted by the sun, so that the next one may differ though the same clauses match.
  private var wentBySun = false
  /// How many days, up to the one before `position`, were painted all alike, and by which clause; -1 if by none.
  private var streak = (days: 0, clause: -2)

  /// Where a clause stands in its matches.
  private struct Cursor {
    /// The first match that is not before the day looked at.
    var next = Int.min
    /// The last match before it, if that was the day before.
    var last = Int.min
    /// The weekdays matched before `until`.
    var run = WeekdayRun(weekdays: 0, until: .min)
  }

  /// A walk over the days from `first` to `limit`; tails of the day before `first` included.
  init(
    _ clauses: [CompiledClause], sun: SunCourse?, from first: Int, through limit: Int, includingClosed: Bool = false
  ) {
    self.clauses = clauses
    self.sun = sun
    self.limit = limit
    includesClosed = includingClosed
    position = first
    cursors = Array(repeating: Cursor(), count: clauses.count)
  }

  /// The next day on which something is painted, now expanded into ``pieces``; nil if there is none.
  mutating func next() -> Int? {
    var day = Int.max
    for clause in clauses.indices where includesClosed || clauses[clause].state != .closed {
      advance(clause, to: position)
      day = min(day, hasTail(clause, on: position) ? position : cursors[clause].next)
    }
    guard day <= limit else { return nil }
    if day > position { streak = (0, -2) }
    position = day + 1
    expand(day)
    skipAlike(day)
    return day
  }

  // MARK: - Matches

  private func hasTail(_ clause: Int, on day: Int) -> Bool {
    cursors[clause].last == day - 1 && clauses[clause].mayRunOver
  }

  /// Moves a clause's cursor to a day.
  private mutating func advance(_ clause: Int, to day: Int) {
    var next = cursors[clause].next
    guard next < day else { return }
    if next < day - 1 { next = firstMatch(of: clause, from: day - 1) }
    if next == day - 1 {
      cursors[clause].last = next
      next = firstMatch(of: clause, from: day)
    }
    cursors[clause].next = next
  }

  /// The first day, at or after one, that a clause matches; `Int.max` if there is none up to the limit.
  private mutating func firstMatch(of clause: Int, from start: Int) -> Int {
    var day = start
    while day <= limit {
      if day >= cursors[clause].run.until { cursors[clause].run = clauses[clause].days.run(at: day) }
      let run = cursors[clause].run
      if run.weekdays == DayFilter.everyWeekday { return day }
      if run.weekdays != 0 {
        let weekday = UInt8(floorModulo(day + 3, 7))
        let fromToday = run.weekdays >> weekday | run.weekdays << (7 - weekday)
        let match = day + fromToday.trailingZeroBitCount
        if match < run.until { return match <= limit ? match : .max }
      }
      day = run.until
    }
    return .max
  }

  // MARK: - Painting

  private mutating func expand(_ day: Int) {
    expandedDayCount += 1
    wentBySun = false
    var first = clauses.count
    while first > 0 {
      first -= 1
      advance(first, to: day)
      if clauses[first].isErasing, cursors[first].next == day, clauses[first].isKnown(day) { break }
    }
    var painting = 0
    var alone = 0
    var isPlain = true
    for clause in first..<clauses.count where paints(clause, on: day) {
      // Painting closed over what is closed changes no state.
      if painting == 0, !includesClosed, clauses[clause].state == .closed { continue }
      painting += 1
      alone = clause
      if clauses[clause].knownDays != nil || !clauses[clause].sunSpans.isEmpty { isPlain = false }
    }
    if painting == 0 {
      pieces = []
    } else if painting == 1, isPlain {
      let clause = clauses[alone]
      if cursors[alone].next != day {
        pieces = clause.aloneTail
      } else {
        pieces = cursors[alone].last == day - 1 ? clause.aloneBoth : clause.aloneToday
      }
    } else {
      canvas.erase()
      for clause in first..<clauses.count where paints(clause, on: day) { paint(clause, on: day) }
      pieces = canvas.pieces
    }
  }

  private func paints(_ clause: Int, on day: Int) -> Bool {
    cursors[clause].next == day || hasTail(clause, on: day)
  }

  /// Paints a clause that may match a day or the day before; where estimates decide it, paints every way that it may be
  /// and joins them.
  private mutating func paint(_ clause: Int, on day: Int) {
    if isPaintedOver(by: clause) { return }
    let isToday = cursors[clause].next == day
    let isYesterday = cursors[clause].last == day - 1
    let isDoubtful = isToday && !clauses[clause].isKnown(day)
    let isTailDoubtful = isYesterday && clauses[clause].mayRunOver && !clauses[clause].isKnown(day - 1)
    guard isDoubtful || isTailDoubtful else { return paint(clause, on: day, today: isToday, yesterday: isYesterday) }
    let before = canvas
    var joined: DayCanvas?
    for today in isDoubtful ? [true, false] : [isToday] {
      for yesterday in isTailDoubtful ? [true, false] : [isYesterday] {
        canvas = before
        if today, clauses[clause].isErasing { canvas.erase() }
        paint(clause, on: day, today: today, yesterday: yesterday)
        if var others = joined {
          others.join(canvas, doubt: clause, of: clauses)
          joined = others
        } else {
          joined = canvas
        }
      }
    }
    if let joined { canvas = joined }
  }

  /// Whether all of the day is as a clause would paint it, when only states are asked for.
  private func isPaintedOver(by clause: Int) -> Bool {
    guard !includesClosed, canvas.pieces.count == 1, canvas.pieces[0].minutes == 0..<1_440 else { return false }
    return clauses.states(canvas.pieces[0].clause) == StateSet(clauses[clause].state) && !clauses[clause].isErasing
  }

  private mutating func paint(_ clause: Int, on day: Int, today: Bool, yesterday: Bool) {
    let joint = clauses[clause].joint
    for span in clauses[clause].sunSpans {
      wentBySun = true
      if yesterday, let minutes = minutes(of: span, on: day - 1), minutes.upperBound > 1_440 {
        paint(max(0, minutes.lowerBound - 1_440)..<minutes.upperBound - 1_440, clause, joint)
      }
      if today, let minutes = minutes(of: span, on: day), minutes.lowerBound < 1_440 {
        paint(minutes.lowerBound..<min(1_440, minutes.upperBound), clause, joint)
      }
    }
    if yesterday {
      for range in clauses[clause].tail { paint(range, clause, joint) }
    }
    if today {
      for range in clauses[clause].today { paint(range, clause, joint) }
    }
  }

  private mutating func paint(_ range: Range<Int>, _ clause: Int, _ joint: RuleJoint) {
    if joint == .fallback {
      canvas.paintClosed(range, by: clause, of: clauses)
    } else {
      canvas.paint(range, by: clause)
    }
  }

  /// The minutes of a span since the midnight of a day, at most 2,880; nil if it is empty on that day.
  private mutating func minutes(of span: TimeSpan, on day: Int) -> Range<Int>? {
    let start = minutes(of: span.start, on: day)
    let end = span.endsOnNextDay ? minutes(of: span.end, on: day + 1) + 1_440 : minutes(of: span.end, on: day)
    return start < min(end, 2_880) ? start..<min(end, 2_880) : nil
  }

  private mutating func minutes(of time: DayTime, on day: Int) -> Int {
    switch time {
    case .clock(let minutes): return minutes
    case .sun(let event, let offset):
      guard let minutes = sun?.minutes(of: event, on: Day(number: day)) else {
        preconditionFailure("a rule goes by the sun, and nobody said where")
      }
      return max(0, minutes + offset)
    }
  }

  // MARK: - Skipping

  /// Skips days that must be painted like the last eight.
  private mutating func skipAlike(_ day: Int) {
    let clause: Int
    if wentBySun {
      streak = (0, -2)
      return
    }
    if pieces.isEmpty {
      clause = -1
    } else if pieces.count == 1, pieces[0].minutes == 0..<1_440 {
      clause = pieces[0].clause
    } else {
      streak = (0, -2)
      return
    }
    streak = clause == streak.clause ? (streak.days + 1, clause) : (1, clause)
    guard streak.days >= 8 else { return }
    streak = (1, clause)
    // The first of the eight days only serves as the day before the second.
    var stableUntil = limit + 1
    for clause in clauses {
      stableUntil = min(stableUntil, clause.days.run(at: day - 7).until)
      if let known = clause.knownDays { stableUntil = min(stableUntil, known.run(at: day - 7).until) }
    }
    guard stableUntil > position else { return }
    position = stableUntil
    streak = (0, -2)
    if !pieces.isEmpty { pieces[0].minutes = 0..<(stableUntil - day) * 1_440 }
  }
}
