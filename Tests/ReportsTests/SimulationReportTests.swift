import CivilTime
import CrossingModel
import Foundation
import QueueSimulation
import Testing

@testable import Reports

/// What is in the reports of a crossing at which everything happens.
struct SimulationReportTests {
  /// The cells of a CSV without quoted cells that hold commas.
  private static func rows(_ csv: String) -> [[String: String]] {
    let lines = csv.split(separator: "\r\n").map { line in
      // A comma between quotes belongs to the cell.
      var cells = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first }) }
  }

  @Test func theTextHasATableForAllThatHappens() throws {
    let text = try BusyCrossing().report().text()
    let titles = text.split(separator: "\n").map { line in line.split(separator: " ").joined(separator: " ") }
    for title in [
      "day open h demand arrivals through share capacity bound USD M what binds",
      "day mean wait closed P50 P95 over 24 h mean queue 5-95 % at end",
      "day gave up turned away USD k lost by waiting",
      "stage busy most mean queue overtime h blocked h empty trucks loaded they wait",
      "class through mean wait P50 P95 P99",
    ] { #expect(titles.contains(title), "\(title) is not in\n\(text)") }
    #expect(titles.contains { $0.hasPrefix("backlog: ") })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  /// Every figure of the JSON is in the CSV, with its half-width, and the same.
  @Test func dataFilesHaveTheSameFiguresByName() throws {
    let report = try BusyCrossing().report()
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
    let crossing = try #require((json["crossings"] as? [[String: Any]])?.first)
    let days = try #require(crossing["days"] as? [[String: Any]])
    let total = try #require(crossing["total"] as? [String: Any])
    let rows = Self.rows(report.csv())
    #expect(rows.count == days.count + 1)
    var compared = 0
    // Foundation reads numbers of JSON to the last bit or so.
    func isSame(_ number: Double?, _ cell: String?) -> Bool {
      guard let number, let other = cell.flatMap(Double.init) else { return number == nil && cell == "" }
      return abs(number - other) <= 1e-13 * abs(number)
    }
    func compare(_ object: [String: Any], _ row: [String: String], prefix: String = "", suffix: String = "") throws {
      for (name, value) in object {
        let column = prefix + name + suffix
        if let interval = value as? [String: Double] {
          #expect(isSame(interval["mean"], row[column]), "\(column)")
          #expect(isSame(interval["half_width"], row["\(column)_half_width"]), "\(column)")
          compared += 1
        } else if let number = value as? Double {
          #expect(isSame(number, row[column]), "\(column)")
          compared += 1
        }
      }
    }
    for (object, row) in zip(days + [total], rows) {
      try compare(object, row)
      for (list, prefix) in [("stages", ""), ("quotas", "quota_"), ("classes", "class_")] {
        let parts = try #require(object[list] as? [[String: Any]])
        for (index, part) in parts.enumerated() { try compare(part, row, prefix: prefix, suffix: "_\(index + 1)") }
      }
    }
    // 33 figures and 6 of bands, 5 a stage and 3 of its empty trucks, 2 a quota, 5 a class.
    #expect(compared == rows.count * (33 + 6 + 2 * 5 + 3 + 2 + 2 * 5))
    #expect(rows.map { $0["day"] } == ["2020-06-06", "2020-06-07", "2020-06-08", "2020-06-09", "all"])
    #expect(rows[0]["start"] == "2020-06-06T00:00+04:30" && rows[4]["end"] == "2020-06-10T00:00+04:30")
  }

  @Test func hoursAddUpToTheirDays() throws {
    let hours = Self.rows(try BusyCrossing(days: 2, per: .hour).report().csv())
    let days = Self.rows(try BusyCrossing(days: 2).report().csv())
    #expect(hours.count == 49)
    for name in ["throughput", "arrivals", "gave_up", "turned_away", "tonnes", "overtime_hours_1"] {
      for day in 0..<2 {
        let parts = hours[(24 * day)..<(24 * day + 24)].compactMap { $0[name].flatMap(Double.init) }
        let whole = try #require(days[day][name].flatMap(Double.init))
        #expect(abs(parts.reduce(0, +) - whole) < 1e-9 * max(1, whole), "\(name)")
      }
    }
    #expect(hours[6]["open_hours"] == "1.0" && hours[5]["open_hours"] == "0.0")
  }

  // MARK: Traces

  /// Trace and report of one replication are of the same trucks.
  @Test(arguments: 0..<3) func aTraceAddsUpToTheReport(_ replication: Int) throws {
    let crossing = try BusyCrossing()
    // The replication as the only one that differs between two runs.
    func ledger() throws -> (TruckLedger, throughput: Double, wait: Double) {
      let some = try crossing.simulation.run(SimulationOptions(replications: replication + 1)).crossings[0]
      let before =
        replication == 0 ? nil : try crossing.simulation.run(SimulationOptions(replications: replication)).crossings[0]
      func last(_ path: KeyPath<PeriodEstimates, Estimate>) -> Double {
        some.total[keyPath: path].mean * Double(replication + 1)
          - (before?.total[keyPath: path].mean ?? 0) * Double(replication)
      }
      return (some.ledgers[replication], last(\.throughput), last(\.meanWait))
    }
    let (ledger, throughput, wait) = try ledger()
    let rows = crossing.simulation.trace(replication: replication, seed: 1)[0].rows
    let end = Double(crossing.simulation.horizon.upperBound)
    #expect(rows.count { $0.event == .gaveUp } == ledger.gaveUp && ledger.gaveUp > 0)
    #expect(rows.count { $0.event == .turnedAway } == ledger.turnedAway && ledger.turnedAway > 0)
    #expect(rows.count { $0.event == .waiting } == ledger.waiting)
    let served = rows.filter { $0.event == .service }
    let leaving = served.filter { $0.stage == "loading" && ($0.end ?? .infinity) <= end }
    #expect(leaving.count == ledger.left && Double(leaving.count) == throughput.rounded())
    #expect(served.count { ($0.end ?? 0) > end } == ledger.inService)
    let left = Set(leaving.map { Truck($0) })
    let waits = served.filter { left.contains(Truck($0)) }.map { ($0.start ?? .nan) - $0.arrival }
    #expect(abs(waits.reduce(0, +) / Double(leaving.count) - wait) < 1e-6 * wait)
    // Nobody is served twice at once by one server.
    for stage in ["papers", "loading"] {
      var freeAt: [Int: Double] = [:]
      for row in served where row.stage == stage {
        let server = try #require(row.server)
        #expect((1...4).contains(server) && freeAt[server] ?? 0 <= row.start ?? 0)
        freeAt[server] = row.end
      }
    }
  }

  private struct Truck: Hashable {
    let stream: String?
    let truckClass: String
    let number: Int

    init(_ row: TraceRow) {
      stream = row.stream
      truckClass = row.truckClass
      number = row.truck
    }
  }

  @Test func aTraceIsWrittenAsCSV() throws {
    let crossing = try BusyCrossing(days: 1)
    let traces = crossing.simulation.trace(replication: 0, seed: 1)
    let rows = Self.rows(TraceReport(traces, clock: crossing.clocks.exporter).csv())
    #expect(rows.count == traces[0].rows.count)
    let first = try #require(rows.first { $0["event"] == "service" })
    #expect(first["crossing"] == "north" && first["stream"] == "" && first["truck"] == "1")
    #expect(first["arrival"] == "2020-06-06T00:00:00.000+04:30" && first["start"] == "2020-06-06T06:00:00.000+04:30")
    #expect(first["event"] == "service" && first["stage"] == "papers" && first["server"] == "1")
    let gone = try #require(rows.first { $0["event"] == "gave-up" })
    #expect(gone["stage"] == "" && gone["start"] == "" && gone["end"] != "" && gone["server"] == "")
  }

  // MARK: Crossings between which trucks choose

  /// Trucks choose between two crossings, and those that give up at the first go on to the second.
  private static func twoCrossings() throws -> BusyCrossing {
    try BusyCrossing { network in
      var south = network.crossings[0]
      south.id = "south"
      south.queueAtStart = []
      network.crossings.append(south)
      network.streams[0].routes.append(Route(crossing: "south", drivingMinutes: 30))
      network.streams[1].patience?.divertTo = Route(crossing: "south", drivingMinutes: 60)
    }
  }

  @Test func theCrossingsChosenAreReported() throws {
    let report = try Self.twoCrossings().report()
    let lines = report.text().split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    let title = try #require(lines.firstIndex(of: "Crossings chosen"))
    #expect(lines[title + 1] == "stream crossing trucks share")
    #expect(lines[title + 3].hasPrefix("general-stream north ") && lines[title + 4].hasPrefix("general-stream south "))
    #expect(report.json().contains("\"choices\" : ["))
    #expect(try BusyCrossing().report().text().contains("Crossings chosen") == false)
  }

  @Test func tracesOfCrossingsThatDependOnEachOtherAddUp() throws {
    let two = try Self.twoCrossings()
    let result = try two.simulation.run(SimulationOptions(replications: 1))
    let end = Double(two.simulation.horizon.upperBound)
    for (found, trace) in zip(result.crossings, two.simulation.trace(replication: 0, seed: 1)) {
      let ledger = found.ledgers[0]
      let served = trace.rows.filter { $0.event == .service }
      #expect(trace.crossing == found.id && ledger.left > 0)
      #expect(served.count { $0.stage == "loading" && ($0.end ?? .infinity) <= end } == ledger.left)
      #expect(served.count { ($0.end ?? 0) > end } == ledger.inService)
      for (event, count) in [
        (TraceRow.Event.gaveUp, ledger.gaveUp), (.turnedAway, ledger.turnedAway), (.waiting, ledger.waiting),
      ] { #expect(trace.rows.count { $0.event == event } == count) }
    }
  }

  // MARK: Precision

  @Test func aPrecisionThatIsReachedSaysInHowManyRuns() throws {
    let report = try BusyCrossing().report(replications: 5_000, precision: 0.05)
    #expect(report.precisionShortfall == nil)
    #expect(report.precision?.isReached == true)
    #expect(report.result.replications < 5_000 && report.result.replications % 64 == 0)
    #expect(report.text().contains(", \(report.result.replications) replications, seed 1"))
    #expect(report.text().contains("\nprecision: throughput and mean wait of every crossing are within ±5.00%\n"))
  }

  @Test func aPrecisionThatIsNotReachedNamesTheWidestFigure() throws {
    let report = try BusyCrossing().report(replications: 10, precision: 0.001)
    let shortfall = try #require(report.precisionShortfall)
    #expect(shortfall.hasPrefix("±0.10% was not reached in 10 replications: the widest is the mean wait at north, ±"))
    let total = report.result.crossings[0].total
    #expect(report.precision?.widest?.share == total.meanWait.halfWidth / total.meanWait.mean)
    #expect(report.json().contains("\"reached\" : false"))
    let single = try BusyCrossing().report(replications: 1, precision: 0.5)
    #expect(single.precisionShortfall == "±50.00% was not reached in 1 replication, which has no interval")
  }
}
