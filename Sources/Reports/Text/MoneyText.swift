/// Amounts in cents as text.
enum MoneyText {
  /// For people: `1,234.50`.
  static func grouped(_ cents: Int) -> String {
    (cents < 0 ? "-" : "") + "\(DecimalText.whole(Int(cents.magnitude / 100))).\(decimals(cents))"
  }

  /// For people, to the dollar where that is enough: `1,235`.
  static func rounded(_ cents: Int) -> String { DecimalText.fixed(Double(cents) / 100) }

  /// For programs: `1234.50`.
  static func plain(_ cents: Int) -> String {
    (cents < 0 ? "-" : "") + "\(cents.magnitude / 100).\(decimals(cents))"
  }

  private static func decimals(_ cents: Int) -> String {
    let rest = cents.magnitude % 100
    return rest < 10 ? "0\(rest)" : "\(rest)"
  }
}
