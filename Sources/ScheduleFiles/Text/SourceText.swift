import Diagnostics

/// The bytes of one file, valid UTF-8, with its name and the starts of its lines.
///
/// Trees and tables made from a file keep byte offsets into it; lines and columns are counted only when a message
/// needs them.
final class SourceText: Sendable {
  /// The path as messages show it.
  let name: String
  /// 0 for the network's own files; k for the k-th scenario on top of them.
  let layer: Int
  /// The whole file.
  let bytes: [UInt8]
  private let lineStarts: [Int]
  /// Places in long lines with the characters of the line before them, so that a place far to the right of a file
  /// without line ends is found as fast as any.
  private let marks: [(offset: Int, characters: Int)]

  /// A text whose bytes are known to be UTF-8; others are replaced in messages.
  init(name: String, layer: Int = 0, bytes: [UInt8]) {
    self.name = name
    self.layer = layer
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices {
      let lineFeed = bytes[index] == UInt8(ascii: "\n")
      let carriageReturn = bytes[index] == UInt8(ascii: "\r")
      if lineFeed || (carriageReturn && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n"))) {
        starts.append(index + 1)
      }
    }
    lineStarts = starts
    marks = Self.marks(in: bytes, lineStarts: starts)
  }

  private static let markDistance = 4_096

  private static func marks(in bytes: [UInt8], lineStarts: [Int]) -> [(offset: Int, characters: Int)] {
    var marks: [(offset: Int, characters: Int)] = []
    for (start, end) in zip(lineStarts, lineStarts.dropFirst() + [bytes.count]) where end - start > 2 * markDistance {
      var offset = start
      var characters = 0
      for character in String(decoding: bytes[start..<end], as: UTF8.self) {
        if offset - (marks.last?.offset ?? start) >= markDistance || (marks.last?.offset ?? -1) < start {
          marks.append((offset, characters))
        }
        offset += character.utf8.count
        characters += 1
      }
    }
    return marks
  }

  /// The offset of the first byte that does not start or continue a UTF-8 character, or nil.
  static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Whether the text starts with the bytes of U+FEFF, which count neither as a column nor as content.
  var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// Line and column, counted in characters, of a byte.
  ///
  /// Complexity: O(log lines + length of the line, as far as it is not very long).
  func location(at offset: Int) -> SourceLocation {
    let line = lineIndex(at: offset)
    var start = lineStarts[line]
    var column = 1
    if let mark = lastMark(at: offset), mark.offset >= start {
      start = mark.offset
      // A mark at the start of the file is no column.
      column += mark.characters - (line == 0 && mark.offset > 0 && hasByteOrderMark ? 1 : 0)
    }
    column += characters(start..<max(start, min(offset, bytes.count))).count
    return SourceLocation(file: name, line: line + 1, column: column)
  }

  /// The line of a byte, from 1.
  func line(at offset: Int) -> Int { lineIndex(at: offset) + 1 }

  /// The line that holds a byte, as far as a message may show it; nil if the place is too far to the right.
  func excerpt(at offset: Int) -> String? {
    let line = lineIndex(at: offset)
    let start = lineStarts[line]
    guard offset - start <= 2 * Self.markDistance else { return nil }
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    // More than a window's worth of characters follow, whatever their length.
    let shown = characters(start..<min(end, offset + Self.markDistance))
    return String(shown.prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" })
  }

  /// A fault at a byte.
  func diagnostic(
    _ severity: Severity, at offset: Int, _ message: String, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity, at: location(at: offset), message, suggestion: suggestion, excerpt: excerpt(at: offset))
  }

  /// The text between two bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func characters(_ range: Range<Int>) -> String {
    let lower = range.lowerBound == 0 && hasByteOrderMark ? min(3, range.upperBound) : range.lowerBound
    return text(lower..<range.upperBound)
  }

  private func lastMark(at offset: Int) -> (offset: Int, characters: Int)? {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? marks[low - 1] : nil
  }

  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A text in double quotes for a message; a long one is cut.
func quoted(_ text: some StringProtocol) -> String {
  "\"\(text.prefix(60))\(text.dropFirst(60).isEmpty ? "" : "…")\""
}
