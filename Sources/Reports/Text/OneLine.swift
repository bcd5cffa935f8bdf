import CrossingModel

extension String {
  /// The text on one line, as names must be where they are read: for every end of a line, and every tab, a space; other
  /// control characters, which a terminal would obey, become U+FFFD.
  var onOneLine: String {
    withPlainLineEnds.split { $0 == "\n" || $0 == "\t" }.joined(separator: " ")
  }

  /// The text with every end of a line as a line feed, and without other control characters than the tab.
  var withPlainLineEnds: String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      // NEL, the separators of lines and paragraphs, vertical tab, form feed, and the separators of files to records.
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{0B}", "\u{0C}", "\u{1C}"..."\u{1E}": result.append("\n")
      case "\t": result.append(scalar)
      case _ where scalar.properties.generalCategory == .control: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}

extension LocalizedName {
  /// The English name, on one line.
  var onOneLine: String { text().onOneLine }
}
