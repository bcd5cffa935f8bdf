import SeededRandom
import Testing

@testable import SlotPlanning

/// Shipments that exclude each other and shares of shippers, against trying every plan and against the check.
struct SideConstraintTests {
  @Test(arguments: 0..<90) func smallProblemsAgreeWithTryingEverything(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = RandomProblems.problem(
      &random, crossings: 2, slots: 3, shipments: 3, trucks: 2, withConvoys: seed % 2 == 0,
      withExclusions: seed % 3 < 2, withShares: seed % 3 > 0)
    let planner = try SlotPlanner(problem)
    let solved = planner.plan()
    #expect(PlanVerification(solved.plan, solved.prices, of: problem).faults == [], "seed \(seed)")
    #expect(solved.plan.certificate.isOptimal, "seed \(seed)")
    #expect(solved.plan.cost.totalCents == Exhaustive(planner).leastCost(), "seed \(seed)")
  }

  /// With little work there is a plan that keeps them, and a bound that holds.
  @Test(arguments: 0..<24) func theBoundIsBelowAndThePlanAbove(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = RandomProblems.problem(
      &random, crossings: 3, slots: 8, shipments: 8, trucks: 4, withConvoys: seed % 2 == 0, withExclusions: true,
      withShares: seed % 3 > 0)
    let planner = try SlotPlanner(problem)
    let long = planner.plan(PlanLimits(pivots: 9_000))
    #expect(PlanVerification(long.plan, long.prices, of: problem).faults == [], "seed \(seed)")
    let hasty = planner.plan(PlanLimits(pivots: 30))
    #expect(PlanVerification(hasty.plan, hasty.prices, of: problem).faults == [], "seed \(seed)")
    #expect(hasty.plan.certificate.boundCents <= long.plan.cost.totalCents, "seed \(seed)")
    #expect(hasty.plan.cost.totalCents >= long.plan.certificate.boundCents, "seed \(seed)")
    #expect(planner.plan(PlanLimits(pivots: 9_000)).plan == long.plan, "seed \(seed)")
  }
}
