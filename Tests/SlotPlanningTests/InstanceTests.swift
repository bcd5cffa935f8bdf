import CivilTime
import Foundation
import NetworkFlow
import ScheduleFiles
import Testing

@testable import SlotPlanning

/// The solved instances, to the cent.
struct InstanceTests {
  @Test(arguments: Instance.all) func theProblemIsTheSame(_ instance: Instance) throws {
    let problem = try instance.problem()
    let expected = try instance.expected()
    let planner = try SlotPlanner(problem)
    let slots = problem.crossings.flatMap(\.slots)
    let open = slots.filter { !$0.isClosed }
    #expect(problem.shipments.reduce(0) { $0 + $1.trucks } == expected.trucks)
    #expect(problem.shipments.count == expected.shipments)
    #expect(slots.count == expected.slots)
    #expect(open.count == expected.slotsOpen)
    #expect(open.reduce(0) { $0 + $1.places } == expected.capacityOpen)
    #expect(planner.pairCount == expected.feasiblePairs)
    #expect(planner.pairCostSumCents == expected.pairCostSumCents)
    #expect(planner.network.pairCostMaximum == expected.pairCostMaxCents)
    #expect(planner.booked.locked.reduce(0) { $0 + $1.trucks } == expected.lockedTrucks)
    #expect(planner.booked.movableTrucks == expected.movableBookedTrucks)
  }

  @Test(arguments: Instance.all) func theFlowIsOptimal(_ instance: Instance) throws {
    let problem = try instance.problem()
    let expected = try instance.expected()
    let solved = try SlotPlanner(problem).flowPlan()
    #expect(solved.plan.cost.totalCents == expected.flowOptimumCents)
    #expect(solved.plan.certificate.isOptimal)
    let verification = PlanVerification(solved.plan, solved.prices, of: problem)
    #expect(verification.costCents == Int128(expected.flowOptimumCents))
    #expect(verification.boundCents == Int128(expected.flowOptimumCents))
    // The flow splits what must stay together; nothing else is wrong.
    let faults = verification.faults.filter { if case .apart = $0 { false } else { true } }
    #expect(faults == [])
    if let least = expected.assignedTrucksMin, let most = expected.assignedTrucksMax {
      #expect((least...most).contains(solved.plan.placedTrucks))
    }
    var structural: [String: Int] = [:]
    for entry in solved.plan.leftOut {
      if case .structural(let test) = entry.reason { structural[test.failureCode, default: 0] += entry.trucks }
    }
    #expect(structural == expected.structurallyUnplaceableTrucks)
  }

  @Test(arguments: Instance.all) func everyPairHasItsCost(_ instance: Instance) throws {
    guard let rows = instance.rows("pairs.csv") else { return }
    let planner = try SlotPlanner(try instance.problem())
    let problem = planner.problem
    let found = problem.shipments.indices.flatMap { shipment in
      planner.pairs(ofShipment: shipment).map { pair in
        "\(problem.shipments[shipment].id),\(name(pair.slot, problem)),\(dollars(pair.costCents))"
      }
    }
    #expect(found.sorted() == rows.sorted())
  }

  @Test(arguments: Instance.all) func onePlaceMoreHasItsValue(_ instance: Instance) throws {
    guard let rows = instance.rows("slot_values.csv") else { return }
    let problem = try instance.problem()
    let values = try SlotPlanner(problem).flowPlan().placeValues()
    let found = values.map {
      "\(name($0.slot, problem)),\(problem.truckClasses[$0.truckClass]),\(dollars($0.cents))"
    }
    #expect(found.sorted() == rows.sorted())
  }

  private func name(_ index: SlotIndex, _ problem: PlanningProblem) -> String {
    let crossing = problem.crossings[index.crossing]
    return "\(crossing.id),\(WallTime(minutes: crossing.slots[index.slot].startMinute))Z"
  }

  private func dollars(_ cents: Int) -> String {
    "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
  }
}

/// What the solver does, counted.
struct SolverCostTests {
  @Test func fewStepsAShipmentAreNeeded() throws {
    let problem = try Instance(name: "v200-closure-level-fair").problem()
    let planner = try SlotPlanner(problem)
    #expect(planner.solveFlow().pivots < 20 * problem.shipments.count)
  }

  /// A few other costs are solved from the old basis in a part of the steps.
  @Test func theSecondPointOfACurveStartsFromTheFirst() throws {
    let planner = try SlotPlanner(try Instance(name: "v200-closure-level-fair").problem())
    let cold = planner.solveFlow().pivots
    var simplex = TransportSimplex(planner.network.transport)
    simplex.solve()
    let costs = planner.network.transport.limitedPairs.map { Int($0.cost) }
    simplex.changeCosts { transport in
      for (index, cost) in costs.enumerated() { transport.setCost(ofLimitedPair: index, to: cost - 500) }
    }
    simplex.solve()
    #expect(simplex.pivots - cold < cold / 2)
  }

  /// After a closure most bookings are right, so that it takes fewer steps to begin with them than with nothing.
  @Test func aReplanStartsFromTheBookings() throws {
    var problem = try Instance(name: "v200-closure-level-fair").problem()
    problem.bookings = []
    for crossing in problem.crossings.indices {
      for slot in problem.crossings[crossing].slots.indices { problem.crossings[crossing].slots[slot].isClosed = false }
    }
    problem.bookings = try SlotPlanner(problem).flowPlan().plan.bookings(of: problem)
    for slot in problem.crossings[0].slots.indices.prefix(24) { problem.crossings[0].slots[slot].isClosed = true }
    for penalty in [0, 2_000, 20_000] {
      problem.parameters.movePenaltyCents = penalty
      let planner = try SlotPlanner(problem)
      let (warm, cold) = (planner.solveFlow(), planner.solveFlow(startsFromBookings: false))
      #expect(warm.pivots < cold.pivots, "a price of \(penalty) cents")
      let plans = [warm, cold].map { SolvedPlan(planner, $0).plan.certificate }
      #expect(plans[0].isOptimal && plans[0] == plans[1])
    }
  }
}
