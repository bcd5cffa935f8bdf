import CivilTime

extension ICalendarError {
  /// What was found and what was expected.
  public var message: String {
    switch fault {
    case .notUTF8: "found a byte that is not UTF-8, expected a calendar file"
    case .controlCharacter(let number):
      "found the control character U+\(zeroPadded(Int(number), 4, radix: 16)), expected text"
    case .noCalendar(let found): "found \(Self.quoted(found)), expected BEGIN:VCALENDAR"
    case .noName(let found): "found \(Self.quoted(found)), expected the name of a property"
    case .noParameter(let found): "found \(Self.quoted(found)), expected a parameter such as TZID=Asia/Tehran"
    case .strayQuote: "found a quote without its fellow, expected a parameter value in two quotes or without any"
    case .noValue(let found): "found \(Self.quoted(found)), expected a colon and a value"
    case .wrongEnd(let found, let expected): "found END:\(found.prefix(60)), expected END:\(expected.prefix(60))"
    case .missingEnd(let name): "found the end of the file, expected END:\(name.prefix(60))"
    case .tooDeep(let limit): "found components \(limit + 1) levels deep, expected at most \(limit)"
    case .afterEnd(let found): "found \(Self.quoted(found)) after the calendar, expected the end of the file"
    case .missingProperty(let name, let component): "found a \(component) without \(name)"
    case .badValue(let value, let name, let expected):
      "\(name): found \(Self.quoted(value)), expected \(expected)"
    case .repeatedUID(let uid): "found the UID \(Self.quoted(uid)) a second time"
    case .foreignUID(let uid): "found the UID \(Self.quoted(uid)), expected one that ends in \(ICalendarFile.uidSuffix)"
    }
  }

  /// What to try, if there is something.
  public var suggestion: String? {
    switch fault {
    case .foreignUID: "give the file that gozar wrote the last time"
    default: nil
    }
  }

  /// A text in quotes; a long one is cut.
  private static func quoted(_ text: String) -> String {
    "\"\(text.prefix(60))\(text.dropFirst(60).isEmpty ? "" : "…")\""
  }
}
