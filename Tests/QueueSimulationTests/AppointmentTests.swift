import CrossingModel
import OpeningTimeline
import Testing

@testable import QueueSimulation

/// Appointments at listed moments, and what is made of the traces of many replications.
@Suite("Appointments")
struct AppointmentTests {
  private static func sample(
    _ appointments: Appointments, _ listed: [Int], kind: DemandStream.Arrivals = .scheduled, seed: UInt64 = 1
  ) -> [Int] {
    var times: [Int] = []
    var source = RandomSource(RandomKey(seed: seed))
    ArrivalPlan(kind: kind, appointments: appointments, listed: listed.map { $0 * Tick.perMinute })
      .sample(&times, before: 10_000 * Tick.perMinute, from: &source)
    return times.map { $0 / Tick.perMinute }
  }

  struct Case: CustomTestStringConvertible {
    let appointments: Appointments
    let times: [Int]
    var testDescription: String { "\(appointments)" }
  }

  @Test(
    "listed appointments are kept as they say: to the minute, early but not before the horizon, late, or not at all",
    arguments: [
      Case(appointments: Appointments(), times: [10, 20, 20, 9_990]),
      Case(appointments: Appointments(meanDeviationMinutes: -15), times: [0, 5, 5, 9_975]),
      Case(appointments: Appointments(meanDeviationMinutes: 30), times: [40, 50, 50]),
      Case(appointments: Appointments(noShowProbability: 1), times: []),
    ])
  func exact(_ example: Case) {
    #expect(Self.sample(example.appointments, [10, 20, 20, 9_990]) == example.times)
  }

  @Test("trucks that are listed without appointments come when they are listed")
  func listsWithoutAppointments() {
    let appointments = Appointments(meanDeviationMinutes: 30, noShowProbability: 1)
    #expect(Self.sample(appointments, [10, 20], kind: .poisson) == [10, 20])
  }

  @Test("shares that come and deviations are those of the law, within five standard errors")
  func law() {
    let count = 20_000
    let appointments = Appointments(meanDeviationMinutes: 60, deviationMinutes: 40, noShowProbability: 0.25)
    let times = Self.sample(appointments, [Int](repeating: 1_000, count: count), seed: 7).map(Double.init)
    let share = Double(times.count) / Double(count)
    #expect(abs(share - 0.75) < 5 * (0.25 * 0.75 / Double(count)).squareRoot())
    let mean = times.reduce(0, +) / Double(times.count)
    // Whole minutes are rounded down, by half a minute on average.
    #expect(abs(mean + 0.5 - 1_060) < 5 * 40 / Double(times.count).squareRoot())
    let square = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(times.count)
    #expect(abs(square.squareRoot() - 40) < 5 * 40 / (2 * Double(times.count)).squareRoot())
    let plan = ArrivalPlan(kind: .scheduled, appointments: appointments, listed: [Int](repeating: 0, count: 100))
    #expect(plan.expected == 75)
  }

  @Test("traces come in the order of the replications, each as it is by itself, on any number of threads")
  func traces() throws {
    let network = try SimulationTests.network()
    let simulation = try Simulation(
      network: network, clocks: Clocks(network), boundaries: Array(SimulationTests.boundaries.prefix(2)))
    let single = (0..<5).map { simulation.trace(replication: $0, seed: 3).map(\.rows) }
    #expect(Set(single.map { $0.map(\.count) }).count > 1)
    for threads in [1, 2, 7] {
      let all = try simulation.traces(SimulationOptions(replications: 5, seed: 3, threads: threads)) { $0.map(\.rows) }
      #expect(all == single)
    }
  }

  @Test("a run that is told to stop stops")
  func stops() throws {
    let network = try SimulationTests.network()
    let simulation = try Simulation(
      network: network, clocks: Clocks(network), boundaries: Array(SimulationTests.boundaries.prefix(2)))
    #expect(throws: SimulationError.cancelled) {
      try simulation.traces(SimulationOptions(replications: 50, threads: 2), progress: { $0 < 2 }, summary: \.count)
    }
  }
}
