import CivilTime
import CrossingModel
import Diagnostics
import Testing

@testable import ScheduleFiles

@Suite struct ScenarioTests {
  private func scenario(_ patch: String) -> String {
    "{ title: { en: \"What if\" }, description: \"A test\", source: \"minister\", confidence: \"low\", patch:\n\(patch)\n}"
  }

  @Test func appliesAPatchByName() throws {
    let folder = SmallNetwork.folder([
      "scenarios/more.json5": scenario("{ crossings: { north: { quotas: { daily: { trucks: 300 } } } } }")
    ])
    let reading = readNetwork(folder: folder.path, scenarios: ["more"])
    #expect(lines(reading.diagnostics, in: folder) == [])
    #expect(reading.network?.crossings[0].quotas.map(\.trucks) == [300, 900])
    let header = try #require(reading.scenarios.first)
    #expect(header.name == "more")
    #expect(header.file == folder.file("scenarios/more.json5"))
    #expect(header.title == LocalizedName([("en", "What if")]))
    #expect(header.description == "A test")
    #expect(header.provenance == Provenance(source: "minister", confidence: .low))
  }

  @Test func stacksInTheOrderGiven() throws {
    let folder = SmallNetwork.folder([
      "scenarios/a.json5": scenario("{ crossings: { north: { quotas: { daily: { trucks: 300 }, weekly: null } } } }"),
      "scenarios/b.json": scenario("{ crossings: { north: { quotas: { daily: { trucks: 400 } } } } }"),
    ])
    func quotas(_ names: String...) -> [Int]? {
      readNetwork(folder: folder.path, scenarios: names).network?.crossings[0].quotas.map(\.trucks)
    }
    #expect(quotas("a", "b") == [400])
    #expect(quotas("b", "a") == [300])
    #expect(quotas("b") == [400, 900])
    #expect(quotas(folder.file("scenarios/b.json")) == [400, 900])
  }

  @Test func addsAndDeletesNamedThings() throws {
    let folder = SmallNetwork.folder([
      "scenarios/s.json5": scenario(
        """
        {
          crossings: {
            north: {
              closures: { strike: null, flood: { from: "2020-04-01", reason: "water" } },
              sides: { iran: { phases: { closed: { hours: "Mo 08:00-09:00" }, later: { from: "2020-08-01", hours: "24/7" } } } },
            },
            south: {
              name: { en: "South" }, sides: { iran: { phases: {} }, iraq: { phases: {} } },
              stages: { gate: { servers: 1, service: { constant: "1 min" } } },
            },
          },
          streams: { cold: null },
        }
        """)
    ])
    let reading = readNetwork(folder: folder.path, scenarios: ["s"])
    #expect(lines(reading.diagnostics, in: folder) == [])
    let network = try #require(reading.network)
    #expect(network.crossings.map(\.id) == ["north", "south"])
    #expect(network.crossings[0].closures.map(\.id) == ["flood"])
    #expect(network.crossings[0].sides[0].phases.map(\.id) == ["normal", "closed", "again", "later"])
    #expect(network.crossings[0].sides[0].phases.map(\.hours.source)[1] == "Mo 08:00-09:00")
    #expect(network.streams.map(\.id) == ["main"])
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let patch: String
    let expected: [String]
    var testDescription: String { patch }

    init(_ patch: String, _ expected: String...) {
      self.patch = patch
      self.expected = expected
    }
  }

