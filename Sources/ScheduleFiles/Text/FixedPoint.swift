/// A number from 0 on with a limited number of decimals, as a whole number of its last decimal: `1.25` with two is 125.
///
/// Nil if the text is anything else, or has more than 12 digits before the point.
func fixedPoint(_ text: some StringProtocol, decimals: Int) -> Int? {
  let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  guard let whole = parts.first, (1...12).contains(whole.count), whole.allSatisfy(isDigit) else { return nil }
  var value = whole.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  var missing = decimals
  if parts.count == 2 {
    guard (1...max(1, decimals)).contains(parts[1].count), decimals > 0, parts[1].allSatisfy(isDigit) else {
      return nil
    }
    for digit in parts[1] { value = value * 10 + Int(digit - UInt8(ascii: "0")) }
    missing -= parts[1].count
  }
  for _ in 0..<missing { value *= 10 }
  return value
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
