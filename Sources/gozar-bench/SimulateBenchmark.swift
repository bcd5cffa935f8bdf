import CivilTime
import CrossingModel
import Foundation
import OpeningTimeline
import QueueSimulation
import ScheduleFiles

/// A year of Mehran from the shipped schedules: speed on one and two cores, memory, and whether both give the same.
enum SimulateBenchmark {
  @Sendable static func run() throws {
    let simulation = try yearOfMehran()
    var outcomes: Set<String> = []
    for threads in [1, 2] {
      let options = SimulationOptions(replications: 100, seed: 1, threads: threads)
      let (result, taken) = try Measurement.of { try simulation.run(options) }
      guard result.isBalanced else { throw BenchmarkFailure(description: "trucks were lost") }
      let services = Double(result.work.services + result.work.capacityServices)
      let cores = threads == 1 ? "1 core" : "\(threads) cores"
      printFigure("a year of Mehran, 100 replications, \(cores)", String(format: "%.3f s", taken.seconds))
      let millions = String(format: "%.1f million", services / taken.seconds / 1e6)
      printFigure("truck-stage services a second, \(cores)", millions)
      printFigure("peak memory of 100 replications, \(cores)", String(format: "%.1f MiB", taken.peakMemoryMiB))
      // As text, since months in which no truck leaves have waits that are not a number, unequal to themselves.
      outcomes.insert("\(result.crossings[0].periods)")
    }
    guard outcomes.count == 1 else { throw BenchmarkFailure(description: "two cores give other results than one") }
    let (_, many) = try Measurement.of {
      try simulation.run(SimulationOptions(replications: 2_000, seed: 1, threads: 2))
    }
    printFigure("peak memory of 2,000 replications", String(format: "%.1f MiB", many.peakMemoryMiB))
  }

  /// Mehran alone, from 20 March 2020 to 20 March 2021, by Iranian months.
  private static func yearOfMehran() throws -> Simulation {
    let reading = readNetwork(folder: try NetworkLocator.locate(nil))
    guard var network = reading.network else {
      throw BenchmarkFailure(description: reading.diagnostics.map(\.description).joined(separator: "\n"))
    }
    network.crossings = network.crossings.filter { $0.id == "mehran" }
    network.keepDemandOfCrossings()
    let clocks = Clocks(network)
    let months = (1...12).compactMap { CalendarMonth(calendar: .persian, year: 1_399, month: $0) }
    let days = months.map(\.firstDay) + months.suffix(1).map(\.days.upperBound)
    let boundaries = days.map { clocks.exporter.instant(of: WallTime($0)).seconds }
    return try Simulation(network: network, clocks: clocks, boundaries: boundaries)
  }
}