  @Test(arguments: [
    // A thing that does not exist.
    Fault(
      "{ crossings: { nroth: { yard: { places: 1 } } } }",
      "2:16: error: found a patch of the crossing \"nroth\", which is not there, expected a crossing: one of north",
      "  try: north"),
    Fault(
      "{ crossings: { north: { quotas: { dayly: { trucks: 1 } } } } }",
      "2:35: error: found a patch of the quota \"dayly\", which is not there, expected a quota: one of daily, weekly",
      "  try: daily"),
    Fault(
      "{ streams: { man: { phases: { before: { rate: \"1 t/day\" } } } } }",
      "2:14: error: found a patch of the stream \"man\", which is not there, expected a stream: one of main, cold",
      "  try: main"),
    // A thing that is incomplete, in the patch or because of it.
    Fault(
      "{ crossings: { north: { stages: { gate: { servers: 6 } } } } }",
      "2:41: error: found no \"service\" in the stage \"gate\", expected a service time"),
    Fault(
      "{ crossings: { north: { stages: { documents: { servers: null } } } } }",
      "2:57: error: found null, which deletes \"servers\" of the stage \"documents\", expected a whole number of servers"
    ),
    Fault(
      "{ classes: null }",
      "2:12: error: found null, which deletes \"classes\" of the network, expected one truck class or more"),
    // Deleting nothing changes nothing.
    Fault(
      "{ crossings: { north: { quotas: { dialy: null } } } }",
      "2:35: warning: found null for \"dialy\", which is not in crossings.north.quotas: nothing is deleted",
      "  try: daily"),
    // Values of the patch that are wrong, or make others wrong.
    Fault(
      "{ crossings: { north: { quotas: { daily: { trucks: -1 } } } } }",
      "2:52: error: found the number -1, expected a whole number of trucks, 0 to 1,000,000"),
    Fault(
      "{ crossings: { north: { quotas: { daily: { per: \"weak\" } } } } }",
      "2:49: error: found the text \"weak\", expected the quota's period: one of day, week, slot", "  try: week"),
    Fault(
      "{ crossings: { north: { closures: { strike: { from: \"2020-03-01\" } } } } }",
      "NET/crossings/north.json5:20:52: error: found until 2020-02-02T06:00, expected a time after from, 2020-03-01"),
    Fault(
      "{ crossings: { north: null }, streams: null }",
      "NET/network.json5:2:1: error: found a network with no crossing, expected at least one"),
    Fault("[]", "2:1: error: found an empty list, expected a merge patch over the network, as an object"),
  ])
  func reportsAFault(_ fault: Fault) {
    let folder = SmallNetwork.folder(["scenarios/s.json5": scenario(fault.patch)])
    let found = lines(readNetwork(folder: folder.path, scenarios: ["s"]).diagnostics, in: folder)
    #expect(found.map { $0.replacing("NET/scenarios/s.json5:", with: "") } == fault.expected)
  }

  @Test(arguments: [
    ("{ patch: {} }", [String]()),
    (
      "{ title: { en: \"T\" } }",
      ["NET/scenarios/s.json5:1:1: error: found no \"patch\" in the scenario, expected a merge patch over the network"]
    ),
    (
      "{ patch: {}, descripton: \"d\" }",
      [
        "NET/scenarios/s.json5:1:14: error: found the key \"descripton\" in the scenario, expected one of: title, description, patch",
        "  try: description",
      ]
    ),
    ("[1]", ["NET/scenarios/s.json5:1:1: error: found a list, expected the scenario as an object"]),
    ("{", ["NET/scenarios/s.json5:1:2: error: found the end of the file, expected a key or \"}\""]),
  ])
  func readsTheFileItself(_ example: (text: String, expected: [String])) {
    let folder = SmallNetwork.folder(["scenarios/s.json5": example.text])
    #expect(lines(readNetwork(folder: folder.path, scenarios: ["s"]).diagnostics, in: folder) == example.expected)
  }

  @Test(arguments: [
    ("outlok", ["error: can't find NET/scenarios/outlok.json5: expected one of other, outlook", "  try: outlook"]),
    ("NET/gone.json5", ["error: can't find NET/gone.json5: No such file or directory"]),
    ("gone.json5", ["error: can't find gone.json5: No such file or directory"]),
  ])
  func namesTheNearestScenario(_ example: (name: String, expected: [String])) {
    let folder = SmallNetwork.folder([
      "scenarios/outlook.json5": scenario("{}"), "scenarios/other.json": scenario("{}"), "scenarios/notes.txt": "",
    ])
    let name = example.name.replacing("NET", with: folder.path)
    let reading = readNetwork(folder: folder.path, scenarios: [name])
    #expect(lines(reading.diagnostics, in: folder) == example.expected)
    #expect(reading.failure == .notFound)
    #expect(reading.network == nil)
  }

