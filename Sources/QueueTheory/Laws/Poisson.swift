import Foundation

/// The Poisson distribution, without overflow for means and counts of many millions.
enum Poisson {
  /// The probability of `count` where `mean` are expected; to some 1e-13 of the value.
  ///
  /// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000): Stirling's series and the
  /// deviance instead of powers and factorials.
  static func mass(_ count: Int, mean: Double) -> Double {
    guard mean > 0 else { return count == 0 ? 1 : 0 }
    guard mean < .infinity else { return 0 }
    if count < 16 {
      var factorial = 1.0
      for factor in stride(from: 2, through: count, by: 1) { factorial *= Double(factor) }
      return exp(Double(count) * log(mean) - mean) / factorial
    }
    let n = Double(count)
    let inverse = 1 / n
    let square = inverse * inverse
    let stirling =
      inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1_260 - square * (1.0 / 1_680 - square / 1_188))))
    return exp(-n * deviance(of: mean / n) - stirling) / (2 * Double.pi * n).squareRoot()
  }

  /// x - 1 - ln x, which is 0 at 1 and above 0 elsewhere.
  static func deviance(of x: Double) -> Double {
    (x - 1) - log1p(x - 1)
  }

  /// The probability of `count` or more.
  ///
  /// Complexity: O(√mean) terms.
  static func upperTail(_ count: Int, mean: Double) -> Double {
    guard count > 0 else { return 1 }
    guard Double(count) <= mean else {
      var term = mass(count, mean: mean)
      var sum = 0.0
      var next = Double(count)
      while term > sum * 1e-18, term > 0 {
        sum += term
        next += 1
        term *= mean / next
      }
      return sum
    }
    var term = mass(count - 1, mean: mean)
    var sum = 0.0
    var current = Double(count - 1)
    while term > sum * 1e-18, term > 0 {
      sum += term
      term *= current / mean
      current -= 1
    }
    return 1 - sum
  }
}
