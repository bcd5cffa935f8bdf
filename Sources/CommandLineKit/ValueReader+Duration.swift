extension ValueReader where Value == Duration {
  /// A length of time such as `6h`, `90min`, `1.5h` or `1d12h`, within a range.
  ///
  /// Units are ms, s, min, h, d (24 hours) and w (7 days), the longer before the shorter, each once; blanks may stand
  /// between. The sum has to be a whole number of milliseconds, and is exact.
  public static func duration(in range: ClosedRange<Duration> = .zero ... .milliseconds(Int64.max)) -> Self {
    var noun = "a duration in ms, s, min, h, d or w"
    if range.upperBound != .milliseconds(Int64.max) {
      noun += " from \(durationText(range.lowerBound)) to \(durationText(range.upperBound))"
    } else if range.lowerBound != .zero {
      noun += " of at least \(durationText(range.lowerBound))"
    }
    let expectation = noun
    let samples: [(text: String, value: Duration)] = [
      ("6h", .seconds(6 * 3600)), ("90min", .seconds(90 * 60)), ("2d", .seconds(2 * 86_400)), ("10s", .seconds(10)),
    ]
    let fitting = samples.filter { range.contains($0.value) }.map(\.text)
    let examples = fitting.isEmpty ? [durationText(range.lowerBound)] : fitting
    return Self(noun, examples: examples) { text throws(ValueFault) in
      if let milliseconds = durationInMilliseconds(text), range.contains(.milliseconds(milliseconds)) {
        return .milliseconds(milliseconds)
      }
      // Months and minutes both want the letter m, so it is nobody's; who writes it after hours means minutes.
      let asMinutes = text.hasSuffix("m") ? text + "in" : nil
      let nearest = asMinutes.flatMap { durationInMilliseconds($0) == nil ? nil : $0 }
      throw ValueFault(expected: Self.expectation(expectation, examples), nearest: nearest)
    }
  }
}

/// The units of a duration, the longest first, in milliseconds.
private let durationUnits: [(name: String, milliseconds: Int64)] = [
  ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1),
]

/// The sum of the parts of a text, or nil where it is no duration, is no whole number of milliseconds, or is too long.
func durationInMilliseconds(_ text: String) -> Int64? {
  var rest = Substring(text)
  var units = durationUnits[...]
  var sum: Int64 = 0
  repeat {
    let number = rest.prefix { $0 == "." || ($0.isASCII && $0.isNumber) }
    rest = rest.dropFirst(number.count).drop { $0 == " " }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(name.count).drop { $0 == " " }
    guard let place = units.firstIndex(where: { $0.name == name }),
      let part = multiple(number, of: units[place].milliseconds)
    else { return nil }
    units = units[(place + 1)...]
    let (total, isTooLong) = sum.addingReportingOverflow(part)
    guard !isTooLong else { return nil }
    sum = total
  } while !rest.isEmpty
  return sum
}

/// A decimal number times a unit, exactly, or nil where it is no number, no whole result or too great.
private func multiple(_ number: Substring, of unit: Int64) -> Int64? {
  let parts = number.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), let whole = Int64(parts[0]) else { return nil }
  let (product, isTooLong) = whole.multipliedReportingOverflow(by: unit)
  guard !isTooLong else { return nil }
  guard parts.count == 2 else { return product }
  var digits = parts[1]
  while digits.last == "0" { digits.removeLast() }
  // A week is 2^10 · 3^3 · 5^5 · 7 milliseconds: no more than ten decimals can leave a whole number of them.
  guard digits.count <= 10 else { return nil }
  let numerator = (Int64(digits) ?? 0) * unit
  let denominator = digits.reduce(Int64(1)) { power, _ in power * 10 }
  guard numerator % denominator == 0 else { return nil }
  let (total, overflows) = product.addingReportingOverflow(numerator / denominator)
  return overflows ? nil : total
}

/// A duration in the greatest unit that it is a whole multiple of.
func durationText(_ duration: Duration) -> String {
  let (seconds, attoseconds) = duration.components
  let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
  let unit = durationUnits.first { milliseconds >= $0.milliseconds && milliseconds % $0.milliseconds == 0 }
  return unit.map { "\(milliseconds / $0.milliseconds)\($0.name)" } ?? "0s"
}
