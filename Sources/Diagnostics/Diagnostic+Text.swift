extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message`, then the excerpt with a caret, then the suggestion, each on its own line.
  public var description: String {
    var lines: [String] = []
    let place = location.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
    lines.append("\(place)\(severity.word): \(message)")
    if let excerpt, let location {
      lines.append("  \(excerpt)")
      lines.append("  \(String(repeating: " ", count: max(0, location.column - 1)))^")
    }
    if let suggestion {
      lines.append("  try: \(suggestion)")
    }
    return lines.joined(separator: "\n")
  }
}

extension Severity {
  /// The word that the text of a finding starts with.
  public var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
