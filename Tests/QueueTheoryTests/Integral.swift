import QueueTheory

/// Moments of the wait from its distribution alone, by Simpson's rule on pieces of one service each.
enum Integral {
  /// The integral of P(W > t) from 0 on.
  static func mean(of queue: some WaitDistribution, scale: Double) -> Double {
    integral(scale: scale) { queue.probability(ofWaitOver: $0) }
  }

  /// The integral of t·P(W > t) from 0 on: half the second moment.
  static func firstMoment(of queue: some WaitDistribution, scale: Double) -> Double {
    integral(scale: scale) { $0 * queue.probability(ofWaitOver: $0) }
  }

  /// Of a function that has no kinks but at whole multiples of `scale`, until what is left is below 1e-11 of it.
  private static func integral(scale: Double, _ function: (Double) -> Double) -> Double {
    let steps = 40
    var sum = 0.0
    for piece in 0..<4_000 {
      let start = Double(piece) * scale
      var part = 0.0
      for step in 0...steps {
        // Just short of the end, as the function may have a kink there.
        let place = step == steps ? 1 - 1e-12 : Double(step) / Double(steps)
        let weight = step == 0 || step == steps ? 1.0 : step.isMultiple(of: 2) ? 2 : 4
        part += weight * function(start + scale * place)
      }
      part *= scale / Double(steps) / 3
      sum += part
      if part <= 1e-11 * sum { break }
    }
    return sum
  }
}
