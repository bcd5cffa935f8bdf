import CrossingModel
import OpeningRules
import Testing

@testable import ScheduleFiles

/// Scenario files that the program writes are those that it reads.
struct ScenarioTextTests {
  /// The crossing of the small network with shifts and empty trucks.
  private static let crossing = SmallNetwork.crossing
    .changing("servers: 6,", to: "servers: { usual: 6, shifts: { noon: { hours: \"12:00-13:00\", servers: 3 } } },")
    .changing(
      "servers: 80,",
      to: "servers: { value: 80, source: \"agency 9\", confidence: \"high\" }, "
        + "counterpart: { phases: { all: { rate: \"50 trucks/day\" } } },")

  struct Case: CustomTestStringConvertible {
    let name: String
    let change: @Sendable (inout Crossing) throws -> Void
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "nothing") { _ in },
    Case(name: "a rule") { $0.sides[0].phases[1].hours = try OpeningRule(parsing: "Sa unknown \"so \\\\ so\"") },
    Case(name: "two rules") { crossing in
      for side in crossing.sides.indices {
        crossing.sides[side].phases[0].hours = try OpeningRule(parsing: "Su,We,Th 08:00-17:00; Fr off")
      }
    },
    Case(name: "quotas") { crossing in
      crossing.quotas[0].trucks = 300
      crossing.quotas[1].trucks = 901
    },
    Case(name: "the yard") { $0.yard.places = 600 },
    Case(name: "servers, plain") { $0.stages[1].servers = 90 },
    Case(name: "servers with shifts") { crossing in
      crossing.stages[0].servers = 7
      crossing.stages[0].shifts[0].servers = 4
    },
    Case(name: "empty trucks") { $0.stages[1].counterpart?.phases[0].trucksPerWeek = 357 },
    Case(name: "everything") { crossing in
      crossing.quotas[1].trucks = 1
      crossing.yard.places = 1
      crossing.stages[0].shifts[0].servers = 1
      crossing.stages[1].servers = 1
      crossing.stages[1].counterpart?.phases[0].trucksPerWeek = 0.5
    },
  ])
  func isReadAsTheChangedNetwork(_ example: Case) throws {
    let folder = SmallNetwork.folder(["crossings/north.json5": Self.crossing])
    let network = try #require(readNetwork(folder: folder.path).network)
    var changed = network
    try example.change(&changed.crossings[0])
    let text = ScenarioText.text(
      title: "A \"title\"", description: "Words", source: "a test", from: network, to: changed)
    let other = SmallNetwork.folder(["crossings/north.json5": Self.crossing, "scenarios/changed.json5": text])
    let reading = readNetwork(folder: other.path, scenarios: ["changed"], doubts: true)
    #expect(reading.diagnostics.filter { $0.severity != .note }.map(\.description) == readDoubts(other))
    let read = try #require(reading.network)
    #expect(Self.withoutProvenance(read) == Self.withoutProvenance(changed), "\(text)")
    #expect(reading.scenarios[0].title?.text() == "A \"title\"")
    #expect(reading.scenarios[0].provenance.confidence == .assumption)
  }

  /// What is doubted of the network without the scenario.
  private func readDoubts(_ folder: TemporaryFolder) -> [String] {
    readNetwork(folder: folder.path, doubts: true).diagnostics.filter { $0.severity != .note }.map(\.description)
  }

  /// Sources differ, as the new figures come from elsewhere.
  private static func withoutProvenance(_ network: Network) -> Network {
    var network = network
    for crossing in network.crossings.indices {
      for side in network.crossings[crossing].sides.indices {
        for phase in network.crossings[crossing].sides[side].phases.indices {
          network.crossings[crossing].sides[side].phases[phase].provenance = Provenance()
        }
      }
      for quota in network.crossings[crossing].quotas.indices {
        network.crossings[crossing].quotas[quota].provenance = Provenance()
      }
    }
    return network
  }
}
