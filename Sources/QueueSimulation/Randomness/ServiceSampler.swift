import CrossingModel

/// A distribution of service times made ready for drawing many at once, in ticks.
///
/// A service takes at least one tick and at most 2^32 - 1 of them (48 days): longer draws are cut there.
/// Each law takes its own number of random words for one time, but the k-th time of a stream of random words is the same
/// whatever else is drawn elsewhere.
enum ServiceSampler: Sendable {
  /// Always as many ticks.
  case constant(UInt32)
  /// Exponential.
  case exponential(meanTicks: Double)
  /// e^(location + spread·z) ticks for a normal z.
  case lognormal(location: Double, spread: Double)
  /// scale·G with G gamma of shape d + 1/3 >= 1; c = 1 / √(9d).
  case gamma(d: Double, c: Double, scaleTicks: Double)
  /// scale·G·e^(-E·inverseShape) with G gamma of shape + 1 and E exponential: gamma of a shape below 1.
  case gammaBelowOne(d: Double, c: Double, inverseShape: Double, scaleTicks: Double)
  /// Uniform.
  case uniform(lowTicks: Double, widthTicks: Double)
  /// Triangular, by the inverse of its distribution function.
  case triangular(lowTicks: Double, widthTicks: Double, modeFraction: Double)
  /// One of these, each alike.
  case empirical([UInt32])

  /// Makes a distribution ready.
  ///
  /// Lognormal: σ² = ln(1 + cv²), μ = ln(mean) - σ²/2. Gamma: shape 1/cv², scale mean·cv². A coefficient of variation
  /// of 0 makes either constant. An Erlang time is a gamma time of whole shape.
  init(_ law: ServiceTime) {
    let ticks = Double(Tick.perMinute)
    switch law {
    case .constant(let minutes):
      self = .constant(Self.whole(minutes * ticks))
    case .exponential(let mean):
      self = mean > 0 ? .exponential(meanTicks: mean * ticks) : .constant(1)
    case .lognormal(let mean, let variation):
      guard mean > 0, variation > 0 else {
        self = .constant(Self.whole(mean * ticks))
        return
      }
      let variance = Elementary.log(1 + variation * variation)
      self = .lognormal(location: Elementary.log(mean * ticks) - variance / 2, spread: variance.squareRoot())
    case .gamma(let mean, let variation):
      self = Self.gamma(mean: mean * ticks, shape: 1 / (variation * variation))
    case .erlang(let mean, let shape):
      self = Self.gamma(mean: mean * ticks, shape: Double(shape))
    case .uniform(let low, let high):
      self = .uniform(lowTicks: low * ticks, widthTicks: (high - low) * ticks)
    case .triangular(let low, let mode, let high):
      guard high > low else {
        self = .constant(Self.whole(low * ticks))
        return
      }
      self = .triangular(
        lowTicks: low * ticks, widthTicks: (high - low) * ticks, modeFraction: (mode - low) / (high - low))
    case .empirical(let minutes):
      precondition(!minutes.isEmpty, "an empirical service time needs at least one observed time")
      self = .empirical(minutes.map { Self.whole($0 * ticks) })
    }
  }

  private static func gamma(mean: Double, shape: Double) -> ServiceSampler {
    guard mean > 0, shape < .infinity else { return .constant(whole(mean)) }
    let scale = mean / shape
    let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    return shape < 1
      ? .gammaBelowOne(d: d, c: c, inverseShape: 1 / shape, scaleTicks: scale)
      : .gamma(d: d, c: c, scaleTicks: scale)
  }

  /// The nearest whole number of ticks in 1...(2^32 - 1).
  @inline(__always)
  static func whole(_ ticks: Double) -> UInt32 {
    UInt32(truncatingIfNeeded: Int(min(max(ticks + 0.5, 1), 4_294_967_295)))
  }

  /// Draws the times of `range` of `times`; the law is looked at once, not for every time.
  func fill(_ times: inout [UInt32], _ range: Range<Int>, from source: inout RandomSource) {
    var random = source
    defer { source = random }
    switch self {
    case .constant(let ticks):
      for index in range { times[index] = ticks }
    case .exponential(let mean):
      let table = Ziggurat.exponential
      for index in range { times[index] = Self.whole(random.exponential(table) * mean) }
    case .lognormal(let location, let spread):
      let table = Ziggurat.normal
      // Normals first, then a loop of pure arithmetic, which the compiler vectorises.
      var normals = [Double](repeating: 0, count: min(512, range.count))
      var start = range.lowerBound
      while start < range.upperBound {
        let count = min(512, range.upperBound - start)
        for index in 0..<count { normals[index] = random.normal(table) }
        for index in 0..<count { normals[index] = Elementary.exp(location + spread * normals[index]) }
        for index in 0..<count { times[start + index] = Self.whole(normals[index]) }
        start += count
      }
    case .gamma(let d, let c, let scale):
      let table = Ziggurat.normal
      for index in range { times[index] = Self.whole(random.gamma(d: d, c: c, table) * scale) }
    case .gammaBelowOne(let d, let c, let inverse, let scale):
      let normal = Ziggurat.normal
      let exponential = Ziggurat.exponential
      for index in range {
        let larger = random.gamma(d: d, c: c, normal)
        let exponent = max(-700, -random.exponential(exponential) * inverse)
        times[index] = Self.whole(larger * Elementary.exp(exponent) * scale)
      }
    case .uniform(let low, let width):
      for index in range { times[index] = Self.whole(low + random.uniform() * width) }
    case .triangular(let low, let width, let mode):
      for index in range {
        let u = random.uniform()
        let place = u < mode ? (u * mode).squareRoot() : 1 - ((1 - u) * (1 - mode)).squareRoot()
        times[index] = Self.whole(low + place * width)
      }
    case .empirical(let observed):
      for index in range { times[index] = observed[random.index(below: observed.count)] }
    }
  }
}
