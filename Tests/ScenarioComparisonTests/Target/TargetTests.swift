import CivilTime
import CrossingModel
import OpeningTimeline
import QueueSimulation
import Testing

@testable import ScenarioComparison

/// What a target takes where it can be reckoned: open days times quota.
struct TargetTests {
  /// A target for four weeks of a gate, or of two.
  private struct Case {
    var gates = [Gate()]
    var goals = [TargetGoal(.amount(.throughput), isAtLeast: true, bound: 200)]
    var allowed = [
      AllowedChange(.gate(.days), step: 1, most: 5, cost: 1),
      AllowedChange(.gate(.quota("daily")), step: 1, most: 20, cost: 1),
      AllowedChange(.gate(.servers(stage: "papers")), step: 1, most: 5, cost: 1),
    ]
    var budget = 500
    var replications = 3
    var confidence = 0.95

    func problem(threads: Int = 1) throws -> TargetProblem {
      let network = gates.count == 1 ? try Gate.network(gates[0]) : try Gate.network(gates[0], gates[1])
      return TargetProblem(
        scope: ChangeScope(network: network, days: Gate.days), clocks: Clocks(network), boundaries: Gate.boundaries,
        goals: goals, allowed: allowed, confidence: confidence,
        options: SimulationOptions(replications: replications, threads: threads), budget: budget)
    }

    func answer(threads: Int = 1) throws -> TargetAnswer { try TargetSearch.answer(try problem(threads: threads)) }
  }

  /// (2 + days) · 4 · (10 + quota) >= 200.
  @Test func findsAllSetsOfWhichNoStepCanBeLeftOut() throws {
    let answer = try Case().answer()
    #expect(answer.sets.map(\.levels) == [[3, 0, 0], [2, 3, 0], [1, 7, 0], [0, 15, 0]])
    #expect(answer.sets.map(\.cost) == [3, 5, 8, 15])
    #expect(answer.sets.map { $0.findings[0].estimate.mean } == [200, 208, 204, 200])
    #expect(answer.isProven && answer.areAllSets && !answer.isExhausted && answer.isReachable)
    #expect(answer.necessary == [0, 0, 0])
    #expect(answer.present[0].estimate.mean == 80)
    #expect(answer.atLimits[0].estimate.mean == 7 * 4 * 30)
    #expect(answer.binding.isEmpty)
  }

  @Test func oneStepLessFails() throws {
    for set in try Case().answer().sets {
      #expect(set.oneLess.map(\.change) == set.levels.indices.filter { set.levels[$0] > 0 })
      #expect(set.oneLess.allSatisfy { !$0.findings[0].isMet && $0.findings[0].estimate.mean < 200 })
    }
  }

  @Test func costsDecide() throws {
    var example = Case()
    example.allowed[0] = AllowedChange(.gate(.days), step: 1, most: 5, cost: 100)
    let answer = try example.answer()
    #expect(answer.sets[0].levels == [0, 15, 0])
    #expect(answer.sets[0].cost == 15)
    #expect(answer.sets.count == 4)
  }

  @Test func stepsMayBeLarge() throws {
    var example = Case()
    example.allowed = [AllowedChange(.gate(.quota("daily")), step: 6, most: 20, cost: 7)]
    let answer = try example.answer()
    #expect(answer.sets.map(\.levels) == [[3]])
    #expect(answer.sets[0].cost == 21)
    #expect(answer.necessary == [3])
    let problem = try example.problem()
    #expect(problem.amounts([3])[0].amount == 18)
    #expect(problem.amounts([4])[0].amount == 20)
  }

  @Test func sharesCostLess() throws {
    let shares = try Case().answer().shares
    #expect(shares.map(\.share) == [0.5, 0.75, 0.9, 1])
    // 100, 150, 180 and 200 trucks: 12 · 10, 16 · 10, 20 · 10 or 16 · 12, 20 · 10
    #expect(shares.map { $0.set?.cost } == [1, 2, 3, 3])
    #expect(shares.map(\.isProven) == [true, true, true, true])
  }

  @Test func saysWhatBindsWhereItIsNotReachable() throws {
    var example = Case()
    example.goals = [TargetGoal(.amount(.throughput), isAtLeast: true, bound: 1_000)]
    let answer = try example.answer()
    #expect(!answer.isReachable && answer.sets.isEmpty && answer.isProven)
    #expect(answer.atLimits[0].estimate.mean == 840 && !answer.atLimits[0].isMet)
    #expect(answer.binding.map { $0.bottleneck } == [.quota("daily")])
    #expect(answer.shares.map { $0.set != nil } == [true, true, false, false])
    // Without the quota all 2,800 trucks of the demand get through, and no more.
    example.gates[0].quota = nil
    example.allowed = [AllowedChange(.gate(.days), step: 1, most: 5, cost: 1)]
    example.goals = [TargetGoal(.amount(.throughput), isAtLeast: true, bound: 5_000)]
    #expect(try example.answer().binding.map { $0.bottleneck } == [.demand])
  }

  @Test func nothingNeedBeChanged() throws {
    var example = Case()
    example.goals = [TargetGoal(.amount(.throughput), isAtLeast: true, bound: 80)]
    let answer = try example.answer()
    #expect(answer.sets.map(\.levels) == [[0, 0, 0]])
    #expect(answer.sets[0].cost == 0 && answer.sets[0].oneLess.isEmpty && answer.isProven && answer.areAllSets)
  }

