extension ValueReader where Value: FixedWidthInteger {
  /// A whole number within a range, in decimal digits with an optional sign.
  public static func integer(in range: ClosedRange<Value> = .min ... .max) -> Self {
    let noun =
      switch (range.lowerBound == .min, range.upperBound == .max) {
      case (true, true): "a whole number"
      case (false, true): "a whole number of at least \(range.lowerBound)"
      case (true, false): "a whole number of at most \(range.upperBound)"
      case (false, false): "a whole number from \(range.lowerBound) to \(range.upperBound)"
      }
    return Self(noun, examples: ["\(range.lowerBound)"]) { text throws(ValueFault) in
      guard let value = Value(text), range.contains(value) else { throw ValueFault(expected: noun) }
      return value
    }
  }
}

extension ValueReader where Value == Int {
  /// An amount of money with at most two decimals, as cents: `100` is 10,000.
  public static var cents: Self {
    Self("an amount from 0 to 1000000 with at most two decimals", examples: ["100", "12.50"]) { text in
      let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }), parts[0].count <= 7,
        parts.count == 1 || parts[1].count <= 2
      else { return nil }
      let digits =
        parts.flatMap { $0 } + Array(repeating: UInt8(ascii: "0"), count: 2 - (parts.count == 2 ? parts[1].count : 0))
      let cents = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      return cents <= 100_000_000 ? cents : nil
    }
  }
}

extension ValueReader where Value == Double {
  /// A percentage, read as a share: `1%` is 0.01.
  ///
  /// The sign is required, since a bare `1` would be taken for one per cent by half of the readers, and for all by the rest.
  ///
  /// - Parameter range: The least and the greatest, in per cent.
  public static func percentage(in range: ClosedRange<Double> = 0...100) -> Self {
    let bounds = "from \(plain(range.lowerBound))% to \(plain(range.upperBound))%"
    let noun = "a percentage \(bounds)"
    return Self(noun, examples: ["\(plain(range.upperBound))%"]) { text throws(ValueFault) in
      if text.hasSuffix("%"), let percent = decimal(text.dropLast()), range.contains(percent) {
        return percent / 100
      }
      let meant = decimal(Substring(text)).flatMap { range.contains($0) ? "\(text)%" : nil }
      throw ValueFault(expected: noun, nearest: meant)
    }
  }

  /// The number in a text of digits with at most one point, a point between digits only.
  ///
  /// `Double.init` alone would take `nan`, `inf` and `0x1p3` too.
  private static func decimal(_ text: Substring) -> Double? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isPlain = parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    return isPlain ? Double(text) : nil
  }

  /// The number without a fraction of zero.
  private static func plain(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

func isDigit(_ byte: UInt8) -> Bool {
  UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
}
