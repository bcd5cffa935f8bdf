/// What a rule says about an instant.
public enum RuleState: Int, CaseIterable, Hashable, Sendable {
  /// Not open; also what holds where no rule says anything.
  case closed
  /// Open.
  case open
  /// Neither known to be open nor known to be closed.
  case unknown

  /// The word of the rule language, in the form that the printer writes: `off`, `open` or `unknown`.
  public var word: String {
    switch self {
    case .closed: "off"
    case .open: "open"
    case .unknown: "unknown"
    }
  }
}
