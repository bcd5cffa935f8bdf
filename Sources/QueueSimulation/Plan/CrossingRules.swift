import CrossingModel

/// What is special about a crossing, beside its stages and hours.
struct CrossingRules: Sendable {
  /// Trucks that the yard holds; nil: no limit.
  var yardPlaces: Int?
  /// Whether trucks that find the yard full go away.
  var turnsAway = false
  /// What happens at closing.
  var closing = ClosingPolicy.finish
  /// Who is next.
  var order = LaneOrder.firstCome
}

extension CrossingPlan {
  /// Whether trucks are as the recursion needs it: first come, first served, by servers whose number never changes, and all go
  /// through all stages.
  var isFirstCome: Bool {
    rules.order.lanes == 1 && !rules.turnsAway && rules.closing == .finish
      && streams.allSatisfy { $0.patience == nil }
      && stages.allSatisfy { $0.staffing.isEmpty && $0.room == .max && $0.counterpart == nil }
  }

  /// Whether some trucks give up.
  var hasPatience: Bool { streams.contains { $0.patience != nil } }
}
