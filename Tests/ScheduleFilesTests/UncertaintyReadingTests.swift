import CivilTime
import CrossingModel
import Testing

@testable import ScheduleFiles

/// Uncertain figures in files: what they become, and what is wrong with them.
@Suite struct UncertaintyReadingTests {
  /// A passage of the small network in whose place an uncertain figure stands.
  struct Case: CustomTestStringConvertible {
    let passage: String
    let replacement: String
    let path: String
    let place: UncertainFigure.Place
    let number: UncertainNumber
    var decision: String?
    /// The figure in `check --sources`.
    let written: String
    var file = "crossings/north.json5"
    /// What the network holds for it.
    let mean: @Sendable (Network) -> Double?
    let expectedMean: Double

    var testDescription: String { replacement }
  }

  static let cases: [Case] = [
    Case(
      passage: "trucks: 250,", replacement: "trucks: { low: 200, high: 301, decision: 'd' },",
      path: "crossings.north.quotas.daily.trucks", place: .quota(crossing: "north", id: "daily"),
      number: .uniform(low: 200, high: 301), decision: "d", written: "200 to 301, decision d",
      mean: { Double($0.crossings[0].quotas[0].trucks) }, expectedMean: 251),
    Case(
      passage: "{ value: 900, source: \"agency 3\" }",
      replacement: "{ value: { choices: { '300': 0.6, '200': 0.4 } }, source: \"agency 3\" }",
      path: "crossings.north.quotas.weekly.trucks", place: .quota(crossing: "north", id: "weekly"),
      number: .choices([NumberChoice(value: 200, probability: 0.4), NumberChoice(value: 300, probability: 0.6)]),
      written: "300 (0.6), 200 (0.4)", mean: { Double($0.crossings[0].quotas[1].trucks) }, expectedMean: 260),
    Case(
      passage: "rate: \"70 trucks/day\"",
      replacement: "rate: { low: '70 trucks/day', likeliest: '80 trucks/day', high: '630 trucks/week', source: 's' }",
      path: "streams.main.phases.before.rate", place: .rate(stream: "main", phase: "before"),
      number: .triangular(low: 490, likeliest: 560, high: 630),
      written: "70 trucks/day to 630 trucks/week, likeliest 80 trucks/day", file: "network.json5",
      mean: { $0.streams[0].phases[0].trucksPerWeek }, expectedMean: 560),
    Case(
      passage: "lognormal: { mean: \"4 min\"", replacement: "lognormal: { mean: { low: '3 min', high: '0.1 h' }",
      path: "crossings.north.stages.documents.service.lognormal.mean",
      place: .service(crossing: "north", stage: "documents", truckClass: nil), number: .uniform(low: 3, high: 6),
      written: "3 min to 0.1 h", mean: { $0.crossings[0].stages[0].service.meanMinutes }, expectedMean: 4.5),
    Case(
      passage: "reefer: { constant: \"90 s\" }",
      replacement: "reefer: { constant: { choices: { '60 s': 0.5, '2 min': 0.5 } } }",
      path: "crossings.north.stages.documents.service_by_class.reefer.constant",
      place: .service(crossing: "north", stage: "documents", truckClass: "reefer"),
      number: .choices([NumberChoice(value: 1, probability: 0.5), NumberChoice(value: 2, probability: 0.5)]),
      written: "60 s (0.5), 2 min (0.5)", mean: { $0.crossings[0].stages[0].service(of: "reefer").meanMinutes },
      expectedMean: 1.5),
    Case(
      passage: "transshipment: { servers: 80,",
      replacement: """
        transshipment: { servers: 80,
        counterpart: { phases: { all: { rate: { low: '10 trucks/day', high: '20 trucks/day' } } } },
        """, path: "crossings.north.stages.transshipment.counterpart.phases.all.rate",
      place: .counterpartRate(crossing: "north", stage: "transshipment", phase: "all"),
      number: .uniform(low: 70, high: 140), written: "10 trucks/day to 20 trucks/day",
      mean: { $0.crossings[0].stages[1].counterpart?.phases[0].trucksPerWeek }, expectedMean: 105),
    Case(
      passage: "transshipment: { servers: 80,",
      replacement: """
        transshipment: { servers: 80, counterpart: { phases: { all: { rate: '10 trucks/day' } },
          quotas: { daily: { per: 'day', trucks: { low: 5, high: 8 } } } },
        """, path: "crossings.north.stages.transshipment.counterpart.quotas.daily.trucks",
      place: .counterpartQuota(crossing: "north", stage: "transshipment", id: "daily"),
      number: .uniform(low: 5, high: 8), written: "5 to 8",
      mean: { $0.crossings[0].stages[1].counterpart.map { Double($0.quotas[0].trucks) } }, expectedMean: 7),
    Case(
      passage: "streams: {", replacement: "growth: { low: 1, high: 1.2 },\nstreams: {", path: "growth", place: .growth,
      number: .uniform(low: 1, high: 1.2), written: "1 to 1.2", file: "network.json5",
      mean: { $0.streams[1].growth }, expectedMean: 1.1),
    Case(
      passage: "class: \"reefer\",", replacement: "class: \"reefer\", growth: { low: 0, high: 3 },",
      path: "streams.cold.growth", place: .streamGrowth(stream: "cold"), number: .uniform(low: 0, high: 3),
      written: "0 to 3", file: "network.json5", mean: { $0.streams[0].growth + $0.streams[1].growth },
      expectedMean: 2.5),
  ]

