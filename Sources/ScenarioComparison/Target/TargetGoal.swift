public import QueueSimulation

/// A goal that a network is to reach within the horizon.
public struct TargetGoal: Hashable, Sendable {
  /// What is measured.
  public enum Measure: Hashable, Sendable {
    /// An amount that adds up over crossings: trucks, tonnes, value, over the whole horizon.
    case amount(Metric)
    /// A figure of each crossing at which trucks want to cross: a wait.
    case figure(Metric)
    /// Whether the backlog of each such crossing is gone by a moment.
    case backlogGone
  }

  /// What is measured.
  public let measure: Measure
  /// Whether the bound is the least that will do, and not the most.
  public let isAtLeast: Bool
  /// In trucks, tonnes, money, seconds; of the backlog seconds of UTC.
  public let bound: Double

  /// A goal.
  public init(_ measure: Measure, isAtLeast: Bool, bound: Double) {
    self.measure = measure
    self.isAtLeast = isAtLeast
    self.bound = bound
  }

  /// Whether more of anything never takes away from it: so with amounts and backlogs, while a wait is that of the trucks
  /// that get through, and more of them may.
  public var isMonotone: Bool {
    if case .figure = measure { false } else { true }
  }

  /// Whether a share of it makes sense.
  public var canBeShared: Bool {
    if case .amount = measure { isAtLeast } else { false }
  }

  /// The goal, or a share of it where that makes sense.
  func shared(_ share: Double) -> TargetGoal {
    canBeShared ? TargetGoal(measure, isAtLeast: isAtLeast, bound: bound * share) : self
  }
}

/// What was found of a goal, for all crossings together or one of them.
public struct GoalFinding: Sendable {
  /// The goal's index.
  public let goal: Int
  /// The crossing; nil: all together.
  public let crossing: String?
  /// With the interval of the stated confidence; of the backlog the share of replications in which it is gone.
  public let estimate: Estimate
  /// Whether the whole interval meets the goal; the backlog, if it is gone in so many replications.
  public let isMet: Bool
}

/// Whether a goal is met, from the values of some replications.
struct GoalVerdict {
  /// How sure a decision by the first replications must be.
  private static let pilotConfidence = 0.999

  /// Decides by all replications.
  static func finding(
    _ goal: TargetGoal, index: Int, crossing: String?, values: [Double], confidence: Double
  ) -> GoalFinding {
    let estimate = estimate(values, confidence)
    let isMet: Bool
    if goal.measure == .backlogGone {
      isMet = values.count { $0 == 1 } >= needed(values.count, confidence)
    } else {
      isMet = holds(goal, estimate)
    }
    return GoalFinding(goal: index, crossing: crossing, estimate: estimate, isMet: isMet)
  }

  /// Decides by the first replications if they leave no doubt: where the interval of 99.9 % lies on one side; the backlog
  /// where the others can't change it.
  ///
  /// - Parameter total: how many replications there are in all.
  static func early(_ goal: TargetGoal, values: [Double], total: Int, confidence: Double) -> Bool? {
    if goal.measure == .backlogGone {
      let needed = needed(total, confidence)
      let gone = values.count { $0 == 1 }
      return gone >= needed ? true : values.count - gone > total - needed ? false : nil
    }
    let estimate = estimate(values, max(confidence, pilotConfidence))
    guard estimate.replications > 1 else { return nil }
    if holds(goal, estimate) { return true }
    let isOut =
      goal.isAtLeast
      ? estimate.interval.upperBound < goal.bound : estimate.interval.lowerBound > goal.bound
    return isOut ? false : nil
  }

  /// Replications in which the backlog must be gone.
  private static func needed(_ replications: Int, _ confidence: Double) -> Int {
    // A share such as 0.95 of 100 must not come to 95.00000000000001.
    Int((confidence * Double(replications) - 1e-9).rounded(.up))
  }

  private static func holds(_ goal: TargetGoal, _ estimate: Estimate) -> Bool {
    guard estimate.replications > 0, estimate.halfWidth.isFinite else { return false }
    return goal.isAtLeast
      ? estimate.interval.lowerBound >= goal.bound : estimate.interval.upperBound <= goal.bound
  }

  private static func estimate(_ values: [Double], _ confidence: Double) -> Estimate {
    var table = EstimateTable(columns: 1)
    for value in values { table.add([value]) }
    return table.estimate(0, confidence: confidence)
  }
}
