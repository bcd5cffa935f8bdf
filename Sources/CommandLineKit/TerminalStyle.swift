/// How text may look where it is written to: with colour or without, and how wide.
public struct TerminalStyle: Hashable, Sendable {
  /// Whether escape sequences are welcome.
  public let usesColor: Bool
  /// Columns of the line, at least 20.
  public let width: Int

  /// No colour, 80 columns: what goes to files and to other programs.
  public static let plain = TerminalStyle(usesColor: false, width: defaultWidth)

  private static var defaultWidth: Int { 80 }

  /// A style; widths below 20 become 20.
  public init(usesColor: Bool, width: Int) {
    self.usesColor = usesColor
    self.width = max(20, width)
  }

  /// The style that fits the surroundings: colour on a terminal only, and never with `NO_COLOR` or on a dumb one.
  ///
  /// The width is that of `COLUMNS`, else the terminal's, else 80. An empty `NO_COLOR` says nothing (no-color.org).
  public init(_ surroundings: TerminalSurroundings) {
    let isRefused = surroundings.noColor?.isEmpty == false || surroundings.term == "dumb"
    let stated = surroundings.columns.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let measured = surroundings.measuredColumns.flatMap { $0 > 0 ? $0 : nil }
    self.init(
      usesColor: surroundings.isTerminal && !isRefused, width: stated ?? measured ?? Self.defaultWidth)
  }

  /// The same width, and no colour.
  public var withoutColor: TerminalStyle { TerminalStyle(usesColor: false, width: width) }

  /// Bold, for headings and what matters most.
  public func bold(_ text: String) -> String { paint(text, 1, off: 22) }

  /// Dim, for what matters least.
  public func dim(_ text: String) -> String { paint(text, 2, off: 22) }

  /// Red, for errors and what is closed.
  public func red(_ text: String) -> String { paint(text, 31, off: 39) }

  /// Green, for what is well or open.
  public func green(_ text: String) -> String { paint(text, 32, off: 39) }

  /// Yellow, for warnings and what is uncertain.
  public func yellow(_ text: String) -> String { paint(text, 33, off: 39) }

  /// Switches off only what it switched on, so that styles nest: `bold(red("closed"))`.
  private func paint(_ text: String, _ code: Int, off: Int) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[\(off)m" : text
  }
}
