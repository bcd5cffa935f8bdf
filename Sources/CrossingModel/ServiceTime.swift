/// The distribution of a service time.
///
/// All times are in minutes and not negative.
public enum ServiceTime: Hashable, Sendable {
  /// Always the same.
  case constant(minutes: Double)
  /// Exponential.
  case exponential(meanMinutes: Double)
  /// Lognormal, by the mean and the coefficient of variation of the time itself.
  case lognormal(meanMinutes: Double, coefficientOfVariation: Double)
  /// Gamma, by mean and coefficient of variation: shape 1/cv², scale mean·cv².
  case gamma(meanMinutes: Double, coefficientOfVariation: Double)
  /// Sum of `shape` exponentials.
  case erlang(meanMinutes: Double, shape: Int)
  /// Uniform between two times.
  case uniform(lowMinutes: Double, highMinutes: Double)
  /// Triangular.
  case triangular(lowMinutes: Double, modeMinutes: Double, highMinutes: Double)
  /// One of the observed times, each alike.
  case empirical(minutes: [Double])

  /// The mean in minutes.
  public var meanMinutes: Double {
    switch self {
    case .constant(let minutes): minutes
    case .exponential(let mean), .lognormal(let mean, _), .gamma(let mean, _), .erlang(let mean, _): mean
    case .uniform(let low, let high): (low + high) / 2
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .empirical(let minutes): minutes.reduce(0, +) / Double(minutes.count)
    }
  }

  /// The same law with another mean; laws that are not given by their mean stay as they are.
  public func with(meanMinutes: Double) -> ServiceTime {
    switch self {
    case .constant: .constant(minutes: meanMinutes)
    case .exponential: .exponential(meanMinutes: meanMinutes)
    case .lognormal(_, let variation): .lognormal(meanMinutes: meanMinutes, coefficientOfVariation: variation)
    case .gamma(_, let variation): .gamma(meanMinutes: meanMinutes, coefficientOfVariation: variation)
    case .erlang(_, let shape): .erlang(meanMinutes: meanMinutes, shape: shape)
    case .uniform, .triangular, .empirical: self
    }
  }
}
