import Diagnostics
import SeededRandom
import Testing

@testable import ScheduleFiles

@Suite struct RandomTests {
  // MARK: Bad files

  private static let scraps = [
    "{", "}", "[", "]", ":", ",", "\"", "'", "null", "-1", "1e999", "NaN", "0x", "\\u", "\\uD83D", "/*", "*/", "//",
    "\n", "\r", "\u{2028}", "\u{FEFF}", "مهران", "🚚", "e\u{301}", "\0", "value", "source", "from", "until", "{}", "[]",
    "2020-02-30", "\"off\"", "\"PH off\"", "24/7", "true", "9999999999999999999", "trucks/day", "min", "choices",
  ]

  /// A text with some bytes changed, taken away, doubled or put in.
  private static func mutate(_ text: String, _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...random.below(3) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      let end = min(bytes.count, place + 1 + random.below(40))
      switch random.below(6) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 3: bytes = Array(bytes[..<place])
      case 4:
        let other = random.below(bytes.count)
        bytes.swapAt(place, other)
      default: bytes.insert(contentsOf: Array(random.pick(scraps).utf8), at: place)
      }
    }
    return bytes
  }

  @Test(arguments: 1...8)
  func noMutatedFileIsACrash(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let scenario = """
      { source: "s", patch: { crossings: { north: { quotas: { daily: { trucks: 300 }, weekly: null },
        stages: { documents: { servers: { value: 7, note: "n" } } } } }, streams: { main: { profile: { "Mo": 1 } } } } }
      """
    let files = SmallNetwork.files(["scenarios/s.json5": scenario]).sorted { $0.key < $1.key }
    let folder = SmallNetwork.folder(["scenarios/s.json5": scenario])
    var faults: [String] = []
    var unreadable = 0
    for round in 0..<60 {
      let (name, text) = random.pick(files)
      let bytes = Self.mutate(text, &random)
      folder.write(bytes, to: name)
      let reading = readNetwork(folder: folder.path, scenarios: ["s"], doubts: true)
      let errors = reading.diagnostics.contains { $0.severity == .error }
      if errors != (reading.network == nil) || errors != (reading.failure != nil) {
        faults.append("seed \(seed), round \(round), \(name): a network and errors, or neither")
      }
      for diagnostic in reading.diagnostics {
        guard let place = diagnostic.location else { continue }
        if place.line < 1 || place.column < 1 || diagnostic.message.isEmpty {
          faults.append("seed \(seed), round \(round), \(name): \(diagnostic)")
        }
      }
      if errors { unreadable += 1 }
      _ = reading.figures
      folder.write(text, to: name)
    }
    #expect(faults == [])
    // Most changes hurt; that some don't shows that not everything is refused.
    #expect((20...59).contains(unreadable), "seed \(seed)")
  }

  // MARK: Round trips

  private static func tree(_ random: inout SeededGenerator, depth: Int) -> JSONTree {
    switch random.below(depth > 0 ? 7 : 5) {
    case 0: .null
    case 1: .bool(random.below(2) == 0)
    case 2: .number(Double(random.below(2_000_000) - 1_000_000) / Double(random.pick([1, 2, 8, 1_000, 1_024])))
    case 3, 4: .string(text(&random))
    case 5: .array((0..<random.below(4)).map { _ in tree(&random, depth: depth - 1) })
    default:
      .object((0..<random.below(5)).map { ("\(text(&random))\($0)", tree(&random, depth: depth - 1)) })
    }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let letters: [Character] = [
      "a", "Z", "_", "$", "9", " ", "\"", "'", "\\", "\n", "\r", "\t", "\0", "\u{7F}", "م", "🚚", "é", "/", "*", ":",
    ]
    return String((0..<random.below(8)).map { _ in random.pick(letters) })
  }

  @Test(arguments: 1...20)
  func readsWhatWasWritten(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var wrong: [String] = []
    for _ in 0..<40 {
      let tree = Self.tree(&random, depth: 5)
      let written = tree.written(&random)
      let (root, faults) = readJSON5(written)
      if !faults.isEmpty || root.map(canonical) != tree.canonical {
        wrong.append("seed \(seed): \(written.debugDescription): \(faults)")
      }
    }
    #expect(wrong == [])
  }

  @Test(arguments: 1...10)
  func readsTablesAsWritten(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let letters: [Character] = ["a", "1", " ", ",", "\"", "\n", "\r\n", "م", "🚚"]
    var wrong: [String] = []
    for _ in 0..<40 {
      let width = 1 + random.below(4)
      // A first letter that is no space, as spaces around a field are not part of it, and a row is not blank.
      let rows = (0..<random.below(5)).map { _ in
        (0..<width).map { _ in "x" + String((0..<random.below(5)).map { _ in random.pick(letters) }) + "y" }
      }
      let header = (0..<width).map { "column \($0)" }
      let ending = random.pick(["\n", "\r\n"])
      let written = ([header] + rows).map { row in
        row.map { field in
          let needsQuotes = field.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
          return needsQuotes || random.below(3) == 0 ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
        }.joined(separator: ",")
      }.joined(separator: ending)
      let (table, faults) = CSVTable.read(SourceText(name: "f", bytes: Array(written.utf8)))
      let cells = table.map { table in
        (0..<table.rowCount).map { row in (0..<width).map { table.text(row: row, column: $0) } }
      }
      if !faults.isEmpty || cells != rows || table?.columns != header {
        wrong.append("seed \(seed): \(written.debugDescription): \(faults)")
      }
    }
    #expect(wrong == [])
  }

  @Test func countsColumnsOfVeryLongLines() {
    var random = SeededGenerator(seed: 1)
    let pieces = ["a", "é", "م", "🚚", "e\u{301}", "\t"]
    let lines = [3, 30_000, 0, 9_000, 50].map { count in (0..<count).map { _ in random.pick(pieces) } }
    let text = "\u{FEFF}" + lines.map { $0.joined() }.joined(separator: "\n")
    let source = SourceText(name: "f", bytes: Array(text.utf8))
    var wrong: [String] = []
    var offset = 3
    for (row, line) in lines.enumerated() {
      for (column, piece) in line.enumerated() {
        // All of the small lines and a sample of the long ones.
        if line.count < 100 || column % 997 == 0 || column == line.count - 1 {
          let expected = SourceLocation(file: "f", line: row + 1, column: column + 1)
          if source.location(at: offset) != expected { wrong.append("\(expected): \(source.location(at: offset))") }
        }
        offset += piece.utf8.count
      }
      offset += 1
    }
    #expect(wrong == [])
  }
}

