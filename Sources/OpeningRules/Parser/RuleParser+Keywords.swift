import CivilTime

extension RuleParser {
  /// The English short names of the months, January first.
  static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// What the word at `start` stands for; nil if it is not a word of the language.
  func keyword(at start: Int) -> ClauseToken? {
    let length = endOfWord(at: start) - start
    switch length {
    case 2:
      if let weekday = weekday(at: start) { return .weekday(weekday) }
      return has("PH", at: start) ? .holiday : nil
    case 3:
      if let month = month(at: start) { return .month(month, .gregorian) }
      if has("off", at: start) { return .state(.closed) }
    case 4:
      if has("week", at: start) { return .week }
      if has("open", at: start) { return .state(.open) }
    case 6:
      if has("easter", at: start) { return .easter }
      if has("closed", at: start) { return .state(.closed) }
    case 7:
      if has("unknown", at: start) { return .state(.unknown) }
    default: break
    }
    if sunEvent(at: start, length: length) != nil { return .time }
    return notation == .gozar ? addition(at: start, length: length) : nil
  }

  /// What the word of a length at `start` stands for among those that the public notation has not.
  func addition(at start: Int, length: Int) -> ClauseToken? {
    if (3...11).contains(length) {
      for calendar in [DateCalendar.solarHijri, .hijri] {
        let names = calendar.monthNames
        for month in names.indices where names[month].utf8.count == length && has(names[month], at: start) {
          return .month(month + 1, calendar)
        }
      }
    }
    // Two of the names have a hyphen, which is not part of a word.
    guard (3...7).contains(length) else { return nil }
    let name = NamedDay.allCases.first { day in
      has(day.rawValue, at: start) && !Ascii.isLetter(byte(at: start + day.rawValue.utf8.count))
    }
    return name.map(ClauseToken.named)
  }

  /// The event of the sun that the word of a length at `start` names.
  func sunEvent(at start: Int, length: Int) -> SunEvent? {
    guard length == 4 || length == 6 || length == 7 else { return nil }
    return SunEvent.allCases.first { $0.rawValue.utf8.count == length && has($0.rawValue, at: start) }
  }

  /// Whether a time by the clock or by the sun stands at `start`.
  func startsDayTime(at start: Int) -> Bool {
    if startsTime(at: start) || byte(at: start) == Ascii.leftParenthesis { return true }
    return Ascii.isLetter(byte(at: start)) && sunEvent(at: start, length: endOfWord(at: start) - start) != nil
  }

  /// The weekday whose two letters stand at `start`.
  func weekday(at start: Int) -> Weekday? {
    switch Self.key(byte(at: start), byte(at: start + 1)) {
    case Self.key("M", "o"): .monday
    case Self.key("T", "u"): .tuesday
    case Self.key("W", "e"): .wednesday
    case Self.key("T", "h"): .thursday
    case Self.key("F", "r"): .friday
    case Self.key("S", "a"): .saturday
    case Self.key("S", "u"): .sunday
    default: nil
    }
  }

  /// The month, 1 to 12, whose three letters stand at `start`.
  func month(at start: Int) -> Int? {
    switch Self.key(byte(at: start), byte(at: start + 1), byte(at: start + 2)) {
    case Self.key("J", "a", "n"): 1
    case Self.key("F", "e", "b"): 2
    case Self.key("M", "a", "r"): 3
    case Self.key("A", "p", "r"): 4
    case Self.key("M", "a", "y"): 5
    case Self.key("J", "u", "n"): 6
    case Self.key("J", "u", "l"): 7
    case Self.key("A", "u", "g"): 8
    case Self.key("S", "e", "p"): 9
    case Self.key("O", "c", "t"): 10
    case Self.key("N", "o", "v"): 11
    case Self.key("D", "e", "c"): 12
    default: nil
    }
  }

  private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8 = 0) -> UInt32 {
    UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar = "\0") -> UInt32 {
    key(UInt8(ascii: first), UInt8(ascii: second), UInt8(ascii: third))
  }
}
