import CivilTime

/// Writes clauses in their canonical form: single spaces, no colons for readability, `off` for `closed`, no states that
/// go without saying.
///
/// Reading what it writes gives equal clauses.
enum RulePrinter {
  static func text(of clauses: [RuleClause]) -> String {
    var text = ""
    for (number, clause) in clauses.enumerated() {
      if number > 0 {
        switch clause.joint {
        case .normal: text += "; "
        case .additional: text += ", "
        case .fallback: text += " || "
        }
      }
      // A time after a comma would go on with the times before it if there were no state between them.
      let next = number + 1 < clauses.count ? clauses[number + 1] : nil
      let isBeforeTime = next.map { $0.joint == .additional && $0.days.isEmpty && !$0.spans.isEmpty } ?? false
      text += self.text(of: clause, withState: isBeforeTime)
    }
    return text
  }

  static func text(of clause: RuleClause, withState isStateNeeded: Bool) -> String {
    var parts: [String] = []
    if !clause.days.years.isEmpty { parts.append(list(clause.days.years, text)) }
    if !clause.days.dates.isEmpty { parts.append(list(clause.days.dates, text)) }
    if !clause.days.weeks.isEmpty { parts.append("week " + list(clause.days.weeks, text)) }
    if !clause.days.weekdays.isEmpty { parts.append(list(clause.days.weekdays, text)) }
    if !clause.spans.isEmpty { parts.append(list(clause.spans, text)) }
    if clause.state != .open || clause.comment != nil || isStateNeeded {
      parts.append(clause.state.word)
      if let comment = clause.comment { parts.append("\"\(comment)\"") }
    } else if parts.isEmpty {
      parts.append("24/7")
    }
    return parts.joined(separator: " ")
  }

  static func text(of point: DatePoint) -> String {
    var text = point.year.map { "\($0) " } ?? ""
    switch point.anchor {
    case .monthDay(let month, let day, let calendar): text += "\(calendar.monthNames[month - 1]) \(zeroPadded(day, 2))"
    case .easter: text += "easter"
    case .named(let day): text += day.rawValue
    }
    return text + offset(point.offset)
  }

  private static func list<Entry>(_ entries: [Entry], _ text: (Entry) -> String) -> String {
    entries.map(text).joined(separator: ",")
  }

  private static func text(_ range: YearRange) -> String {
    guard let last = range.last else { return "\(range.first)+" }
    let years = last == range.first ? "\(range.first)" : "\(range.first)-\(last)"
    return range.step == 1 ? years : "\(years)/\(range.step)"
  }

  private static func text(_ range: DateRange) -> String {
    switch range {
    case .months(let from, let to, let calendar):
      let names = calendar.monthNames
      return from == to ? names[from - 1] : "\(names[from - 1])-\(names[to - 1])"
    case .days(let from, let to):
      if from == to { return text(of: from) }
      if case .monthDay(let month, let first, let calendar) = from.anchor,
        case .monthDay(month, let day, calendar) = to.anchor,
        to.year == nil, day >= first
      {
        return "\(text(of: from))-\(zeroPadded(day, 2))"
      }
      return "\(text(of: from))-\(text(of: to))"
    }
  }

  private static func text(_ range: WeekRange) -> String {
    let first = zeroPadded(range.first, 2)
    let weeks = range.last == range.first ? first : "\(first)-\(zeroPadded(range.last, 2))"
    return range.step == 1 ? weeks : "\(weeks)/\(range.step)"
  }

  private static func text(_ entry: WeekdayEntry) -> String {
    switch entry {
    case .range(let from, let to):
      from == to ? from.twoLetters : "\(from.twoLetters)-\(to.twoLetters)"
    case .nth(let weekday, let positions, let days):
      "\(weekday.twoLetters)[\(list(positions.numbers) { "\($0)" })]\(offset(days))"
    case .holiday(let days):
      "PH\(offset(days))"
    }
  }

  static func text(_ span: TimeSpan) -> String {
    // A span of a day or more keeps hours past 24:00, without which it would be shorter.
    var end = span.end
    if case .clock(let minutes) = end, minutes > 1_440, minutes - 1_440 < span.start.nominalMinutes {
      end = .clock(minutes - 1_440)
    }
    return "\(text(span.start))-\(text(end))"
  }

  static func text(_ time: DayTime) -> String {
    switch time {
    case .clock(let minutes): clock(minutes)
    case .sun(let event, 0): event.rawValue
    case .sun(let event, let offset): "(\(event.rawValue)\(offset < 0 ? "-" : "+")\(clock(abs(offset))))"
    }
  }

  private static func clock(_ minutes: Int) -> String {
    "\(zeroPadded(minutes / 60, 2)):\(zeroPadded(minutes % 60, 2))"
  }

  private static func offset(_ days: Int) -> String {
    guard days != 0 else { return "" }
    return " \(days < 0 ? "-" : "+")\(abs(days)) day\(abs(days) == 1 ? "" : "s")"
  }
}

extension DateCalendar {
  /// The months' names in rules, the first month's first.
  var monthNames: [String] {
    switch self {
    case .gregorian: RuleParser.monthNames
    case .solarHijri: SolarHijriDate.englishMonthNames
    case .hijri: HijriDate.englishMonthNames
    }
  }
}
