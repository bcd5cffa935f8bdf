/// One day while the clauses paint it: sorted, disjoint pieces; what no piece covers is closed.
struct DayCanvas {
  private(set) var pieces: [DayPiece] = []
  private var repainted: [DayPiece] = []

  /// Removes everything.
  mutating func erase() {
    pieces.removeAll(keepingCapacity: true)
  }

  /// Paints a range over what is there.
  mutating func paint(_ minutes: Range<Int>, by clause: Int) {
    repainted.removeAll(keepingCapacity: true)
    var new: DayPiece? = DayPiece(minutes: minutes, clause: clause)
    for piece in pieces {
      if piece.minutes.lowerBound < minutes.lowerBound {
        let kept = piece.minutes.lowerBound..<min(piece.minutes.upperBound, minutes.lowerBound)
        repainted.append(DayPiece(minutes: kept, clause: piece.clause))
      }
      if piece.minutes.upperBound > minutes.upperBound {
        if let painted = new {
          repainted.append(painted)
          new = nil
        }
        let kept = max(piece.minutes.lowerBound, minutes.upperBound)..<piece.minutes.upperBound
        repainted.append(DayPiece(minutes: kept, clause: piece.clause))
      }
    }
    if let painted = new { repainted.append(painted) }
    swap(&pieces, &repainted)
  }

  /// Paints what of a range is still closed; where it is in doubt whether it is, the doubt has one state less.
  mutating func paintClosed(_ minutes: Range<Int>, by clause: Int, of clauses: [CompiledClause]) {
    var start = minutes.lowerBound
    var painted: [DayPiece] = []
    for piece in pieces where piece.minutes.overlaps(minutes) {
      let states = clauses.states(piece.clause)
      if states == .closed { continue }
      if start < piece.minutes.lowerBound {
        painted.append(DayPiece(minutes: start..<piece.minutes.lowerBound, clause: clause))
      }
      start = piece.minutes.upperBound
      if states.contains(.closed), let doubter = clauses.doubter(piece.clause) {
        let rest = states.subtracting(.closed).union(StateSet(clauses[clause].state))
        let number = rest.isSingle ? clause : clauses.doubt(doubter, between: rest)
        painted.append(DayPiece(minutes: piece.minutes.clamped(to: minutes), clause: number))
      }
    }
    if start < minutes.upperBound { painted.append(DayPiece(minutes: start..<minutes.upperBound, clause: clause)) }
    for piece in painted { paint(piece.minutes, by: piece.clause) }
  }

  /// Joins this day with what it would be otherwise: where they differ, it is in doubt, and `clause` is why.
  mutating func join(_ other: DayCanvas, doubt clause: Int, of clauses: [CompiledClause]) {
    var cuts: Set<Int> = [0, 1_440]
    for piece in pieces + other.pieces {
      cuts.insert(piece.minutes.lowerBound)
      cuts.insert(piece.minutes.upperBound)
    }
    let sorted = cuts.sorted()
    repainted.removeAll(keepingCapacity: true)
    for (start, end) in zip(sorted, sorted.dropFirst()) {
      let one = number(at: start)
      let two = other.number(at: start)
      let states = (one.map(clauses.states) ?? .closed).union(two.map(clauses.states) ?? .closed)
      guard let number = states.isSingle ? one ?? two : clauses.doubt(clause, between: states) else { continue }
      if let last = repainted.last, last.clause == number, last.minutes.upperBound == start {
        repainted[repainted.count - 1].minutes = last.minutes.lowerBound..<end
      } else {
        repainted.append(DayPiece(minutes: start..<end, clause: number))
      }
    }
    swap(&pieces, &repainted)
  }

  private func number(at minute: Int) -> Int? {
    pieces.first { $0.minutes.contains(minute) }?.clause
  }
}
