/// A queue of which the whole distribution of the wait is known.
public protocol WaitDistribution: Sendable {
  /// The probability, of those let in, of waiting longer than a time.
  ///
  /// - Parameter time: 0 or more.
  func probability(ofWaitOver time: Double) -> Double

  /// The least time within which the service of a share of those let in has started.
  ///
  /// - Parameter share: from 0 up to and not including 1, as 0.95.
  func waitQuantile(_ share: Double) throws(QueueTheoryError) -> Double
}

extension WaitDistribution {
  /// By halving, to the last bits.
  ///
  /// Complexity: some hundred calls of ``probability(ofWaitOver:)``.
  public func waitQuantile(_ share: Double) throws(QueueTheoryError) -> Double {
    try checkShare(share)
    let rest = 1 - share
    guard probability(ofWaitOver: 0) > rest else { return 0 }
    var high = 1.0
    while probability(ofWaitOver: high) > rest { high *= 2 }
    var low = 0.0
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high || high - low <= 1e-15 * high { return high }
      if probability(ofWaitOver: middle) > rest { low = middle } else { high = middle }
    }
  }

  func checkShare(_ share: Double) throws(QueueTheoryError) {
    guard share >= 0, share < 1 else { throw .unfit(.probability, share, expected: .probability) }
  }
}
