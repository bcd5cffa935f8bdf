import Foundation
import ScheduleFiles
import SlotPlanning
import Testing

/// Solved instances in the neutral format, with what is known of them.
struct Instance: CustomTestStringConvertible, Sendable {
  let name: String
  var testDescription: String { name }

  static let all = ["v20-overload-infeasible", "v200-closure-level-fair", "v200-convoy"].map { Instance(name: $0) }

  var folder: String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Instances/\(name)").path
  }

  func problem() throws -> PlanningProblem {
    let reading = readPlanningInstance(folder: folder)
    #expect(reading.diagnostics.map(\.description) == [])
    return try #require(reading.problem)
  }

  /// What `expected.json` says.
  struct Expected: Decodable {
    let trucks: Int
    let shipments: Int
    let slots: Int
    let slotsOpen: Int
    let capacityOpen: Int
    let feasiblePairs: Int
    let pairCostSumCents: Int
    let pairCostMaxCents: Int
    let structurallyUnplaceableTrucks: [String: Int]
    let lockedTrucks: Int
    let movableBookedTrucks: Int
    let flowOptimumCents: Int
    let assignedTrucksMin: Int?
    let assignedTrucksMax: Int?
    let objectiveCents: Int
  }

  func expected() throws -> Expected {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Expected.self, from: Data(contentsOf: URL(filePath: folder + "/expected.json")))
  }

  /// The rows of a table without its header, or nil if there is no such file.
  func rows(_ file: String) -> [String]? {
    guard let text = try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) else { return nil }
    return text.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
  }
}
