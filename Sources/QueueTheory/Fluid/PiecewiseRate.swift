/// A rate that is constant between the times at which it changes.
public struct PiecewiseRate: Hashable, Sendable {
  /// A rate and the time from which it holds.
  public struct Piece: Hashable, Sendable {
    /// From when, in the caller's time unit.
    public var from: Double
    /// Per time unit, 0 or more.
    public var rate: Double

    /// A piece.
    public init(from: Double, rate: Double) {
      self.from = from
      self.rate = rate
    }
  }

  /// The pieces, in ascending order of time; before the first the rate is 0, and the last one holds for ever.
  public let pieces: [Piece]

  /// A rate.
  ///
  /// - Parameter pieces: in strictly ascending order of time; none: a rate of 0.
  public init(_ pieces: [Piece]) throws(QueueTheoryError) {
    for piece in pieces {
      guard piece.from.isFinite else { throw .unfit(.time, piece.from, expected: .finite) }
      try Argument.notNegative(piece.rate, .rate)
    }
    for (piece, next) in zip(pieces, pieces.dropFirst()) where next.from <= piece.from {
      throw .unfit(.time, next.from, expected: .inOrder)
    }
    self.pieces = pieces
  }

  /// The rate at a time, and from then until the next change.
  ///
  /// Complexity: O(log pieces).
  public func rate(at time: Double) -> Double {
    let next = nextPiece(after: time)
    return next > 0 ? pieces[next - 1].rate : 0
  }

  /// The first time after another at which the rate changes, or may; infinite if it never does again.
  ///
  /// Complexity: O(log pieces).
  func change(after time: Double) -> Double {
    let next = nextPiece(after: time)
    return next < pieces.count ? pieces[next].from : .infinity
  }

  private func nextPiece(after time: Double) -> Int {
    pieces.splitIndex { $0.from > time }
  }

  /// The integral of the rate: how many come, or could be served, between two times.
  ///
  /// Complexity: O(pieces).
  public func total(from start: Double, until end: Double) -> Double {
    var sum = 0.0
    for (index, piece) in pieces.enumerated() {
      let last = index + 1 < pieces.count ? pieces[index + 1].from : .infinity
      let length = min(end, last) - max(start, piece.from)
      if length > 0 { sum += piece.rate * length }
    }
    return sum
  }
}
