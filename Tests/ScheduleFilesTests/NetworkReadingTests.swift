import CivilTime
import CrossingModel
import Diagnostics
import OpeningRules
import Testing

@testable import ScheduleFiles

private func moment(_ text: String) throws -> WallTime { try DateExpression(parsing: text, now: nil).time }
private func day(_ text: String) throws -> Day { try moment(text).day }
private func english(_ text: String) -> LocalizedName { LocalizedName([(language: "en", text: text)]) }

@Suite struct NetworkReadingTests {
  @Test func readsACompleteNetwork() throws {
    let folder = SmallNetwork.folder()
    let reading = readNetwork(folder: folder.path)
    #expect(lines(reading.diagnostics, in: folder) == [])
    #expect(reading.failure == nil)
    let network = try #require(reading.network)
    #expect(network.id == "small")
    #expect(network.name == LocalizedName([("en", "Small network"), ("fa", "شبکه کوچک")]))
    #expect(network.currency == "USD")
    #expect(network.reportingCalendar == .persian)
    #expect(network.weekStart == .saturday)
    #expect(
      network.sides == [
        Side(
          id: "iran", name: english("Iran"), timeZone: "Asia/Tehran",
          holidays: [
            Holiday(day: try day("2020-03-20"), name: "Nowruz", translations: LocalizedName([("fa", "نوروز")])),
            Holiday(day: try day("2020-05-24"), name: "Eid, first day"),
          ]),
        Side(id: "iraq", name: english("Iraq"), timeZone: "Asia/Baghdad", holidays: []),
      ])
    #expect(
      network.classes == [
        TruckClass(id: "general", name: english("General"), payloadTonnes: 20, valuePerTonne: 500),
        TruckClass(id: "reefer", name: english("Refrigerated"), payloadTonnes: 10, valuePerTonne: 1_000),
      ])
    #expect(
      network.travel == [
        TravelLeg(place: "Tehran", crossing: "north", minutes: 600, costCents: 31_050),
        TravelLeg(place: "Baghdad", crossing: "north", minutes: 200, costCents: 10_000),
      ])
    #expect(
      reading.files.map { $0.replacing(folder.path, with: "NET") } == [
        "NET/network.json5", "NET/crossings/north.json5", "NET/holidays/IR.csv", "NET/travel.csv",
      ])
  }

  @Test func readsStreams() throws {
    let folder = SmallNetwork.folder()
    let streams = try #require(readNetwork(folder: folder.path).network).streams
    let flat = Array(repeating: 1.0, count: 168)
    let march = try moment("2020-03-01")
    #expect(
      streams == [
        DemandStream(
          id: "main", routes: [Route(crossing: "north")], truckClass: "general", origin: "Tehran",
          destination: "Baghdad",
          arrivals: .constant, withoutOpening: .deferred,
          phases: [
            DemandPhase(id: "before", from: nil, until: march, trucksPerWeek: 490),
            // 2,100 t at 20 t a truck.
            DemandPhase(id: "after", from: march, until: nil, trucksPerWeek: 105),
          ], weeklyProfile: flat),
        DemandStream(
          id: "cold", routes: [Route(crossing: "north")], truckClass: "reefer", origin: nil, destination: nil,
          arrivals: .poisson,
          withoutOpening: .notSent,
          // 1,000 USD a day at 16 t and 1,000 USD/t.
          phases: [DemandPhase(id: "all", from: nil, until: nil, trucksPerWeek: 7.0 / 16)],
          weeklyProfile: flat, payloadTonnes: 16),
      ])
  }

  @Test func readsACrossing() throws {
    let folder = SmallNetwork.folder()
    let crossing = try #require(readNetwork(folder: folder.path).network?.crossings.first)
    let agency1 = Provenance(source: "agency 1", confidence: .medium)
    #expect(crossing.name == LocalizedName([("en", "North"), ("fa", "شمال")]))
    #expect(crossing.counterpart == english("South"))
    #expect(crossing.location == Location(latitude: 33.5, longitude: 46.25))
    // In the order of the network, not of the crossing's file.
    #expect(crossing.sides.map(\.side) == ["iran", "iraq"])
    #expect(
      crossing.sides[0].phases == [
        Phase(
          id: "normal", from: nil, until: nil, hours: try OpeningRule(parsing: "Sa-Th 08:00-16:00; PH off"),
          announced: nil, provenance: agency1),
        Phase(
          id: "closed", from: .certain(try moment("2020-03-08")), until: nil, hours: try OpeningRule(parsing: "off"),
          announced: nil, provenance: Provenance(confidence: .high, note: "epidemic")),
        Phase(
          id: "again", from: .uniform(earliest: try day("2020-05-30"), latest: try day("2020-06-13")),
          until: try moment("2021-01-01T12:30"), hours: try OpeningRule(parsing: "Su,We 08:00-16:00"),
          announced: try day("2020-05-20"), provenance: Provenance(source: "agency 2")),
      ])
    #expect(
      crossing.closures == [
        Closure(
          id: "strike", side: "iraq", from: try moment("2020-02-01"), until: try moment("2020-02-02T06:00"),
          reason: "a strike", announced: nil, provenance: agency1)
      ])
    #expect(
      crossing.quotas == [
        Quota(
          id: "daily", from: try moment("2020-06-07"), until: nil, trucks: 250, period: .day, side: "iraq",
          weekStart: .saturday, provenance: agency1),
        Quota(
          id: "weekly", from: nil, until: nil, trucks: 900, period: .week, side: "iran", weekStart: .monday,
          provenance: Provenance(source: "agency 3")),
      ])
    #expect(crossing.yard == Yard(places: 500, admission: .always))
    #expect(crossing.closing == .finish)
    #expect(
      crossing.stages == [
        Stage(
          id: "documents", servers: 6, service: .lognormal(meanMinutes: 4, coefficientOfVariation: 0.5),
          serviceByClass: ["reefer": .constant(minutes: 1.5)]),
        Stage(
          id: "transshipment", servers: 80, service: .gamma(meanMinutes: 90, coefficientOfVariation: 0.4),
          serviceByClass: [:]),
      ])
    #expect(crossing.queueAtStart == [ClassCount(truckClass: "general", trucks: 40)])
  }

  @Test func takesStrictJSONAndDefaults() throws {
    let network = """
      {"id": "n", "name": {"en": "N"}, "currency": "EUR",
       "sides": {"a": {"name": {"en": "A"}, "time_zone": "UTC"}},
       "classes": {"c": {"name": {"en": "C"}, "payload_tonnes": 1, "value_per_tonne": 0}}}
      """
    let crossing = """
      {"id": "x", "name": {"en": "X"}, "sides": {"a": {"phases": {"p": {"hours": "24/7"}}}},
       "stages": {"s": {"servers": 0, "service": {"constant": "1 min"}}}}
      """
    let folder = TemporaryFolder(["network.json5": network, "crossings/x.json": crossing])
    let reading = readNetwork(folder: folder.path)
    #expect(lines(reading.diagnostics, in: folder) == [])
    let read = try #require(reading.network)
    #expect(read.reportingCalendar == .gregorian)
    #expect(read.weekStart == .monday)
    #expect(read.streams == [])
    #expect(read.travel == [])
    #expect(read.crossings[0].yard == Yard(places: nil, admission: .whileOpen))
    #expect(read.crossings[0].closing == .finish)
    #expect(read.crossings[0].stages[0].servers == 0)
  }

  struct ServiceCase: CustomTestStringConvertible, Sendable {
    let text: String
    let time: ServiceTime
    var testDescription: String { text }
  }

  @Test(arguments: [
    ServiceCase(text: "{ constant: '4 min' }", time: .constant(minutes: 4)),
    ServiceCase(text: "{ constant: { value: '4 min', source: 's' } }", time: .constant(minutes: 4)),
    ServiceCase(text: "{ exponential: { mean: '30 s' } }", time: .exponential(meanMinutes: 0.5)),
    ServiceCase(
      text: "{ lognormal: { mean: '1.5 h', cv: 2 } }", time: .lognormal(meanMinutes: 90, coefficientOfVariation: 2)),
    ServiceCase(
      text: "{ gamma: { mean: '5min', cv: { value: .5 } } }", time: .gamma(meanMinutes: 5, coefficientOfVariation: 0.5)),
    ServiceCase(text: "{ erlang: { mean: '3 min', shape: 3 } }", time: .erlang(meanMinutes: 3, shape: 3)),
    ServiceCase(text: "{ uniform: { low: '0 s', high: '4 min' } }", time: .uniform(lowMinutes: 0, highMinutes: 4)),
    ServiceCase(
      text: "{ triangular: { low: '1 min', mode: '2 min', high: '4 min' } }",
      time: .triangular(lowMinutes: 1, modeMinutes: 2, highMinutes: 4)),
    ServiceCase(text: "{ empirical: ['3 min', '5 min', '90 s'] }", time: .empirical(minutes: [3, 5, 1.5])),
  ])
  func readsServiceTimes(_ example: ServiceCase) {
    let crossing = SmallNetwork.crossing.changing(
      "{ lognormal: { mean: \"4 min\", cv: 0.5 } }", to: example.text)
    let folder = SmallNetwork.folder(["crossings/north.json5": crossing])
    let reading = readNetwork(folder: folder.path)
    #expect(lines(reading.diagnostics, in: folder) == [])
    #expect(reading.network?.crossings.first?.stages.first?.service == example.time)
  }

  struct DateCase: CustomTestStringConvertible, Sendable {
    let text: String
    let date: UncertainDate
    var testDescription: String { text }
  }

  static let june7 = Day(number: 18_420)

  @Test(arguments: [
    DateCase(text: "'2020-06-07'", date: .certain(WallTime(june7))),
    DateCase(text: "'2020-06-07T24:00'", date: .certain(WallTime(june7 + 1))),
    DateCase(text: "'1399-03-18T08:30'", date: .certain(WallTime(june7, minute: 510))),
    DateCase(text: "{ value: '1399-03-18', source: 's' }", date: .certain(WallTime(june7))),
    DateCase(
      text: "{ earliest: '2020-06-07', latest: '2020-06-07' }", date: .uniform(earliest: june7, latest: june7)),
    DateCase(
      text: "{ earliest: '2020-06-05', latest: '2020-06-10', likeliest: '2020-06-07', source: 's' }",
      date: .triangular(earliest: june7 - 2, mode: june7, latest: june7 + 3)),
    DateCase(
      text: "{ choices: { '2020-06-08': 0.3, '2020-06-07': 0.7 } }",
      date: .choices([DateChoice(day: june7, probability: 0.7), DateChoice(day: june7 + 1, probability: 0.3)])),
    DateCase(
      text: "{ choices: { '2020-06-07': 0.1, '2020-06-08': 0.2, '2020-06-09': 0.7 }, note: 'adds up to 0.9999…' }",
      date: .choices([
        DateChoice(day: june7, probability: 0.1), DateChoice(day: june7 + 1, probability: 0.2),
        DateChoice(day: june7 + 2, probability: 0.7),
      ])),
  ])
  func readsDates(_ example: DateCase) {
    let crossing = SmallNetwork.crossing.changing("from: \"2020-03-08\"", to: "from: \(example.text)")
    let folder = SmallNetwork.folder(["crossings/north.json5": crossing])
    let reading = readNetwork(folder: folder.path)
    #expect(lines(reading.diagnostics, in: folder) == [])
    #expect(reading.network?.crossings.first?.sides[0].phases[1].from == example.date)
  }

  @Test(arguments: [
    ("307 trucks/day", 2_149), ("2149 trucks/week", 2_149), ("30.4375 trucks/month", 7), ("365.25 trucks/year", 7),
    ("0 trucks/day", 0), ("20 t/day", 7), ("10000 USD/day", 7), ("1.5 trucks / week", 1.5),
  ])
  func readsRates(_ example: (text: String, trucksPerWeek: Double)) {
    let network = SmallNetwork.network.changing("\"70 trucks/day\"", to: "\"\(example.text)\"")
    let folder = SmallNetwork.folder(["network.json5": network])
    let reading = readNetwork(folder: folder.path)
    #expect(lines(reading.diagnostics, in: folder) == [])
    let rate = reading.network?.streams[0].phases[0].trucksPerWeek ?? -1
    #expect(abs(rate - example.trucksPerWeek) < 1e-9)
  }

  /// The first rule that is open in a minute wins; an hour weighs the mean of its minutes.
  @Test func readsAProfileOfRules() throws {
    let profile = "{ \"Mo 10:30-12:00\": 4, \"Mo-Fr 08:00-18:00\": { value: 1, source: 's' }, \"Su 22:00-26:00\": 2 }"
    let network = SmallNetwork.network.changing("origin: \"Tehran\"", to: "profile: \(profile)")
    let folder = SmallNetwork.folder(["network.json5": network])
    let reading = readNetwork(folder: folder.path)
    #expect(lines(reading.diagnostics, in: folder) == [])
    let read = try #require(reading.network?.streams[0].weeklyProfile)
    var expected = Array(repeating: 0.0, count: 168)
    for day in 0..<5 {
      for hour in 8..<18 { expected[day * 24 + hour] = 1 }
    }
    expected[10] = 2.5
    expected[11] = 4
    // Sunday night, and its end early on Monday.
    for hour in [166, 167, 0, 1] { expected[hour] = 2 }
    let mean = expected.reduce(0, +) / 168
    #expect(zip(read, expected).allSatisfy { abs($0 * mean - $1) < 1e-9 })
    #expect(reading.figures.contains { $0.path == "streams.main.profile.Mo-Fr 08:00-18:00" && $0.value == "1" })
  }

  @Test func readsAProfileOfHours() throws {
    let weights = (0..<168).map { $0 < 24 ? "3" : "1" }.joined(separator: ", ")
    let network = SmallNetwork.network.changing(
      "origin: \"Tehran\"", to: "profile: [\(weights)], origin: \"Tehran\"")
    let folder = SmallNetwork.folder(["network.json5": network])
    let profile = try #require(readNetwork(folder: folder.path).network?.streams[0].weeklyProfile)
    // Monday weighs 3 of 3 + 6.
    #expect(profile[0..<24].allSatisfy { abs($0 - 3 * 7 / 9.0) < 1e-12 })
    #expect(profile[24...].allSatisfy { abs($0 - 7 / 9.0) < 1e-12 })
  }
}
