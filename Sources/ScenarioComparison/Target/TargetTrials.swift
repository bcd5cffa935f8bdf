import QueueSimulation

/// Simulates levels of the allowed changes, group of crossings by group, and none of them twice.
struct TargetTrials {
  /// A group of crossings, with the changes that are about it.
  private struct Group {
    let trial: GroupTrial
    let changes: [Int]
    /// Where its values count: indices of ``columns``.
    let columns: [Int]
  }

  /// A goal, at a crossing if it is about each of them.
  private struct Column {
    let goal: Int
    let crossing: String?
  }

  private struct Key: Hashable {
    let group: Int
    let levels: [Int]
    let isFresh: Bool
  }

  private let problem: TargetProblem
  private let groups: [Group]
  private let columns: [Column]
  /// By replication (outer) and column of the group (inner).
  private var known: [Key: [[Double]]] = [:]
  private let progress: @Sendable (Int) -> Bool
  /// Simulations of a group so far.
  private(set) var simulations = 0
  /// Replications of a group so far.
  private(set) var replications = 0
  /// Simulations after which the search stops.
  var budget = Int.max

  /// Replications that are run first.
  private static let pilot = 16

  /// - Parameter progress: called with the simulations so far; if it returns false, the work stops.
  init(_ problem: TargetProblem, progress: @escaping @Sendable (Int) -> Bool) {
    self.problem = problem
    self.progress = progress
    let network = problem.scope.network
    let used = network.crossings.filter { crossing in
      crossing.queueAtStart.contains { $0.trucks > 0 } || network.streams.contains { $0.mayUse(crossing.id) }
    }
    let columns = problem.goals.enumerated().flatMap { index, goal -> [Column] in
      if case .amount = goal.measure { return [Column(goal: index, crossing: nil)] }
      return used.map { Column(goal: index, crossing: $0.id) }
    }
    self.columns = columns
    groups = GroupTrial.all(
      problem.scope, clocks: problem.clocks, boundaries: problem.boundaries, options: problem.options
    ).map { trial in
      Group(
        trial: trial, changes: problem.allowed.indices.filter { trial.holds(problem.allowed[$0].change.crossing) },
        columns: columns.indices.filter { columns[$0].crossing.map(trial.holds) ?? true })
    }
  }

  // MARK: Verdicts

  /// Whether levels meet all goals, or shares of them: by the first replications if they leave no doubt, else by all.
  mutating func meets(_ levels: [Int], share: Double) throws(TargetStop) -> Bool {
    let total = problem.options.replications
    if total >= 2 * Self.pilot {
      let values = try values(levels, 0..<Self.pilot)
      let verdicts = columns.indices.map { column in
        GoalVerdict.early(
          goal(column, share), values: values[column], total: total, confidence: problem.confidence)
      }
      if verdicts.contains(false) { return false }
      if verdicts.allSatisfy({ $0 == true }) { return true }
    }
    return try findings(levels, share: share).allSatisfy(\.isMet)
  }

  /// What is found of each goal with some levels, in all replications.
  ///
  /// - Parameter isFresh: whether as many replications are taken that have not been looked at in the search.
  mutating func findings(
    _ levels: [Int], share: Double = 1, isFresh: Bool = false
  ) throws(TargetStop) -> [GoalFinding] {
    let total = problem.options.replications
    let values = try values(levels, isFresh ? total..<(2 * total) : 0..<total)
    return columns.indices.map { column in
      GoalVerdict.finding(
        goal(column, share), index: columns[column].goal, crossing: columns[column].crossing, values: values[column],
        confidence: problem.confidence)
    }
  }

  private func goal(_ column: Int, _ share: Double) -> TargetGoal { problem.goals[columns[column].goal].shared(share) }

  // MARK: Simulations

  /// Values by column (outer) and replication (inner), with amounts added up over the groups.
  private mutating func values(_ levels: [Int], _ replications: Range<Int>) throws(TargetStop) -> [[Double]] {
    var sums = columns.map { _ in [Double](repeating: 0, count: replications.count) }
    for group in groups.indices {
      let rows = try rows(of: group, levels, replications)
      for (place, column) in groups[group].columns.enumerated() {
        for replication in sums[column].indices { sums[column][replication] += rows[replication][place] }
      }
    }
    return sums
  }

  private mutating func rows(
    of index: Int, _ levels: [Int], _ replications: Range<Int>
  ) throws(TargetStop) -> [[Double]] {
    let group = groups[index]
    guard !group.columns.isEmpty else { return replications.map { _ in [] } }
    let key = Key(
      group: index, levels: group.changes.map { levels[$0] }, isFresh: replications.lowerBound > 0)
    var rows = known[key] ?? []
    if rows.count < replications.count {
      if rows.isEmpty {
        guard simulations < budget else { throw .exhausted }
        simulations += 1
      }
      let start = replications.lowerBound + rows.count
      let columns = group.columns.map { self.columns[$0] }
      let problem = problem
      let done = simulations
      let progress = progress
      do throws(SimulationError) {
        rows += try group.trial.values(
          problem.amounts(levels.indices.map { group.changes.contains($0) ? levels[$0] : 0 }),
          of: start..<replications.upperBound, progress: { progress(done) },
          reading: { simulation, outcome in
            columns.map { Self.value(problem.goals[$0.goal], at: $0.crossing, simulation, outcome) }
          })
      } catch {
        throw .failed(error)
      }
      self.replications += replications.upperBound - start
      known[key] = rows
    }
    return Array(rows.prefix(replications.count))
  }

  /// What binds at each crossing with some levels, in the order of the network.
  func bottlenecks(_ levels: [Int]) throws(TargetStop) -> [(crossing: String, bottleneck: Bottleneck)] {
    do throws(SimulationError) {
      let simulation = try Simulation(
        network: problem.scope.applying(problem.amounts(levels)), clocks: problem.clocks,
        boundaries: problem.boundaries)
      let done = simulations
      let result = try simulation.run(problem.options) { _ in progress(done) }
      return result.crossings.map { ($0.id, $0.total.bottleneck) }
    } catch {
      throw .failed(error)
    }
  }

  private static func value(
    _ goal: TargetGoal, at crossing: String?, _ simulation: Simulation, _ outcome: ReplicationOutcome
  ) -> Double {
    let index = crossing.flatMap { id in simulation.crossings.firstIndex(of: id) }
    switch goal.measure {
    case .amount(let metric), .figure(let metric):
      return simulation.figure(metric, crossing: index, period: nil, of: outcome)
    case .backlogGone:
      let gone = simulation.backlogGone(crossing: index ?? 0, of: outcome)
      return gone.map { Double($0) <= goal.bound } == true ? 1 : 0
    }
  }
}
