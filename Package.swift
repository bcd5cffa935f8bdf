// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with: Swift 6 mode comes from the tools version.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library target under `Sources/` with its tests under `Tests/<name>Tests`.
///
/// The tests may import what the target may, and `testImports`; their data are in the folders `testData`.
func module(
  _ name: String, _ imports: [String] = [], testImports: [String] = [], testData: [String] = []
) -> [Target] {
  [
    .target(name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests",
      dependencies: ([name] + imports + testImports).map { .byName(name: $0) },
      exclude: testData,
      swiftSettings: strict),
  ]
}

/// What everything that works on timelines imports.
let simulation = ["OpeningTimeline", "CrossingModel", "OpeningRules", "CivilTime"]

let package = Package(
  name: "gozar",
  products: [.executable(name: "gozar", targets: ["gozar"])],
  targets: [
    module("CivilTime", testImports: ["SeededRandom"], testData: ["Fixtures"]),
    module("Diagnostics"),
    module("SpreadsheetText"),
    module("QueueTheory", testImports: ["SeededRandom"]),
    module("NetworkFlow", testImports: ["SeededRandom"]),
    module("CommandLineKit", ["Diagnostics"]),
    module(
      "OpeningRules", ["CivilTime", "Diagnostics"], testImports: ["SeededRandom"], testData: ["Fixtures"]),
    module("CrossingModel", ["CivilTime", "OpeningRules"]),
    module(
      "ScheduleFiles",
      ["SlotPlanning", "CrossingModel", "OpeningRules", "CivilTime", "Diagnostics", "SpreadsheetText"],
      testImports: ["SeededRandom"]),
    module("OpeningTimeline", ["CrossingModel", "OpeningRules", "CivilTime"]),
    module("QueueSimulation", ["OpeningTimeline", "CrossingModel", "CivilTime"], testImports: ["OpeningRules"]),
    module(
      "SlotPlanning", ["OpeningTimeline", "CrossingModel", "CivilTime", "NetworkFlow"],
      testImports: ["ScheduleFiles", "OpeningRules", "SeededRandom"], testData: ["Instances"]),
    module(
      "ScenarioComparison", ["QueueSimulation"],
      testImports: ["OpeningTimeline", "CrossingModel", "OpeningRules", "CivilTime"]),
    module("Crosscheck", simulation + ["QueueSimulation", "QueueTheory", "ScenarioComparison"]),
    module(
      "Reports",
      simulation + [
        "QueueSimulation", "QueueTheory", "ScenarioComparison", "Crosscheck", "SlotPlanning", "SpreadsheetText",
      ],
      testImports: ["SeededRandom"]),
    module(
      "GozarCLI",
      simulation + [
        "QueueSimulation", "QueueTheory", "ScenarioComparison", "Crosscheck", "SlotPlanning", "Reports",
        "ScheduleFiles", "CommandLineKit", "Diagnostics",
      ],
      testImports: ["Snapshots"], testData: ["Bookings", "Scenarios", "Snapshots"]),
    [
      .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
      .target(name: "Snapshots", path: "Tests/Snapshots", swiftSettings: strict),
      .executableTarget(name: "gozar", dependencies: ["GozarCLI"], swiftSettings: strict),
      .executableTarget(
        name: "gozar-bench",
        dependencies: [
          "Crosscheck", "SlotPlanning", "QueueSimulation", "OpeningTimeline", "ScheduleFiles", "CrossingModel",
          "OpeningRules",
          "CivilTime",
        ]
        .map { .byName(name: $0) },
        swiftSettings: strict),
    ],
  ].flatMap { $0 }
)
