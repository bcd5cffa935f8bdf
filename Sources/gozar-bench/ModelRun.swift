import Foundation
import QueueSimulation

/// What running a model on some threads took, in a process of its own.
struct ModelRun: Codable {
  /// Wall-clock time in seconds, of the fastest run.
  let seconds: Double
  /// Processor time of all threads in seconds, of the run that took least.
  let processorSeconds: Double
  /// Of the first run, before anything else was in memory.
  let peakMemoryMiB: Double
  /// What one truck-stage takes in ``ReferenceLoop`` at the same time.
  let plainNanoseconds: Double
  let trucks: Double
  let truckStages: Int
  /// Every figure by period, as text: equal for equal results, even where they are not numbers.
  let fingerprint: String
  let outcomes: [[String]]

  /// Runs a model several times, until half a second has passed, but at most ten times.
  init(_ model: BenchmarkModel, threads: Int) throws {
    let simulation = try model.simulation()
    let options = SimulationOptions(
      replications: model.replications, seed: 1, threads: threads, engine: model.engine,
      simulatesCapacity: model.simulatesCapacity, measuresStays: model.simulatesCapacity)
    let (result, first) = try Measurement.of { try simulation.run(options) }
    guard result.isBalanced else { throw BenchmarkFailure(description: "trucks were lost") }
    peakMemoryMiB = first.peakMemoryMiB
    plainNanoseconds = ReferenceLoop.nanosecondsPerService()
    var runs = [first]
    while runs.count < 10, runs.reduce(0, { $0 + $1.seconds }) < 0.5 {
      runs.append(try Measurement.of { try simulation.run(options) }.taken)
    }
    seconds = runs.map(\.seconds).min() ?? .nan
    processorSeconds = runs.map(\.processorSeconds).min() ?? .nan
    trucks = result.crossings.reduce(0) { $0 + $1.total.arrivals.mean } * Double(model.replications)
    truckStages = result.work.services + result.work.capacityServices
    fingerprint = "\(result.crossings[0].periods)"
    outcomes = model.outcomes(result)
  }

  /// Runs this program anew for a model, so that no memory of another one is counted.
  static func inOwnProcess(_ model: BenchmarkModel, threads: Int) throws -> ModelRun {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["model", model.name, "\(threads)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchmarkFailure(description: "model \(model.name) ended with status \(process.terminationStatus)")
    }
    return try JSONDecoder().decode(ModelRun.self, from: data)
  }
}
