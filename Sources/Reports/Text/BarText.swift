/// Bars of block characters for a terminal.
enum BarText {
  /// A bar of a share of `width` characters, to the eighth of one; nothing for shares below that.
  static func bar(_ share: Double, width: Int) -> String {
    guard share.isFinite, share > 0 else { return "" }
    let eighths = Int((min(1, share) * Double(width * 8)).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