  @Test func setsOneValueByItsPath() throws {
    let folder = SmallNetwork.folder()
    let document = readNetwork(folder: folder.path).document
    let changed = try document.setting("crossings.north.quotas.daily.trucks", to: "300")
      .setting("crossings.north.quotas.weekly.trucks", to: "1000")
      .setting("crossings.north.stages.documents.service.lognormal.mean", to: "5 min")
      .setting("crossings.north.sides.iran.phases.again.hours", to: "Su,We 08:00-12:00")
      .setting("crossings.north.sides.iran.phases.again.from", to: "2020-06-07")
      .setting("crossings.north.yard", to: "{ places: 7 }").setting("crossings.north.queue_at_start", to: "null")
    let reading = changed.decoded()
    #expect(reading.diagnostics.map(\.description) == [])
    let crossing = try #require(reading.network?.crossings.first)
    #expect(crossing.quotas.map(\.trucks) == [300, 1_000])
    #expect(crossing.stages[0].service == .lognormal(meanMinutes: 5, coefficientOfVariation: 0.5))
    #expect(crossing.sides[0].phases[2].hours.source == "Su,We 08:00-12:00")
    #expect(crossing.sides[0].phases[2].from == .certain(WallTime(Day(number: 18_420))))
    #expect(crossing.yard == Yard(places: 7, admission: .always))
    #expect(crossing.queueAtStart == [])
    // The document that it was made from is as it was.
    #expect(document.decoded().network == readNetwork(folder: folder.path).network)
    // What was set has no source, whatever stood around it.
    let figure = reading.figures.first { $0.path == "crossings.north.quotas.daily.trucks" }
    #expect(figure?.provenance == Provenance())
    #expect(figure?.value == "300")
  }

  @Test func reportsWhatCannotBeSet() throws {
    let folder = SmallNetwork.folder()
    let document = readNetwork(folder: folder.path).document
    let path = "crossings.north.quotas.dayly.trucks"
    let fault = #expect(throws: Diagnostic.self) { _ = try document.setting(path, to: "300") }
    #expect(
      fault?.description == """
        error: found no crossings.north.quotas.dayly.trucks in the network, expected the path of a figure
          try: crossings.north.quotas.daily.trucks
        """)
    let wrong = try document.setting("crossings.north.quotas.daily.truks", to: "-1").decoded()
    #expect(
      wrong.diagnostics.map { $0.description.split(separator: "\n").first } == [
        "crossings.north.quotas.daily.truks:1:1: error: found the key \"truks\" in the quota \"daily\", "
          + "expected one of: from, until, trucks, per, side, week_start, slot"
      ])
    let bad = try document.setting("crossings.north.quotas.daily.trucks", to: "many").decoded()
    #expect(
      bad.diagnostics.map { $0.description } == [
        """
        crossings.north.quotas.daily.trucks:1:1: error: found the text "many", expected a whole number of trucks, \
        0 to 1,000,000
          many
          ^
        """
      ])
  }

  @Test func listsThePathsOfAllValues() {
    let folder = SmallNetwork.folder()
    let paths = readNetwork(folder: folder.path).document.leafPaths
    #expect(paths.prefix(3) == ["id", "name.en", "name.fa"])
    #expect(paths.contains("classes.general.value_per_tonne"))
    #expect(paths.contains("crossings.north.sides.iran.phases.again.from.earliest"))
    #expect(!paths.contains { $0.hasSuffix(".value") })
    #expect(Set(paths).count == paths.count)
    // Every one can be set.
    let document = readNetwork(folder: folder.path).document
    #expect(paths.allSatisfy { (try? document.setting($0, to: "1")) != nil })
  }
}
