import CivilTime
import CrossingModel
import OpeningRules
import Testing

@testable import ScheduleFiles

/// The parts of the model that the small network does not use: each with its value, and what is said of wrong ones.
@Suite struct WholeModelTests {
  private func network(
    _ file: String, _ passage: String, _ replacement: String, files: [String: String] = [:]
  ) throws -> Network {
    let text = (file == "network.json5" ? SmallNetwork.network : SmallNetwork.crossing)
      .changing(passage, to: replacement)
    let folder = SmallNetwork.folder(files.merging([file: text]) { first, _ in first })
    let reading = readNetwork(folder: folder.path)
    #expect(reading.diagnostics.map(\.description) == [])
    return try #require(reading.network)
  }

  private static let crossingFile = "crossings/north.json5"
  private static let daily = "daily: { from: \"2020-06-07\", trucks: 250, per: \"day\", side: \"iraq\" },"
  private static let transshipment = "transshipment: { servers: 80, service: { gamma: { mean: \"1.5 h\", cv: 0.4 } } },"
  private static let mainPhases = """
    phases: {
            before: { until: "2020-03-01", rate: "70 trucks/day" },
            after: { from: "2020-03-01", rate: { value: "2100 t/week", source: "T" } },
          },
    """

  // MARK: What is read

  @Test func readsClosingYardOrderAndSlots() throws {
    for policy in ClosingPolicy.allCases {
      let read = try network(Self.crossingFile, "closing: \"finish\"", "closing: \"\(policy.rawValue)\"")
      #expect(read.crossings[0].closing == policy)
    }
    let yard = try network(
      Self.crossingFile, "yard: { places: 500, admission: \"always\" }", "yard: { places: 3, when_full: \"turn-away\" }"
    )
    #expect(yard.crossings[0].yard == Yard(places: 3, admission: .whileOpen, whenFull: .turnAway))
    let priority = try network(Self.crossingFile, "closing: \"finish\"", "order: \"priority\"")
    #expect(priority.crossings[0].order == .priority)
    let plain = try network(Self.crossingFile, "closing: \"finish\"", "order: \"first-come\"")
    #expect(plain.crossings[0].order == .firstCome)
    let rounds = try network(
      Self.crossingFile, "closing: \"finish\"", "order: { interleave: { reefer: 1, general: 5 } }")
    let expected = [ClassCount(truckClass: "reefer", trucks: 1), ClassCount(truckClass: "general", trucks: 5)]
    #expect(rounds.crossings[0].order == .interleave(expected))
    let slots = try network(
      Self.crossingFile, Self.daily, "hourly: { trucks: 30, per: \"slot\", slot: \"1.5 h\" },")
    #expect(slots.crossings[0].quotas[0].period == .slot && slots.crossings[0].quotas[0].slotMinutes == 90)
  }

