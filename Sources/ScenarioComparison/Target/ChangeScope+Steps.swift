extension ChangeScope {
  /// The steps in which something is added, and the most that is, unless somebody says otherwise: single days up to
  /// seven a week, single hours up to 8, and of servers, trucks and places a tenth of what there is, up to twice as many.
  public func usualSteps(_ change: NetworkChange) -> (step: Int, most: Int) {
    let most = most(change)
    switch change.kind {
    case .days: return (1, most)
    case .hours: return (1, min(most, 8))
    case .servers, .quota, .yard, .emptyTrucks:
      let present = max(1, present(change) ?? 0)
      return (max(1, present / 10), min(most, present))
    }
  }
}
