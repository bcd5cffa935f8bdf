import Diagnostics
import Testing

@testable import ScheduleFiles

@Suite struct FileCheckTests {
  /// The small network with nothing left to doubt.
  private static func soundFiles(_ changes: [String: String] = [:]) -> [String: String] {
    let network = SmallNetwork.network.changing("payload_tonnes: 20,", to: "source: \"G\", payload_tonnes: 20,")
    return SmallNetwork.files(["network.json5": network]).merging(changes) { $1 }
  }

  @Test func acceptsASoundNetwork() {
    let folder = TemporaryFolder(Self.soundFiles(["scenarios/s.json5": "{ source: 'x', patch: {} }"]))
    let check = checkFiles([folder.path])
    #expect(lines(check.diagnostics, in: folder) == [])
    #expect(check.failure == nil)
    #expect(
      check.files.map { $0.replacing(folder.path, with: "NET") } == [
        "NET/network.json5", "NET/crossings/north.json5", "NET/holidays/IR.csv", "NET/travel.csv",
        "NET/scenarios/s.json5",
      ])
    #expect(check.figures.count == readNetwork(folder: folder.path).figures.count)
  }

  @Test func checksEachScenarioByItself() {
    let folder = TemporaryFolder(
      Self.soundFiles([
        "scenarios/a.json5": "{ source: 'x', patch: { crossings: { north: { quotas: { daily: { trucks: 300 } } } } } }",
        "scenarios/b.json5": "{ patch: { crossings: { north: { quotas: { daily: { trucks: 400 } } } } } }",
        "scenarios/c.json5":
          "{ source: 'x', patch: { crossings: { north: { closures: { strike: { from: '2020-03-01' } } } } } }",
        "scenarios/d.json5": "{ patch: }",
      ]))
    let check = checkFiles([folder.path])
    #expect(
      lines(check.diagnostics, in: folder) == [
        "NET/scenarios/b.json5:1:61: warning: found no source for trucks, "
          + "expected \"source\" or \"confidence\" there or on an object around",
        "NET/crossings/north.json5:20:52: error: found until 2020-02-02T06:00, expected a time after from, 2020-03-01 "
          + "(with the scenario \"c\")",
        "NET/scenarios/d.json5:1:10: error: found \"}\", expected a value",
      ])
    #expect(check.errorCount == 2)
    #expect(check.warningCount == 1)
    #expect(check.failure == .badData)
    let patched = check.figures.filter { $0.location.contains("scenarios") }
    #expect(
      patched.map { "\($0.path) = \($0.value) <- \($0.provenance.source ?? "-")" } == [
        "crossings.north.quotas.daily.trucks = 300 <- x", "crossings.north.quotas.daily.trucks = 400 <- -",
        "crossings.north.closures.strike.from = 2020-03-01 <- x",
      ])
  }

  @Test func aFaultOfACrossingIsNoFaultOfItsScenarios() {
    let folder = TemporaryFolder(
      Self.soundFiles([
        "crossings/north.json5": SmallNetwork.crossing.changing("quotas:", to: "qotas:"),
        "scenarios/a.json5": "{ source: 'x', patch: { crossings: { north: { quotas: { daily: { trucks: 300 } } } } } }",
        "scenarios/b.json5": "{ source: 'x', patch: { streams: { cold: { class: 'refer' } } } }",
      ]))
    let errors = checkFiles([folder.path]).diagnostics.filter { $0.severity == .error }
    let places = lines(errors, in: folder).filter { $0.hasPrefix("NET") }.map { String($0.prefix { $0 != ":" }) }
    #expect(places == ["NET/crossings/north.json5", "NET/scenarios/b.json5"])
  }

  @Test func doubtsAStageThatNeverHasAServer() {
    let folder = TemporaryFolder(
      Self.soundFiles(["crossings/north.json5": SmallNetwork.crossing.changing("servers: 6", to: "servers: 0")]))
    #expect(
      lines(checkFiles([folder.path]).diagnostics, in: folder) == [
        "NET/crossings/north.json5:29:7: warning: found no server at the stage \"documents\" at any hour: "
          + "no truck gets through"
      ])
  }

  @Test func saysWhichScenarioRemovedWhatAnotherOnePatches() {
    let folder = TemporaryFolder(
      Self.soundFiles([
        "scenarios/a.json5": "{ source: 'x', patch: { crossings: { north: { quotas: { daily: null } } } } }",
        "scenarios/b.json5": "{ source: 'x', patch: { crossings: { north: { quotas: { daily: { trucks: 3 } } } } } }",
      ]))
    #expect(lines(readNetwork(folder: folder.path, scenarios: ["b", "a"]).diagnostics, in: folder) == [])
    #expect(
      lines(readNetwork(folder: folder.path, scenarios: ["a", "b"]).diagnostics, in: folder) == [
        "NET/scenarios/b.json5:1:57: error: found a patch of the quota \"daily\", which the scenario \"a\" before it "
          + "has removed, expected a whole quota, or scenarios that fit together"
      ])
  }

  @Test func checksOneFileAsAPartOfItsNetwork() {
    let folder = TemporaryFolder(
      Self.soundFiles([
        "crossings/north.json5": SmallNetwork.crossing.changing(
          "side: \"iraq\", reason", to: "side: \"iraqi\", reason"),
        "travel.csv": "place,crossing,minutes,cost_usd,source\nTehran,nort,1,1,map\n",
        "scenarios/s.json5": "{ patch: { streams: { cold: { class: 'refer' } } } }",
      ]))
    func check(_ name: String) -> [String] { lines(checkFiles([folder.file(name)]).diagnostics, in: folder) }
    #expect(
      check("crossings/north.json5") == [
        "NET/crossings/north.json5:20:78: error: found \"iraqi\", expected the id of a side: one of iran, iraq",
        "  try: iraq",
      ])
    #expect(
      check("travel.csv") == [
        "NET/travel.csv:2:8: error: found \"nort\", expected the id of a crossing", "  try: north",
      ])
    #expect(check("holidays/IR.csv") == [])
    #expect(
      check("scenarios/s.json5") == [
        "NET/scenarios/s.json5:1:38: error: found \"refer\", expected the id of a truck class: one of general, reefer",
        "  try: reefer",
      ])
    let figures = checkFiles([folder.file("holidays/IR.csv")]).figures
    #expect(figures.map(\.value) == ["2 holidays"])
  }

  @Test func checksFilesOutsideAnyNetwork() {
    let network = TemporaryFolder(Self.soundFiles())
    let folder = TemporaryFolder([
      "x.json5": SmallNetwork.crossing.changing("servers: 6", to: "servers: -6"),
      "s.json5": "{ patch: { streams: { cold: { class: 'refer' } } } }",
      "h.csv": "date,name\n2020-02-30,A\n", "t.csv": "place,crossing,minutes,cost_usd\nTehran,anywhere,x,1\n",
      "m.csv": "hijri_year,hijri_month,gregorian_first_day\n1441,x,2020-04-25\n", "notes.txt": "", "bad.json5": "{",
      "bytes.json": "",
    ])
    folder.write([0x7B, 0xFF], to: "bytes.json")
    func check(_ name: String, network: String? = nil) -> [String] {
      lines(checkFiles([folder.file(name)], network: network).diagnostics, in: folder)
    }
    #expect(
      check("x.json5") == [
        "NET/x.json5:29:16: error: found the number -6, expected a whole number of servers, 0 to 10,000"
      ])
    #expect(check("s.json5") == [])
    #expect(
      check("s.json5", network: network.path) == [
        "NET/s.json5:1:38: error: found \"refer\", expected the id of a truck class: one of general, reefer",
        "  try: reefer",
      ])
    #expect(
      check("h.csv") == [
        "NET/h.csv:2:1: error: date: there is no 30 February 2020: February 2020 has 29 days", "  try: 2020-02-29",
      ])
    #expect(check("t.csv") == ["NET/t.csv:2:17: error: found \"x\", expected a whole number of minutes, 0 to 100,000"])
    #expect(check("m.csv") == ["NET/m.csv:2:6: error: found \"x\", expected a whole number of months, 1 to 12"])
    #expect(check("bad.json5") == ["NET/bad.json5:1:2: error: found the end of the file, expected a key or \"}\""])
    #expect(check("bytes.json") == ["NET/bytes.json:1:2: error: found the byte 0xFF, expected UTF-8"])
    #expect(
      check("notes.txt") == [
        "error: found NET/notes.txt, expected a network's folder, or a file that ends in .json5, .json or .csv"
      ])
    #expect(check("gone.json5") == ["error: can't find NET/gone.json5: No such file or directory"])
  }

  @Test func tellsTheWorstFailure() {
    let folder = TemporaryFolder(["bad.json5": "{", "good.csv": "date,name\n2020-01-01,A\n"])
    func failure(_ names: String...) -> InputFailure? { checkFiles(names.map(folder.file)).failure }
    #expect(failure("good.csv") == nil)
    #expect(failure("bad.json5", "good.csv") == .badData)
    #expect(failure("gone.csv", "bad.json5") == .notFound)
    #expect(failure("bad.json5", "gone.csv") == .notFound)
  }

  // MARK: Doubts

  struct Doubt: CustomTestStringConvertible, Sendable {
    let passage: String
    let replacement: String
    let expected: [String]
    var testDescription: String { "\(passage) -> \(replacement)" }

    init(_ passage: String, _ replacement: String, _ expected: String...) {
      self.passage = passage
      self.replacement = replacement
      self.expected = expected
    }
  }

  private static let origin = "expected \"source\" or \"confidence\" there or on an object around"

  @Test(arguments: [
    Doubt(
      "source: \"agency 1\", confidence: \"medium\",", "",
      "8:37: warning: found no source for hours, \(origin)", "11:26: warning: found no source for hours, \(origin)",
      "14:29: warning: found no source for from.earliest, from.latest, until, announced, \(origin)",
      "20:31: warning: found no source for from, until, \(origin)",
      "22:20: warning: found no source for from, trucks, \(origin)",
      "25:19: warning: found no source for yard.places, queue_at_start.general, \(origin)",
      "29:16: warning: found no source for servers, service.lognormal.mean, service.lognormal.cv, "
        + "service_by_class.reefer.constant, \(origin)",
      "32:31: warning: found no source for servers, service.gamma.mean, service.gamma.cv, \(origin)"),
    Doubt(
      "from: \"2020-03-08\", hours", "from: \"2020-07-08\", hours",
      "13:9: warning: found the phase \"again\" after \"closed\", which begins later: expected phases in the order of "
        + "their dates"),
    Doubt(
      "normal: { hours", "normal: { from: \"2020-03-08\", hours",
      "11:9: warning: found the phase \"normal\" in force on no day, as others begin no earlier and hold all its time"),
    Doubt(
      "hours: \"08:00-16:00\"", "hours: \"off\"",
      "NET/network.json5:18:7: warning: found a stream to \"north\", whose side \"iraq\" never opens: no truck gets through",
      "NET/network.json5:26:7: warning: found a stream to \"north\", whose side \"iraq\" never opens: no truck gets through"
    ),
    Doubt(
      "hours: \"08:00-16:00\"", "hours: \"08:00-16:00; PH off\"",
      "8:51: warning: opening rule: found PH in a rule of iraq, which has no list of holidays"),
  ])
  func doubts(_ example: Doubt) {
    let crossing = SmallNetwork.crossing.changing(example.passage, to: example.replacement)
    let folder = TemporaryFolder(Self.soundFiles(["crossings/north.json5": crossing]))
    let found = lines(checkFiles([folder.path]).diagnostics, in: folder)
    #expect(found.map { $0.replacing("NET/crossings/north.json5:", with: "") } == example.expected)
  }

  struct DoubtfulRule: CustomTestStringConvertible, Sendable {
    let passage: String
    let rule: String
    let expected: [String]
    var testDescription: String { rule }

    init(_ passage: String, _ rule: String, _ expected: String...) {
      (self.passage, self.rule, self.expected) = (passage, rule, expected)
    }
  }

  private static let night = "{ usual: 4, shifts: { night: { hours: \"RULE\", servers: 6 } } }"

  @Test(arguments: [
    DoubtfulRule(
      "\"08:00-16:00\"", "\"Mo-Fr; 10:00-11:00\"",
      "8:45: warning: opening rule: hours without days replace the hours of the rule before on its days too; "
        + "other tools keep both", "  try: Mo-Fr open, 10:00-11:00"),
    // The list has no holiday between these dates, and what the rule says of one is doubtful all the same.
    DoubtfulRule(
      "\"Su,We 08:00-16:00\"", "\"We-Sa 20:00-04:00; PH off; 2021 Mar 01 off\"",
      "15:72: warning: opening rule: `PH off` does not close 00:00 to 04:00 on the day after, the end of "
        + "`We-Sa 20:00-04:00` of the evening before", "  try: We-Sa 20:00-04:00; PH 00:00-28:00 off; 2021 Mar 01 off",
      "15:80: warning: opening rule: `2021 Mar 01 off` matches no day until 2021-01-01: its first one is 2021-03-01",
      "  try: We-Sa 20:00-04:00; PH off"),
    DoubtfulRule(
      "servers: 6, service", "servers: \(night.replacing("RULE", with: "Fr 22:00-04:00; Fr off")), service",
      "29:71: warning: opening rule: `Fr off` does not close 00:00 to 04:00 on Saturday 2020-01-04, the end of "
        + "`Fr 22:00-04:00` of the evening before", "  try: Fr 22:00-04:00; Fr 00:00-28:00 off"),
  ])
  func reportsDoubtsOfRules(_ example: DoubtfulRule) {
    let crossing = SmallNetwork.crossing.changing(example.passage, to: example.rule)
    let folder = TemporaryFolder(Self.soundFiles(["crossings/north.json5": crossing]))
    let found = lines(checkFiles([folder.path]).diagnostics, in: folder)
    #expect(found.map { $0.replacing("NET/crossings/north.json5:", with: "") } == example.expected)
    // Whoever does not check is not told.
    #expect(readNetwork(folder: folder.path).diagnostics.isEmpty)
  }

  @Test func doubtsTheNameOfAFile() {
    let crossing = SmallNetwork.crossing
    let folder = TemporaryFolder(Self.soundFiles(["crossings/north.json5": "[]", "crossings/south.json5": crossing]))
    folder.remove("crossings/north.json5")
    #expect(
      lines(checkFiles([folder.path]).diagnostics, in: folder) == [
        "NET/crossings/south.json5:2:7: warning: found the crossing \"north\" in south.json5, "
          + "expected the file named like the crossing"
      ])
  }

  @Test func doubtsPhasesOfStreams() {
    let network = SmallNetwork.network.changing("payload_tonnes: 20,", to: "source: \"G\", payload_tonnes: 20,")
      .changing("before: { until: \"2020-03-01\"", to: "before: { from: \"2020-04-01\", until: \"2020-05-01\"")
    let folder = TemporaryFolder(Self.soundFiles(["network.json5": network]))
    #expect(
      lines(checkFiles([folder.path]).diagnostics, in: folder) == [
        "NET/network.json5:22:9: warning: found the phase \"after\" after \"before\", which begins later: "
          + "expected phases in the order of their dates"
      ])
  }

  struct Span: CustomTestStringConvertible, Sendable {
    let phases: [(from: Int?, until: Int?)]
    let never: [Int]
    var testDescription: String { "\(phases)" }
  }

  @Test(arguments: [
    Span(phases: [(nil, nil), (0, nil), (10, nil)], never: []),
    Span(phases: [(nil, nil), (0, nil), (0, nil)], never: [1]),
    Span(phases: [(nil, nil), (0, nil), (0, 5)], never: []),
    Span(phases: [(nil, nil), (nil, nil)], never: [0]),
    Span(phases: [(0, 10), (0, 10)], never: [0]), Span(phases: [(0, 10), (0, 5), (5, 20)], never: [0]),
    Span(phases: [(0, 10), (0, 5), (6, 20)], never: []), Span(phases: [(5, 20), (0, 30)], never: []),
    Span(phases: [(0, nil), (0, 7), (7, nil)], never: [0]),
  ])
  func findsPhasesThatAreNeverInForce(_ example: Span) {
    let phases = example.phases.enumerated().map { PhaseSpan(id: "\($0)", from: $1.from, until: $1.until) }
    let never = phases.indices.filter { phases[$0].isNeverInForce(among: phases, at: $0) }
    #expect(never == example.never)
    // By going through all minutes: in force is the one that began last, of equals the later one.
    let inForce = (-3..<40).map { minute in
      phases.indices.filter { phases[$0].earliest <= minute && minute < phases[$0].until ?? .max }
        .max { (phases[$0].earliest, $0) < (phases[$1].earliest, $1) }
    }
    #expect(phases.indices.filter { !inForce.contains($0) } == example.never)
  }
}

extension PhaseSpan {
  init(id: String, from: Int?, until: Int?) {
    self.init(id: id, earliest: from ?? .min, latest: from ?? .min, until: until)
  }
}