  @Test func readsHowSlotsAreLaid() throws {
    #expect(try network(Self.crossingFile, "id: \"north\",", "id: \"north\",").crossings[0].slots == SlotPolicy())
    let stated = try network(
      Self.crossingFile, "closing: \"finish\"",
      """
      slots: {
        length: "30 min", places: 20, classes: { reefer: 3 }, clearance: "2 h", fee: 12.5, cut_off: "3 h",
        horizon_days: 7, shipper_share: 0.1,
      }
      """)
    #expect(
      stated.crossings[0].slots
        == SlotPolicy(
          lengthMinutes: 30, places: 20, classPlaces: [ClassCount(truckClass: "reefer", trucks: 3)],
          clearanceMinutes: 120, feeCents: 1_250, cutOffMinutes: 180, horizonDays: 7, shipperShare: 0.1))
    let derived = try network(Self.crossingFile, "closing: \"finish\"", "slots: { utilisation: 0.7 }")
    #expect(derived.crossings[0].slots == SlotPolicy(targetUtilisation: 0.7))
  }

  @Test func readsShiftsRoomAndCounterparts() throws {
    let read = try network(
      Self.crossingFile, Self.transshipment,
      """
      transshipment: {
        servers: {
          usual: 4, side: "iraq",
          shifts: { morning: { hours: "Su,We 08:00-12:00", servers: 6 }, lunch: { hours: "12:00-12:30", servers: 0 } },
        },
        service: { constant: "10 min" }, room: 20,
        counterpart: {
          arrivals: "constant", at_start: 7, phases: { all: { rate: "150 trucks/day" } },
          quotas: { daily: { trucks: 100, per: "day" } },
        },
      },
      """)
    let stage = read.crossings[0].stages[1]
    #expect(stage.servers == 4 && stage.room == 20)
    #expect(
      stage.shifts == [
        Shift(id: "morning", hours: try OpeningRule(parsing: "Su,We 08:00-12:00"), servers: 6, side: "iraq"),
        Shift(id: "lunch", hours: try OpeningRule(parsing: "12:00-12:30"), servers: 0, side: "iraq"),
      ])
    let counterpart = try #require(stage.counterpart)
    #expect(counterpart.arrivals == .constant && counterpart.atStart == 7)
    #expect(counterpart.phases.map(\.trucksPerWeek) == [1_050])
    // Theirs is the side that is not the exporter's.
    #expect(counterpart.quotas.map(\.side) == ["iraq"] && counterpart.quotas.map(\.trucks) == [100])
  }

  @Test func readsClassesAndArrivals() throws {
    let classes = try network(
      "network.json5", "reefer: { name: { en: \"Refrigerated\" },",
      "reefer: { name: { en: \"Refrigerated\" }, priority: 3, decay_per_day: 0.05,")
    #expect(classes.classes.map(\.priority) == [0, 3] && classes.classes.map(\.decayPerDay) == [0, 0.05])
    let scheduled = try network(
      "network.json5", "arrivals: \"constant\",",
      """
      arrivals: "scheduled", convoy: 3, limit: 1000,
      appointments: { deviation: "20 min", mean_deviation: "-5 min", no_shows: 0.05 },
      """)
    let stream = scheduled.streams[0]
    #expect(stream.arrivals == .scheduled && stream.convoy == 3 && stream.truckLimit == 1_000)
    #expect(
      stream.appointments
        == Appointments(meanDeviationMinutes: -5, deviationMinutes: 20, noShowProbability: 0.05))
  }

  @Test func readsRoutesAndPatience() throws {
    let south = SmallNetwork.crossing.changing("id: \"north\"", to: "id: \"south\"")
    let travel = "place,crossing,minutes,cost_usd,source\nTehran,north,300,100,map\n"
    let read = try network(
      "network.json5", "crossing: \"north\", class: \"general\", origin: \"Tehran\",",
      """
      crossings: { north: {}, south: { driving: "5 h" } }, class: "general", origin: "Tehran",
      patience: { time: { exponential: { mean: "6 h" } }, then: { divert: "south", driving: "90 min" } },
      """, files: ["crossings/south.json5": south, "travel.csv": travel])
    #expect(
      read.streams[0].routes == [
        Route(crossing: "north", drivingMinutes: 300), Route(crossing: "south", drivingMinutes: 300),
      ])
    #expect(
      read.streams[0].patience
        == Patience(
          time: .exponential(meanMinutes: 360), divertTo: Route(crossing: "south", drivingMinutes: 90)))
    let leaving = try network(
      "network.json5", "arrivals: \"constant\",", "patience: { time: { constant: \"1 h\" }, then: \"leave\" },")
    #expect(leaving.streams[0].patience == Patience(time: .constant(minutes: 60), divertTo: nil))
  }

  @Test func readsAListOfTrucks() throws {
    let list = """
      arrival,truck_class,trucks
      2020-06-08T09:00,reefer,
      2020-06-07T08:00,,2
      2020-06-07T08:00Z,general,1
      1399-03-18T08:00+05:00,general,1
      """
    let read = try network(
      "network.json5", Self.mainPhases, "trucks: \"trucks.csv\",",
      files: ["trucks.csv": list],
      removing: "arrivals: \"constant\", ")
    let tehran = try #require(TimeZoneTable(named: "Asia/Tehran"))
    let morning = tehran.instant(of: WallTime(minutes: WallTime(Day(number: 18_420)).minutes + 8 * 60)).seconds
    let listed = read.streams.filter { $0.listed != nil }
    #expect(listed.map(\.id) == ["main.general", "main.reefer"])
    // 1399-03-18 is 2020-06-07; 08:00 in Tehran, which is 4.5 hours ahead, is 03:30 of UTC.
    #expect(listed[0].listed == [morning - 1_800, morning, morning, morning + 4 * 3_600 + 1_800].sorted())
    #expect(listed[1].listed == [morning + 25 * 3_600])
  }

  private func network(
    _ file: String, _ passage: String, _ replacement: String, files: [String: String], removing other: String
  ) throws -> Network {
    let text = SmallNetwork.network.changing(other, to: "").changing(passage, to: replacement)
    let folder = SmallNetwork.folder(files.merging([file: text]) { first, _ in first })
    let reading = readNetwork(folder: folder.path)
    #expect(reading.diagnostics.map(\.description) == [])
    return try #require(reading.network)
  }

  // MARK: What is refused

  struct Fault: CustomTestStringConvertible, Sendable {
    var file = WholeModelTests.crossingFile
    var passage: String
    var replacement: String
    var message: String
    var suggestion: String?
    var testDescription: String { replacement }
  }

  static let faults: [Fault] = [
    Fault(
      passage: "closing: \"finish\"", replacement: "order: \"priorty\"",
      message: "found the text \"priorty\", expected who is next: one of first-come, priority, { interleave: … }",
      suggestion: "priority"),
    Fault(
      passage: "closing: \"finish\"", replacement: "order: { interleave: { genral: 1 } }",
      message: "found \"genral\", expected the id of a truck class: one of general, reefer", suggestion: "general"),
    Fault(
      passage: "closing: \"finish\"", replacement: "order: { interleave: { general: 0 } }",
      message: "found the number 0, expected a whole number of trucks a round, 1 to 1,000"),
    Fault(
      passage: "closing: \"finish\"", replacement: "order: { interleave: {} }",
      message: "found no class in the rounds, expected trucks a round by class"),
    Fault(
      passage: daily, replacement: "hourly: { trucks: 30, per: \"slot\" },",
      message: "found no \"slot\" in the quota \"hourly\", expected the length of a slot, such as \"30 min\""),
    Fault(
      passage: daily, replacement: "hourly: { trucks: 30, per: \"slot\", slot: \"90 s\" },",
      message: "found the text \"90 s\", expected whole minutes, 1 to 1,440"),
    Fault(
      passage: daily, replacement: "daily: { trucks: 30, per: \"day\", slot: \"30 min\" },",
      message: "found a slot in a quota per day, expected one per slot"),
    Fault(
      passage: "closing: \"finish\"", replacement: "slots: { length: \"4 min\" }",
      message: "found the text \"4 min\", expected whole minutes, 5 to 1,440"),
    Fault(
      passage: "closing: \"finish\"", replacement: "slots: { places: 20, utilisation: 0.8 }",
      message: "found places beside a utilisation, from which they would follow, expected one of both"),
    Fault(
      passage: "closing: \"finish\"", replacement: "slots: { shipper_share: 1.5 }",
      message: "found the number 1.5, expected the most of a day's places for one shipper, above 0 and at most 1"),
    Fault(
      passage: "servers: 6, service: { lognormal", replacement: "servers: 6, room: 3, service: { lognormal",
      message: "found a room before the first stage, expected the places of the yard instead"),
    Fault(
      passage: "servers: 80", replacement: "servers: { shifts: {} }",
      message: "found no \"usual\" in the servers, expected the number of servers outside all shifts"),
    Fault(
      passage: "servers: 80", replacement: "servers: { usual: 3, shifts: { m: { hours: \"8-12\", servers: 1 } } }",
      message: "opening rule: found `8-12`, expected times with hours and minutes", suggestion: "08:00-12:00"),
    Fault(
      passage: "servers: 80", replacement: "servers: 80, counterpart: { phases: { all: { rate: \"10 t/day\" } } }",
      message: "found the unit \"t/day\", expected trucks per day, week, month, year"),
    Fault(
      file: "network.json5", passage: "arrivals: \"constant\",",
      replacement: "arrivals: \"constant\", appointments: { no_shows: 0.1 },",
      message: "found appointments of arrivals that are constant, expected arrivals: \"scheduled\""),
    Fault(
      file: "network.json5", passage: "arrivals: \"constant\",",
      replacement: "arrivals: \"scheduled\", appointments: { no_shows: 1.1 },",
      message: "found the number 1.1, expected the share of trucks that don't come, 0 to 1"),
    Fault(
      file: "network.json5", passage: "arrivals: \"constant\",",
      replacement: "arrivals: \"scheduled\", appointments: { deviation: \"-3 min\" },",
      message: "found the text \"-3 min\", expected a duration of 0 or more, such as \"4 min\", \"1.5 h\" or \"30 s\""),
    Fault(
      file: "network.json5", passage: "crossing: \"north\", class: \"general\", origin: \"Tehran\",",
      replacement: "crossings: { north: {} }, class: \"general\",",
      message: "found no \"driving\" and no origin of the stream, expected one of them"),
    Fault(
      file: "network.json5", passage: "crossing: \"north\", class: \"general\"",
      replacement: "crossings: { nort: { driving: \"1 h\" } }, class: \"general\"",
      message: "found \"nort\", expected the id of a crossing: one of north", suggestion: "north"),
    Fault(
      file: "network.json5", passage: "arrivals: \"constant\",",
      replacement: "patience: { time: { constant: \"1 h\" }, then: \"go\" },",
      message: "found the text \"go\", expected what a truck does then: one of leave, { divert: … }"),
  ]

  @Test(arguments: faults)
  func reportsAFault(_ fault: Fault) throws {
    let text = (fault.file == "network.json5" ? SmallNetwork.network : SmallNetwork.crossing)
      .changing(fault.passage, to: fault.replacement)
    let folder = SmallNetwork.folder([fault.file: text])
    let reading = readNetwork(folder: folder.path)
    #expect(reading.network == nil)
    let found = try #require(reading.diagnostics.first { $0.severity == .error })
    #expect(found.message.hasPrefix(fault.message), "\(reading.diagnostics.map(\.description))")
    #expect(found.suggestion == fault.suggestion)
    #expect(found.location?.file.hasSuffix(fault.file) == true)
  }

  @Test func reportsFaultsOfAListOfTrucks() throws {
    let list =
      "arrival,truck_class,trucks\n2020-02-31,general,1\n2020-06-07T08:00,genral,1\n2020-06-07T08:00,general,0\n"
    let text = SmallNetwork.network.changing(Self.mainPhases, to: "trucks: \"trucks.csv\",")
    let folder = SmallNetwork.folder(["trucks.csv": list, "network.json5": text])
    let reading = readNetwork(folder: folder.path)
    let messages = reading.diagnostics.map { "\($0.location?.line ?? 0): \($0.message)" }
    #expect(messages.contains { $0.hasPrefix("2: date: ") })
    #expect(messages.contains("3: found \"genral\", expected the id of a truck class: one of general, reefer"))
    #expect(messages.contains("4: found \"0\", expected a whole number of trucks, 1 to 20,000,000"))
    #expect(messages.contains { $0.hasSuffix("found \"arrivals\" beside a list of trucks, expected one or the other") })
    let bare = SmallNetwork.folder(["network.json5": text])
    let missing = readNetwork(folder: bare.path)
    #expect(missing.failure == .notFound)
  }
}

