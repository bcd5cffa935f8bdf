import CivilTime

/// The weekday selector in words.
struct WeekdayPhrases {
  /// What is selected, each once: runs of weekdays, and single days.
  private let entries: [WeekdayEntry]

  /// The words for a selector; nil if every day is selected.
  init?(_ entries: [WeekdayEntry]) {
    let weekdays = Set(entries.flatMap(\.weekdays))
    guard weekdays.count < 7, !entries.isEmpty else { return nil }
    let runs = WeekdayEntry.runs(of: weekdays)
    // Weekdays that are named twice, or one by one in a row, are said as the runs that they make.
    self.entries =
      entries.flatMap { entry in
        let named = entry.weekdays
        return named.isEmpty ? [entry] : runs.filter { !Set($0.weekdays).isDisjoint(with: named) }
      }.unique
  }

  /// "Mondays to Fridays and public holidays".
  var text: String {
    EnglishWords.list(
      entries.indices.flatMap { index in
        switch entries[index] {
        case .range(let from, let to):
          to.daysSince(from) > 1
            ? ["\(from.englishName)s to \(to.englishName)s"] : Self.names(from, to).map { "\($0)s" }
        case .nth(let weekday, let positions, let offset): [nth(weekday, positions, offset, at: index)]
        case .holiday(0): ["public holidays"]
        case .holiday(let offset): [EnglishWords.singleDay(offset, from: holiday(at: index))]
        }
      })
  }

  /// "a day from Monday to Friday or a public holiday".
  var alternatives: String {
    EnglishWords.list(
      entries.indices.flatMap { index in
        switch entries[index] {
        case .range(let from, let to):
          to.daysSince(from) > 1
            ? ["a day from \(from.englishName) to \(to.englishName)"] : Self.names(from, to).map { "a \($0)" }
        case .nth(let weekday, let positions, let offset): [nth(weekday, positions, offset, at: index)]
        case .holiday(let offset): [EnglishWords.singleDay(offset, from: holiday(at: index))]
        }
      }, "or")
  }

  /// Whether it starts like "Mondays to Fridays", before which "on" sounds wrong.
  var startsWithRange: Bool {
    if case .range(let from, let to) = entries[0] { to.daysSince(from) > 1 } else { false }
  }

  private static func names(_ from: Weekday, _ to: Weekday) -> [String] {
    from == to ? [from.englishName] : [from.englishName, to.englishName]
  }

  /// "the first and third Wednesday of the month", "the second day after the last Friday of the month".
  private func nth(_ weekday: Weekday, _ positions: NthPositions, _ offset: Int, at index: Int) -> String {
    let names = EnglishWords.list(positions.numbers.map(Self.position))
    // "The first Sunday and the second Wednesday of the month" says the month once.
    let isBeforeAnother =
      if index + 1 < entries.count, case .nth(_, _, 0) = entries[index + 1] { offset == 0 } else { false }
    return EnglishWords.singleDay(
      offset, from: "the \(names) \(weekday.englishName)\(isBeforeAnother ? "" : " of the month")")
  }

  /// What an offset from public holidays counts from: "one" after public holidays themselves.
  private func holiday(at index: Int) -> String {
    if index > 0, case .holiday = entries[index - 1] { "one" } else { "a public holiday" }
  }

  private static func position(_ number: Int) -> String {
    switch number {
    case -1: "last"
    case -2: "last but one"
    case ..<0: "\(EnglishWords.ordinal(-number)) from last"
    default: EnglishWords.ordinal(number)
    }
  }
}
