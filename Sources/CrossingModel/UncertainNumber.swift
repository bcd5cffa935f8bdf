/// The law of a number that nobody knows yet.
public enum UncertainNumber: Hashable, Sendable {
  /// Any number between two, each alike; low <= high.
  case uniform(low: Double, high: Double)
  /// A triangular law; low <= likeliest <= high.
  case triangular(low: Double, likeliest: Double, high: Double)
  /// Numbers with probabilities that add up to 1, in ascending order of the number.
  case choices([NumberChoice])
}

/// One value that an uncertain number may have.
public struct NumberChoice: Hashable, Sendable {
  /// The value.
  public var value: Double
  /// 0 to 1.
  public var probability: Double

  /// A value with its probability.
  public init(value: Double, probability: Double) {
    self.value = value
    self.probability = probability
  }
}

extension UncertainNumber {
  /// The least value that is not exceeded with a probability of more than `u`: the inverse of the distribution function.
  ///
  /// - Parameter u: 0 to 1.
  public func quantile(_ u: Double) -> Double {
    switch self {
    case .uniform(let low, let high):
      return low + u * (high - low)
    case .triangular(let low, let likeliest, let high):
      guard high > low else { return low }
      let rising = (likeliest - low) / (high - low)
      return u < rising
        ? low + (u * (high - low) * (likeliest - low)).squareRoot()
        : high - ((1 - u) * (high - low) * (high - likeliest)).squareRoot()
    case .choices(let choices):
      return choices[quantileIndex(u, of: choices.map(\.probability))].value
    }
  }

  /// The expected value.
  public var mean: Double {
    switch self {
    case .uniform(let low, let high): (low + high) / 2
    case .triangular(let low, let likeliest, let high): (low + likeliest + high) / 3
    case .choices(let choices): choices.reduce(0) { $0 + $1.probability * $1.value }
    }
  }

  /// From the least to the greatest value that it may have.
  public var range: ClosedRange<Double> {
    switch self {
    case .uniform(let low, let high), .triangular(let low, _, let high): low...high
    case .choices(let choices): choices[0].value...choices[choices.count - 1].value
    }
  }
}

/// The place of the value at which the cumulated probabilities first exceed `u`; the last place if rounding leaves them
/// short of it.
func quantileIndex(_ u: Double, of probabilities: [Double]) -> Int {
  var left = u
  return probabilities.firstIndex { probability in
    left -= probability
    return left < 0
  } ?? probabilities.count - 1
}
