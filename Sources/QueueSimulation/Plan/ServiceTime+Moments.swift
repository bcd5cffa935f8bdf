import CrossingModel
import Foundation

extension ServiceTime {
  /// The square of the coefficient of variation.
  var squaredVariation: Double {
    let mean = meanMinutes
    guard mean > 0 else { return 0 }
    switch self {
    case .constant: return 0
    case .exponential: return 1
    case .lognormal(_, let variation), .gamma(_, let variation): return variation * variation
    case .erlang(_, let shape): return 1 / Double(shape)
    case .uniform(let low, let high): return (high - low) * (high - low) / 12 / (mean * mean)
    case .triangular(let low, let mode, let high):
      let sum = low * low + mode * mode + high * high - low * mode - low * high - mode * high
      return sum / 18 / (mean * mean)
    case .empirical(let minutes):
      return minutes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(minutes.count) / (mean * mean)
    }
  }

  /// Whether what is left of a service that has lasted some time is never longer, on the mean, than a whole one.
  var isNewBetterThanUsed: Bool {
    switch self {
    case .constant, .exponential, .erlang, .uniform, .triangular: true
    case .gamma(_, let variation): variation <= 1
    case .lognormal, .empirical: false
    }
  }

  /// The mean of what exceeds a length, E max(0, S - length), in minutes, or a little more where there is no short form.
  ///
  /// Scarf's bound holds for any law of this mean and variance (H. Scarf, "A min-max solution of an inventory problem",
  /// 1958); for gamma and Erlang laws Chernoff's is much closer, with max(0, x) <= exp(θx) / (θe).
  ///
  /// - Parameter length: minutes, above 0.
  func meanExcess(over length: Double) -> Double {
    let mean = meanMinutes
    let left = length - mean
    let scarf = max(0, ((squaredVariation * mean * mean + left * left).squareRoot() - left) / 2)
    switch self {
    case .constant: return max(0, -left)
    case .exponential: return mean > 0 ? mean * exp(-length / mean) : 0
    case .uniform(_, let high), .triangular(_, _, let high): return length >= high ? 0 : scarf
    case .empirical(let minutes): return minutes.reduce(0) { $0 + max(0, $1 - length) } / Double(minutes.count)
    case .lognormal(_, let variation):
      guard mean > 0, variation > 0 else { return max(0, -left) }
      let deviation = log(1 + variation * variation).squareRoot()
      let centre = log(mean / length) / deviation
      func normal(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
      return max(0, mean * normal(centre + deviation / 2) - length * normal(centre - deviation / 2))
    case .gamma, .erlang:
      guard left > 0, squaredVariation > 0, mean > 0 else { return scarf }
      let shape = 1 / squaredVariation
      let ratio = length / mean
      let tail = exp(-shape * (ratio - 1 - log(ratio)))
      return min(scarf, tail / (exp(1) * shape / mean * (1 - 1 / ratio)))
    }
  }
}
