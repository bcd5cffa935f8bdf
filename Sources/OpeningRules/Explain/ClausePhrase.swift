/// One clause in words.
struct ClausePhrase {
  private let clause: RuleClause
  /// When in the year: "from June to August", "in week 24".
  private let frame: [String]
  /// Which weekdays and holidays; nil if all days.
  private let weekdays: WeekdayPhrases?
  /// Which hours; nil if the whole day.
  private let hours: String?

  init(_ clause: RuleClause) {
    self.clause = clause
    frame = YearPhrases.frame(of: clause.days)
    weekdays = WeekdayPhrases(clause.days.weekdays)
    hours = HoursPhrases.text(of: clause.spans)
  }

  /// The phrase; a clause that replaces others says so, and one that is closed all the time leaves the rest to those
  /// that follow.
  func text(isReplacing: Bool, isFollowed: Bool) -> String {
    var text =
      switch (clause.joint, clause.state) {
      case (.normal, .closed) where isAlways && isFollowed: "closed by default"
      case (.fallback, let state): "otherwise " + predicate(state)
      case (.additional, .open): "also " + subject
      case (.additional, .unknown): "also " + predicate(.unknown)
      case (.normal, .open): isAlways && !isReplacing ? "always open" : subject
      case (_, let state):
        isAlways ? (isReplacing ? "\(state.adjective) all the time" : "always " + state.adjective) : predicate(state)
      }
    if isReplacing { text += " instead" }
    if let comment = clause.comment { text += " (\"\(comment)\")" }
    return text
  }

  private var isAlways: Bool { frame.isEmpty && weekdays == nil && hours == nil }

  /// "daily", where hours come back on many days that nothing else names.
  private var daily: String? {
    hours != nil && weekdays == nil && !isOfSingleDays ? "daily" : nil
  }

  /// Whether the dates name nothing but days one by one.
  private var isOfSingleDays: Bool { YearPhrases.areSingleDays(clause.days) }

  /// "if that is a Monday", where weekdays make a choice among single dates.
  private var condition: String? {
    isOfSingleDays ? weekdays.map { "if that is \($0.alternatives)" } : nil
  }

  /// "from June to August, Mondays to Fridays 08:00 to 16:00".
  private var subject: String {
    guard !isAlways else { return "open all the time" }
    if let condition { return (frame + [condition, hours ?? "all day"]).joined(separator: ", ") }
    let which = weekdays?.text ?? daily
    let wholeDays = weekdays == nil && !isOfSingleDays ? "around the clock" : "all day"
    let when = [which, hours ?? wholeDays].compactMap(\.self).joined(separator: " ")
    guard !frame.isEmpty else { return when }
    return frame.joined(separator: ", ") + (which == nil && frame.count == 1 ? " " : ", ") + when
  }

  /// "closed on Wednesdays from June to August, 12:00 to 13:00".
  private func predicate(_ state: RuleState) -> String {
    var text = state.adjective
    if let condition {
      return ([text + " " + frame.joined(separator: ", "), condition] + [hours].compactMap(\.self))
        .joined(separator: ", ")
    }
    if let weekdays { text += weekdays.startsWithRange ? " \(weekdays.text)" : " on \(weekdays.text)" }
    if !frame.isEmpty { text += " " + frame.joined(separator: ", ") }
    if let hours {
      let isLong = !frame.isEmpty && (weekdays != nil || daily != nil || frame.count > 1)
      text += (isLong ? ", " : " ") + [daily, hours].compactMap(\.self).joined(separator: " ")
    }
    return text
  }
}

extension RuleState {
  /// What something in this state is: `closed`, `open` or `unknown`.
  var adjective: String {
    switch self {
    case .closed: "closed"
    case .open: "open"
    case .unknown: "unknown"
    }
  }
}