  private func files(_ test: Case) -> [String: String] {
    let text = test.file == "network.json5" ? SmallNetwork.network : SmallNetwork.crossing
    return [test.file: text.changing(test.passage, to: test.replacement)]
  }

  @Test(arguments: cases) func reads(_ test: Case) throws {
    let folder = SmallNetwork.folder(files(test))
    let reading = readNetwork(folder: folder.path)
    #expect(lines(reading.diagnostics, in: folder) == [])
    let network = try #require(reading.network)
    #expect(
      network.uncertainNumbers == [
        UncertainFigure(path: test.path, place: test.place, law: .number(test.number), decision: test.decision)
      ])
    #expect(network.uncertainFigures.count == 2, "an uncertain date is there too")
    let mean = try #require(test.mean(network))
    #expect(abs(mean - test.expectedMean) < 1e-9)
    let figure = try #require(reading.figures.first { $0.path == test.path })
    #expect(figure.value == test.written)
    // Every quantile stands where the mean stood, and nothing is uncertain any more.
    let settled = network.settled { $0.path == test.path ? 1 : 0 }
    #expect(settled.uncertainFigures.isEmpty)
    let least = try #require(test.mean(network.settled { _ in 0 }))
    let most = try #require(test.mean(settled))
    #expect(least <= mean && mean <= most && least < most)
  }

  @Test func growthOfAStreamReplacesThatOfTheNetwork() throws {
    let text = SmallNetwork.network.changing("streams: {", to: "growth: { low: 1, high: 3 },\nstreams: {")
      .changing("class: \"reefer\",", to: "class: \"reefer\", growth: 0.5,")
    let folder = SmallNetwork.folder(["network.json5": text])
    let network = try #require(readNetwork(folder: folder.path).network)
    #expect(network.streams.map(\.growth) == [2, 0.5])
    #expect(network.settled { _ in 0.25 }.streams.map(\.growth) == [1.5, 0.5])
  }

  @Test(
    arguments: FaultCase.table(
      #"""
      trucks: 250
      trucks: { low: 300, high: 200 }
      22:49: error: found low above high, 300 above 200, expected low ≤ high
        try: low: 200, high: 300

      trucks: 250
      trucks: { low: 200, likeliest: 400, high: 300 }
      22:65: error: found the likeliest 400, expected one from 200 to 300

      trucks: 250
      trucks: { choices: { "200": 0.4, "300": 0.5 } }
      22:53: error: found probabilities that add up to 0.9, expected 1

      trucks: 250
      trucks: { choices: { "200": 0.4, "2e2": 0.6 } }
      22:67: error: found the number 2e2 again, expected it once (first as 200)

      trucks: 250
      trucks: { choices: {} }
      22:53: error: found no number in the choices of a number, expected numbers with probabilities

      trucks: 250
      trucks: { choices: { "many": 1 } }
      22:55: error: found the text "many", expected a whole number of trucks, 0 to 1,000,000

      trucks: 250
      trucks: { low: 200, hihg: 300 }
      22:54: error: found the key "hihg" in the uncertain "trucks", expected one of: low, likeliest, high, choices, decision
        try: high

      trucks: 250
      trucks: { low: 200 }
      22:42: error: found no "high" in the uncertain "trucks", expected the greatest value

      trucks: 250
      trucks: { low: 2.5, high: 300 }
      22:49: error: found the number 2.5, expected a whole number of trucks, 0 to 1,000,000

      trucks: 250
      trucks: { low: 200, high: 300, choices: { "1": 1 } }
      22:44: error: found "low" beside "choices", expected one or the other
      22:54: error: found "high" beside "choices", expected one or the other

      trucks: 250
      trucks: { low: 200, high: 300, decision: 3 }
      22:75: error: found the number 3, expected the name of a decision

      trucks: 250
      trucks: { source: "s" }
      22:42: error: found an object without "value", expected a whole number of trucks, 0 to 1,000,000

      mean: "4 min"
      mean: { low: "0 s", high: "4 min" }
      29:56: error: found a mean service time of less than 1 s, expected 1 s or more

      mean: "4 min"
      mean: { low: "3 mins", high: "4 min" }
      29:56: error: found the unit "mins", expected s, min or h
        try: 3 min

      { earliest: "2020-05-30", latest: "1399-03-24" }
      { earliest: "2020-05-30", latest: "1399-03-24", decison: "d" }
      14:65: error: found the key "decison" in the uncertain date, expected one of: earliest, likeliest, latest, \#
      choices, decision
        try: decision
      """#)
  )
  func faults(_ fault: FaultCase) {
    let folder = SmallNetwork.folder([
      "crossings/north.json5": SmallNetwork.crossing.changing(fault.passage, to: fault.replacement)
    ])
    let found = lines(readNetwork(folder: folder.path).diagnostics, in: folder)
    #expect(found.map { $0.replacing("NET/crossings/north.json5:", with: "") } == fault.expected)
  }

  @Test func ratesStateTheUnitOfEachEnd() {
    let text = SmallNetwork.network.changing(
      "rate: \"70 trucks/day\"", to: "rate: { low: \"70 trucks/day\", high: 90 }")
    let folder = SmallNetwork.folder(["network.json5": text])
    #expect(
      lines(readNetwork(folder: folder.path).diagnostics, in: folder) == [
        "NET/network.json5:21:76: error: found the number 90, expected a rate such as \"307 trucks/day\", "
          + "\"5000 t/week\" or \"1000000 USD/month\""
      ])
  }

  @Test func patienceIsCertain() {
    let text = SmallNetwork.network.changing(
      "class: \"reefer\",",
      to: "class: \"reefer\", patience: { time: { exponential: { mean: { low: \"1 h\", high: \"2 h\" } } } },")
    let folder = SmallNetwork.folder(["network.json5": text])
    let found = lines(readNetwork(folder: folder.path).diagnostics, in: folder)
    #expect(found.count == 1 && found[0].contains("found an object, expected a duration"), "\(found)")
  }

  @Test func doubtsADecisionOfOneFigure() {
    let decided = SmallNetwork.crossing
      .changing("trucks: 250", to: "trucks: { low: 200, high: 300, decision: \"reopening\" }")
      .changing("latest: \"1399-03-24\"", to: "latest: \"1399-03-24\", decision: \"reopning\"")
    func doubts(_ crossing: String) -> [String] {
      let folder = SmallNetwork.folder(["crossings/north.json5": crossing])
      return lines(readNetwork(folder: folder.path, doubts: true).diagnostics, in: folder)
        .filter { $0.contains("decision") || $0.contains("try") }
    }
    let message = "at one figure alone, expected others that it settles too"
    #expect(
      doubts(decided) == [
        "NET/crossings/north.json5:14:65: warning: found the decision \"reopning\" \(message)", "  try: reopening",
        "NET/crossings/north.json5:22:65: warning: found the decision \"reopening\" \(message)", "  try: reopning",
      ])
    #expect(doubts(decided.changing("reopning", to: "reopening")) == [])
  }

  // MARK: Outlooks

  private static let announced = "announced: \"2020-05-20\","

  @Test func readsOutlooksInTheOrderOfTheirDays() throws {
    let text = SmallNetwork.crossing.changing(
      Self.announced,
      to: """
        announced: "2020-05-20", outlook: {
          "2020-05-16": "2020-06-01", "1399-02-20": { earliest: "2020-05-27", latest: "2020-06-26", decision: "d" },
        },
        """)
    let folder = SmallNetwork.folder(["crossings/north.json5": text])
    let network = try #require(readNetwork(folder: folder.path).network)
    func day(_ text: String) throws -> Day { try DateExpression(parsing: text, now: nil).time.day }
    let phase = network.crossings[0].sides[0].phases[2]
    #expect(
      phase.outlooks == [
        Outlook(
          day: try day("2020-05-09"), date: .uniform(earliest: try day("2020-05-27"), latest: try day("2020-06-26")),
          decision: "d"), Outlook(day: try day("2020-05-16"), date: .certain(WallTime(try day("2020-06-01")))),
      ])
    let known = network.known(on: try day("2020-05-12")).crossings[0].sides[0].phases
    #expect(known.map(\.id) == ["normal", "closed", "again"] && known[2].decision == "d")
    #expect(network.known(on: try day("2020-05-08")).crossings[0].sides[0].phases.count == 2)
  }

  struct OutlookFault: CustomTestStringConvertible {
    let outlook: String
    let expected: [String]
    var testDescription: String { outlook }
  }

  @Test(arguments: [
    OutlookFault(
      outlook: "{ '2020-05-10': { earliest: '2020-05-01', latest: '2020-05-10' } }",
      expected: [
        "15:61: error: found an outlook to 2020-05-10, expected a date after 2020-05-10, on which it was published"
      ]),
    OutlookFault(
      outlook: "{ '2020-05-10': '2020-06-01', '1399-02-21': '2020-06-02' }",
      expected: ["15:75: error: found an outlook of 2020-05-10 again, expected one a day"]),
    OutlookFault(
      outlook: "{ '2020-05-32': '2020-06-01' }",
      expected: ["15:47: error: date: there is no 32 May 2020: May 2020 has 31 days", "  try: 2020-05-31"]),
    OutlookFault(
      outlook: "{ '2020-05-10': { erliest: '2020-06-01', latest: '2020-06-05' } }",
      expected: [
        "15:63: error: found the key \"erliest\" in the uncertain date, expected one of: earliest, likeliest, latest, "
          + "choices, decision", "  try: earliest",
      ]),
    OutlookFault(
      outlook: "{ '2020-05-20': '2020-06-01' }",
      expected: [
        "15:47: warning: found an outlook of 2020-05-20 for a phase known since 2020-05-20: nobody goes by it"
      ]),
  ])
  func outlookFaults(_ fault: OutlookFault) {
    let text = SmallNetwork.crossing.changing(
      Self.announced, to: "announced: \"2020-05-20\", outlook: \(fault.outlook),")
    let folder = SmallNetwork.folder(["crossings/north.json5": text])
    let found = lines(readNetwork(folder: folder.path, doubts: true).diagnostics, in: folder)
      .filter { !$0.contains("no source") }
    #expect(found.map { $0.replacing("NET/crossings/north.json5:", with: "") } == fault.expected)
  }
}
