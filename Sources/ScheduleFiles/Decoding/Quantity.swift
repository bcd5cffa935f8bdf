/// A number with its unit, as `4 min` or `307 trucks/day`.
struct Quantity {
  /// The number as written.
  let number: String
  /// The number.
  let value: Double
  /// What stands after it: `min`, `trucks/day`.
  let unit: String

  /// A decimal number, which may have an exponent, spaces, and a unit; nil for anything else.
  init?(_ text: String) {
    let trimmed = text.drop { $0 == " " }
    var number = trimmed.prefix { isDigit($0) || "+-.".contains($0) }
    let exponent = trimmed[number.endIndex...]
    if exponent.first == "e" || exponent.first == "E" {
      let sign = exponent.dropFirst().prefix { $0 == "+" || $0 == "-" }
      let digits = exponent[sign.endIndex...].prefix(while: isDigit)
      if !digits.isEmpty { number = trimmed[..<digits.endIndex] }
    }
    let unit = trimmed[number.endIndex...].drop { $0 == " " }
    guard let value = Double(String(number)), value.isFinite, !unit.isEmpty else { return nil }
    self.number = String(number)
    self.value = value
    var name = String(unit)
    while name.last == " " { name.removeLast() }
    self.unit = name
  }

  /// Minutes in a unit of time, or nil if it is none of ours.
  static func minutes(of unit: String) -> Double? {
    switch unit {
    case "s": 1.0 / 60
    case "min": 1
    case "h": 60
    default: nil
    }
  }

  /// Days in the period of a rate, or nil if it is none of ours: a month is 30.4375 days and a year 365.25.
  static func days(inPeriod unit: String) -> Double? {
    switch unit {
    case "day": 1
    case "week": 7
    case "month": 30.4375
    case "year": 365.25
    default: nil
    }
  }
}

private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
