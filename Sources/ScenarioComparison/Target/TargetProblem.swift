public import OpeningTimeline
public import QueueSimulation

/// What it would take: goals, what may be changed for them, and how it is found out.
public struct TargetProblem: Sendable {
  /// The network, and the days changed.
  public var scope: ChangeScope
  /// The clocks of its sides.
  public var clocks: Clocks
  /// Seconds of UTC: the first and the last of the horizon.
  public var boundaries: [Int]
  /// Goals, all to be met.
  public var goals: [TargetGoal]
  /// What may be changed.
  public var allowed: [AllowedChange]
  /// Between 0 and 1: of the two-sided interval that must meet a goal as a whole, and of the replications in which the
  /// backlog must be gone.
  public var confidence: Double
  /// Replications, seed and threads.
  public var options: SimulationOptions
  /// The most simulations of a group of crossings that the search may take.
  public var budget: Int

  /// A problem.
  public init(
    scope: ChangeScope, clocks: Clocks, boundaries: [Int], goals: [TargetGoal], allowed: [AllowedChange],
    confidence: Double, options: SimulationOptions, budget: Int
  ) {
    precondition(options.replications >= 2, "\(options.replications) replications have no interval")
    self.scope = scope
    self.clocks = clocks
    self.boundaries = boundaries
    self.goals = goals
    self.allowed = allowed
    self.confidence = confidence
    self.options = options
    self.budget = budget
  }

  /// What levels of the allowed changes come to; those of level 0 are left out.
  public func amounts(_ levels: [Int]) -> [(change: NetworkChange, amount: Int)] {
    zip(allowed, levels).filter { $0.1 > 0 }.map { ($0.change, $0.amount($1)) }
  }
}

/// Something of which there may be more for a target.
public struct AllowedChange: Hashable, Sendable {
  /// What there may be more of.
  public let change: NetworkChange
  /// How much more a step is: 1 or more.
  public let step: Int
  /// The most that may be added, the last step being what is left of it.
  public let most: Int
  /// What a step costs, a month: 0 or more.
  public let cost: Double

  /// Something of which there may be more.
  public init(_ change: NetworkChange, step: Int, most: Int, cost: Double) {
    precondition(step > 0 && most > 0 && cost >= 0, "\(change.path) by \(step) up to \(most) for \(cost)")
    self.change = change
    self.step = step
    self.most = most
    self.cost = cost
  }

  /// As many steps as there may be.
  public var levels: Int { (most + step - 1) / step }

  /// How much more so many steps are.
  public func amount(_ level: Int) -> Int { min(level * step, most) }
}
