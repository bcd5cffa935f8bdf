import Foundation
import ScheduleFiles
import SlotPlanning

/// A planning instance in the neutral format, or a made one of so many trucks: objective, time by phase, memory,
/// certificate; and a replan of it after a crossing has closed.
enum PlanBenchmark {
  /// Instances of some size: slots, and the crossings' share that gives about as many pairs as the targets are stated for.
  private static let sizes: [(trucks: Int, slots: Int, anyCrossingPercent: Int)] = [
    (200, 282, 0), (2_000, 776, 29), (10_000, 1_992, 23), (20_000, 1_898, 17), (100_000, 1_740, 12),
  ]

  private static func made(trucks: Int) -> PlanningProblem {
    let size = sizes.first { trucks <= $0.trucks } ?? sizes[sizes.count - 1]
    return InstanceGenerator(trucks: trucks, slots: size.slots, anyCrossingPercent: size.anyCrossingPercent).problem()
  }

  @Sendable static func run(_ argument: String) throws {
    try run(problem(argument))
  }

  private static func problem(_ argument: String) throws -> PlanningProblem {
    if let trucks = Int(argument), trucks > 0 { return made(trucks: trucks) }
    let (reading, read) = Measurement.of { readPlanningInstance(folder: argument) }
    guard let problem = reading.problem else {
      throw BenchmarkFailure(description: reading.diagnostics.map(\.description).joined(separator: "\n"))
    }
    printPhase("read", read)
    return problem
  }

  /// Plans an instance, books the plan, closes its first crossing for three days and plans again, from nothing and from
  /// the bookings; both must come to the same.
  @Sendable static func replan(_ argument: String) throws {
    let first = try problem(argument)
    let (planned, plan) = try Measurement.of { try SlotPlanner(first).flowPlan() }
    printPhase("first plan", plan)
    var problem = first
    problem.bookings = planned.plan.bookings(of: first)
    problem.parameters.movePenaltyCents = 2_000
    let opening = first.crossings[0].slots[0].startMinute
    for slot in first.crossings[0].slots.indices
    where first.crossings[0].slots[slot].startMinute < opening + 3 * 1_440 {
      problem.crossings[0].slots[slot].isClosed = true
    }
    let planner = try SlotPlanner(problem)
    let (cold, coldTaken) = Measurement.of { planner.solveFlow(startsFromBookings: false) }
    let (warm, warmTaken) = Measurement.of { planner.solveFlow() }
    printPhase("replan from nothing", coldTaken)
    printPhase("replan from the bookings", warmTaken)
    let (coldPlan, warmPlan) = (SolvedPlan(planner, cold).plan, SolvedPlan(planner, warm).plan)
    printFigure("pivots from nothing", "\(cold.pivots)")
    printFigure("pivots from the bookings", "\(warm.pivots)")
    printFigure("trucks booked", "\(planned.plan.placedTrucks)")
    printFigure("trucks moved", "\(warmPlan.moves.moved)")
    printFigure("trucks placed", "\(warmPlan.placedTrucks)")
    print(warmPlan.certificate.description)
    guard coldPlan.certificate.isOptimal, warmPlan.certificate == coldPlan.certificate else {
      throw BenchmarkFailure(description: "the two replans differ: \(coldPlan.certificate.description)")
    }
  }

  private static func run(_ problem: PlanningProblem) throws {
    let (planner, build) = try Measurement.of { try SlotPlanner(problem) }
    let (flow, solve) = Measurement.of { planner.solveFlow() }
    let (relaxed, certify) = Measurement.of { SolvedPlan(planner, flow) }
    printPhase("build", build)
    printPhase("solve", solve)
    printPhase("certify", certify)
    var solved = relaxed
    if !planner.sideConstraints.isEmpty {
      let (together, search) = Measurement.of { planner.plan() }
      printPhase("search with side constraints", search)
      printFigure("flow, cents", "\(relaxed.plan.cost.totalCents)")
      solved = together
    }
    let (verification, verify) = Measurement.of { PlanVerification(solved.plan, solved.prices, of: problem) }
    printPhase("verify", verify)
    let plan = solved.plan
    printFigure("trucks", "\(problem.shipments.reduce(0) { $0 + $1.trucks })")
    printFigure("shipments", "\(problem.shipments.count)")
    printFigure("slots", "\(problem.crossings.reduce(0) { $0 + $1.slots.count })")
    printFigure("pairs", "\(planner.pairCount), costs \(planner.pairCostSumCents) cents in all")
    printFigure("objective, cents", "\(plan.cost.totalCents)")
    printFigure("trucks placed", "\(plan.placedTrucks)")
    printFigure("pivots", "\(plan.pivots)")
    print(plan.certificate.description)
    guard verification.faults.isEmpty, verification.costCents == Int128(plan.cost.totalCents) else {
      throw BenchmarkFailure(description: "the plan is wrong: \(verification.faults.prefix(10))")
    }
    guard !relaxed.plan.certificate.isOptimal || verification.boundCents == Int128(relaxed.plan.cost.totalCents) else {
      throw BenchmarkFailure(description: "the prices prove \(verification.boundCents) cents only")
    }
  }

  private static func printPhase(_ name: String, _ taken: Measurement) {
    let seconds = String(format: "%.4f s, %.4f s of CPU", taken.seconds, taken.processorSeconds)
    printFigure(name, String(format: "\(seconds), peak %.1f MiB", taken.peakMemoryMiB))
  }
}
