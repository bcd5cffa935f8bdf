/// Ranges of numbers in whole units of their last decimal, so that tenths add up to what they say.
enum SweepRange {
  /// The most decimals of a number.
  private static let mostDecimals = 9

  /// The values of `LOW..HIGH/STEP UNIT`; nil if the text is no range.
  static func values(of text: String, mayHave most: Int) throws(SweepAxisError) -> [String]? {
    guard let dots = text.firstRange(of: ".."), let low = Decimal(text[..<dots.lowerBound]) else { return nil }
    let expected = SweepAxisError(
      "found \(text), expected LOW..HIGH or LOW..HIGH/STEP, such as 100..500/50 or 4..6 min")
    var rest = text[dots.upperBound...]
    let end = rest.firstIndex(of: " ") ?? rest.endIndex
    let unit = rest[end...]
    rest = rest[..<end]
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let high = Decimal(parts[0]),
      let step = parts.count == 2 ? Decimal(parts[1]) : Decimal("1")
    else { throw expected }
    let decimals = max(low.decimals, step.decimals)
    let scale = max(decimals, high.decimals)
    let (first, last, stride) = (low.units(scale), high.units(scale), step.units(scale))
    guard stride > 0, first <= last else {
      throw SweepAxisError("found \(text), expected a step above 0 and a high end that is not below the low one")
    }
    let count = (last - first) / stride + 1
    guard count <= most else {
      throw SweepAxisError("found \(count) values in \(text), expected at most \(SweepAxis.mostValues)")
    }
    return (0..<count).map {
      Decimal(units: first + $0 * stride, decimals: scale).text(decimals: decimals) + unit
    }
  }

  /// A number with few decimals.
  private struct Decimal {
    let units: Int
    let decimals: Int

    init(units: Int, decimals: Int) {
      self.units = units
      self.decimals = decimals
    }

    /// Reads digits with a sign and a point; nil if the text is anything else or too long.
    init?(_ text: Substring) {
      let digits = text.first == "-" ? text.dropFirst() : text
      let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), (1...9).contains(parts[0].count),
        parts.count == 1 || (1...mostDecimals).contains(parts[1].count),
        parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
        let magnitude = Int(parts.joined())
      else { return nil }
      units = text.first == "-" ? -magnitude : magnitude
      decimals = parts.count == 2 ? parts[1].count : 0
    }

    /// The number in units of a decimal that is at least its own last one.
    func units(_ scale: Int) -> Int {
      (decimals..<scale).reduce(units) { units, _ in units * 10 }
    }

    /// The number with so many decimals, of which no more are there than 0.
    func text(decimals shown: Int) -> String {
      let units = (shown..<max(shown, decimals)).reduce(units) { units, _ in units / 10 }
      let digits = String(units.magnitude)
      let padded = String(repeating: "0", count: max(0, shown + 1 - digits.count)) + digits
      let text = shown == 0 ? padded : "\(padded.dropLast(shown)).\(padded.suffix(shown))"
      return units < 0 ? "-\(text)" : text
    }
  }
}
