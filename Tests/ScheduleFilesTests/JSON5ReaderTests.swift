import Diagnostics
import Testing

@testable import ScheduleFiles

/// A value as strict JSON with the keys in their order, for comparing.
func canonical(_ node: JSONNode) -> String {
  switch node.value {
  case .null: "null"
  case .bool(let truth): "\(truth)"
  case .number(let number): "\(number)"
  case .string(let text): "\"" + text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined() + "\""
  case .array(let elements): "[" + elements.map(canonical).joined(separator: ",") + "]"
  case .object(let object):
    "{" + object.members.map { "\"\($0.key)\":\(canonical($0.node))" }.joined(separator: ",") + "}"
  }
}

func readJSON5(_ text: String) -> (root: JSONNode?, faults: [Diagnostic]) {
  JSON5Reader.read(SourceText(name: "f", bytes: Array(text.utf8)))
}

/// The example of the specification's introduction (spec.json5.org, 1.1), in the words of this project.
private let kitchenSink = """
  {
    // a comment
    bare: 'single quotes', $dollar_1: "double 'quotes'", /* another
    comment */ lines: 'first \\
  second', hexadecimal: 0xdecaf, leadingPoint: .5, trailingPoint: 8., plus: +1,
    strict: {"key": [true, false, null,],},
  }
  """

struct JSON5Case: CustomTestStringConvertible, Sendable {
  let text: String
  let canonical: String
  var testDescription: String { text }

  init(_ text: String, _ canonical: String) {
    self.text = text
    self.canonical = canonical
  }
}

