extension ICalendarComponent {
  /// The component as a file: UTF-8 without a byte order mark, lines of at most 75 octets that end in CR LF.
  ///
  /// A longer line is folded, never inside a character of UTF-8. Source: RFC 5545, section 3.1.
  ///
  /// Complexity: O(n) in the octets written.
  func text() -> String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The most octets of a line, without its end.
  private static let lineLimit = 75

  private func append(to bytes: inout [UInt8]) {
    Self.appendFolded("BEGIN:\(name)", to: &bytes)
    for property in properties { Self.appendFolded(property.contentLine, to: &bytes) }
    for component in components { component.append(to: &bytes) }
    Self.appendFolded("END:\(name)", to: &bytes)
  }

  private static func appendFolded(_ line: String, to bytes: inout [UInt8]) {
    let octets = Array(line.utf8)
    var start = 0
    // The blank that a folded line goes on with is one of its octets.
    var room = lineLimit
    while octets.count - start > room {
      var end = start + room
      while octets[end] & 0xC0 == 0x80 { end -= 1 }
      // Editors and mail take blanks away from the ends of lines.
      if let last = octets[start..<end].lastIndex(where: { $0 != 0x20 }) { end = last + 1 }
      bytes += octets[start..<end]
      bytes += [0x0D, 0x0A, 0x20]
      start = end
      room = lineLimit - 1
    }
    bytes += octets[start...]
    bytes += [0x0D, 0x0A]
  }
}

extension ICalendarProperty {
  /// The property as one line, not folded.
  fileprivate var contentLine: String {
    let written = parameters.map { parameter in
      ";\(parameter.name)=\(parameter.values.map(ICalendarText.parameterValue).joined(separator: ","))"
    }
    return "\(name)\(written.joined()):\(value)"
  }
}
