import CivilTime
import CrossingModel
import Foundation
import OpeningTimeline
import QueueSimulation
import ScheduleFiles

/// A network whose simulation is timed.
struct BenchmarkModel {
  let name: String
  /// The folder beside the shipped network.
  let folder: String
  /// Days from Monday 2024-01-01 on; nil: the Iranian year 1399 at Mehran, by months.
  var days: Int?
  var replications = 100
  var engine = SimulationOptions.Engine.automatic
  var simulatesCapacity = false

  /// The models A to D of `schedules/models`, and Mehran.
  ///
  /// A and B are one long run of the first 1,000,000 trucks until the crossing is empty; C and D are 100 replications of 52
  /// weeks.
  static let all = [
    BenchmarkModel(name: "A", folder: "models/a", days: 2_950, replications: 1),
    BenchmarkModel(name: "A by events", folder: "models/a", days: 2_950, replications: 1, engine: .events),
    BenchmarkModel(name: "B", folder: "models/b", days: 710, replications: 1),
    BenchmarkModel(name: "B by events", folder: "models/b", days: 710, replications: 1, engine: .events),
    BenchmarkModel(name: "C", folder: "models/c", days: 364),
    BenchmarkModel(name: "C by events", folder: "models/c", days: 364, engine: .events),
    BenchmarkModel(name: "D, full yard: wait", folder: "models/d-wait", days: 364),
    BenchmarkModel(name: "D, full yard: turn away", folder: "models/d-balk", days: 364),
    BenchmarkModel(name: "a year of Mehran", folder: "iran-iraq", simulatesCapacity: true),
    BenchmarkModel(
      name: "a year of Mehran, 2,000 times", folder: "iran-iraq", replications: 2_000, simulatesCapacity: true),
  ]

  /// Reads the files and makes them ready.
  func simulation() throws -> Simulation {
    let reading = readNetwork(folder: try NetworkLocator.locate(nil) + "/../" + folder)
    guard var network = reading.network else {
      throw BenchmarkFailure(description: reading.diagnostics.map(\.description).joined(separator: "\n"))
    }
    if days == nil {
      network.crossings = network.crossings.filter { $0.id == "mehran" }
      network.keepDemandOfCrossings()
    }
    let clocks = Clocks(network)
    return try Simulation(
      network: network, clocks: clocks,
      boundaries: boundaryDays().map { clocks.exporter.instant(of: WallTime($0)).seconds })
  }

  private func boundaryDays() -> [Day] {
    guard let days else {
      let months = (1...12).compactMap { CalendarMonth(calendar: .persian, year: 1_399, month: $0) }
      return months.map(\.firstDay) + months.suffix(1).map(\.days.upperBound)
    }
    guard let monday = GregorianDate(year: 2_024, month: 1, day: 1) else { return [] }
    return [monday.dayNumber, Day(number: monday.dayNumber.number + days)]
  }

  /// The outcomes that every simulator of the models A to D has: waits in minutes.
  func outcomes(_ result: SimulationResult) -> [[String]] {
    guard let days else { return [] }
    let total = result.crossings[0].total
    func figure(_ name: String, _ estimate: Estimate, per unit: Double = 60) -> [String] {
      let value = String(format: "%.4f", estimate.mean / unit)
      return [name, estimate.halfWidth.isFinite ? value + String(format: " ± %.4f", estimate.halfWidth / unit) : value]
    }
    var lines = [
      figure("mean wait, minutes", total.meanWait), figure("P50", total.waitP50), figure("P95", total.waitP95),
      figure("P99", total.waitP99), figure("trucks in 28 days", total.throughput, per: Double(days) / 28),
    ]
    for truckClass in total.classes {
      lines += [
        figure("\(truckClass.id): mean wait, minutes", truckClass.meanWait),
        figure("\(truckClass.id): P50", truckClass.waitP50), figure("\(truckClass.id): P95", truckClass.waitP95),
        figure("\(truckClass.id): P99", truckClass.waitP99),
        figure("\(truckClass.id): trucks in 28 days", truckClass.throughput, per: Double(days) / 28),
      ]
    }
    if total.turnedAway.mean > 0 {
      lines.append(["lost", String(format: "%.5f of the trucks", total.turnedAway.mean / total.arrivals.mean)])
    }
    return lines
  }
}
