/// Exponential and logarithm of our own, so that the same seed gives the same bytes whatever C library the machine has.
///
/// Both are plain arithmetic without branches on the argument, so that a loop over an array is vectorised.
enum Elementary {
  private static let log2OfE = 1.442_695_040_888_963_4
  /// ln 2 in two parts, the first with 21 trailing zero bits, so that multiples up to 2^20 are exact.
  private static let ln2High = 0x1.62e42feep-1
  private static let ln2Low = 0x1.a39ef35793c76p-33
  /// Adding it rounds a number below 2^51 to an integer, which then stands in the low bits of the sum.
  private static let rounder = 0x1.8p52

  /// e to the power of `x`, for -700 < x < 700, to within 4e-16 of the value.
  ///
  /// x = k·ln 2 + r with |r| <= ln 2 / 2; the Taylor polynomial of degree 13 leaves 4e-18 at the ends.
  @inline(__always)
  static func exp(_ x: Double) -> Double {
    let shifted = x * log2OfE + rounder
    let k = shifted - rounder
    let r = (x - k * ln2High) - k * ln2Low
    let r2 = r * r
    let r4 = r2 * r2
    let p01 = 1 + r
    let p23 = 1.0 / 2 + r * (1.0 / 6)
    let p45 = 1.0 / 24 + r * (1.0 / 120)
    let p67 = 1.0 / 720 + r * (1.0 / 5_040)
    let p89 = 1.0 / 40_320 + r * (1.0 / 362_880)
    let pAB = 1.0 / 3_628_800 + r * (1.0 / 39_916_800)
    let pCD = 1.0 / 479_001_600 + r * (1.0 / 6_227_020_800)
    let low = p01 + r2 * p23
    let middle = p45 + r2 * p67
    let high = (p89 + r2 * pAB) + r4 * pCD
    let polynomial = low + r4 * (middle + r4 * high)
    // The low 11 bits of `shifted` are k modulo 2^11; the exponent field takes k + 1023.
    let scale = Double(bitPattern: (shifted.bitPattern &+ 1_023) << 52)
    return polynomial * scale
  }

  /// The natural logarithm of a positive normal number, to within 4e-16 of the value, or 4e-16 near 1.
  ///
  /// x = m·2^k with √½ <= m < √2 and ln m = 2·artanh s with s = (m - 1) / (m + 1), |s| < 0.1716.
  @inline(__always)
  static func log(_ x: Double) -> Double {
    let bits = x.bitPattern
    // The pattern of √½ taken off first makes the exponent step at √2 and not at 2.
    let k = Int64(bitPattern: bits &- 0x3FE6_A09E_667F_3BCD) >> 52
    let m = Double(bitPattern: bits &- UInt64(bitPattern: k << 52))
    let s = (m - 1) / (m + 1)
    let s2 = s * s
    var series = 1.0 / 23
    series = series * s2 + 1.0 / 21
    series = series * s2 + 1.0 / 19
    series = series * s2 + 1.0 / 17
    series = series * s2 + 1.0 / 15
    series = series * s2 + 1.0 / 13
    series = series * s2 + 1.0 / 11
    series = series * s2 + 1.0 / 9
    series = series * s2 + 1.0 / 7
    series = series * s2 + 1.0 / 5
    series = series * s2 + 1.0 / 3
    let tail = 2 * s * s2 * series
    return Double(k) * ln2High + (2 * s + (tail + Double(k) * ln2Low))
  }

  /// The angle in radians, -π/2 to π/2, whose tangent is `x`, to within 1e-15.
  ///
  /// Three halvings of the angle, atan x = 2·atan(x / (1 + √(1 + x²))), bring it below 0.2; then the Taylor series.
  static func arctangent(_ x: Double) -> Double {
    var reduced = x
    for _ in 0..<3 { reduced /= 1 + (1 + reduced * reduced).squareRoot() }
    let square = reduced * reduced
    var series = 0.0
    for odd in stride(from: 25, through: 1, by: -2) {
      series = 1 / Double(odd) - square * series
    }
    return 8 * reduced * series
  }
}
