import Foundation

/// Numbers as text for people: a decimal point, commas between groups of three, never a locale.
enum DecimalText {
  /// A number rounded to `decimals` digits after the point: `2,142.9`; ties go away from zero.
  static func fixed(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return value.isNaN ? "-" : value < 0 ? "-∞" : "∞" }
    let scaled = (value.magnitude * pow(10, Double(decimals))).rounded()
    guard scaled < 1e18 else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = grouped(String(padded.dropLast(decimals)))
    let text = decimals == 0 ? whole : "\(whole).\(padded.suffix(decimals))"
    return value < 0 && scaled != 0 ? "-\(text)" : text
  }

  /// A length in a document: at most one decimal, and no signs between groups: `1200`, `147.4`.
  static func plain(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return sign + "\(tenths.magnitude / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths.magnitude % 10)")
  }

  /// A number with at most `decimals` digits after the point, and no noughts at the end: `1,750`, `1.05`.
  static func shortest(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    guard text.contains(".") else { return text }
    let trimmed = text.prefix(
      1 + (text.lastIndex { $0 != "0" }.map { text.distance(from: text.startIndex, to: $0) } ?? 0))
    return String(trimmed.last == "." ? trimmed.dropLast() : trimmed)
  }

  /// A whole number: `94,000`.
  static func whole(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// A share of 1 as a percentage: `23.3%`.
  static func percent(_ share: Double, decimals: Int = 0) -> String {
    share.isFinite ? "\(fixed(share * 100, decimals: decimals))%" : "-"
  }

  /// The probability of something uncertain: `43%`, never rounded to 0% or 100%; `?` for 0, where nobody knows one.
  static func chance(_ probability: Double) -> String {
    if probability == 0 { return "?" }
    return probability < 0.01 ? "<1%" : probability > 0.99 ? ">99%" : percent(probability)
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
