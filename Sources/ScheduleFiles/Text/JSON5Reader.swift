import CivilTime
import Diagnostics

/// Reads JSON5 (and so JSON) into a tree that keeps positions.
///
/// Duplicate keys are faults, and reading goes on; the first syntax error ends it. Nesting deeper than
/// ``nestingLimit`` is an error, so that no text can exhaust the stack.
/// Complexity: O(n) in the bytes of the text.
///
/// Source: the JSON5 data interchange format 1.0.0 (spec.json5.org); ECMAScript 5.1, 7.6 and 7.8.4, for names and
/// escapes. Differs: half a surrogate pair in an escape is an error, as no UTF-8 text can hold it.
struct JSON5Reader {
  /// How deep lists and objects may stand in each other.
  static let nestingLimit = 100

  let source: SourceText
  let bytes: [UInt8]
  /// The byte to be read next.
  var position: Int
  /// Duplicate keys found on the way.
  private(set) var duplicates: [Diagnostic] = []
  private var depth = 0

  /// A reader that starts at a byte.
  init(_ source: SourceText, at offset: Int) {
    self.source = source
    bytes = source.bytes
    position = offset
  }

  /// The tree of a text, or nil and the reasons.
  static func read(_ source: SourceText) -> (root: JSONNode?, faults: [Diagnostic]) {
    if let invalid = SourceText.firstInvalidOffset(in: source.bytes) {
      let wide = source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF])
      let found = wide ? "a UTF-16 byte order mark" : "the byte \(hexadecimal(source.bytes[invalid]))"
      return (nil, [source.diagnostic(.error, at: invalid, "found \(found), expected UTF-8")])
    }
    var reader = JSON5Reader(source, at: source.hasByteOrderMark ? 3 : 0)
    do throws(Diagnostic) {
      try reader.skipSpace()
      if reader.position == reader.bytes.count {
        throw source.diagnostic(.error, at: 0, "found an empty file, expected an object")
      }
      let root = try reader.value()
      try reader.skipSpace()
      if reader.position < reader.bytes.count { throw reader.fault(expected: "the end of the file") }
      return (root, reader.duplicates)
    } catch {
      return (nil, reader.duplicates + [error])
    }
  }

  /// The byte at the position, or nil at the end.
  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  // MARK: Values

  private mutating func value() throws(Diagnostic) -> JSONNode {
    let start = position
    switch current ?? 0 {
    case UInt8(ascii: "{"): return try nested { reader throws(Diagnostic) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(Diagnostic) in try reader.array() }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = try string()
      return node(.string(text), from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      let number = try number()
      return node(.number(number), from: start)
    default: break
    }
    switch word(from: position) {
    case "null": return literal(.null, length: 4)
    case "true": return literal(.bool(true), length: 4)
    case "false": return literal(.bool(false), length: 5)
    case "Infinity": return literal(.number(.infinity), length: 8)
    case "NaN": return literal(.number(.nan), length: 3)
    case "": throw fault(expected: "a value")
    case let text:
      throw fault(expected: "a value", suggestion: "\"\(text)\"")
    }
  }

  private func node(_ value: JSONNode.Value, from start: Int) -> JSONNode {
    JSONNode(value: value, source: source, range: start..<position)
  }

  private mutating func literal(_ value: JSONNode.Value, length: Int) -> JSONNode {
    position += length
    return node(value, from: position - length)
  }

  private mutating func nested(
    _ read: (inout JSON5Reader) throws(Diagnostic) -> JSONNode
  ) throws(Diagnostic) -> JSONNode {
    guard depth < Self.nestingLimit else {
      throw source.diagnostic(
        .error, at: position,
        "found a bracket inside \(Self.nestingLimit) others, expected at most \(Self.nestingLimit) levels")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func object() throws(Diagnostic) -> JSONNode {
    let start = position
    position += 1
    var members: [JSONMember] = []
    var keys: [String: Int] = [:]
    while true {
      try skipSpace()
      if current == UInt8(ascii: "}") { break }
      let keyOffset = position
      let key = try self.key()
      let keyRange = keyOffset..<position
      try skipSpace()
      guard current == UInt8(ascii: ":") else { throw fault(expected: "\":\" after the key \(quoted(key))") }
      position += 1
      try skipSpace()
      let member = JSONMember(key, in: source, keyRange, node: try value())
      if let first = keys.updateValue(keyOffset, forKey: key) {
        keys[key] = first
        duplicates.append(
          source.diagnostic(
            .error, at: keyOffset,
            "found the key \(quoted(key)) again, expected it once (first on line \(source.location(at: first).line))"))
      } else {
        members.append(member)
      }
      try skipSpace()
      if current == UInt8(ascii: ",") {
        position += 1
      } else if current != UInt8(ascii: "}") {
        throw fault(expected: "\",\" or \"}\"", unclosed: start)
      }
    }
    position += 1
    return node(.object(JSONObject(members: members)), from: start)
  }

  private mutating func array() throws(Diagnostic) -> JSONNode {
    let start = position
    position += 1
    var elements: [JSONNode] = []
    while true {
      try skipSpace()
      if current == UInt8(ascii: "]") { break }
      if current == nil { throw fault(expected: "a value or \"]\"", unclosed: start) }
      elements.append(try value())
      try skipSpace()
      if current == UInt8(ascii: ",") {
        position += 1
      } else if current != UInt8(ascii: "]") {
        throw fault(expected: "\",\" or \"]\"", unclosed: start)
      }
    }
    position += 1
    return node(.array(elements), from: start)
  }

  // MARK: Keys

  private mutating func key() throws(Diagnostic) -> String {
    if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") { return try string() }
    var name = ""
    while let next = nextScalar() {
      if next.scalar == "\\" {
        let start = position
        position += 1
        guard current == UInt8(ascii: "u") else { throw fault(expected: "an escape such as \\u0041 in a key") }
        position += 1
        let scalar = try unicodeEscape(from: start)
        guard isNamePart(scalar, first: name.isEmpty) else {
          throw source.diagnostic(.error, at: start, "found the escape of a character that no bare key may have")
        }
        name.unicodeScalars.append(scalar)
      } else if isNamePart(next.scalar, first: name.isEmpty) {
        name.unicodeScalars.append(next.scalar)
        position += next.length
      } else {
        break
      }
    }
    if name.isEmpty {
      let expected = current == nil ? "a key or \"}\"" : "a key"
      throw fault(expected: expected)
    }
    return name
  }

  /// The run of letters and digits at an offset, or nothing; `first` if it may not begin with a digit.
  func word(from offset: Int, first: Bool = true) -> String {
    var reader = self
    reader.position = offset
    var text = ""
    while let next = reader.nextScalar(), isNamePart(next.scalar, first: first && text.isEmpty), text.utf8.count < 60 {
      text.unicodeScalars.append(next.scalar)
      reader.position += next.length
    }
    return text
  }

  /// The character at the position with its number of bytes, or nil at the end.
  func nextScalar() -> (scalar: Unicode.Scalar, length: Int)? {
    guard let lead = current else { return nil }
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    let text = source.text(position..<min(position + length, bytes.count))
    return text.unicodeScalars.first.map { ($0, length) }
  }

  // MARK: Space and faults

  /// Goes past white space and comments.
  mutating func skipSpace() throws(Diagnostic) {
    while let next = nextScalar() {
      if isSpace(next.scalar) {
        position += next.length
      } else if next.scalar == "/" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Diagnostic) {
    let start = position
    let mark = position + 1 < bytes.count ? bytes[position + 1] : 0
    if mark == UInt8(ascii: "/") {
      while let next = nextScalar(), !isLineEnd(next.scalar) { position += next.length }
    } else if mark == UInt8(ascii: "*") {
      position += 2
      while position + 1 < bytes.count {
        if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
          position += 2
          return
        }
        position += 1
      }
      throw source.diagnostic(.error, at: start, "found a comment without an end, expected \"*/\"")
    } else {
      throw fault(expected: "a comment, // or /*")
    }
  }

  /// The fault of finding what stands at the position.
  func fault(expected: String, suggestion: String? = nil, unclosed: Int? = nil) -> Diagnostic {
    var expected = expected
    if let unclosed, current == nil {
      expected += " to close the bracket of line \(source.location(at: unclosed).line)"
    }
    return source.diagnostic(
      .error, at: position, "found \(whatStandsHere), expected \(expected)", suggestion: suggestion)
  }

  private var whatStandsHere: String {
    guard let next = nextScalar() else { return "the end of the file" }
    if isLineEnd(next.scalar) { return "the end of the line" }
    if next.scalar.properties.generalCategory == .control {
      return "the character U+" + zeroPadded(Int(next.scalar.value), 4, radix: 16)
    }
    let run = word(from: position, first: false)
    return quoted(run.isEmpty ? String(next.scalar) : run)
  }
}

/// A byte for a message: `0x9F`.
func hexadecimal(_ byte: UInt8) -> String {
  "0x" + zeroPadded(Int(byte), 2, radix: 16)
}
