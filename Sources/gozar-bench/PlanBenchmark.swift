import Foundation
import ScheduleFiles
import SlotPlanning

/// A planning instance in the neutral format: objective, time by phase, memory, certificate.
enum PlanBenchmark {
  @Sendable static func run(folder: String) throws {
    let (reading, read) = Measurement.of { readPlanningInstance(folder: folder) }
    guard let problem = reading.problem else {
      throw BenchmarkFailure(description: reading.diagnostics.map(\.description).joined(separator: "\n"))
    }
    let (planner, build) = try Measurement.of { try SlotPlanner(problem) }
    let (flow, solve) = Measurement.of { planner.solveFlow() }
    let (solved, certify) = Measurement.of { SolvedPlan(planner, flow) }
    let (verification, verify) = Measurement.of { PlanVerification(solved.plan, solved.prices, of: problem) }
    let plan = solved.plan
    printFigure("trucks", "\(problem.shipments.reduce(0) { $0 + $1.trucks })")
    printFigure("shipments", "\(problem.shipments.count)")
    printFigure("slots", "\(problem.crossings.reduce(0) { $0 + $1.slots.count })")
    printFigure("pairs", "\(planner.pairCount), costs \(planner.pairCostSumCents) cents in all")
    printFigure("objective, cents", "\(plan.cost.totalCents)")
    printFigure("trucks placed", "\(plan.placedTrucks)")
    printFigure("pivots", "\(plan.pivots)")
    for (name, taken) in [
      ("read", read), ("build", build), ("solve", solve), ("certify", certify), ("verify", verify),
    ] {
      let seconds = String(format: "%.4f s, %.4f s of CPU", taken.seconds, taken.processorSeconds)
      printFigure(name, String(format: "\(seconds), peak %.1f MiB", taken.peakMemoryMiB))
    }
    let word = verification.provesOptimality ? "optimal" : "NOT PROVEN"
    print("certificate: \(word), cost \(verification.costCents) = bound \(verification.boundCents) (cents)")
    for fault in verification.faults.prefix(10) { print("fault: \(fault)") }
  }
}
