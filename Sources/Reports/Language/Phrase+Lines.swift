extension Phrase {
  /// The phrase in lines no wider than `width`, broken between words, and within a word that is wider; a single character
  /// that is wider stands alone.
  ///
  /// Pieces that are broken keep their direction in each line. `measure` gives the width of a text.
  func lines(width: Double, measure: (String) -> Double) -> [Phrase] {
    var lines: [[Piece]] = []
    var line: [Piece] = []
    for word in words.flatMap({ Self.parts(of: $0, width: width, measure: measure) }) {
      let extended = line + word
      if !line.isEmpty, measure(Self.text(extended)) > width {
        lines.append(line)
        line = word
      } else {
        line = extended
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { Self.joined($0) }
  }

  /// A word's parts that are no wider than `width`: the word itself, if it is not.
  private static func parts(of word: [Piece], width: Double, measure: (String) -> Double) -> [[Piece]] {
    guard measure(text(word)) > width else { return [word] }
    var parts: [[Piece]] = []
    var part: [Piece] = []
    for character in word.flatMap({ piece in piece.text.map { piece.replacingText(with: String($0)) } }) {
      if !part.isEmpty, measure(text(part + [character])) > width {
        parts.append(part)
        part = []
      }
      part.append(character)
    }
    return (parts + [part]).map { joined($0, trimmed: false).pieces }
  }

  /// The words, each with the space after it, as pieces: a word may begin in one piece and end in another.
  private var words: [[Piece]] {
    var words: [[Piece]] = []
    var isOpen = false
    for piece in pieces {
      var rest = Substring(piece.text)
      while !rest.isEmpty {
        let end = rest.firstIndex(of: " ").map { rest.index(after: $0) } ?? rest.endIndex
        let part = piece.replacingText(with: String(rest[..<end]))
        if isOpen { words[words.count - 1].append(part) } else { words.append([part]) }
        isOpen = rest[..<end].last != " "
        rest = rest[end...]
      }
    }
    return words
  }

  /// A line's pieces, with those that belong together joined again, without the space at its end.
  private static func joined(_ pieces: [Piece], trimmed: Bool = true) -> Phrase {
    var result = Phrase()
    for piece in pieces {
      if let last = result.pieces.last, last.replacingText(with: "") == piece.replacingText(with: "") {
        result.pieces[result.pieces.count - 1] = last.replacingText(with: last.text + piece.text)
      } else {
        result.pieces.append(piece)
      }
    }
    if trimmed, let last = result.pieces.last, last.text.hasSuffix(" ") {
      result.pieces[result.pieces.count - 1] = last.replacingText(with: String(last.text.dropLast()))
    }
    return result
  }

  private static func text(_ pieces: [Piece]) -> String {
    pieces.map(\.text).joined().withoutTrailingSpaces
  }
}

extension Phrase.Piece {
  fileprivate var text: String {
    switch self {
    case .words(let text), .foreign(let text), .leftToRight(let text): text
    }
  }

  fileprivate func replacingText(with text: String) -> Phrase.Piece {
    switch self {
    case .words: .words(text)
    case .foreign: .foreign(text)
    case .leftToRight: .leftToRight(text)
    }
  }
}
