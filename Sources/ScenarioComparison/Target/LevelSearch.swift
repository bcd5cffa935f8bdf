import QueueSimulation

/// Finds the cheapest levels of several changes that reach a goal, where more never takes away from it.
///
/// What is known are sets of levels that fail, each as high as was found, and sets that reach the goal. The cheapest
/// levels that are not below a failed set are tried; if they fail, they are raised as far as they fail, and the failed
/// set found so rules out everything below it. When the levels tried reach the goal, nothing cheaper does.
///
/// Source: the implicit hitting set method, E. Moreno-Centeno, R. M. Karp, "The implicit hitting set approach to solve
/// combinatorial optimization problems", Operations Research 61 (2013) 453; the sets to be hit are the steps beyond a
/// failed set.
struct LevelSearch {
  /// The highest level of each change.
  let limits: [Int]
  /// Cost of a step of each change: 0 or more.
  let costs: [Double]
  /// Levels that fail, none below another.
  private(set) var failed: [[Int]] = []
  /// Levels that reach the goal, none above another.
  private(set) var reached: [[Int]] = []

  /// Tries levels; throws where it may not go on.
  typealias Trial = ([Int]) throws(TargetStop) -> Bool

  /// The most steps of one look for the cheapest levels.
  private static let mostVisits = 200_000

  init(limits: [Int], costs: [Double]) {
    precondition(limits.count == costs.count, "\(limits.count) limits and \(costs.count) costs")
    self.limits = limits
    self.costs = costs
  }

  /// Levels of nothing.
  var nothing: [Int] { limits.map { _ in 0 } }

  /// What levels cost.
  func cost(_ levels: [Int]) -> Double { zip(levels, costs).reduce(0) { $0 + Double($1.0) * $1.1 } }

  // MARK: What is known

  /// Takes in what was found of some levels, over what was inferred before.
  mutating func learn(_ levels: [Int], reaches: Bool) {
    if reaches {
      failed.removeAll { Self.isWithin(levels, $0) }
      guard !reached.contains(where: { Self.isWithin($0, levels) }) else { return }
      reached.removeAll { Self.isWithin(levels, $0) }
      reached.append(levels)
    } else {
      reached.removeAll { $0 == levels }
      guard !failed.contains(where: { Self.isWithin(levels, $0) }) else { return }
      failed.removeAll { Self.isWithin($0, levels) }
      failed.append(levels)
    }
  }

  /// Whether levels reach the goal, by what is known, else by a trial.
  mutating func isReached(_ levels: [Int], _ trial: Trial) throws(TargetStop) -> Bool {
    if failed.contains(where: { Self.isWithin(levels, $0) }) { return false }
    if reached.contains(where: { Self.isWithin($0, levels) }) { return true }
    let reaches = try trial(levels)
    learn(levels, reaches: reaches)
    return reaches
  }

  private static func isWithin(_ inner: [Int], _ outer: [Int]) -> Bool {
    zip(inner, outer).allSatisfy { $0 <= $1 }
  }

  // MARK: Searches

  /// The least level of each change that reaches the goal with all others at their limits, where those reach it.
  mutating func necessary(_ trial: Trial) throws(TargetStop) -> [Int] {
    var necessary: [Int] = []
    for index in limits.indices { necessary.append(try leastLevel(of: index, in: limits, trial)) }
    return necessary
  }

  /// Levels that reach the goal and of which none can be lowered alone, from levels that reach it: the dearest change is
  /// lowered first.
  mutating func lowered(_ levels: [Int], _ trial: Trial) throws(TargetStop) -> [Int] {
    var levels = levels
    let order = levels.indices.sorted { (-costs[$0] * Double(levels[$0]), $0) < (-costs[$1] * Double(levels[$1]), $1) }
    for index in order { levels[index] = try leastLevel(of: index, in: levels, trial) }
    return levels
  }

  /// The cheapest levels that reach the goal and are not at or above any of `found`; nil if there are none.
  ///
  /// Of equal costs those with the fewest steps, so that none of them can be lowered.
  mutating func cheapest(beside found: [[Int]], _ trial: Trial) throws(TargetStop) -> [Int]? {
    while let levels = try candidate(beside: found) {
      if try isReached(levels, trial) { return levels }
      try raise(levels, trial)
    }
    return nil
  }

  private mutating func leastLevel(of index: Int, in levels: [Int], _ trial: Trial) throws(TargetStop) -> Int {
    var levels = levels
    let top = levels[index]
    guard top > 0 else { return 0 }
    levels[index] = 0
    if try isReached(levels, trial) { return 0 }
    var fails = 0
    var reaches = top
    while reaches - fails > 1 {
      levels[index] = (fails + reaches) / 2
      if try isReached(levels, trial) { reaches = levels[index] } else { fails = levels[index] }
    }
    return reaches
  }

  /// Raises levels that fail as far as they fail, one change after the other.
  private mutating func raise(_ levels: [Int], _ trial: Trial) throws(TargetStop) {
    var levels = levels
    for index in limits.indices where levels[index] < limits[index] {
      var fails = levels[index]
      levels[index] = limits[index]
      guard try isReached(levels, trial) else { continue }
      var reaches = limits[index]
      while reaches - fails > 1 {
        levels[index] = (fails + reaches) / 2
        if try isReached(levels, trial) { reaches = levels[index] } else { fails = levels[index] }
      }
      levels[index] = fails
    }
  }

  // MARK: The cheapest that may still reach it

  /// The cheapest levels that no failed set rules out, and that are not at or above any of `found`.
  private func candidate(beside found: [[Int]]) throws(TargetStop) -> [Int]? {
    var look = Look(search: self, found: found)
    look.visit(nothing, upTo: limits)
    guard look.visits < Self.mostVisits else { throw .exhausted }
    return look.best
  }

  /// Branch and bound: a failed set at or above the levels needs a step beyond it in one of the changes; each branch makes
  /// it in one, and not in those of the branches before.
  private struct Look {
    let search: LevelSearch
    let found: [[Int]]
    var best: [Int]?
    private var bestCost = Double.infinity
    private var bestSteps = Int.max
    private(set) var visits = 0

    init(search: LevelSearch, found: [[Int]]) {
      self.search = search
      self.found = found
    }

    mutating func visit(_ levels: [Int], upTo limits: [Int]) {
      visits += 1
      guard visits < LevelSearch.mostVisits else { return }
      let cost = search.cost(levels)
      let steps = levels.reduce(0, +)
      guard (cost, steps) < (bestCost, bestSteps), !found.contains(where: { LevelSearch.isWithin($0, levels) }) else {
        return
      }
      var tightest: (failed: [Int], ways: [Int])?
      for failed in search.failed where LevelSearch.isWithin(levels, failed) {
        let ways = limits.indices.filter { failed[$0] < limits[$0] }
        guard !ways.isEmpty else { return }
        if ways.count < tightest?.ways.count ?? .max { tightest = (failed, ways) }
      }
      guard let (failed, ways) = tightest else {
        (best, bestCost, bestSteps) = (levels, cost, steps)
        return
      }
      var limits = limits
      func price(_ way: Int) -> Double { Double(failed[way] + 1 - levels[way]) * search.costs[way] }
      for way in ways.sorted(by: { (price($0), $0) < (price($1), $1) }) {
        var next = levels
        next[way] = failed[way] + 1
        visit(next, upTo: limits)
        limits[way] = failed[way]
      }
    }
  }
}

/// Why a search for a target stops.
enum TargetStop: Error {
  /// As many simulations as were allowed have been run.
  case exhausted
  /// A simulation did not run.
  case failed(SimulationError)
}
