import Foundation

/// How many wait in M/D/c, at any time in the long run.
///
/// Whoever is served at some time is gone a service later, so that the number waiting follows L' = max(0, L + A - c) with
/// A Poisson of mean a = λD: it is the highest point of a random walk with such steps (Crommelin). By Spitzer's identity
/// its generating function is exp(Σ b(j)(zʲ - 1)), j = 1, 2, …, with
///
///     b(j) = Σ P(A(1) + … + A(n) - nc = j)/n, n = 1, 2, …
///
/// all of them positive, so that the recursion j·q(j) = Σ i·b(i)·q(j - i), i = 1 to j, loses no digits.
///
/// Source: C. D. Crommelin, "Delay probability formulae when the holding times are constant", Post Office Electrical
/// Engineers' Journal 25 (1932) 41; F. Spitzer, "A combinatorial lemma and its application to probability theory",
/// Transactions of the American Mathematical Society 82 (1956) 323; the recursion: H. H. Panjer, ASTIN Bulletin 12
/// (1981) 22.
struct ConstantServiceOverflow: Hashable, Sendable {
  /// The mean number waiting.
  let mean: Double
  /// ln τ, where the probability of j waiting falls as τ^(-j) in the end.
  let decay: Double
  /// The probability of at least j waiting, by j, until it falls as `decay` says.
  private let tails: [Double]

  /// The number waiting before `servers` servers at a utilisation above 0 and below 1.
  ///
  /// Complexity: O(servers).
  init(servers: Int, utilisation: Double) {
    let pole = Self.pole(utilisation: utilisation)
    let ratio = 1 / (1 + pole)
    let logRatio = -log1p(pole)
    // Beyond these the share of the other singularities in j·b(j) is below 1e-15: measured for 1 to 10,000 servers.
    let terms = 13 * Int(Double(servers).squareRoot()) + 21
    let weights =
      Double(servers) * Poisson.deviance(of: utilisation) < 0.5
      ? Self.weightsByContour(servers: servers, utilisation: utilisation, pole: pole, terms: terms)
      : Self.weightsBySum(servers: servers, utilisation: utilisation, terms: terms)

    var exponent = -log1p(1 / pole)
    var power = 1.0
    for index in 1...terms {
      power *= ratio
      exponent += (power - weights[index]) / Double(index)
    }
    var masses = [exp(exponent)]
    masses.reserveCapacity(terms + 1)
    for number in 1...terms {
      var sum = 0.0
      for step in 1...number { sum += weights[step] * masses[number - step] }
      masses.append(sum / Double(number))
    }
    var tail = masses[terms] / pole
    var tails = [Double](repeating: 0, count: terms + 1)
    for number in stride(from: terms, through: 0, by: -1) {
      tail += masses[number]
      tails[number] = tail
    }
    tails[0] = 1
    self.tails = tails
    decay = -logRatio
    mean = weights.reduce(0, +) + power / pole
  }

  /// The probability that at least `count` wait.
  func probability(ofAtLeast count: Int) -> Double {
    guard count > 0 else { return 1 }
    let last = tails.count - 1
    return count <= last ? tails[count] : tails[last] * exp(-decay * Double(count - last))
  }

  /// τ - 1 for the root τ > 1 of z = exp(ρ(z - 1)).
  static func pole(utilisation: Double) -> Double {
    // ln(1 + x) - ρx is concave with its top at 1/ρ - 1: Newton's steps from beyond the root never pass it.
    var x = 2 * (1 / utilisation - 1)
    while log1p(x) > utilisation * x { x *= 2 }
    while true {
      let next = x - (log1p(x) - utilisation * x) / (1 / (1 + x) - utilisation)
      guard next < x else { return x }
      x = next
    }
  }

  /// j·b(j) for j = 0 to `terms` as it is defined; good while e^(-c(ρ - 1 - ln ρ)), the ratio of its terms, is below 0.7.
  static func weightsBySum(servers: Int, utilisation: Double, terms: Int) -> [Double] {
    let ratioExponent = Double(servers) * Poisson.deviance(of: utilisation)
    let rounds = Int(40 / ratioExponent) + 2
    var weights = [Double](repeating: 0, count: terms + 1)
    for round in 1...rounds {
      let mean = Double(round) * Double(servers) * utilisation
      for index in 1...terms {
        weights[index] += Double(index) * Poisson.mass(round * servers + index, mean: mean) / Double(round)
      }
    }
    return weights
  }

  /// j·b(j) for j = 0 to `terms` in heavy traffic, where the sum over n would be long.
  ///
  /// b(j) is a Laurent coefficient of -ln(1 - φ(z)) with φ(z) = e^(a(z - 1)) z^(-c), found on the circle of radius 1/ρ on
  /// which |φ| is least. The zeros of 1 - φ next to the circle, 1 and τ, are divided out, so that the points needed grow
  /// with √c and not with 1/(1 - ρ); τ's share in j·b(j) is τ^(-j).
  static func weightsByContour(servers: Int, utilisation: Double, pole: Double, terms: Int) -> [Double] {
    let count = 32 * Int(Double(servers).squareRoot()) + 64
    let c = Double(servers)
    let deviance = Poisson.deviance(of: utilisation)
    // radius/τ and its distance from 1, without cancellation
    let radius = 1 / utilisation
    let share = radius / (1 + pole)
    let gap = (pole - (1 - utilisation) / utilisation) / (1 + pole)
    var real = [Double](repeating: 0, count: count)
    var imaginary = real
    var cosines = real
    var sines = real
    for point in 0..<count {
      let angle = 2 * Double.pi * Double(point) / Double(count)
      cosines[point] = cos(angle)
      sines[point] = sin(angle)
      guard point <= count / 2 else { continue }
      let versine = 2 * sin(angle / 2) * sin(angle / 2)
      let modulus = -c * (deviance + versine)
      let phase = c * (sines[point] - angle)
      let half = sin(phase / 2)
      // 1 - φ, 1 - z/τ and 1 - 1/z, of which the real parts are positive.
      let one = (2 * half * half - expm1(modulus) * cos(phase), -exp(modulus) * sin(phase))
      let outer = (gap + share * versine, -share * sines[point])
      let inner = (1 - utilisation + utilisation * versine, utilisation * sines[point])
      real[point] = logModulus(outer) + logModulus(inner) - logModulus(one)
      imaginary[point] = atan2(outer.1, outer.0) + atan2(inner.1, inner.0) - atan2(one.1, one.0)
    }
    // The other half of the circle is the mirror image.
    return (0...terms).map { index in
      guard index > 0 else { return 0 }
      var sum = real[0] + (index.isMultiple(of: 2) ? 1 : -1) * real[count / 2]
      var place = 0
      for point in 1..<(count / 2) {
        place += index
        if place >= count { place -= count }
        sum += 2 * (real[point] * cosines[place] + imaginary[point] * sines[place])
      }
      let power = exp(Double(index) * log(utilisation))
      return Double(index) * sum / Double(count) * power + exp(-Double(index) * log1p(pole))
    }
  }

  private static func logModulus(_ number: (Double, Double)) -> Double {
    log(number.0 * number.0 + number.1 * number.1) / 2
  }
}