@Suite struct JSON5ReaderTests {
  static let valid: [JSON5Case] = [
    // Values of JSON.
    .init("null", "null"), .init("true", "true"), .init(" false ", "false"), .init("[]", "[]"), .init("{}", "{}"),
    .init("[1,[2,[3]]]", "[1.0,[2.0,[3.0]]]"), .init(#"{"a":{"b":[]}}"#, #"{"a":{"b":[]}}"#),
    .init("\"text\"", "\"text\""), .init("\"\"", "\"\""),
    // Order of keys.
    .init("{c: 1, a: 2, b: 3}", #"{"c":1.0,"a":2.0,"b":3.0}"#),
    // Trailing commas.
    .init("[1,]", "[1.0]"), .init("{a:1,}", #"{"a":1.0}"#),
    // Keys.
    .init("{'a b': 1, \"c\": 2}", #"{"a b":1.0,"c":2.0}"#), .init("{_a$9: 1}", #"{"_a$9":1.0}"#),
    .init("{مهران: 1, ünïcödé: 2, ὁ: 3}", #"{"مهران":1.0,"ünïcödé":2.0,"ὁ":3.0}"#),
    .init("{a\\u0062c: 1}", #"{"abc":1.0}"#),
    .init("{null: 1, true: 2, Infinity: 3}", #"{"null":1.0,"true":2.0,"Infinity":3.0}"#),
    .init("{a\u{200C}b: 1}", "{\"a\u{200C}b\":1.0}"), .init("{'': 1}", #"{"":1.0}"#),
    // Strings.
    .init(#"'a"b'"#, #""a\"b""#), .init(#""a'b""#, #""a\'b""#),
    .init(#"'\'\"\\\/\b\f\n\r\t\v\0'"#, #""\'\"\\/\u{08}\u{0C}\n\r\t\u{0B}\0""#),
    .init(#"'\x41\u0042'"#, #""AB""#), .init(#"'\A\C\/\D\C'"#, #""AC/DC""#), .init("'a\\\nb'", #""ab""#),
    .init("'a\\\r\nb\\\rc\\\u{2028}d\\\u{2029}e'", #""abcde""#), .init(#"'\uD83D\uDE9A'"#, "\"🚚\""),
    .init("'🚚 مهران'", "\"🚚 مهران\""),
    .init("'\u{2028}\u{2029}'", "\"\u{2028}\u{2029}\""), .init("'// no comment'", "\"// no comment\""),
    // Numbers.
    .init("0", "0.0"), .init("-0", "-0.0"), .init("+1", "1.0"), .init("-.5", "-0.5"), .init("5.", "5.0"),
    .init(".5e1", "5.0"),
    .init("5.e1", "50.0"), .init("1e3", "1000.0"), .init("1E+3", "1000.0"), .init("1e-3", "0.001"),
    .init("0x1F", "31.0"),
    .init("-0Xa", "-10.0"), .init("Infinity", "inf"), .init("-Infinity", "-inf"), .init("+Infinity", "inf"),
    .init("NaN", "nan"), .init("-NaN", "-nan"), .init("0.1", "0.1"),
    .init("123456789012345678901", "1.2345678901234568e+20"),
    .init("1e999", "inf"),
    // White space and comments.
    .init("\u{FEFF}1", "1.0"), .init("\t\u{B}\u{C}\u{A0}\u{FEFF}\u{2003}\u{3000}\u{2028}1", "1.0"),
    .init("//\n1//", "1.0"),
    .init("/**/1/* * / */", "1.0"), .init("//\r1", "1.0"), .init("[/*a*/1/*b*/,/*c*/]", "[1.0]"),
    .init(
      kitchenSink,
      #"{"bare":"single quotes","$dollar_1":"double \'quotes\'","lines":"first second","hexadecimal":912559.0,"#
        + #""leadingPoint":0.5,"trailingPoint":8.0,"plus":1.0,"strict":{"key":[true,false,null]}}"#),
  ]

  @Test(arguments: valid)
  func reads(_ example: JSON5Case) {
    let (root, faults) = readJSON5(example.text)
    #expect(faults.map(\.description) == [])
    #expect(root.map(canonical) == example.canonical)
  }

  static let invalid: [JSON5Case] = [
    .init("", "f:1:1: error: found an empty file, expected an object"),
    .init("// nothing\n", "f:1:1: error: found an empty file, expected an object"),
    .init("{", "f:1:2: error: found the end of the file, expected a key or \"}\""),
    .init("{a", "f:1:3: error: found the end of the file, expected \":\" after the key \"a\""),
    .init("{a:", "f:1:4: error: found the end of the file, expected a value"),
    .init("{a:1", "f:1:5: error: found the end of the file, expected \",\" or \"}\" to close the bracket of line 1"),
    .init("\n[1", "f:2:3: error: found the end of the file, expected \",\" or \"]\" to close the bracket of line 2"),
    .init("[", "f:1:2: error: found the end of the file, expected a value or \"]\" to close the bracket of line 1"),
    .init("{a:1 b:2}", "f:1:6: error: found \"b\", expected \",\" or \"}\""),
    .init("{a 1}", "f:1:4: error: found \"1\", expected \":\" after the key \"a\""),
    .init("{a:1,,}", "f:1:6: error: found \",\", expected a key"),
    .init("[,]", "f:1:2: error: found \",\", expected a value"),
    .init("{a:1]", "f:1:5: error: found \"]\", expected \",\" or \"}\""),
    .init("[1}", "f:1:3: error: found \"}\", expected \",\" or \"]\""),
    .init("{1: 2}", "f:1:2: error: found \"1\", expected a key"),
    .init("{[]: 2}", "f:1:2: error: found \"[\", expected a key"),
    .init("{} {}", "f:1:4: error: found \"{\", expected the end of the file"),
    .init("]", "f:1:1: error: found \"]\", expected a value"),
    .init("{a: six}", "f:1:5: error: found \"six\", expected a value\n  try: \"six\""),
    .init("nul", "f:1:1: error: found \"nul\", expected a value\n  try: \"nul\""),
    .init("'a", "f:1:1: error: found a text without an end, expected a closing quote"),
    .init("{a:\n \"b\n}", "f:2:2: error: found a text without an end on its line, expected a closing quote"),
    .init("/* a", "f:1:1: error: found a comment without an end, expected \"*/\""),
    .init("/*/", "f:1:1: error: found a comment without an end, expected \"*/\""),
    .init("/ a", "f:1:1: error: found \"/\", expected a comment, // or /*"),
    .init("01", "f:1:1: error: found a number with a leading zero, expected none"),
    .init("+", "f:1:2: error: found the end of the file, expected a digit"),
    .init(".", "f:1:2: error: found the end of the file, expected a digit"),
    .init("1e", "f:1:3: error: found the end of the file, expected the digits of the exponent"),
    .init("0x", "f:1:3: error: found the end of the file, expected a hexadecimal digit"),
    .init("0xG", "f:1:3: error: found \"G\", expected a hexadecimal digit"),
    .init("12px", "f:1:1: error: found \"12px\", expected a number or a text in quotes"),
    .init("- 1", "f:1:2: error: found \" \", expected a digit"),
    .init(#"'\1'"#, #"f:1:2: error: found the escape "\1", expected \x and two hexadecimal digits"#),
    .init(#"'\01'"#, #"f:1:2: error: found an octal escape, expected \x and two hexadecimal digits"#),
    .init(#"'\x4'"#, "f:1:5: error: found \"'\", expected 2 hexadecimal digits"),
    .init(#"'\u00'"#, "f:1:6: error: found \"'\", expected 4 hexadecimal digits"),
    .init(#"'\uD83D'"#, "f:1:2: error: found half of a surrogate pair, expected both halves"),
    .init(#"'\uDE9A'"#, "f:1:2: error: found half of a surrogate pair, expected both halves"),
    .init(#"{a\u0020: 1}"#, "f:1:3: error: found the escape of a character that no bare key may have"),
    .init(#"{a\x41: 1}"#, "f:1:4: error: found \"x41\", expected an escape such as \\u0041 in a key"),
    .init(
      "{a:1,\n 'a':2, b:3, a:4}",
      "f:2:2: error: found the key \"a\" again, expected it once (first on line 1)\nf:2:14: error: found the key \"a\" again, expected it once (first on line 1)"
    ),
    // Columns count characters, not bytes or scalars; a mark at the start of the file is none.
    .init("{'مهران e\u{301} 🚚': six}", "f:1:15: error: found \"six\", expected a value\n  try: \"six\""),
    .init("\u{FEFF}{1}", "f:1:2: error: found \"1\", expected a key"),
    .init("{\r\n  a: 1,\r  b: }", "f:3:6: error: found \"}\", expected a value"),
    .init("{a: \u{1B}[31m}", "f:1:5: error: found the character U+001B, expected a value"),
    .init("{a: 1\u{0}}", "f:1:6: error: found the character U+0000, expected \",\" or \"}\""),
  ]

  @Test(arguments: invalid)
  func reports(_ example: JSON5Case) {
    let plain = readJSON5(example.text).faults.map { fault in
      var plain = fault
      plain.excerpt = nil
      return plain.description
    }
    #expect(plain.joined(separator: "\n") == example.canonical)
  }

  @Test func showsTheLineWithACaret() {
    let text = "{\n\tservers: 6,\n\tservice six\n}"
    #expect(
      readJSON5(text).faults.map(\.description) == [
        """
        f:3:10: error: found "six", expected ":" after the key "service"
          \tservice six
          \t        ^
        """
      ])
  }

  @Test(arguments: [
    ([0x7B, 0xFF, 0x7D] as [UInt8], "f:1:2: error: found the byte 0xFF, expected UTF-8"),
    ([0x22, 0xC3, 0x22], "f:1:2: error: found the byte 0xC3, expected UTF-8"),
    ([0x22, 0xED, 0xA0, 0x80, 0x22], "f:1:2: error: found the byte 0xED, expected UTF-8"),
    ([0xC0, 0x80], "f:1:1: error: found the byte 0xC0, expected UTF-8"),
    ([0xFF, 0xFE, 0x7B, 0x00], "f:1:1: error: found a UTF-16 byte order mark, expected UTF-8"),
    ([0x7B, 0x0A, 0xF0, 0x9F], "f:2:1: error: found the byte 0xF0, expected UTF-8"),
  ])
  func refusesOtherEncodings(_ example: (bytes: [UInt8], expected: String)) {
    let faults = JSON5Reader.read(SourceText(name: "f", bytes: example.bytes)).faults
    #expect(faults.map { $0.description.split(separator: "\n").first.map(String.init) } == [example.expected])
  }

  @Test(arguments: ["[", "{a:", "[{a:["])
  func refusesDeepNesting(_ opening: String) {
    let brackets = opening.count { $0 == "[" || $0 == "{" }
    let deep = String(repeating: opening, count: 10_000 / brackets)
    let fault = readJSON5(deep).faults.map(\.message)
    #expect(fault == ["found a bracket inside 100 others, expected at most 100 levels"])
    let allowed = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(readJSON5(allowed).faults.isEmpty)
    #expect(!readJSON5("[" + allowed + "]").faults.isEmpty)
  }

  @Test func keepsPlaces() throws {
    let text = "{\n  'name': \"Mehran\",\n  servers: [ 6 , 0x10 ] }"
    let root = try #require(readJSON5(text).root?.object)
    #expect(root.members.map { $0.keyNode.location.line } == [2, 3])
    #expect(root.members.map { $0.keyNode.location.column } == [3, 3])
    #expect(root.members.map(\.node.writtenText) == ["\"Mehran\"", "[ 6 , 0x10 ]"])
    guard case .array(let elements) = root.members[1].node.value else {
      Issue.record("not a list")
      return
    }
    #expect(elements.map(\.writtenText) == ["6", "0x10"])
    #expect(elements.map(\.location.column) == [14, 18])
  }

  @Test(arguments: [
    (#""Su,We 08:00""#, [1, 2, 3, 4, 5, 6, 7]), (#"'a\tb\u0063d'"#, [1, 2, 4, 5, 11]), (#"'مeé🚚x'"#, [1, 3, 4, 6, 10]),
    (#"'\uD83D\uDE9Ax'"#, [1, 13, 14]), ("'a\\\nb'", [1, 4, 5]), ("''", [1, 1]),
  ])
  func mapsCharactersToBytes(_ example: (text: String, offsets: [Int])) throws {
    let root = try #require(readJSON5(example.text).root)
    let found = example.offsets.indices.map { JSON5Reader.offset(ofCharacter: $0, in: root) }
    #expect(found == example.offsets)
  }

  @Test func readsTenThousandKeysInLinearTime() throws {
    let text = "{" + (0..<10_000).map { "k\($0): \($0)," }.joined() + "}"
    let root = try #require(readJSON5(text).root)
    #expect(root.object?.members.count == 10_000)
  }
}
