import SeededRandom
import Testing

@testable import SlotPlanning

/// Plans by priority against trying every plan.
struct PriorityPlanTests {
  @Test(arguments: 0..<60) func smallProblemsAgreeWithTryingEverything(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var problem = RandomProblems.problem(
      &random, crossings: 2, slots: 3, shipments: 3, trucks: 2, withConvoys: false)
    for index in problem.shipments.indices { problem.shipments[index].priority = random.below(4) }
    let planner = try SlotPlanner(problem)
    let plan = planner.planByPriority().plan
    #expect(Exhaustive.rank(plan, problem) == Exhaustive(planner).leastByPriority(), "seed \(seed)")
    #expect(plan.certificate.isOptimal, "seed \(seed)")
  }

  /// Larger ones can be carried out, and cost no less than the plan of the least cost.
  @Test(arguments: 0..<60) func plansCanBeCarriedOut(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var problem = RandomProblems.problem(
      &random, crossings: 3, slots: 8, shipments: 12, trucks: 6, withConvoys: false)
    for index in problem.shipments.indices { problem.shipments[index].priority = random.below(4) }
    let planner = try SlotPlanner(problem)
    let solved = planner.planByPriority()
    let cheapest = planner.flowPlan()
    let prices = try #require(solved.pricesByPriority)
    #expect(PlanVerification(solved.plan, byPriority: prices, of: problem).provesOptimality, "seed \(seed)")
    #expect(solved.plan.cost.totalCents >= cheapest.plan.cost.totalCents, "seed \(seed)")
    let ranks = (Exhaustive.rank(solved.plan, problem), Exhaustive.rank(cheapest.plan, problem))
    #expect(!ranks.1.lexicographicallyPrecedes(ranks.0), "seed \(seed)")
    // A plan that another one beats is not proven by its prices.
    let isAsGood = ranks.0 == ranks.1
    #expect(
      PlanVerification(cheapest.plan, byPriority: prices, of: problem).provesOptimality == isAsGood, "seed \(seed)")
  }
}