  @Test func severalGoalsHoldTogether() throws {
    var example = Case()
    // 120 trucks, and 200,000 in money: the second takes 100 trucks.
    example.goals = [
      TargetGoal(.amount(.throughput), isAtLeast: true, bound: 120),
      TargetGoal(.amount(.value), isAtLeast: true, bound: 200_000),
    ]
    let answer = try example.answer()
    #expect(answer.sets[0].levels == [1, 0, 0])
    #expect(answer.sets[0].findings.map(\.isMet) == [true, true])
    example.goals[1] = TargetGoal(.amount(.value), isAtLeast: true, bound: 320_000)
    #expect(try example.answer().sets[0].levels == [2, 0, 0])
  }

  /// A hundred trucks from before: ten open days of ten take them, and three weeks of three days are only nine.
  @Test func theBacklogIsGoneInTime() throws {
    var example = Case()
    example.gates = [Gate(trucksPerWeek: 0, atStart: 100)]
    let end = TimeZoneTable.utc.instant(of: WallTime(Gate.days.lowerBound + 21)).seconds
    example.goals = [TargetGoal(.backlogGone, isAtLeast: false, bound: Double(end))]
    example.allowed = [AllowedChange(.gate(.days), step: 1, most: 5, cost: 1)]
    let answer = try example.answer()
    #expect(answer.sets.map(\.levels) == [[2]])
    #expect(answer.present[0].estimate.mean == 0 && answer.sets[0].findings[0].estimate.mean == 1)
    #expect(answer.sets[0].findings[0].crossing == "gate")
    #expect(answer.shares.isEmpty && answer.isProven)
  }

  /// Waits need not fall with more of everything, and nothing is proven of them.
  @Test func waitsAreNotProven() throws {
    var example = Case()
    example.gates = [Gate(quota: nil, servers: 1, trucksPerWeek: 300)]
    example.goals = [TargetGoal(.figure(.waitP95), isAtLeast: false, bound: 5 * 86_400)]
    example.allowed = [AllowedChange(.gate(.servers(stage: "papers")), step: 1, most: 4, cost: 1)]
    let answer = try example.answer()
    let set = try #require(answer.sets.first)
    #expect(!answer.isProven && !answer.areAllSets)
    #expect(set.findings[0].estimate.mean <= 5 * 86_400)
    #expect(set.oneLess[0].findings[0].estimate.mean > 5 * 86_400)
  }

  /// Two gates share a goal, and each is simulated on its own: 8 · 10 + 4 · 10 as it is.
  @Test func severalCrossingsAddUp() throws {
    var example = Case()
    example.gates = [Gate(), Gate(id: "other", rules: ["Sa 08:00-16:00"])]
    example.goals = [TargetGoal(.amount(.throughput), isAtLeast: true, bound: 240)]
    example.allowed = [
      AllowedChange(.gate(.days), step: 1, most: 2, cost: 2),
      AllowedChange(NetworkChange(crossing: "other", kind: .days), step: 1, most: 2, cost: 1),
    ]
    let answer = try example.answer()
    #expect(answer.sets.map(\.levels) == [[1, 2], [2, 1]])
    #expect(answer.necessary == [1, 1])
    // Of nine pairs only the three levels of each gate are simulated, in the search and in fresh replications.
    #expect(answer.simulations <= 12, "\(answer.simulations)")
  }

  @Test func aBudgetThatIsUsedUpIsSaid() throws {
    var example = Case()
    example.budget = 3
    let answer = try example.answer()
    #expect(answer.isExhausted && answer.isReachable && !answer.isProven && !answer.areAllSets)
    #expect(answer.sets.count == 1)
    #expect(answer.sets[0].findings[0].isMet)
    #expect(answer.sets[0].cost > 3)
  }

  @Test func threadsAreNotSeen() throws {
    var example = Case()
    example.replications = 40
    let answers = try [1, 2, 5].map { threads in
      let answer = try example.answer(threads: threads)
      let sets = answer.sets.map { "\($0.levels) \($0.cost) \($0.findings) \($0.oneLess)" }
      return "\(answer.present) \(answer.atLimits) \(sets) \(answer.simulations) \(answer.replications)"
    }
    #expect(Set(answers).count == 1)
  }

  /// Random trucks: what the answer says is found again by a simulation of its own.
  @Test func theAnswerHoldsWhereItIsSimulatedAgain() throws {
    var example = Case()
    example.replications = 40
    example.gates = [Gate(quota: nil, servers: 1, trucksPerWeek: 260)]
    example.goals = [TargetGoal(.amount(.throughput), isAtLeast: true, bound: 900)]
    example.allowed = [
      AllowedChange(.gate(.days), step: 1, most: 5, cost: 3), AllowedChange(.gate(.hours), step: 1, most: 8, cost: 2),
    ]
    let problem = try example.problem()
    let answer = try TargetSearch.answer(problem)
    let set = try #require(answer.sets.first)
    for (levels, reaches) in [(set.levels, true)]
      + set.levels.indices.filter({ set.levels[$0] > 0 }).map({ index in
        var less = set.levels
        less[index] -= 1
        return (less, false)
      })
    {
      let network = problem.scope.applying(problem.amounts(levels))
      let result = try Simulation(network: network, clocks: problem.clocks, boundaries: Gate.boundaries)
        .run(problem.options)
      let trucks = result.networkTotal.throughput
      #expect((trucks.interval.lowerBound >= 900) == reaches, "\(levels): \(trucks)")
    }
  }
}
