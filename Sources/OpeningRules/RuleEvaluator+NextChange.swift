public import CivilTime

extension RuleEvaluator {
  /// What holds at a moment.
  ///
  /// Complexity: O(n) in the number of clauses.
  public func state(at moment: WallTime) -> RuleState {
    var walker = walker(from: moment, until: WallTime(minutes: moment.minutes + 1))
    guard let day = walker.next() else { return .closed }
    let minute = moment.minutes - day * 1_440
    let piece = walker.pieces.first { $0.minutes.contains(minute) }
    return piece.map { clauses.state($0.clause) } ?? .closed
  }

  /// The first moment after `moment` and before `horizon` at which the state differs from that at `moment`, or nil.
  ///
  /// Complexity: O(k) in the number of days up to the answer on which something is painted; days that repeat are skipped.
  public func nextChange(after moment: WallTime, horizon: WallTime) -> WallTime? {
    var expandedDayCount = 0
    return nextChange(after: moment, horizon: horizon, expandedDayCount: &expandedDayCount)
  }

  /// As ``nextChange(after:horizon:)``, and how many days were expanded for it.
  func nextChange(after moment: WallTime, horizon: WallTime, expandedDayCount: inout Int) -> WallTime? {
    guard moment < horizon else { return nil }
    var walker = walker(from: moment, until: horizon)
    defer { expandedDayCount += walker.expandedDayCount }
    /// What holds from `moment` up to `end`; closed at first, and without an end until something is painted.
    var state = RuleState.closed
    var end = moment.minutes
    while let day = walker.next() {
      let midnight = day * 1_440
      if state != .closed, end < midnight { break }
      for piece in walker.pieces {
        let lower = midnight + piece.minutes.lowerBound
        let upper = midnight + piece.minutes.upperBound
        guard upper > moment.minutes else { continue }
        let next = clauses.state(piece.clause)
        if lower <= moment.minutes {
          state = next
          end = upper
        } else if state == .closed {
          if next != .closed { return before(horizon, lower) }
        } else if lower > end || next != state {
          return before(horizon, end)
        } else {
          end = upper
        }
      }
      // No need to look for what is painted next, maybe years later, if the day ends closed.
      if state != .closed, end < midnight + 1_440 { break }
    }
    return state == .closed ? nil : before(horizon, end)
  }

  private func before(_ horizon: WallTime, _ minutes: Int) -> WallTime? {
    minutes < horizon.minutes ? WallTime(minutes: minutes) : nil
  }
}
