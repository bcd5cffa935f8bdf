import CivilTime
import CrossingModel
import Foundation
import OpeningTimeline
import QueueSimulation
import ScheduleFiles
import Testing

/// The scenarios that come with the network: each does what it says, and nothing else where one looks.
struct ScenarioLibraryTests {
  /// What becomes of a crossing's trucks in the days looked at.
  enum Effect: Hashable {
    /// As many get through as in the network as it stands.
    case none
    /// None gets through, where some did.
    case closes
    case more
    case fewer
    /// The crossing is the scenario's own, and some trucks get through.
    case isAdded
    /// This is what binds.
    case binds(Bottleneck)
  }

  struct Case: CustomTestStringConvertible {
    let scenario: String
    let from: String
    var days = 7
    let effects: [String: Effect]
    var testDescription: String { scenario }

    init(_ scenario: String, _ from: String, days: Int = 7, _ effects: [String: Effect]) {
      self.scenario = scenario
      self.from = from
      self.days = days
      self.effects = effects
    }
  }

  static let cases: [Case] = [
    Case("as-it-happened", "2020-06-20", ["mehran": .none, "chazabeh": .none]),
    Case("report-outlook", "2020-06-13", ["mehran": .none, "chazabeh": .more, "shalamcheh": .none]),
    Case("chazabeh-july-26", "2020-08-01", ["chazabeh": .more, "mehran": .none]),
    Case("mehran-two-days", "2020-08-15", ["mehran": .fewer]),
    Case("mehran-four-days-june", "2020-06-20", ["mehran": .more]),
    Case("mehran-four-days-august", "2020-08-08", ["mehran": .fewer]),
    Case("mehran-six-days", "2020-06-20", ["mehran": .more]),
    Case("arbaeen-2015", "2015-11-28", ["mehran": .closes, "shalamcheh": .none]),
    Case("arbaeen-2016", "2016-11-14", ["mehran": .closes, "shalamcheh": .closes, "chazabeh": .none]),
    Case(
      "arbaeen-2017", "2017-11-01",
      [
        "mehran": .closes, "chazabeh": .closes, "shalamcheh": .closes, "khosravi": .closes, "mehran_cold": .isAdded,
        "chazabeh_cold": .isAdded, "shalamcheh_cold": .isAdded, "khosravi_cold": .isAdded,
      ]),
    Case("arbaeen-2018", "2018-10-21", ["mehran": .closes, "chazabeh": .none]),
    Case(
      "arbaeen-2019", "2019-10-11",
      [
        "mehran": .closes, "chazabeh": .closes, "shalamcheh": .closes, "khosravi": .closes, "bashmaq": .more,
        "kileh": .none,
      ]),
    Case(
      "arbaeen-2022", "2022-09-07",
      ["mehran": .closes, "chazabeh": .closes, "shalamcheh": .closes, "parvizkhan": .more, "soumar": .more]),
    Case(
      "arbaeen-2023", "2023-08-26",
      ["mehran": .closes, "chazabeh": .closes, "shalamcheh": .closes, "khosravi": .closes]),
    Case("arbaeen-2024", "2024-08-10", ["mehran": .closes]),
    Case(
      "iraqi-election-2021", "2021-10-10", days: 1,
      [
        "mehran": .closes, "chazabeh": .closes, "shalamcheh": .closes, "khosravi": .closes, "soumar": .closes,
        "parvizkhan": .none,
      ]),
    Case(
      "iranian-election-2013", "2013-06-13", days: 3, ["khosravi": .closes, "parvizkhan": .closes, "mehran": .none]),
    Case("eid-2020", "2020-05-25", days: 2, ["parvizkhan": .closes, "bashmaq": .none]),
    Case("chazabeh-flood-2019", "2019-04-13", ["chazabeh": .closes, "shalamcheh": .more]),
    Case("empty-trucks-2020", "2020-02-20", ["mehran": .binds(.emptyTrucks("transshipment")), "khosravi": .none]),
  ]

  @Test func everyScenarioIsLookedAt() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/scenarios")
    #expect(Set(Self.cases.map { $0.scenario + ".json5" }) == Set(files))
  }

  @Test(arguments: cases) func doesWhatItSays(_ test: Case) throws {
    let reading = readNetwork(folder: Self.folder, scenarios: [test.scenario], doubts: true)
    let header = try #require(reading.scenarios.first)
    #expect(reading.diagnostics.filter { $0.location?.file == header.file }.map(\.description) == [])
    #expect(header.title?.texts.map(\.language) == ["en", "fa"] && header.description != nil)
    let plain = try #require(readNetwork(folder: Self.folder).network)
    let before = try Self.simulate(plain, test)
    let after = try Self.simulate(try #require(reading.network, "\(reading.diagnostics)"), test)
    for (crossing, effect) in test.effects {
      let trucks = before[crossing]?.throughput.mean
      let found = try #require(after[crossing], "\(crossing)")
      let isAsSaid =
        switch effect {
        case .none: found.throughput.mean == trucks
        case .closes: found.throughput.mean == 0 && (trucks ?? 0) > 0
        case .more: found.throughput.mean > (trucks ?? .infinity)
        case .fewer: found.throughput.mean < (trucks ?? 0)
        case .isAdded: trucks == nil && found.throughput.mean > 0
        case .binds(let bottleneck): found.bottleneck == bottleneck && before[crossing]?.bottleneck != bottleneck
        }
      #expect(isAsSaid, "\(crossing): \(effect), but \(found.throughput.mean) for \(String(describing: trucks))")
    }
  }

  @Test func theQuestionOfMayStacks() throws {
    let reading = readNetwork(folder: Self.folder, scenarios: ["report-outlook", "mehran-four-days-august"])
    let network = try #require(reading.network, "\(reading.diagnostics)")
    let uncertain = network.uncertainFigures
    #expect(uncertain.map(\.decision) == [nil, "mehran_four_days", "mehran_four_days"])
    let settled = network.settled { _ in 0.5 }
    let mehran = try #require(settled.crossings.first { $0.id == "mehran" })
    #expect(mehran.sides.map { $0.phases.last?.id } == ["four_days", "four_days"])
    #expect(mehran.sides[0].phases.last?.from == mehran.sides[1].phases.last?.from)
  }

  private static let folder = ProgramRun.repository.appending(path: NetworkLocator.defaultFolder).path

  /// The crossings of a case over its days.
  private static func simulate(_ network: Network, _ test: Case) throws -> [String: PeriodEstimates] {
    var network = network
    network.crossings = network.crossings.filter { test.effects[$0.id] != nil }
    network.keepDemandOfCrossings()
    let clocks = Clocks(network)
    let first = try DateExpression(parsing: test.from, now: nil).time
    let boundaries = [first, WallTime(first.day + test.days)].map { clocks.exporter.instant(of: $0).seconds }
    let result = try Simulation(network: network, clocks: clocks, boundaries: boundaries)
      .run(SimulationOptions(replications: 3, threads: 2, simulatesCapacity: false))
    return Dictionary(uniqueKeysWithValues: result.crossings.map { ($0.id, $0.total) })
  }
}
