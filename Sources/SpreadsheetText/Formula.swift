/// Texts that a spreadsheet would run as formulas, and how they are kept texts.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to common spreadsheets, unless it
/// is a number. An apostrophe before it keeps it a text. Apostrophes that stand there already are counted, so that
/// ``text(of:)`` gives back every text.
///
/// Source: OWASP, "CSV Injection". Differs: numbers stay numbers.
public enum Formula {
  /// The cell that stands for a text.
  public static func neutralised(_ text: String) -> String {
    isDangerous(text) ? "'" + text : text
  }

  /// The text that a cell stands for.
  public static func text(of cell: String) -> String {
    cell.first == "'" && isDangerous(String(cell.dropFirst())) ? String(cell.dropFirst()) : cell
  }

  /// Whether a text, apostrophes before it aside, would be taken for a formula.
  private static func isDangerous(_ text: String) -> Bool {
    let bare = text.utf8.drop { $0 == UInt8(ascii: "'") }
    guard let first = bare.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return Double(text.drop { $0 == "'" }) == nil
    default: return false
    }
  }
}
