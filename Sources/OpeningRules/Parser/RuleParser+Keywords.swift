import CivilTime

extension RuleParser {
  /// The English short names of the months, January first.
  static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// What the word at `start` stands for; nil if it is not a word of the language.
  func keyword(at start: Int) -> ClauseToken? {
    switch endOfWord(at: start) - start {
    case 2:
      if let weekday = weekday(at: start) { return .weekday(weekday) }
      return has("PH", at: start) ? .holiday : nil
    case 3:
      if let month = month(at: start) { return .month(month) }
      return has("off", at: start) ? .state(.closed) : nil
    case 4:
      if has("week", at: start) { return .week }
      return has("open", at: start) ? .state(.open) : nil
    case 6:
      if has("easter", at: start) { return .easter }
      return has("closed", at: start) ? .state(.closed) : nil
    case 7:
      return has("unknown", at: start) ? .state(.unknown) : nil
    default:
      return nil
    }
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
