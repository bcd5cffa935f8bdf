/// How wide a text is at most in the fonts that pictures are shown in, which nobody knows when the picture is written.
///
/// Widths are of the wide ones among sans-serif fonts (Verdana, Noto Sans), in units of the font's size.
enum TextWidth {
  /// The width of a text set in a size, in the same unit as the size.
  static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size * (isBold ? 1.1 : 1)
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    // Joiners, marks of direction and Arabic vowel signs stand over or between other letters.
    case "\u{200B}"..."\u{200F}", "\u{2060}"..."\u{2069}", "\u{64B}"..."\u{652}": 0
    case " ", ".", ",", ":", ";", "i", "j", "l", "I", "'", "|", "!", "(", ")": 0.38
    case "m", "w", "M", "W", "%", "⇄", "@": 0.98
    case "A"..."Z", "–": 0.74
    case "\u{600}"..."\u{6FF}": 0.52
    case "\u{2E80}"...: 1.05
    default: 0.62
    }
  }
}
