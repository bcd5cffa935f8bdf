import Foundation

/// Speed, memory and outcomes of every model on one and two cores, beside a plain loop, and whether both give the same.
enum SimulateBenchmark {
  @Sendable static func run() throws {
    for model in BenchmarkModel.all {
      let one = try ModelRun.inOwnProcess(model, threads: 1)
      print("model \(model.name)")
      printSpeed(one, threads: 1)
      if model.replications > 1 {
        let two = try ModelRun.inOwnProcess(model, threads: 2)
        guard two.fingerprint == one.fingerprint else {
          throw BenchmarkFailure(description: "two cores give other results than one")
        }
        printSpeed(two, threads: 2)
        printFigure("  two cores against one", String(format: "%.2f times as fast", one.seconds / two.seconds))
      }
      for outcome in one.outcomes { printFigure("  " + outcome[0], outcome[1]) }
    }
  }

  private static func printSpeed(_ run: ModelRun, threads: Int) {
    let cores = threads == 1 ? "1 core" : "\(threads) cores"
    let nanoseconds = run.processorSeconds / Double(run.truckStages) * 1e9
    printFigure(
      "  \(cores)", String(format: "%.3f s, %.3f s of CPU", run.seconds, run.processorSeconds))
    printFigure(
      "  a second, \(cores)",
      String(
        format: "%.1f million trucks, %.1f million truck-stages", run.trucks / run.seconds / 1e6,
        Double(run.truckStages) / run.seconds / 1e6))
    printFigure(
      "  a truck-stage, \(cores)",
      String(
        format: "%.1f ns of CPU; a plain loop %.1f ns, %.2f times", nanoseconds, run.plainNanoseconds,
        nanoseconds / run.plainNanoseconds))
    printFigure("  peak memory, \(cores)", String(format: "%.1f MB", run.peakMemoryMiB * 1.048_576))
  }
}
