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
  init(_ clauses: [CompiledClause], from first: Int, through limit: Int, includingClosed: Bool = false) {
    self.clauses = clauses
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
    cursors[clause].last == day - 1 && !clauses[clause].tail.isEmpty
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
    var first = clauses.count
    while first > 0 {
      first -= 1
      advance(first, to: day)
      if clauses[first].isErasing, cursors[first].next == day { break }
    }
    var painting = 0
    var alone = 0
    for clause in first..<clauses.count where paints(clause, on: day) {
      // Painting closed over what is closed changes no state.
      if painting == 0, !includesClosed, clauses[clause].state == .closed { continue }
      painting += 1
      alone = clause
    }
    switch painting {
    case 0: pieces = []
    case 1:
      let clause = clauses[alone]
      if cursors[alone].next != day {
        pieces = clause.aloneTail
      } else {
        pieces = cursors[alone].last == day - 1 ? clause.aloneBoth : clause.aloneToday
      }
    default:
      canvas.erase()
      for clause in first..<clauses.count where paints(clause, on: day) { paint(clause, on: day) }
      pieces = canvas.pieces
    }
  }

  private func paints(_ clause: Int, on day: Int) -> Bool {
    cursors[clause].next == day || hasTail(clause, on: day)
  }

  private mutating func paint(_ clause: Int, on day: Int) {
    let joint = clauses[clause].joint
    if cursors[clause].last == day - 1 {
      for range in clauses[clause].tail { paint(range, clause, joint) }
    }
    if cursors[clause].next == day {
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

  // MARK: - Skipping

  /// Skips days that must be painted like the last eight.
  private mutating func skipAlike(_ day: Int) {
    let clause: Int
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
    for clause in clauses { stableUntil = min(stableUntil, clause.days.run(at: day - 7).until) }
    guard stableUntil > position else { return }
    position = stableUntil
    streak = (0, -2)
    if !pieces.isEmpty { pieces[0].minutes = 0..<(stableUntil - day) * 1_440 }
  }
}
