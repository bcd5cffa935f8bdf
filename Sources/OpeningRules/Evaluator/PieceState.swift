/// The states that may hold, of which one does.
struct StateSet: OptionSet {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ state: RuleState) { rawValue = 1 << UInt8(state.rawValue) }

  static let closed = StateSet(.closed)

  var isSingle: Bool { rawValue & (rawValue - 1) == 0 }
}

/// What a piece of a day says by its number: which clause painted it or, past the clauses, which clause left it in doubt
/// between which states, because estimated days may move.
extension [CompiledClause] {
  /// The number of a doubt that a clause left.
  func doubt(_ clause: Int, between states: StateSet) -> Int { count + clause * 8 + Int(states.rawValue) }

  /// The clause that left a doubt; nil if the number is that of a clause.
  func doubter(_ number: Int) -> Int? { number < count ? nil : (number - count) / 8 }

  /// What is known to hold: unknown where it is in doubt.
  func state(_ number: Int) -> RuleState { number < count ? self[number].state : .unknown }

  /// All that may hold.
  func states(_ number: Int) -> StateSet {
    number < count ? StateSet(self[number].state) : StateSet(rawValue: UInt8((number - count) % 8))
  }
}