/// The benchmark models, written as ordinary networks.
@Suite struct ModelTests {
  struct Model: CustomTestStringConvertible, Sendable {
    var name: String
    var trucksPerWeek: [Double]
    var servers: [Int]
    var means: [Double]
    var places: Int?
    var testDescription: String { name }
  }

  static let models = [
    Model(name: "a", trucksPerWeek: [0.24 * 10_080], servers: [8], means: [30]),
    Model(name: "b", trucksPerWeek: [10_080], servers: [4, 6, 10], means: [3, 5, 9]),
    Model(name: "c", trucksPerWeek: [1_000], servers: [4, 6, 10], means: [3, 5, 9]),
    Model(name: "d-wait", trucksPerWeek: [150, 850], servers: [4, 6, 10], means: [3, 5, 9], places: 300),
    Model(name: "d-balk", trucksPerWeek: [150, 850], servers: [4, 6, 10], means: [3, 5, 9], places: 300),
  ]

  @Test(arguments: models)
  func isReadAsItIsDefined(_ model: Model) throws {
    let folder = folderOf(folderOf(folderOf(#filePath))) + "/schedules/models/\(model.name)"
    let check = checkFiles([folder])
    #expect(check.diagnostics.map(\.description) == [])
    let network = try #require(readNetwork(folder: folder).network)
    let crossing = try #require(network.crossings.first)
    #expect(network.sides.map(\.timeZone) == ["UTC"])
    for (stream, expected) in zip(network.streams, model.trucksPerWeek) {
      #expect(abs(stream.phases[0].trucksPerWeek - expected) < 1e-9)
      #expect(stream.withoutOpening == .wait && stream.arrivals == .poisson)
      #expect(stream.truckLimit == (model.name < "c" ? 1_000_000 : nil))
    }
    #expect(crossing.stages.map(\.servers) == model.servers)
    #expect(crossing.stages.map(\.service.meanMinutes) == model.means)
    #expect(crossing.yard.places == model.places && crossing.yard.admission == .always)
    #expect(crossing.yard.whenFull == (model.name == "d-balk" ? .turnAway : .wait))
    #expect(crossing.order == (model.places == nil ? .firstCome : .priority))
    if model.name >= "c" {
      // 36 of 1,000 trucks a week come on Tuesday from 08:00 to 09:00.
      #expect(abs(network.streams[0].weeklyProfile[32] - 36.0 * 168 / 1_000) < 1e-9)
      #expect(crossing.sides[0].phases[0].hours.description == "Tu,Th 08:00-16:00")
    }
  }
}
