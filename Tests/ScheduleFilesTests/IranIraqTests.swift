import Diagnostics
import Testing

@testable import ScheduleFiles

/// The data that come with the program.
@Suite struct IranIraqTests {
  static let folder = folderOf(folderOf(folderOf(#filePath))) + "/schedules/iran-iraq"

  @Test func loadsWithoutErrorsOrWarnings() throws {
    let check = checkFiles([Self.folder])
    #expect(check.diagnostics.filter { $0.severity > .note }.map(\.description) == [])
    #expect(check.failure == nil)
    let network = try #require(readNetwork(folder: Self.folder).network)
    #expect(network.sides.map(\.id) == ["iran", "iraq"])
    #expect(network.crossings.count >= 8)
    #expect(network.crossings.contains { $0.id == "mehran" })
    #expect(network.travel.count >= 10 * network.crossings.count)
    #expect(check.figures.allSatisfy { $0.provenance.source != nil || $0.provenance.confidence != nil })
  }

  @Test func everyScenarioAppliesByItself() {
    for name in ScenarioLocator.names(in: Self.folder) {
      #expect(readNetwork(folder: Self.folder, scenarios: [name]).network != nil, "\(name)")
    }
  }
}
