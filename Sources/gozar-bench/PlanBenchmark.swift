import Foundation
import ScheduleFiles
import SlotPlanning

/// A planning instance in the neutral format, or a made one of so many trucks: objective, time by phase, memory,
/// certificate.
enum PlanBenchmark {
  @Sendable static func run(_ argument: String) throws {
    if let trucks = Int(argument), trucks > 0 {
      let slots = trucks < 5_000 ? 776 : trucks < 50_000 ? 1_992 : 1_740
      try run(InstanceGenerator(trucks: trucks, slots: slots).problem())
      return
    }
    let (reading, read) = Measurement.of { readPlanningInstance(folder: argument) }
    guard let problem = reading.problem else {
      throw BenchmarkFailure(description: reading.diagnostics.map(\.description).joined(separator: "\n"))
    }
    printPhase("read", read)
    try run(problem)
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
