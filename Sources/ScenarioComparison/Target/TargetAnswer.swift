public import QueueSimulation

/// Levels of the allowed changes, with what they cost and what was found.
public struct ChangeSet: Sendable {
  /// Steps of each allowed change.
  public let levels: [Int]
  /// What they cost a month.
  public let cost: Double
  /// What was found in replications that the search had not looked at.
  public let findings: [GoalFinding]
  /// With a step less of one change: its index among the allowed ones, and what was found in the replications of the
  /// search.
  public let oneLess: [(change: Int, findings: [GoalFinding])]
}

/// What a share of the goals takes.
public struct ShareAnswer: Sendable {
  /// Above 0, up to 1.
  public let share: Double
  /// The least set; nil if there is none.
  public let set: ChangeSet?
  /// Whether it is known that there is none cheaper, or none at all.
  public let isProven: Bool
}

/// What it would take to reach some goals.
public struct TargetAnswer: Sendable {
  /// What was found as it is.
  public let present: [GoalFinding]
  /// What was found with everything at its limit.
  public let atLimits: [GoalFinding]
  /// What binds at each crossing with everything at its limit, in the order of the network; empty where that is enough.
  public let binding: [(crossing: String, bottleneck: Bottleneck)]
  /// The least level of each change with all others at their limits; empty where those are not enough, or this was not
  /// found out.
  public let necessary: [Int]
  /// Sets that reach the goals, none of which contains another, the cheapest first; empty if none was found.
  public let sets: [ChangeSet]
  /// Whether the first of them is known to be the cheapest one there is, or, where there is none, that there is none:
  /// if more of anything never takes away from a goal.
  public let isProven: Bool
  /// Whether there are no other sets of which no step can be left out.
  public let areAllSets: Bool
  /// What shares of the goals take, the least share first; empty where no goal can be shared.
  public let shares: [ShareAnswer]
  /// Sets that reached the goals in the search, and not in fresh replications.
  public let unconfirmed: Int
  /// Simulations of a group of crossings.
  public let simulations: Int
  /// Replications in these.
  public let replications: Int
  /// Whether the search stopped as it had used up its simulations.
  public let isExhausted: Bool

  /// Whether the goals can be reached.
  public var isReachable: Bool { !sets.isEmpty }
}
