import CivilTime

/// The selectors of months, dates, weeks and years in words.
enum YearPhrases {
  /// When in the year, and in which years, a phrase with a preposition each.
  static func frame(of days: DaySelector) -> [String] {
    var frame: [String] = []
    let merged = monthsOfYear(days)
    if !days.dates.isEmpty { frame.append(merged ?? DatePhrases.text(of: days.dates)) }
    if !days.weeks.isEmpty { frame.append(weeks(days.weeks)) }
    if !days.years.isEmpty, merged == nil { frame.append(years(days.years)) }
    return frame
  }

  /// Whether the dates name nothing but days one by one.
  static func areSingleDays(_ days: DaySelector) -> Bool {
    !days.dates.isEmpty
      && days.dates.allSatisfy { range in
        if case .days(let from, let to) = range { from == to } else { false }
      }
  }

  /// "from June to August 2020", where a single year and nothing but months are selected.
  private static func monthsOfYear(_ days: DaySelector) -> String? {
    guard days.years.count == 1, days.years[0].first == days.years[0].last else { return nil }
    var ranges: [DateRange] = []
    for range in days.dates {
      guard case .months(let from, let to, .gregorian) = range else { return nil }
      // Within one calendar year, what wraps over new year is its beginning and its end.
      ranges += from <= to ? [range] : [.months(from: 1, to: to), .months(from: from, to: 12)]
    }
    return ranges.isEmpty ? nil : "\(DatePhrases.text(of: ranges)) \(days.years[0].first)"
  }

  private static func years(_ ranges: [YearRange]) -> String {
    grouped(
      ranges.flatMap { range in
        guard let last = range.last else { return [("from", "\(range.first) on")] }
        let years = Array(stride(from: range.first, through: last, by: range.step).prefix(3))
        // Two are named, and more are counted.
        if years.count < 3 { return years.map { ("in", "\($0)") } }
        return range.step == 1
          ? [("from", "\(range.first) to \(last)")]
          : [("every", "\(EnglishWords.ordinal(range.step)) year from \(range.first) to \(last)")]
      })
  }

  private static func weeks(_ ranges: [WeekRange]) -> String {
    guard ranges.allSatisfy({ $0.step == 1 }) else {
      return EnglishWords.list(
        ranges.map { range in
          if range.step > 1 {
            return "in every \(EnglishWords.ordinal(range.step)) week from week \(range.first) to week \(range.last)"
          }
          return range.first == range.last ? "in week \(range.first)" : "in weeks \(range.first) to \(range.last)"
        })
    }
    // Two weeks are named, and more are a range.
    let texts = ranges.flatMap { range in
      range.last - range.first > 1
        ? ["\(range.first) to \(range.last)"] : Array(range.first...range.last).map { "\($0)" }
    }.unique
    let isOne = texts.count == 1 && ranges[0].first == ranges[0].last
    return "in \(isOne ? "week" : "weeks") \(EnglishWords.list(texts))"
  }

  /// Joins phrases; of neighbours with the preposition "in" or "on" only the first one has it.
  static func grouped(_ phrases: [(preposition: String, text: String)]) -> String {
    var groups: [(preposition: String, texts: [String])] = []
    for phrase in phrases {
      if let last = groups.last, last.preposition == phrase.preposition, ["in", "on"].contains(phrase.preposition) {
        groups[groups.count - 1].texts.append(phrase.text)
      } else {
        groups.append((phrase.preposition, [phrase.text]))
      }
    }
    return EnglishWords.list(ofLists: groups.map { "\($0.preposition) \(EnglishWords.list($0.texts))" })
  }
}
