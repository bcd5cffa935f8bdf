/// Student's t distribution with a whole number of degrees of freedom.
enum StudentT {
  /// The probability of lying between -`t` and `t`, for `t` >= 0.
  ///
  /// Source: M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions" (1964), 26.7.3 and 26.7.4: finite sums in
  /// the angle θ = atan(t / √ν).
  ///
  /// Complexity: O(ν).
  static func central(_ t: Double, degrees: Int) -> Double {
    precondition(degrees >= 1, "\(degrees) degrees of freedom")
    let nu = Double(degrees)
    let cosineSquared = nu / (nu + t * t)
    let sine = t / (nu + t * t).squareRoot()
    if degrees.isMultiple(of: 2) {
      // sin θ · (1 + 1/2·cos²θ + 1·3/(2·4)·cos⁴θ + … up to cos^(ν-2) θ)
      var term = 1.0
      var sum = 1.0
      for factor in stride(from: 1, to: degrees - 2, by: 2) {
        term *= cosineSquared * Double(factor) / Double(factor + 1)
        sum += term
      }
      return sine * sum
    }
    let angle = Elementary.arctangent(t / nu.squareRoot())
    guard degrees > 1 else { return 2 / Double.pi * angle }
    // 2/π · (θ + sin θ · (cos θ + 2/3·cos³θ + … up to cos^(ν-2) θ))
    var term = cosineSquared.squareRoot()
    var sum = term
    for factor in stride(from: 2, to: degrees - 2, by: 2) {
      term *= cosineSquared * Double(factor) / Double(factor + 1)
      sum += term
    }
    return 2 / Double.pi * (angle + sine * sum)
  }

  /// The t with the probability `confidence` of lying between -t and t.
  ///
  /// By halving, to within 1e-13 of the value. Beyond a million degrees of freedom, those of a million.
  static func quantile(confidence: Double, degrees: Int) -> Double {
    precondition(confidence > 0 && confidence < 1, "a confidence of \(confidence) is not between 0 and 1")
    let bounded = min(degrees, 1_000_000)
    var high = 1.0
    while central(high, degrees: bounded) < confidence { high *= 2 }
    var low = 0.0
    while high - low > 1e-14 * high {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if central(middle, degrees: bounded) < confidence { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
