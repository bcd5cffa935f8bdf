import CivilTime

/// The weekday selector in words.
struct WeekdayPhrases {
  /// "Mondays to Fridays and public holidays".
  let text: String
  /// Whether it starts like "Mondays to Fridays", before which "on" sounds wrong.
  let startsWithRange: Bool

  /// The words for a selector; nil if every day is selected.
  init?(_ entries: [WeekdayEntry]) {
    guard Set(entries.flatMap(\.weekdays)).count < 7, !entries.isEmpty else { return nil }
    text = EnglishWords.list(entries.flatMap(Self.phrases))
    startsWithRange = if case .range(let from, let to) = entries[0] { to.daysSince(from) > 1 } else { false }
  }

  private static func phrases(_ entry: WeekdayEntry) -> [String] {
    switch entry {
    case .range(let from, let to):
      switch to.daysSince(from) {
      case 0: ["\(from.englishName)s"]
      case 1: ["\(from.englishName)s", "\(to.englishName)s"]
      default: ["\(from.englishName)s to \(to.englishName)s"]
      }
    case .nth(let weekday, let positions, let offset):
      [
        EnglishWords.day(
          offset, from: "the \(EnglishWords.list(positions.numbers.map(position))) \(weekday.englishName) of the month")
      ]
    case .holiday(let offset):
      [offset == 0 ? "public holidays" : EnglishWords.day(offset, from: "a public holiday")]
    }
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
