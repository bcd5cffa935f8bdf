/// Reads digits of fixed width and single signs from the start of a text.
struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Takes the sign if it comes next.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == sign.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Takes as many ASCII digits as told; fewer or more than that are none.
  mutating func number(ofDigits count: Int) -> Int? {
    let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard digits.count == count else { return nil }
    rest.removeFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Takes `2020-06`.
  mutating func yearAndMonth() -> (year: Int, month: Int)? {
    guard let year = number(ofDigits: 4), take("-"), let month = number(ofDigits: 2) else { return nil }
    return (year, month)
  }

  /// Takes `2020-W24`.
  mutating func yearAndWeek() -> (year: Int, week: Int)? {
    guard let year = number(ofDigits: 4), take("-"), take("W"), let week = number(ofDigits: 2) else { return nil }
    return (year, week)
  }

  /// Takes `T08:00`.
  mutating func timeOfDay() -> (hours: Int, minutes: Int)? {
    guard take("T"), let hours = number(ofDigits: 2), take(":"), let minutes = number(ofDigits: 2) else { return nil }
    return (hours, minutes)
  }
}
