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
  /// Complexity: O(log lines + length of the line).
  func location(at offset: Int) -> SourceLocation {
    let line = lineIndex(at: offset)
    let before = characters(lineStarts[line]..<max(lineStarts[line], min(offset, bytes.count)))
    return SourceLocation(file: name, line: line + 1, column: before.count + 1)
  }

  /// The line of a byte, from 1.
  func line(at offset: Int) -> Int { lineIndex(at: offset) + 1 }

  /// The line that holds a byte, as a message shows it: tabs and control characters as one space each.
  ///
  /// Nil if the place is too far to the right to be shown; a long line is cut.
  func excerpt(at offset: Int) -> String? {
    let line = lineIndex(at: offset)
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    // A minified file is one line of megabytes: look at no more of it than could be shown.
    guard offset - lineStarts[line] <= 4 * Self.excerptLength else { return nil }
    let cut = min(end, lineStarts[line] + 8 * Self.excerptLength)
    let shown = characters(lineStarts[line]..<cut).filter { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    guard location(at: offset).column <= Self.excerptLength else { return nil }
    let text = String(shown.prefix(Self.excerptLength).map { isControl($0) ? " " : $0 })
    return shown.count > Self.excerptLength || cut < end ? text + "…" : text
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

  private static let excerptLength = 160

  private func characters(_ range: Range<Int>) -> String {
    let lower = range.lowerBound == 0 && hasByteOrderMark ? min(3, range.upperBound) : range.lowerBound
    return text(lower..<range.upperBound)
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

/// Whether a character must not reach a terminal as it is.
private func isControl(_ character: Character) -> Bool {
  character.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
}

/// A text in double quotes for a message: control characters as one space each, a long one cut.
func quoted(_ text: some StringProtocol) -> String {
  let shown = String(text.prefix(60).map { isControl($0) ? " " : $0 })
  return "\"\(shown)\(text.dropFirst(60).isEmpty ? "" : "…")\""
}
