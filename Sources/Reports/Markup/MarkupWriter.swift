/// Writes markup that is HTML as well as XML: the one place where text is escaped.
struct MarkupWriter {
  private(set) var text: String

  /// Begins with a document's first line, such as `<!DOCTYPE html>`.
  init(firstLine: String) {
    text = firstLine + "\n"
  }

  /// The text of a document: its first line, and its root element.
  static func document(firstLine: String, _ root: Element) -> String {
    var writer = MarkupWriter(firstLine: firstLine)
    writer.write(root, depth: 0)
    writer.text += "\n"
    return writer.text
  }

  /// The elements that have nothing in them and no end tag, of those that we write.
  private static let childless: Set = ["meta", "rect", "line", "path"]

  /// The elements that stand within a line of text, where white space counts.
  private static let inline: Set = ["bdi", "b", "code", "span", "strong", "time", "tspan"]

  private mutating func write(_ element: Element, depth: Int) {
    text += "<\(element.name)"
    for attribute in element.attributes {
      text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\""
    }
    guard !Self.childless.contains(element.name) else {
      precondition(element.children.isEmpty, "\(element.name) can't have anything in it")
      text += "/>"
      return
    }
    text += ">"
    let isBlock = element.isBlock
    for child in element.children {
      if isBlock { beginLine(depth: depth + 1) }
      switch child {
      case .element(let child): write(child, depth: depth + 1)
      case .text(let content): text += Self.escaped(content)
      case .styleSheet(let sheet): text += "\(sheet)"
      }
    }
    if isBlock { beginLine(depth: depth) }
    text += "</\(element.name)>"
  }

  private mutating func beginLine(depth: Int) {
    text += "\n" + String(repeating: " ", count: depth)
  }

  /// Text in which nothing can be taken for markup, in an element as well as in an attribute between double quotes.
  ///
  /// Line ends other than the line feed, and line feeds and tabs in attributes, would be changed by a reader, so that
  /// they are written as references; characters that XML does not allow become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Element {
  /// Whether what is in the element stands on lines of its own: only elements, none of which is part of a text.
  fileprivate var isBlock: Bool {
    !children.isEmpty
      && children.allSatisfy {
        guard case .element(let child) = $0 else { return false }
        return !MarkupWriter.isInline(child)
      }
  }
}

extension MarkupWriter {
  fileprivate static func isInline(_ element: Element) -> Bool { inline.contains(element.name) }
}
