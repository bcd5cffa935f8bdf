/// Words of one language, with pieces in them that keep a direction of their own.
///
/// In a line from right to left a rule such as `Su,We 08:00-16:00`, or a name in Latin letters, would be taken apart
/// and its parts put in the line's order. Such pieces are isolated (Unicode Standard Annex #9, section 2.4): in HTML
/// by `bdi` elements, elsewhere by the isolates U+2066 to U+2069.
struct Phrase: Hashable, Sendable {
  /// A part of a phrase.
  enum Piece: Hashable, Sendable {
    /// Words in the phrase's language.
    case words(String)
    /// Text that may be in any language: its own first letter gives its direction.
    case foreign(String)
    /// Text that is read from left to right in every language: a time, a rule.
    case leftToRight(String)
  }

  var pieces: [Piece]

  /// A phrase of these pieces.
  init(_ pieces: Piece...) {
    self.pieces = pieces
  }

  /// Phrases in a row, with words between them.
  init(_ phrases: [Phrase], separator: String) {
    pieces = []
    for (index, phrase) in phrases.enumerated() {
      if index > 0 { pieces.append(.words(separator)) }
      pieces += phrase.pieces
    }
  }

  /// A template with its places `{0}`, `{1}` and on filled.
  ///
  /// All places must have a phrase; a phrase whose place the template lacks is left out.
  init(_ template: String, _ arguments: Phrase...) {
    pieces = []
    for (index, part) in template.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      var words = part
      if index > 0 {
        guard let close = part.firstIndex(of: "}"), let place = Int(part[..<close]), place < arguments.count else {
          preconditionFailure("\(template) has a place for none of \(arguments.count) phrases")
        }
        pieces += arguments[place].pieces
        words = part[part.index(after: close)...]
      }
      if !words.isEmpty { pieces.append(.words(String(words))) }
    }
  }

  /// The phrase as plain text, in which isolates keep the pieces together.
  func plainText(in language: ReportLanguage) -> String {
    pieces.map { piece in
      switch piece {
      case .leftToRight(let text) where language.isRightToLeft: "\u{2066}\(text)\u{2069}"
      case .words(let text), .leftToRight(let text): text
      case .foreign(let text): "\u{2068}\(text)\u{2069}"
      }
    }.joined()
  }

  /// The phrase for a page, in which `bdi` elements keep the pieces together; what the files say in Latin letters is told
  /// to be English, as a screen reader would spell it out in the page's language.
  func markup(in language: ReportLanguage) -> [Markup] {
    pieces.map { piece in
      switch piece {
      case .leftToRight(let text) where language.isRightToLeft: .element(Element("bdi", ["dir": "ltr"]) { text })
      case .words(let text), .leftToRight(let text): .text(text)
      case .foreign(let text) where language.isRightToLeft && text.isInLatinLetters:
        .element(Element("bdi", ["lang": "en", "dir": "ltr"]) { text })
      case .foreign(let text): .element(Element("bdi") { text })
      }
    }
  }
}

extension String {
  /// Whether the first letter of the text is one of the Latin alphabet.
  fileprivate var isInLatinLetters: Bool {
    guard let letter = unicodeScalars.first(where: \.properties.isAlphabetic) else { return false }
    return letter.value < 0x250
  }
}
