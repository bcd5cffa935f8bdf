/// Whether a selector matches a day, and how long that is sure to stay so.
struct DayRun {
  /// Whether it matches.
  var matches: Bool
  /// The first day, after the one asked about, on which this may change; `Int.max` if it never does.
  var until: Int

  /// Narrows this run to what both say.
  ///
  /// As long as one of two selectors does not match, they do not match together.
  mutating func formConjunction(_ other: DayRun) {
    switch (matches, other.matches) {
    case (true, true): until = min(until, other.until)
    case (true, false): self = other
    case (false, true): break
    case (false, false): until = max(until, other.until)
    }
  }

  /// Widens this run to what either says.
  mutating func formDisjunction(_ other: DayRun) {
    switch (matches, other.matches) {
    case (true, true): until = max(until, other.until)
    case (true, false): break
    case (false, true): self = other
    case (false, false): until = min(until, other.until)
    }
  }
}
