import SeededRandom
import Testing

@testable import SlotPlanning

/// Random problems: proven by the independent check, and against trying every plan.
struct RandomPlanTests {
  @Test(arguments: 0..<300) func flowsAreProvenByTheIndependentCheck(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = RandomProblems.problem(
      &random, crossings: 3, slots: 8, shipments: 9, trucks: 6, withConvoys: false)
    let solved = try SlotPlanner(problem).plan()
    let verification = PlanVerification(solved.plan, solved.prices, of: problem)
    #expect(verification.faults == [], "seed \(seed)")
    #expect(verification.provesOptimality, "seed \(seed)")
    #expect(solved.plan.certificate.isOptimal, "seed \(seed)")
  }

  @Test(arguments: 0..<40) func smallProblemsAgreeWithTryingEverything(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = RandomProblems.problem(
      &random, crossings: 2, slots: 3, shipments: 3, trucks: 2, withConvoys: seed % 2 == 0)
    let planner = try SlotPlanner(problem)
    let solved = planner.plan()
    let verification = PlanVerification(solved.plan, solved.prices, of: problem)
    #expect(verification.faults == [], "seed \(seed)")
    #expect(solved.plan.certificate.isOptimal, "seed \(seed)")
    #expect(solved.plan.cost.totalCents == Exhaustive(planner).leastCost(), "seed \(seed)")
  }

  @Test(arguments: 0..<60) func convoysHaveABoundBelowAndAPlanAbove(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let problem = RandomProblems.problem(
      &random, crossings: 3, slots: 8, shipments: 8, trucks: 4, withConvoys: true)
    let planner = try SlotPlanner(problem)
    let proven = planner.plan()
    #expect(proven.plan.certificate.isOptimal, "seed \(seed)")
    #expect(PlanVerification(proven.plan, proven.prices, of: problem).faults == [], "seed \(seed)")
    let hasty = planner.plan(PlanLimits(pivots: 30))
    #expect(PlanVerification(hasty.plan, hasty.prices, of: problem).faults == [], "seed \(seed)")
    #expect(hasty.plan.certificate.boundCents <= proven.plan.cost.totalCents, "seed \(seed)")
    #expect(hasty.plan.cost.totalCents >= proven.plan.cost.totalCents, "seed \(seed)")
    #expect(planner.plan().plan == proven.plan, "seed \(seed)")
  }

  @Test func theConvoysOfTheInstanceArePlannedAndProven() throws {
    let instance = Instance(name: "v200-convoy")
    let problem = try instance.problem()
    let solved = try SlotPlanner(problem).plan()
    #expect(solved.plan.cost.totalCents == (try instance.expected().objectiveCents))
    #expect(solved.plan.certificate.isOptimal)
    #expect(PlanVerification(solved.plan, solved.prices, of: problem).faults == [])
    #expect(
      solved.plan.certificate.description == "certificate: optimal, cost 72408064 = bound 72408064 (cents)")
  }

  @Test func aHigherPriceOfMovesMovesFewer() throws {
    let problem = try Instance(name: "v200-closure-level-fair").problem()
    let planner = try SlotPlanner(problem)
    let points = try planner.frontier(movePenaltiesCents: [0, 2_000, 12_000, 100_000, 10_000_000])
    #expect(points.allSatisfy { $0.certificate.isOptimal })
    #expect(points.map(\.movedTrucks) == points.map(\.movedTrucks).sorted(by: >))
    #expect(points.map(\.costWithoutMovesCents) == points.map(\.costWithoutMovesCents).sorted())
    #expect(points[2].certificate.costCents == planner.flowPlan().plan.cost.totalCents)
  }

  /// The price of a place for one more truck is what the plan really loses by taking the truck.
  @Test(arguments: 0..<80) func forcingATruckCostsWhatItSays(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var problem = RandomProblems.problem(
      &random, crossings: 2, slots: 5, shipments: 9, trucks: 4, withConvoys: false)
    problem.parameters.fairSurchargeCents = 0
    problem.bookings = []
    let solved = try SlotPlanner(problem).plan()
    for (shipment, force) in solved.forces() {
      var worthMore = problem
      // Worth a cent more than said, one truck of it gets a place; worth a cent less, none more than before.
      worthMore.shipments[shipment].unplacedCents += force.costCents + 1
      let more = try SlotPlanner(worthMore).plan().plan
      func placed(_ plan: Plan) -> Int {
        plan.placements.reduce(0) { $0 + ($1.shipment == shipment ? $1.trucks : 0) }
      }
      #expect(placed(more) > placed(solved.plan), "seed \(seed), shipment \(shipment)")
      if force.costCents > 0 {
        worthMore.shipments[shipment].unplacedCents -= 2
        #expect(placed(try SlotPlanner(worthMore).plan().plan) == placed(solved.plan), "seed \(seed)")
      }
    }
  }
}
