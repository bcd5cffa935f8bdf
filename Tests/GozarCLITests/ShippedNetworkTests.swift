import CivilTime
import CrossingModel
import Foundation
import OpeningTimeline
import QueueSimulation
import ScheduleFiles
import Testing

/// What is known of 2020 comes out of the shipped schedules.
struct ShippedNetworkTests {
  @Test func nothingIsWrongWithTheFiles() {
    let run = ProgramRun(["check"])
    #expect(run.status == .done)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("36 files checked: 0 errors, 0 warnings\n"))
  }

  @Test func everyFigureHasASourceOrIsMarkedAnAssumption() throws {
    let reading = readNetwork(folder: Self.folder)
    let bare = reading.figures.filter { figure in
      figure.provenance.confidence == nil
        || (figure.provenance.confidence != .assumption && (figure.provenance.source ?? "").isEmpty)
    }
    #expect(bare.map(\.path) == [])
    #expect(reading.figures.count > 300)
  }

  /// Weeks of two open days carry 500 trucks, weeks of four 1,000: the quota, and nothing else.
  @Test func twoDaysCarry500AndFourDays1000AWeek() throws {
    let weeks = try simulate(
      ["mehran"], boundaries: ["2020-06-20", "2020-06-27", "2020-07-04", "2020-08-08", "2020-08-15", "2020-08-22"])
    let throughput = weeks[0].periods.map(\.throughput)
    #expect(throughput[0].mean == 500 && throughput[0].standardDeviation == 0)
    #expect(throughput[1].mean == 500 && throughput[1].standardDeviation == 0)
    #expect(throughput[3].mean == 1_000 && throughput[3].standardDeviation == 0)
    #expect(throughput[4].mean == 1_000 && throughput[4].standardDeviation == 0)
    #expect(weeks[0].periods[0].bottleneck == .quota("daily"))
  }

  /// 94,000 trucks were counted in the ten months to 20 January 2020: 307 a day.
  @Test func theCountedTrucksOfBeforeTheClosuresGetThrough() throws {
    let result = try simulate(["mehran"], boundaries: ["2019-03-21", "2020-01-21"], replications: 10)
    let mean = result[0].total.throughput.mean
    #expect(abs(mean - 94_000) < 0.01 * 94_000, "\(mean)")
  }

  /// The chamber of commerce reported USD 800 million; the network comes to four fifths of it, as the README says.
  @Test func ordibehesht1399IsOfTheReportedOrderOfMagnitude() throws {
    let result = try simulateNetwork(boundaries: ["2020-03-20", "2020-04-20", "2020-05-21"], replications: 5)
    let value = result.network[1].value.mean
    #expect(abs(value - 642e6) < 8e6, "\(value)")
    #expect(result.isBalanced)
  }

  @Test func theReportsOutlookIsAScenario() throws {
    let plain = try simulate(["chazabeh"], boundaries: ["2020-05-21", "2020-06-21"], replications: 40)
    let outlook = try simulate(
      ["chazabeh"], boundaries: ["2020-05-21", "2020-06-21"], scenarios: ["report-outlook"], replications: 40)
    #expect(plain[0].total.throughput.mean == 0)
    // Two open days a week from a date between 30 May and 13 June on: 3 to 6 open days of 250.
    let mean = outlook[0].total.throughput.mean
    #expect((300...1_500).contains(mean), "\(mean)")
    #expect(outlook[0].total.throughput.standardDeviation > 50)
  }

  /// At the end of the report's day: Mehran two days a week at once, the other southern crossings within two weeks by one
  /// decision, and nothing of what came later.
  @Test func theNetworkIsKnownAsItWasOnTheDayOfTheReport() throws {
    let network = try #require(readNetwork(folder: Self.folder).network)
    let day = try DateExpression(parsing: "2020-05-23", now: nil).time.day
    let known = network.known(on: day)
    let uncertain = known.uncertainFigures
    #expect(uncertain.count == 8 && uncertain.allSatisfy { $0.decision == "arab_borders" })
    #expect(uncertain.allSatisfy { $0.law == .date(.uniform(earliest: day + 7, latest: day + 21)) })
    let mehran = try #require(known.crossings.first { $0.id == "mehran" })
    for side in mehran.sides {
      #expect(side.phases.map(\.id) == ["normal", "closed", "two_days"])
      #expect(side.phases[2].from == .certain(WallTime(day + 1)))
    }
    #expect(known.crossings.flatMap(\.closures).map(\.id) == ["stopped_february"])
    // A week before, Mehran's order was pending, and nothing was said of the others.
    let before = network.known(on: day - 7)
    #expect(before.uncertainFigures.map(\.decision) == ["mehran_order", "mehran_order"])
    #expect(before.crossings.first { $0.id == "chazabeh" }?.sides.map(\.phases.count) == [2, 2])
  }

  @Test func oneCoreAndTwoGiveTheSameBytes() {
    let line = ["simulate", "mehran", "chazabeh", "--from", "1399-03-01", "--to", "1399-05-01", "-n", "7"]
    for format in ["text", "csv", "json"] {
      let outputs = Set([1, 2, 5].map { ProgramRun(line + ["--format", format], cores: $0).output })
      #expect(outputs.count == 1)
    }
    #expect(ProgramRun(line + ["--seed", "2"]).output != ProgramRun(line).output)
  }

  private static let folder = ProgramRun.repository.appending(path: NetworkLocator.defaultFolder).path

  private func simulate(
    _ crossings: [String], boundaries: [String], scenarios: [String] = [], replications: Int = 5
  ) throws -> [SimulationResult.CrossingResult] {
    try simulateNetwork(
      crossings: crossings, boundaries: boundaries, scenarios: scenarios, replications: replications
    ).crossings
  }

  private func simulateNetwork(
    crossings: [String]? = nil, boundaries: [String], scenarios: [String] = [], replications: Int
  ) throws -> SimulationResult {
    let reading = readNetwork(folder: Self.folder, scenarios: scenarios)
    var network = try #require(reading.network, "\(reading.diagnostics)")
    if let crossings {
      network.crossings = network.crossings.filter { crossings.contains($0.id) }
      network.keepDemandOfCrossings()
    }
    let clocks = Clocks(network)
    let moments = try boundaries.map { text in
      clocks.exporter.instant(of: try DateExpression(parsing: text, now: nil).time).seconds
    }
    return try Simulation(network: network, clocks: clocks, boundaries: moments)
      .run(SimulationOptions(replications: replications, threads: 2))
  }
}
