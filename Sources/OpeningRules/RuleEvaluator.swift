public import CivilTime

/// A rule compiled for one side, ready to be asked about any time.
///
/// The clauses paint a day one after the other; what none of them paints is closed. Of each clause, in order:
/// - a normal open or unknown clause that matches the day erases what was painted on the day so far, including what
///   runs over from the day before;
/// - the clause paints its state over its spans if it matches the day, and over the parts past midnight of its spans if
///   it matches the day before, even if it does not match the day;
/// - a normal closed clause and an additional one erase nothing, and a fallback paints only what is still closed.
///
/// Where an estimated day may move so that a clause matches or does not, both ways are painted; what they do not agree
/// about is unknown. Each such doubt counts for itself, though it may be the same moon that decides two of them.
///
/// How it is fast: the clauses are compiled once, dates to day numbers and spans to minutes. Days are walked by number,
/// and each clause keeps the next one that it matches, found by asking each of its selectors how long it will stay as it
/// is (``DayFilter``), so that no day between matches is looked at. Clauses before the last one that erases a day are not
/// painted, and a day that one clause paints alone is a copy of what was prepared. Days that are alike from midnight to
/// midnight are skipped up to the next that may differ (``DayWalker``).
public struct RuleEvaluator: Sendable {
  /// The rule.
  public let rule: OpeningRule
  private(set) var clauses: [CompiledClause]
  /// The sun over the side, if the rule goes by it.
  private let sun: SunCourse?

  /// Compiles a rule for a side.
  ///
  /// A rule that goes by the sun needs a place: see ``OpeningRule/firstFault(in:)``. Complexity: O(n log n) in the number
  /// of clauses and, for each with `PH`, of holidays; a clause with dates of another calendar takes 200 years of it.
  public init(_ rule: OpeningRule, in context: RuleContext) {
    if let fault = rule.firstFault(in: context) {
      preconditionFailure("\(rule.source), column \(fault.column): \(fault.message)")
    }
    self.rule = rule
    sun = rule.goesBySun ? context.sun.map { SunCourse($0) } : nil
    let holidays = HolidayDays(context.holidays)
    clauses = rule.clauses.enumerated().map { index, clause in
      let dates = CalendarDates(clause.days.dates, context: context)
      return CompiledClause(clause, index: index, dates: dates, holidays: holidays)
    }
  }

  /// Compiles a rule that needs no more than public holidays, in any order.
  public init(_ rule: OpeningRule, holidays: [Day]) {
    self.init(rule, in: RuleContext(holidays: holidays))
  }

  /// What is open and what is unknown in a window, in minutes of wall time, clipped to the window.
  ///
  /// Complexity: O(k) in the number of days in the window on which something is painted, not of all days.
  public func schedule(from: WallTime, until: WallTime) -> RuleSchedule {
    guard from < until else { return RuleSchedule(open: IntervalSet(), unknown: IntervalSet()) }
    var walker = walker(from: from, until: until)
    var open = IntervalSet()
    var unknown = IntervalSet()
    while let day = walker.next() {
      for piece in walker.pieces {
        let lower = max(day * 1_440 + piece.minutes.lowerBound, from.minutes)
        let upper = min(day * 1_440 + piece.minutes.upperBound, until.minutes)
        guard lower < upper else { continue }
        switch clauses.state(piece.clause) {
        case .open: open.append(lower..<upper)
        case .unknown: unknown.append(lower..<upper)
        case .closed: break
        }
      }
    }
    return RuleSchedule(open: open, unknown: unknown)
  }

  /// What each clause painted in a window, in ascending order, clipped to the window; gaps are closed without a clause.
  ///
  /// Stretches painted closed are listed too, as a clause may say why in its comment. Neighbours painted by the same
  /// clause are merged. Complexity: as ``schedule(from:until:)``, days painted closed included.
  public func intervals(from: WallTime, until: WallTime) -> [RuleInterval] {
    guard from < until else { return [] }
    var walker = walker(from: from, until: until, includingClosed: true)
    var pieces: [DayPiece] = []
    while let day = walker.next() {
      for piece in walker.pieces {
        let lower = max(day * 1_440 + piece.minutes.lowerBound, from.minutes)
        let upper = min(day * 1_440 + piece.minutes.upperBound, until.minutes)
        guard lower < upper else { continue }
        if let last = pieces.last, last.clause == piece.clause, last.minutes.upperBound == lower {
          pieces[pieces.count - 1].minutes = last.minutes.lowerBound..<upper
        } else {
          pieces.append(DayPiece(minutes: lower..<upper, clause: piece.clause))
        }
      }
    }
    return pieces.map { piece in
      if let doubter = clauses.doubter(piece.clause) {
        return RuleInterval(
          range: piece.minutes, state: .unknown, comment: RuleInterval.moonComment, clauseIndex: doubter)
      }
      let clause = rule.clauses[piece.clause]
      return RuleInterval(
        range: piece.minutes, state: clause.state, comment: clause.comment, clauseIndex: piece.clause)
    }
  }

  /// The same rule in which some clauses match no day, so that it does what it would without them.
  ///
  /// Complexity: O(n) in the number of clauses; nothing is compiled.
  func silencing(_ indices: some Sequence<Int>) -> RuleEvaluator {
    var evaluator = self
    for index in indices { evaluator.clauses[index].silence() }
    return evaluator
  }

  func walker(from: WallTime, until: WallTime, includingClosed: Bool = false) -> DayWalker {
    DayWalker(
      clauses, sun: sun, from: floorDivide(from.minutes, 1_440), through: floorDivide(until.minutes - 1, 1_440),
      includingClosed: includingClosed)
  }
}
