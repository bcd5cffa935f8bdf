import CivilTime
import CrossingModel
import Foundation
import OpeningTimeline
import QueueSimulation
import ScheduleFiles

/// The models A to D of `schedules/models`: speed, memory and outcomes.
///
/// A and B are one long run of the first 1,000,000 trucks until the crossing is empty; C and D are 100 replications of 52
/// weeks from Monday 2024-01-01 on.
enum ModelsBenchmark {
  private struct Model {
    let name: String
    let folder: String
    let days: Int
    var replications = 100
    var engine = SimulationOptions.Engine.automatic
  }

  private static let models = [
    Model(name: "A", folder: "a", days: 2_950, replications: 1),
    Model(name: "C", folder: "c", days: 364),
    Model(name: "C by events", folder: "c", days: 364, engine: .events),
    Model(name: "D, full yard: wait", folder: "d-wait", days: 364),
    Model(name: "D, full yard: turn away", folder: "d-balk", days: 364),
    Model(name: "A by events", folder: "a", days: 2_950, replications: 1, engine: .events),
    Model(name: "B", folder: "b", days: 710, replications: 1),
    Model(name: "B by events", folder: "b", days: 710, replications: 1, engine: .events),
  ]

  @Sendable static func run() throws {
    let limit = ReferenceLoop.nanosecondsPerService()
    printFigure("a plain loop of its own", String(format: "%.1f ns a truck-stage", limit))
    for model in models {
      let simulation = try simulation(model)
      for threads in model.replications > 1 ? [1, 2] : [1] {
        let options = SimulationOptions(
          replications: model.replications, seed: 1, threads: threads, engine: model.engine, simulatesCapacity: false,
          measuresStays: false)
        let (result, taken) = try Measurement.of { try simulation.run(options) }
        guard result.isBalanced else { throw BenchmarkFailure(description: "trucks were lost") }
        printSpeed(model, threads, taken, result, limit)
        if threads == 1, model.engine == .automatic { printOutcomes(result, days: model.days) }
      }
    }
  }

  private static func simulation(_ model: Model) throws -> Simulation {
    let folder = try NetworkLocator.locate(nil) + "/../models/" + model.folder
    let reading = readNetwork(folder: folder)
    guard let network = reading.network, let monday = GregorianDate(year: 2_024, month: 1, day: 1) else {
      throw BenchmarkFailure(description: reading.diagnostics.map(\.description).joined(separator: "\n"))
    }
    let clocks = Clocks(network)
    let start = clocks.exporter.instant(of: WallTime(monday.dayNumber)).seconds
    return try Simulation(
      network: network, clocks: clocks, boundaries: [start, start + model.days * 86_400])
  }

  private static func printSpeed(
    _ model: Model, _ threads: Int, _ taken: Measurement, _ result: SimulationResult, _ limit: Double
  ) {
    let services = Double(result.work.services)
    let trucks = result.crossings[0].total.arrivals.mean * Double(model.replications)
    let cores = threads == 1 ? "1 core" : "\(threads) cores"
    let nanoseconds = taken.processorSeconds / services * 1e9
    printFigure(
      "model \(model.name), \(cores)",
      String(
        format: "%.3f s, %.3f s of CPU, %.1f million trucks/s, %.1f million truck-stages/s", taken.seconds,
        taken.processorSeconds, trucks / taken.seconds / 1e6, services / taken.seconds / 1e6))
    printFigure(
      "  a truck-stage", String(format: "%.1f ns of CPU, %.2f times the plain loop", nanoseconds, nanoseconds / limit))
    printFigure("  peak memory", String(format: "%.1f MiB", taken.peakMemoryMiB))
  }

  /// The outcomes that every simulator of these models has: waits in minutes.
  private static func printOutcomes(_ result: SimulationResult, days: Int) {
    let total = result.crossings[0].total
    func figure(_ name: String, _ estimate: Estimate, per unit: Double = 60) {
      printFigure("  " + name, String(format: "%.4f ± %.4f", estimate.mean / unit, estimate.halfWidth / unit))
    }
    figure("mean wait, minutes", total.meanWait)
    figure("P50", total.waitP50)
    figure("P95", total.waitP95)
    figure("P99", total.waitP99)
    figure("trucks in 28 days", total.throughput, per: Double(days) / 28)
    for truckClass in total.classes {
      figure("\(truckClass.id): mean wait, minutes", truckClass.meanWait)
      figure("\(truckClass.id): P50", truckClass.waitP50)
      figure("\(truckClass.id): P95", truckClass.waitP95)
      figure("\(truckClass.id): P99", truckClass.waitP99)
      figure("\(truckClass.id): trucks in 28 days", truckClass.throughput, per: Double(days) / 28)
    }
    if total.turnedAway.mean > 0 {
      printFigure("  lost", String(format: "%.5f of the trucks", total.turnedAway.mean / total.arrivals.mean))
    }
  }
}
