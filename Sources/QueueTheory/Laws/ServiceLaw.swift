/// The distribution of a service time, in the caller's time unit.
public enum ServiceLaw: Hashable, Sendable {
  /// Exponential.
  case exponential(mean: Double)
  /// Always the same.
  case constant(Double)
  /// Sum of `shape` exponentials.
  case erlang(mean: Double, shape: Int)
  /// Gamma: shape 1/cv², scale mean·cv².
  case gamma(mean: Double, coefficientOfVariation: Double)
  /// Lognormal, by the mean and the coefficient of variation of the time itself.
  case lognormal(mean: Double, coefficientOfVariation: Double)
  /// Uniform between two times.
  case uniform(low: Double, high: Double)
  /// Triangular.
  case triangular(low: Double, mode: Double, high: Double)
  /// One of the observed times, each alike.
  case empirical([Double])
  /// Any law of which no more is known than these: `thirdMoment` is E[S³].
  case moments(mean: Double, coefficientOfVariation: Double, thirdMoment: Double?)

  /// The mean.
  public var mean: Double {
    switch self {
    case .exponential(let mean), .constant(let mean), .erlang(let mean, _), .gamma(let mean, _),
      .lognormal(let mean, _), .moments(let mean, _, _):
      mean
    case .uniform(let low, let high): (low + high) / 2
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .empirical(let times): times.reduce(0, +) / Double(times.count)
    }
  }

  /// The variance over the square of the mean.
  public var squaredVariation: Double {
    switch self {
    case .exponential: 1
    case .constant: 0
    case .erlang(_, let shape): 1 / Double(shape)
    case .gamma(_, let cv), .lognormal(_, let cv), .moments(_, let cv, _): cv * cv
    case .uniform(let low, let high): (high - low) * (high - low) / 12 / (mean * mean)
    case .triangular(let low, let mode, let high):
      ((high - low) * (high - low) - (mode - low) * (high - mode)) / 18 / (mean * mean)
    case .empirical(let times):
      times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(times.count) / (mean * mean)
    }
  }

  /// E[S²].
  public var secondMoment: Double { mean * mean * (1 + squaredVariation) }

  /// E[S³], or nil where it is not known.
  public var thirdMoment: Double? {
    switch self {
    case .exponential(let mean): 6 * mean * mean * mean
    case .constant(let time): time * time * time
    case .erlang, .gamma: mean * mean * mean * (1 + squaredVariation) * (1 + 2 * squaredVariation)
    case .lognormal(let mean, _):
      mean * mean * mean * (1 + squaredVariation) * (1 + squaredVariation) * (1 + squaredVariation)
    case .uniform(let low, let high): (low + high) * (low * low + high * high) / 4
    case .triangular(let low, let mode, let high): Self.cubes(low, mode, high) / 10
    case .empirical(let times): times.reduce(0) { $0 + $1 * $1 * $1 } / Double(times.count)
    case .moments(_, _, let moment): moment
    }
  }

  /// Whether the law is exponential, in whatever way it was given.
  public var isExponential: Bool {
    switch self {
    case .exponential, .erlang(_, 1), .gamma(_, 1): true
    default: false
    }
  }

  /// Whether the time is always the same, in whatever way it was given.
  public var isConstant: Bool {
    if case .constant = self { return true }
    return squaredVariation == 0
  }

  /// The law of a service of which it is not known whose it is.
  ///
  /// Laws that are all alike are that law; others are known by their moments.
  ///
  /// - Parameter parts: laws with weights above 0, as arrival rates.
  public static func mixture(of parts: [(weight: Double, law: ServiceLaw)]) -> ServiceLaw {
    precondition(!parts.isEmpty, "a mixture of nothing")
    if parts.allSatisfy({ $0.law == parts[0].law }) { return parts[0].law }
    if parts.allSatisfy({ $0.law.isExponential && $0.law.mean == parts[0].law.mean }) {
      return .exponential(mean: parts[0].law.mean)
    }
    let total = parts.reduce(0) { $0 + $1.weight }
    let mean = parts.reduce(0) { $0 + $1.weight * $1.law.mean } / total
    let second = parts.reduce(0) { $0 + $1.weight * $1.law.secondMoment } / total
    let third = parts.reduce(0.0 as Double?) { sum, part in
      guard let sum, let moment = part.law.thirdMoment else { return nil }
      return sum + part.weight * moment / total
    }
    return .moments(
      mean: mean, coefficientOfVariation: max(0, second / (mean * mean) - 1).squareRoot(), thirdMoment: third)
  }

  /// Refuses parameters that no time can have, and a mean of 0.
  func check() throws(QueueTheoryError) {
    switch self {
    case .exponential, .constant: break
    case .erlang(_, let shape):
      guard shape >= 1 else { throw .unfit(.shape, Double(shape), expected: .wholeAboveZero) }
    case .gamma(_, let cv), .lognormal(_, let cv), .moments(_, let cv, nil):
      try Argument.notNegative(cv, .coefficientOfVariation)
    case .moments(let mean, let cv, .some(let third)):
      try Argument.notNegative(cv, .coefficientOfVariation)
      try Argument.positive(mean, .meanService)
      let least = secondMoment * secondMoment / mean
      guard third >= least * (1 - 1e-12), third.isFinite else {
        throw .unfit(.thirdMoment, third, expected: .possibleMoment)
      }
    case .uniform(let low, let high): try Self.ascending([low, high])
    case .triangular(let low, let mode, let high): try Self.ascending([low, mode, high])
    case .empirical(let times):
      guard !times.isEmpty else { throw .nothingGiven(.serviceTime) }
      for time in times { try Argument.notNegative(time, .serviceTime) }
    }
    try Argument.positive(mean, .meanService)
  }

  private static func ascending(_ times: [Double]) throws(QueueTheoryError) {
    for time in times { try Argument.notNegative(time, .serviceTime) }
    for (earlier, later) in zip(times, times.dropFirst()) where later < earlier {
      throw .unfit(.serviceTime, later, expected: .inOrder)
    }
  }

  /// The sum of all products of three, with repetition, of three numbers.
  private static func cubes(_ a: Double, _ b: Double, _ c: Double) -> Double {
    a * a * a + b * b * b + c * c * c + a * a * (b + c) + b * b * (a + c) + c * c * (a + b) + a * b * c
  }
}
