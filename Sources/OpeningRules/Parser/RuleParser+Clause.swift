import CivilTime

/// The parts of a clause in the order in which they must stand.
enum ClauseSlot: Int, Comparable {
  case years
  case dates
  case weeks
  case weekdays
  case spans
  case state

  static func < (left: ClauseSlot, right: ClauseSlot) -> Bool { left.rawValue < right.rawValue }

  /// What the slot is called in messages.
  var name: String {
    switch self {
    case .years: "years"
    case .dates: "months and dates"
    case .weeks: "weeks"
    case .weekdays: "weekdays"
    case .spans: "times"
    case .state: "the state"
    }
  }
}

/// What a part of a clause starts with.
enum ClauseToken {
  /// A year selector.
  case year
  /// The year of a date.
  case yearOfDate
  /// A time by the clock or by the sun.
  case time
  case month(Int, DateCalendar)
  case easter
  case named(NamedDay)
  case week
  case weekday(Weekday)
  case holiday
  case state(RuleState)
  case comment
}

extension RuleParser {
  /// Reads a clause up to its separator or the end of the text.
  mutating func clause(_ joint: RuleJoint) throws(RuleSyntaxError) -> RuleClause {
    var clause = RuleClause(joint: joint)
    clause.positions.clause = index + 1
    var last: ClauseSlot?
    if byte == UInt8(ascii: "2"), has("24/7", at: index) {
      try always(&clause)
      last = .spans
    }
    while true {
      let start = index
      skipSpaces()
      if isAtClauseEnd {
        // The spaces belong to what separates the clauses.
        index = start
        return clause
      }
      let token = try token()
      let slot = slot(of: token)
      if let last {
        guard slot > last else { throw misplaced(token, slot, after: last, in: clause) }
        guard index > start || byte(at: start - 1) == Ascii.colon else { throw missingSpace() }
      }
      try read(token, into: &clause)
      last = slot
      if slot <= .weeks, accept(Ascii.colon) {
        guard byte != Ascii.colon else { throw unexpectedCharacter() }
      }
    }
  }

  private var isAtClauseEnd: Bool { isAtEnd || isAtSeparator }

  private mutating func always(_ clause: inout RuleClause) throws(RuleSyntaxError) {
    index += 4
    guard isAtClauseEnd || byte == Ascii.space else { throw unexpectedAfterAlways() }
  }

  private mutating func read(_ token: ClauseToken, into clause: inout RuleClause) throws(RuleSyntaxError) {
    let position = index + 1
    switch token {
    case .year:
      clause.positions.years = position
      clause.days.years = try years()
    case .yearOfDate, .month, .easter, .named:
      clause.positions.dates = position
      clause.days.dates = try dates()
    case .week:
      clause.positions.weeks = position
      clause.days.weeks = try weeks()
    case .weekday, .holiday:
      clause.positions.weekdays = position
      clause.days.weekdays = try weekdays()
    case .time:
      clause.positions.spans = position
      clause.spans = try spans()
    case .state(let state):
      clause.positions.state = position
      clause.state = state
      index = endOfWord(at: index)
      guard isAtClauseEnd || byte == Ascii.space else { throw unexpectedCharacter() }
      let comment = firstNonSpace(from: index)
      if byte(at: comment) == Ascii.quote {
        index = comment
        clause.comment = try self.comment()
      }
    case .comment:
      let start = index
      clause.positions.state = position
      clause.comment = try comment()
      clause.state = .unknown
      // A comment alone means unknown; after selectors the established evaluators differ about it.
      let isAlone = clause.positions.clause == position
      guard isAlone else { throw commentWithoutState(start..<index, in: clause) }
    }
  }

  private mutating func comment() throws(RuleSyntaxError) -> String {
    let start = index
    index += 1
    while byte != Ascii.quote {
      guard !isAtEnd else { throw unterminatedComment(at: start) }
      // A carriage return and a line feed are one character.
      if byte >= 0x80 || byte == Ascii.carriageReturn { hasWideCharacters = true }
      index += 1
    }
    guard index > start + 1 else { throw emptyComment(at: start) }
    let text = text(start + 1..<index)
    index += 1
    guard isAtClauseEnd || byte == Ascii.space else { throw unexpectedAfterComment() }
    return text
  }

  /// The slot of a token.
  private func slot(of token: ClauseToken) -> ClauseSlot {
    switch token {
    case .year: .years
    case .yearOfDate, .month, .easter, .named: .dates
    case .week: .weeks
    case .weekday, .holiday: .weekdays
    case .time: .spans
    case .state, .comment: .state
    }
  }

  /// What starts at the next byte.
  func token() throws(RuleSyntaxError) -> ClauseToken {
    if Ascii.isLetter(byte) {
      guard let token = keyword(at: index) else { throw unknownWord() }
      return token
    }
    if Ascii.isDigit(byte) {
      if startsTime(at: index) { return .time }
      if digitCount(at: index) == 4 { return isYearOfDate ? .yearOfDate : .year }
      throw unexpectedNumber()
    }
    if byte == Ascii.quote { return .comment }
    if byte == Ascii.leftParenthesis { return .time }
    throw unexpectedCharacter()
  }
}