/// A tree to write in one of the many ways of JSON5.
indirect enum JSONTree {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([(String, JSONTree)])

  /// As `canonical(_:)` shows a node.
  var canonical: String {
    switch self {
    case .null: "null"
    case .bool(let truth): "\(truth)"
    case .number(let number): "\(number)"
    case .string(let text): "\"" + text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined() + "\""
    case .array(let elements): "[" + elements.map(\.canonical).joined(separator: ",") + "]"
    case .object(let members): "{" + members.map { "\"\($0)\":\($1.canonical)" }.joined(separator: ",") + "}"
    }
  }

  func written(_ random: inout SeededGenerator) -> String {
    func space(_ random: inout SeededGenerator) -> String {
      random.pick(["", "", " ", "\n", "\t", "/* c */", "// c\n", "\u{A0}", "\r\n"])
    }
    let before = space(&random)
    let after = space(&random)
    let value: String
    switch self {
    case .null: value = "null"
    case .bool(let truth): value = "\(truth)"
    case .number(let number): value = (number >= 0 && random.below(4) == 0 ? "+" : "") + "\(number)"
    case .string(let text): value = Self.quoted(text, &random)
    case .array(let elements):
      let inner = elements.map { $0.written(&random) }.joined(separator: ",")
      value = "[\(inner)\(!elements.isEmpty && random.below(3) == 0 ? "," : "")]"
    case .object(let members):
      var parts: [String] = []
      for (key, member) in members {
        let isBare = !key.isEmpty && key.unicodeScalars.enumerated().allSatisfy { isNamePart($1, first: $0 == 0) }
        let name = isBare && random.below(2) == 0 ? key : Self.quoted(key, &random)
        parts.append("\(space(&random))\(name)\(space(&random)):\(member.written(&random))")
      }
      value = "{\(parts.joined(separator: ","))\(!members.isEmpty && random.below(3) == 0 ? "," : "")}"
    }
    return before + value + after
  }

  private static func quoted(_ text: String, _ random: inout SeededGenerator) -> String {
    let quote: Unicode.Scalar = random.below(2) == 0 ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars {
      let mustEscape = scalar == quote || scalar == "\\" || scalar == "\n" || scalar == "\r"
      if scalar.value < 0x10000, random.below(5) == 0 {
        let digits = String(scalar.value, radix: 16, uppercase: random.below(2) == 0)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else if mustEscape {
        result += scalar == "\n" ? "\\n" : scalar == "\r" ? "\\r" : "\\\(scalar)"
      } else {
        result.unicodeScalars.append(scalar)
      }
      if random.below(12) == 0 { result += random.pick(["\\\n", "\\\r\n", "\\\u{2028}"]) }
    }
    return result + String(quote)
  }
}
