import Diagnostics

extension JSON5Reader {
  // MARK: Strings

  /// A string in single or double quotes.
  mutating func string() throws(Diagnostic) -> String {
    let start = position
    let quote = bytes[position]
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case quote:
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        throw source.diagnostic(.error, at: start, "found a text without an end on its line, expected a closing quote")
      case UInt8(ascii: "\\"):
        if let scalar = try escape() { text.append(contentsOf: String(scalar).utf8) }
      default:
        text.append(byte)
        position += 1
      }
    }
    throw source.diagnostic(.error, at: start, "found a text without an end, expected a closing quote")
  }

  /// What an escape stands for; nil for a line that goes on in the next one.
  private mutating func escape() throws(Diagnostic) -> Unicode.Scalar? {
    let start = position
    position += 1
    guard let next = nextScalar() else { throw fault(expected: "a character after \"\\\"") }
    position += next.length
    switch next.scalar {
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{B}"
    case "0":
      if let digit = current, isDigit(digit) {
        throw source.diagnostic(.error, at: start, "found an octal escape, expected \\x and two hexadecimal digits")
      }
      return "\0"
    case "1"..."9":
      throw source.diagnostic(
        .error, at: start, "found the escape \"\\\(next.scalar)\", expected \\x and two hexadecimal digits")
    case "x": return Unicode.Scalar(try hexadecimalDigits(2))
    case "u": return try unicodeEscape(from: start)
    case "\r":
      if current == UInt8(ascii: "\n") { position += 1 }
      return nil
    case let scalar: return isLineEnd(scalar) ? nil : scalar
    }
  }

  /// The character of `\u` and four digits, of which `\u` is read; two of them make a surrogate pair.
  mutating func unicodeEscape(from start: Int) throws(Diagnostic) -> Unicode.Scalar {
    let first = try hexadecimalDigits(4)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      position += 2
      let second = try hexadecimalDigits(4)
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw source.diagnostic(.error, at: start, "found half of a surrogate pair, expected both halves")
  }

  private mutating func hexadecimalDigits(_ count: Int) throws(Diagnostic) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let byte = current, let digit = hexadecimalValue(byte) else {
        throw fault(expected: "\(count) hexadecimal digits")
      }
      value = value * 16 + UInt32(digit)
      position += 1
    }
    return value
  }

  /// The offset in the file of a character of a string node's value, or of the end of the string.
  ///
  /// Escapes are gone through as in reading, so that the answer is exact. A bare key counts as a string.
  static func offset(ofCharacter index: Int, in node: JSONNode) -> Int {
    let first = node.range.isEmpty ? 0 : node.source.bytes[node.range.lowerBound]
    let quotes = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? 1 : 0
    var reader = JSON5Reader(node.source, at: node.range.lowerBound + quotes)
    var text = ""
    var offsets: [Int] = []
    let end = node.range.upperBound - quotes
    while reader.position < end {
      let offset = reader.position
      if reader.current == UInt8(ascii: "\\") {
        guard let scalar = try? reader.escape() else { continue }
        text.unicodeScalars.append(scalar)
        offsets.append(offset)
      } else if let next = reader.nextScalar() {
        text.unicodeScalars.append(next.scalar)
        offsets.append(offset)
        reader.position += next.length
      }
    }
    let character = text.index(text.startIndex, offsetBy: max(0, index), limitedBy: text.endIndex) ?? text.endIndex
    let scalars = text.unicodeScalars.distance(from: text.startIndex, to: character)
    return scalars < offsets.count ? offsets[scalars] : end
  }

  // MARK: Numbers

  /// A number: decimal or hexadecimal, signed, infinite, or not a number.
  mutating func number() throws(Diagnostic) -> Double {
    let start = position
    var negative = false
    if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") {
      negative = current == UInt8(ascii: "-")
      position += 1
    }
    let magnitude = try unsignedNumber(from: start)
    if let next = nextScalar(), isNamePart(next.scalar, first: false) {
      position = start
      throw fault(expected: "a number or a text in quotes")
    }
    return negative ? -magnitude : magnitude
  }

  private mutating func unsignedNumber(from start: Int) throws(Diagnostic) -> Double {
    switch word(from: position) {
    case "Infinity":
      position += 8
      return .infinity
    case "NaN":
      position += 3
      return .nan
    default: break
    }
    if current == UInt8(ascii: "0"), position + 1 < bytes.count, bytes[position + 1] | 0x20 == UInt8(ascii: "x") {
      position += 2
      return try hexadecimalNumber()
    }
    let first = position
    let whole = skipDigits()
    if whole > 1, bytes[first] == UInt8(ascii: "0") {
      position = start
      throw source.diagnostic(.error, at: start, "found a number with a leading zero, expected none")
    }
    var fraction = 0
    if current == UInt8(ascii: ".") {
      position += 1
      fraction = skipDigits()
    }
    guard whole + fraction > 0 else { throw fault(expected: "a digit") }
    if let mark = current, mark | 0x20 == UInt8(ascii: "e") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw fault(expected: "the digits of the exponent") }
    }
    // Too large a number comes back as infinity, which no quantity takes.
    return Double(source.text(first..<position)) ?? .nan
  }

  private mutating func hexadecimalNumber() throws(Diagnostic) -> Double {
    var value = 0.0
    let first = position
    while let byte = current, let digit = hexadecimalValue(byte) {
      value = value * 16 + Double(digit)
      position += 1
    }
    guard position > first else { throw fault(expected: "a hexadecimal digit") }
    return value
  }

  private mutating func skipDigits() -> Int {
    let first = position
    while let byte = current, isDigit(byte) { position += 1 }
    return position - first
  }
}

// MARK: Characters

/// Whether a character may stand in a bare key (ECMAScript 5.1, 7.6).
func isNamePart(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
  if scalar.isASCII {
    let letter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" || scalar == "$"
    return letter || (!first && ("0"..."9").contains(scalar))
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber: return true
  case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return !first
  default: return !first && (scalar == "\u{200C}" || scalar == "\u{200D}")
  }
}

/// Whether a character is white space of JSON5, the ends of lines among it.
func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar == " " || (0x09...0x0D).contains(scalar.value) }
  return scalar == "\u{FEFF}" || isLineEnd(scalar) || scalar.properties.generalCategory == .spaceSeparator
}

/// Whether a character ends a line.
func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func hexadecimalValue(_ byte: UInt8) -> Int? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
  default: nil
  }
}
