/// Texts and shapes of a picture, placed from the side at which lines begin.
extension CalendarPicture {
  /// How a text is set.
  enum TextStyle: String {
    case title
    case name
    case strong
    case date
    case soft
    case holiday
    case note
    case small
    case tick

    /// The size of the font.
    var size: Double {
      switch self {
      case .title: 27
      case .name: 18
      case .strong, .soft: 14
      case .date, .note: 12.5
      case .holiday, .small: 12
      case .tick: 11
      }
    }

    /// From a line to the next.
    var lineHeight: Double { (size * 1.35).rounded() }

    var isBold: Bool { self == .title || self == .name || self == .strong }
  }

  /// The lines of a phrase in a width.
  func lines(_ phrase: Phrase, style: TextStyle, width: Double) -> [Phrase] {
    phrase.lines(width: width) { TextWidth.of($0, size: style.size, isBold: style.isBold) }
  }

  /// The width of a phrase on one line.
  func width(_ phrase: Phrase, style: TextStyle) -> Double {
    TextWidth.of(phrase.plainText(in: language), size: style.size, isBold: style.isBold)
  }

  /// Sets a phrase from the margin on, over as many lines as it needs, and goes on below it.
  mutating func paragraph(_ phrase: Phrase, style: TextStyle) {
    for line in lines(phrase, style: style, width: Self.width - 2 * Self.margin) {
      text(line, style: style, start: Self.margin, top: top)
      top += style.lineHeight
    }
  }

  /// Sets a line of text whose beginning, or end, is so far from the side at which lines begin.
  mutating func text(
    _ phrase: Phrase, style: TextStyle, start: Double, top: Double, isEnd: Bool = false, extraClass: String? = nil
  ) {
    elements.append(
      Element(
        "text",
        [
          "class": extraClass.map { "\(style.rawValue) \($0)" } ?? style.rawValue,
          "font-size": DecimalText.plain(style.size), "text-anchor": isEnd ? "end" : nil,
          "x": DecimalText.plain(x(start)), "y": DecimalText.plain(top + style.size),
        ]
      ) { phrase.plainText(in: language) })
  }

  /// Draws a rectangle with rounded corners.
  mutating func rectangle(_ name: String, start: Double, top: Double, width: Double, height: Double) {
    elements.append(
      Element(
        "rect",
        [
          "class": name, "x": DecimalText.plain(language.isRightToLeft ? x(start) - width : start),
          "y": DecimalText.plain(top), "width": DecimalText.plain(width), "height": DecimalText.plain(height),
          "rx": "3",
        ]))
  }

  /// Draws a level line.
  mutating func line(_ name: String, start: Double, end: Double, top: Double) {
    elements.append(
      Element(
        "line",
        [
          "class": name, "x1": DecimalText.plain(x(start)), "x2": DecimalText.plain(x(end)),
          "y1": DecimalText.plain(top), "y2": DecimalText.plain(top),
        ]))
  }

  /// Draws an upright line.
  mutating func upright(_ name: String, start: Double, top: Double, bottom: Double) {
    elements.append(
      Element(
        "line",
        [
          "class": name, "x1": DecimalText.plain(x(start)), "x2": DecimalText.plain(x(start)),
          "y1": DecimalText.plain(top), "y2": DecimalText.plain(bottom),
        ]))
  }

  private func x(_ start: Double) -> Double { language.isRightToLeft ? Self.width - start : start }
}
