/// A decreasing density cut into 256 layers of equal area, for sampling with one table look-up in 99 of 100 cases.
///
/// Layer i > 0 is the rectangle [0, xᵢ] × [f(xᵢ), f(xᵢ₋₁)], with x₂₅₅ = r the largest; layer 0 is [0, r] × [0, f(r)] with
/// the tail beyond r. Source: G. Marsaglia, W. W. Tsang, "The ziggurat method for generating random variables",
/// Journal of Statistical Software 5 (2000) 8.
///
/// Differs: the number of the layer (bits 0 to 7), the sign (bit 8) and the place in the layer (bits 11 to 63) are
/// different bits of one 64-bit word; in the paper they share bits, and the result fails tests of correlation
/// (J. A. Doornik, "An improved ziggurat method", 2005).
struct Ziggurat: Sendable {
  /// One layer.
  struct Layer: Sendable {
    /// 53-bit places below it are inside the next layer, hence under the curve.
    let inside: Int64
    /// Makes a 53-bit place an abscissa.
    let width: Double
    /// f(xᵢ), the layer's lower edge.
    let lower: Double
    /// f(xᵢ₋₁), the layer's upper edge.
    let upper: Double
  }

  /// 256 layers.
  let layers: [Layer]
  /// Where the tail begins.
  let tail: Double

  /// The table of a density f, not normalised, with f(0) = 1.
  ///
  /// - Parameters:
  ///   - tail: r.
  ///   - area: of a layer, r·f(r) plus the area under the tail.
  init(tail: Double, area: Double, density: (Double) -> Double, inverse: (Double) -> Double) {
    var edges = [Double](repeating: 0, count: 256)
    edges[255] = tail
    for index in stride(from: 254, through: 1, by: -1) {
      edges[index] = inverse(area / edges[index + 1] + density(edges[index + 1]))
    }
    let base = area / density(tail)
    self.tail = tail
    layers = (0..<256).map { index in
      let width = index == 0 ? base : edges[index]
      let inner = index == 0 ? tail : edges[index - 1]
      return Layer(
        inside: Int64(inner / width * 0x1p53), width: width * 0x1p-53,
        lower: index == 0 ? 0 : density(edges[index]), upper: index == 0 ? 0 : density(edges[index - 1]))
    }
  }

  /// The table of e^-x.
  ///
  /// The area of a layer is (r + 1)·e^-r.
  static let exponential: Ziggurat = {
    let r = 7.697_117_470_131_050
    return Ziggurat(
      tail: r, area: (r + 1) * Elementary.exp(-r), density: { Elementary.exp(-$0) }, inverse: { -Elementary.log($0) })
  }()

  /// The table of e^(-x²/2) for x >= 0.
  ///
  /// The area of a layer is r·f(r) + √(π/2)·erfc(r/√2).
  static let normal: Ziggurat = {
    let r = 3.654_152_885_361_008_8
    return Ziggurat(
      tail: r, area: 0.004_928_673_233_974_655_3, density: { Elementary.exp(-0.5 * $0 * $0) },
      inverse: { (-2 * Elementary.log($0)).squareRoot() })
  }()
}

extension RandomSource {
  /// An exponential number of mean 1.
  @inline(__always)
  mutating func exponential(_ table: Ziggurat) -> Double {
    let word = next()
    let layer = table.layers[Int(truncatingIfNeeded: word & 255)]
    let place = Int64(bitPattern: word >> 11)
    let x = Double(place) * layer.width
    if place < layer.inside { return x }
    return exponentialOutside(table, index: Int(truncatingIfNeeded: word & 255), x: x)
  }

  /// What is left to do in one of 100 cases: the wedges between the layers and the curve, and the tail.
  @inline(never)
  private mutating func exponentialOutside(_ table: Ziggurat, index firstIndex: Int, x firstX: Double) -> Double {
    var index = firstIndex
    var x = firstX
    while true {
      // The exponential has no memory: its tail beyond r is r plus an exponential.
      if index == 0 { return table.tail - Elementary.log(uniformAboveZero()) }
      let layer = table.layers[index]
      if layer.lower + uniform() * (layer.upper - layer.lower) < Elementary.exp(-x) { return x }
      let word = next()
      index = Int(truncatingIfNeeded: word & 255)
      let place = Int64(bitPattern: word >> 11)
      x = Double(place) * table.layers[index].width
      if place < table.layers[index].inside { return x }
    }
  }

  /// A normal number of mean 0 and standard deviation 1.
  @inline(__always)
  mutating func normal(_ table: Ziggurat) -> Double {
    let word = next()
    let layer = table.layers[Int(truncatingIfNeeded: word & 255)]
    let place = Int64(bitPattern: word >> 11)
    let x = Double(place) * layer.width
    // Bit 8 becomes the sign bit, without a branch that could not be predicted.
    if place < layer.inside { return Double(bitPattern: x.bitPattern | ((word & 256) << 55)) }
    return normalOutside(table, word: word)
  }

  /// The wedges, and the tail by the method of Marsaglia (1964): x = -ln u / r, y = -ln v, taken if 2y > x².
  @inline(never)
  private mutating func normalOutside(_ table: Ziggurat, word firstWord: UInt64) -> Double {
    var word = firstWord
    while true {
      let layer = table.layers[Int(truncatingIfNeeded: word & 255)]
      let place = Int64(bitPattern: word >> 11)
      let sign = (word & 256) << 55
      let x = Double(place) * layer.width
      if place < layer.inside { return Double(bitPattern: x.bitPattern | sign) }
      if word & 255 == 0 {
        while true {
          let beyond = -Elementary.log(uniformAboveZero()) / table.tail
          let height = -Elementary.log(uniformAboveZero())
          if 2 * height > beyond * beyond { return Double(bitPattern: (table.tail + beyond).bitPattern | sign) }
        }
      }
      if layer.lower + uniform() * (layer.upper - layer.lower) < Elementary.exp(-0.5 * x * x) {
        return Double(bitPattern: x.bitPattern | sign)
      }
      word = next()
    }
  }

  /// A gamma number of a shape >= 1 and scale 1.
  ///
  /// Source: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000) 363.
  ///
  /// - Parameters:
  ///   - d: shape - 1/3.
  ///   - c: 1 / √(9d).
  @inline(__always)
  mutating func gamma(d: Double, c: Double, _ table: Ziggurat) -> Double {
    while true {
      let x = normal(table)
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      let u = uniformAboveZero()
      let x2 = x * x
      if u < 1 - 0.0331 * x2 * x2 { return d * v }
      if Elementary.log(u) < 0.5 * x2 + d * (1 - v + Elementary.log(v)) { return d * v }
    }
  }
}
