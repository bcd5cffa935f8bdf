public import CivilTime
public import CrossingModel

/// A stretch of time in which a stream's rate does not change.
public struct DemandPiece: Hashable, Sendable {
  /// Seconds of UTC.
  public let range: Range<Int>
  /// Trucks per second, above 0.
  public let trucksPerSecond: Double
}

extension DemandStream {
  /// The rates of the stream over a horizon in seconds of UTC, in ascending order; where there is no piece none sets out.
  ///
  /// Complexity: O(hours of the horizon), or O(phases²) for a flat profile.
  public func demandPieces(clock: TimeZoneTable, horizon: Range<Int>) -> [DemandPiece] {
    ArrivalPlan(self, clock: clock, horizon: horizon).rate.pieces.map { piece in
      let lower = horizon.lowerBound + piece.range.lowerBound / Tick.perSecond
      let upper = horizon.lowerBound + piece.range.upperBound / Tick.perSecond
      return DemandPiece(range: lower..<upper, trucksPerSecond: Double(Tick.perSecond) / piece.ticksPerTruck)
    }
  }
}
