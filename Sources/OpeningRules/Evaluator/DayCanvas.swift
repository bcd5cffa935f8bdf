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

  /// Paints what of a range is still closed.
  mutating func paintClosed(_ minutes: Range<Int>, by clause: Int, of clauses: [CompiledClause]) {
    var start = minutes.lowerBound
    var closed: [Range<Int>] = []
    for piece in pieces where clauses[piece.clause].state != .closed && piece.minutes.overlaps(minutes) {
      if start < piece.minutes.lowerBound { closed.append(start..<piece.minutes.lowerBound) }
      start = piece.minutes.upperBound
    }
    if start < minutes.upperBound { closed.append(start..<minutes.upperBound) }
    for range in closed { paint(range, by: clause) }
  }
}
