/// Values of type TEXT, and parameter values, as they stand on a content line.
///
/// Source: RFC 5545, section 3.3.11; RFC 6868 for what a quoted parameter value can't hold.
enum ICalendarText {
  /// A text with `\`, `;`, `,` and ends of lines escaped.
  ///
  /// Everything that Unicode calls the end of a line becomes `\n`, as readers that cut at all of them would lose the
  /// rest; other control characters, which the format does not allow, become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.withPlainLineEnds.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result.append("\\")
        result.append(scalar)
      case "\n":
        result.append("\\")
        result.append("n")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text that an escaped value means; a backslash before any other character stays.
  static func unescaped(_ value: String) -> String {
    list(value, separator: nil)[0]
  }

  /// The texts of a value that is a list with commas between them.
  static func list(_ value: String) -> [String] {
    list(value, separator: ",")
  }

  private static func list(_ value: String, separator: Unicode.Scalar?) -> [String] {
    var texts: [String] = []
    var text = String.UnicodeScalarView()
    var scalars = value.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar == separator {
        texts.append(String(text))
        text.removeAll()
      } else if scalar == "\\" {
        switch scalars.next() {
        case "n", "N": text.append("\n")
        case let escaped? where escaped == "\\" || escaped == ";" || escaped == ",": text.append(escaped)
        case let other:
          text.append(scalar)
          if let other { text.append(other) }
        }
      } else {
        text.append(scalar)
      }
    }
    return texts + [String(text)]
  }

  /// A parameter value, quoted where it holds `:`, `;` or `,`; quotes, carets and ends of lines are encoded.
  static func parameterValue(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var needsQuotes = false
    for scalar in text.withPlainLineEnds.unicodeScalars {
      switch scalar {
      case "^": result.append(contentsOf: "^^".unicodeScalars)
      case "\n": result.append(contentsOf: "^n".unicodeScalars)
      case "\"": result.append(contentsOf: "^'".unicodeScalars)
      default:
        needsQuotes = needsQuotes || scalar == ":" || scalar == ";" || scalar == ","
        result.append(scalar)
      }
    }
    return needsQuotes ? "\"\(result)\"" : String(result)
  }

  /// The text that an encoded parameter value, without its quotes, means.
  static func decodedParameterValue(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "^")) else { return value }
    var result = String.UnicodeScalarView()
    var scalars = value.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "^" else {
        result.append(scalar)
        continue
      }
      switch scalars.next() {
      case "^": result.append("^")
      case "n": result.append("\n")
      case "'": result.append("\"")
      case let other:
        result.append("^")
        if let other { result.append(other) }
      }
    }
    return String(result)
  }
}
