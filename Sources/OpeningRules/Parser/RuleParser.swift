/// Reads the text of an opening rule by recursive descent over its UTF-8 bytes, once, from left to right.
///
/// Nothing here looks back over the text except to word a fault, so that reading takes time linear in its length.
struct RuleParser {
  let source: String
  let bytes: [UInt8]
  /// Which words the rule may have.
  let notation: RuleNotation
  /// The byte to read next.
  var index = 0
  /// Whether some character so far has more bytes than one; only comments may hold such.
  var hasWideCharacters = false

  private init(_ source: String, _ notation: RuleNotation) {
    self.source = source
    self.notation = notation
    self.bytes = Array(source.utf8)
  }

  /// The clauses of a rule's text.
  static func clauses(of source: String, notation: RuleNotation) throws(RuleSyntaxError) -> [RuleClause] {
    var parser = RuleParser(source, notation)
    var clauses = try parser.clauses()
    if parser.hasWideCharacters { parser.convertPositions(of: &clauses) }
    return clauses
  }

  private mutating func clauses() throws(RuleSyntaxError) -> [RuleClause] {
    var clauses: [RuleClause] = []
    skipSpaces()
    guard !isAtEnd else { throw emptyRule() }
    if isAtSeparator { throw missingClause() }
    var joint = RuleJoint.normal
    while true {
      clauses.append(try clause(joint))
      skipSpaces()
      guard !isAtEnd else { return clauses }
      let separator = index
      switch byte {
      case Ascii.semicolon:
        index += 1
        joint = .normal
      case Ascii.comma where byte(at: index + 1) == Ascii.space:
        index += 1
        joint = .additional
      case Ascii.bar where byte(at: index + 1) == Ascii.bar && byte(at: index + 2) != Ascii.bar:
        index += 2
        joint = .fallback
      default:
        throw wrongSeparator()
      }
      skipSpaces()
      if isAtEnd { throw nothingAfter(separator) }
      if isAtSeparator { throw missingClause() }
      if joint == .additional, startsDayTime(at: index), clauses[clauses.count - 1].positions.state == 0 {
        throw timeAfterComma(at: separator)
      }
    }
  }

  /// Whether a byte that ends a clause is next.
  var isAtSeparator: Bool { byte == Ascii.semicolon || byte == Ascii.bar || byte == Ascii.comma }

  /// Turns the byte positions that the parser left in the clauses into columns of characters.
  private func convertPositions(of clauses: inout [RuleClause]) {
    var columns: [Int] = []
    columns.reserveCapacity(bytes.count + 1)
    for (number, character) in source.enumerated() {
      columns.append(contentsOf: repeatElement(number + 1, count: character.utf8.count))
    }
    func convert(_ position: inout Int) {
      if position > 0 { position = columns[position - 1] }
    }
    for clause in clauses.indices {
      convert(&clauses[clause].positions.clause)
      convert(&clauses[clause].positions.years)
      convert(&clauses[clause].positions.dates)
      convert(&clauses[clause].positions.weeks)
      convert(&clauses[clause].positions.weekdays)
      convert(&clauses[clause].positions.spans)
      convert(&clauses[clause].positions.state)
    }
  }
}

// MARK: - Bytes

/// The bytes that have a meaning in the rule language.
enum Ascii {
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let slash = UInt8(ascii: "/")
  static let zero = UInt8(ascii: "0")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let leftParenthesis = UInt8(ascii: "(")
  static let rightParenthesis = UInt8(ascii: ")")
  static let leftBracket = UInt8(ascii: "[")
  static let rightBracket = UInt8(ascii: "]")
  static let bar = UInt8(ascii: "|")
  static let carriageReturn = UInt8(ascii: "\r")

  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}

extension RuleParser {
  var isAtEnd: Bool { index >= bytes.count }
  /// The byte to read next; 0 at the end.
  var byte: UInt8 { byte(at: index) }

  /// A byte of the text; 0 past its end.
  func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  mutating func skipSpaces() {
    while byte == Ascii.space { index += 1 }
  }

  /// Reads a byte if it is the next one.
  mutating func accept(_ expected: UInt8) -> Bool {
    guard byte == expected, !isAtEnd else { return false }
    index += 1
    return true
  }

  func firstNonSpace(from start: Int) -> Int {
    var position = start
    while byte(at: position) == Ascii.space { position += 1 }
    return position
  }

  /// How many digits stand at `start`, at most 10.
  func digitCount(at start: Int) -> Int {
    var count = 0
    while count < 10, Ascii.isDigit(byte(at: start + count)) { count += 1 }
    return count
  }

  /// The value of `count` digits, at most 10, at `start`.
  func number(at start: Int, digits count: Int) -> Int {
    var value = 0
    for position in start..<start + count { value = value * 10 + Int(byte(at: position) &- Ascii.zero) }
    return value
  }

  /// Whether one or two digits and a colon that is part of a time stand at `start`: `08:00`, but not `15:` of `Jun 15: Mo`
  /// nor of `Jun 15:08:00-12:00`.
  func startsTime(at start: Int) -> Bool {
    let count = digitCount(at: start)
    guard count == 1 || count == 2, byte(at: start + count) == Ascii.colon else { return false }
    let minutes = start + count + 1
    return Ascii.isDigit(byte(at: minutes))
      && !(digitCount(at: minutes) == 2 && byte(at: minutes + 2) == Ascii.colon)
  }

  /// The end of the letters that start at `start`.
  func endOfWord(at start: Int) -> Int {
    var end = start
    while Ascii.isLetter(byte(at: end)) { end += 1 }
    return end
  }

  /// Whether the bytes at `start` are those of a word.
  func has(_ word: String, at start: Int) -> Bool {
    var position = start
    for letter in word.utf8 {
      guard byte(at: position) == letter else { return false }
      position += 1
    }
    return true
  }

  /// A part of the text.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
