import CrossingModel

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
}
