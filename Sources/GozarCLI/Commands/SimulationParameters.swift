import CivilTime
import CommandLineKit
import CrossingModel
import QueueSimulation
import Reports

/// Options of all commands that simulate over a horizon.
enum SimulationParameters {
  static let per = Parameter<ReportingPeriod.Unit>.option(
    "per", "P", .choice(of: ReportingPeriod.Unit.self), help: "What the horizon is cut into", default: "month")
  static let calendar = Parameter<CalendarKind?>.option(
    "calendar", "C", .choice(of: CalendarKind.self), help: "Whose months (default: the network's reporting calendar)")
  static let seed = Parameter<UInt64>.option(
    "seed", "N", .integer(), help: "Same seed, same bytes", default: "1")
  static let threads = Parameter<Int?>.option(
    "threads", "N", .integer(in: 1...1_024), help: "Threads to run on; results don't depend on it (default: all cores)")
}
