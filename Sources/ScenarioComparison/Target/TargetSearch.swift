public import QueueSimulation

/// Finds the cheapest changes that reach some goals, by simulation with the same random numbers throughout.
public struct TargetSearch {
  private let problem: TargetProblem
  private var trials: TargetTrials
  /// Sets that reached the goals in the search, and not in fresh replications.
  private var unconfirmed = 0
  private var isExhausted = false

  /// The most sets that are looked for.
  public static let mostSets = 8
  /// The shares of the goals that are priced.
  public static let shares = [0.5, 0.75, 0.9, 1]

  private init(_ problem: TargetProblem, progress: @escaping @Sendable (Int) -> Bool) {
    self.problem = problem
    trials = TargetTrials(problem, progress: progress)
  }

  /// Finds an answer.
  ///
  /// - Parameter progress: called from any thread with the simulations so far; if it returns false, the work stops and
  ///   throws ``SimulationError/cancelled``.
  public static func answer(
    _ problem: TargetProblem, progress: @escaping @Sendable (Int) -> Bool = { _ in true }
  ) throws(SimulationError) -> TargetAnswer {
    var search = TargetSearch(problem, progress: progress)
    do throws(TargetStop) {
      return try search.answer()
    } catch {
      switch error {
      case .failed(let fault): throw fault
      case .exhausted: preconditionFailure("a search without a budget has used it up")
      }
    }
  }

  private mutating func answer() throws(TargetStop) -> TargetAnswer {
    var levels = newLevels
    let present = try trials.findings(levels.nothing)
    let atLimits = try trials.findings(levels.limits)
    trials.budget = trials.simulations + problem.budget
    let found = try sets(levels: &levels, share: 1, most: Self.mostSets, known: (present, atLimits))
    let shares = try self.shares(after: found, knowing: levels)
    let isReachable = atLimits.allSatisfy(\.isMet) || !found.sets.isEmpty
    return TargetAnswer(
      present: present, atLimits: atLimits,
      binding: isReachable ? [] : try trials.bottlenecks(levels.limits), necessary: found.necessary, sets: found.sets,
      isProven: found.isProven, areAllSets: found.areAll, shares: shares, unconfirmed: unconfirmed,
      simulations: trials.simulations, replications: trials.replications, isExhausted: isExhausted)
  }

  private var newLevels: LevelSearch {
    LevelSearch(limits: problem.allowed.map(\.levels), costs: problem.allowed.map(\.cost))
  }

  // MARK: Sets

  /// Sets that reach the goals, or a share of them.
  private struct Found {
    var sets: [ChangeSet] = []
    var necessary: [Int] = []
    var isProven: Bool
    var areAll: Bool
  }

  private typealias Known = (present: [GoalFinding], atLimits: [GoalFinding])

  private mutating func sets(
    levels: inout LevelSearch, share: Double, most: Int, known: Known
  ) throws(TargetStop) -> Found {
    let isMonotone = problem.goals.allSatisfy(\.isMonotone)
    var found = Found(isProven: isMonotone, areAll: isMonotone)
    levels.learn(levels.limits, reaches: known.atLimits.allSatisfy(\.isMet))
    levels.learn(levels.nothing, reaches: known.present.allSatisfy(\.isMet))
    guard !levels.reached.isEmpty else { return found }
    do throws(TargetStop) {
      try look(in: &levels, share: share, most: most, into: &found)
    } catch {
      guard case .exhausted = error else { throw error }
      isExhausted = true
      found.areAll = false
    }
    if found.sets.isEmpty {
      found.isProven = false
      try takeBest(of: levels, share: share, into: &found)
    }
    return found
  }

  /// Looks for the cheapest sets as long as simulations are left.
  private mutating func look(
    in levels: inout LevelSearch, share: Double, most: Int, into found: inout Found
  ) throws(TargetStop) {
    // First some set that will do, for the case that there is no time for a better one.
    let limits = levels.limits
    _ = try levels.lowered(limits) { (set) throws(TargetStop) in try trials.meets(set, share: share) }
    if most > 1 {
      found.necessary = try levels.necessary { (set) throws(TargetStop) in try trials.meets(set, share: share) }
    }
    var denied: Set<[Int]> = []
    while found.sets.count < most {
      let cheapest = try levels.cheapest(beside: found.sets.map(\.levels)) { (set) throws(TargetStop) in
        try trials.meets(set, share: share)
      }
      guard let cheapest else { return }
      guard let set = try confirmed(cheapest, cost: levels.cost(cheapest), share: share) else {
        denied.insert(cheapest)
        levels.learn(cheapest, reaches: false)
        continue
      }
      let lower = set.oneLess.filter { $0.findings.allSatisfy(\.isMet) }.map { Self.lowered(cheapest, $0.change) }
      if let better = lower.first(where: { !denied.contains($0) }) {
        // Less will do although more had failed: nothing can be inferred from failures any more.
        levels.learn(better, reaches: true)
        found.isProven = false
        found.areAll = false
        continue
      }
      found.sets.append(set)
    }
    found.areAll = false
  }

  /// Takes the cheapest set that is known to reach the goals.
  private mutating func takeBest(
    of levels: LevelSearch, share: Double, into found: inout Found
  ) throws(TargetStop) {
    let budget = trials.budget
    trials.budget = .max
    defer { trials.budget = budget }
    for set in levels.reached.sorted(by: { (levels.cost($0), $0.reduce(0, +)) < (levels.cost($1), $1.reduce(0, +)) }) {
      if let confirmed = try confirmed(set, cost: levels.cost(set), share: share) {
        found.sets = [confirmed]
        return
      }
    }
  }

  /// The set with what is found of it in fresh replications, so that it was not chosen for its luck; nil if it does not
  /// reach the goals in these, or in all those of the search.
  private mutating func confirmed(
    _ levels: [Int], cost: Double, share: Double
  ) throws(TargetStop) -> ChangeSet? {
    guard try trials.findings(levels, share: share).allSatisfy(\.isMet) else { return nil }
    let findings = try trials.findings(levels, share: share, isFresh: true)
    guard findings.allSatisfy(\.isMet) else {
      unconfirmed += 1
      return nil
    }
    var oneLess: [(change: Int, findings: [GoalFinding])] = []
    for change in levels.indices where levels[change] > 0 {
      oneLess.append((change, try trials.findings(Self.lowered(levels, change), share: share)))
    }
    return ChangeSet(levels: levels, cost: cost, findings: findings, oneLess: oneLess)
  }

  private static func lowered(_ levels: [Int], _ change: Int) -> [Int] {
    var levels = levels
    levels[change] -= 1
    return levels
  }

  // MARK: Shares

  private mutating func shares(after whole: Found, knowing levels: LevelSearch) throws(TargetStop) -> [ShareAnswer] {
    guard problem.goals.contains(where: \.canBeShared) else { return [] }
    var answers: [ShareAnswer] = []
    for share in Self.shares where share < 1 {
      var own = newLevels
      for set in levels.reached { own.learn(set, reaches: true) }
      let known = (
        present: try trials.findings(own.nothing, share: share), atLimits: try trials.findings(own.limits, share: share)
      )
      let found = try sets(levels: &own, share: share, most: 1, known: known)
      answers.append(ShareAnswer(share: share, set: found.sets.first, isProven: found.isProven))
    }
    return answers + [ShareAnswer(share: 1, set: whole.sets.first, isProven: whole.isProven)]
  }
}
