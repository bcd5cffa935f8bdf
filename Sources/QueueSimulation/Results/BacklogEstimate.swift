/// When the backlog of a crossing is gone: the first moment after its largest queue at which nobody waits, and no deferred
/// truck is held back any more.
public struct BacklogEstimate: Hashable, Sendable {
  /// Seconds of UTC by which the backlog is gone in half of the replications; nil: not within the horizon.
  public let p50: Int?
  /// Seconds of UTC by which it is gone in nine of ten; nil: not within the horizon.
  public let p90: Int?
  /// Share of the replications in which it is not gone within the horizon.
  public let shareNever: Double

  /// - Parameter gone: seconds of UTC by replication, at least one; nil: not within the horizon.
  init(_ gone: [Int?]) {
    let sorted = gone.compactMap { $0 }.sorted()
    func quantile(_ probability: Double) -> Int? {
      let rank = Int((probability * Double(gone.count)).rounded(.up))
      return rank <= sorted.count ? sorted[max(0, rank - 1)] : nil
    }
    p50 = quantile(0.5)
    p90 = quantile(0.9)
    shareNever = 1 - Double(sorted.count) / Double(gone.count)
  }
}
