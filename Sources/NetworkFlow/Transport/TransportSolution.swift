/// Where the units of a transportation problem go, and the prices that prove it.
public struct TransportSolution: Hashable, Sendable {
  /// Units of a source that use one pair.
  public struct Delivery: Hashable, Sendable {
    /// The source.
    public var source: Int
    /// The place.
    public var place: Int
    /// Units: 1 or more.
    public var units: Int
    /// The limited pair that carries them; nil: the plain one.
    public var limitedPair: Int?
  }

  /// All units, source by source.
  public var deliveries: [Delivery]
  /// What a unit costs from each node to the sink at the margin: 0 or more.
  public var prices: [Int]
  /// The number of pivots, as a measure of work.
  public var pivots: Int
  /// Whether the solver came to its end; if not, the gap between cost and bound tells how far it is.
  public var isFinished: Bool
}
