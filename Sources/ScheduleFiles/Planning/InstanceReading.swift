public import Diagnostics
public import SlotPlanning

/// What reading a folder in the neutral format of planning instances gave: the problem, or every reason why there is none.
///
/// The format is for comparing planners: everything in CSV, windows instead of opening rules, money in USD with at most
/// two decimals, times in UTC but for the windows, which are on the crossing's clock. `params.json`, `crossings.csv`,
/// `windows.csv`, `travel.csv` and `shipments.csv` must be there; `bookings.csv` and `closures.csv` may be.
public struct InstanceReading: Sendable {
  /// The problem; nil if anything is wrong.
  public let problem: PlanningProblem?
  /// Everything found wrong or doubtful, in the order of the files and of the places in them.
  public let diagnostics: [Diagnostic]
  /// Why there is no problem; nil if there is one.
  public let failure: InputFailure?
}

/// Reads a folder in the neutral format of planning instances; every fault of every file is reported in one run.
public func readPlanningInstance(folder: String) -> InstanceReading {
  var files = InstanceFiles(folder: folder)
  let problem = files.read()
  let failure = files.findings.failure
  return InstanceReading(
    problem: failure == nil ? problem : nil, diagnostics: files.findings.diagnostics, failure: failure)
}

/// The files of one instance on their way into a problem.
struct InstanceFiles {
  /// The truck classes of the format, in the order of the windows' columns.
  static let truckClasses = ["general", "reefer", "hazmat", "oversize"]

  let folder: String
  var findings = Findings()

  init(folder: String) { self.folder = folder }

  mutating func read() -> PlanningProblem? {
    let parameters = readParameters()
    var crossings: [InstanceCrossing] = []
    if let source = source("crossings.csv") {
      var table = InstanceCrossingTable(source)
      crossings = table.crossings()
      add(table.reader.findings)
    }
    if let source = source("windows.csv") {
      var table = InstanceWindowTable(source)
      table.addSlots(to: &crossings)
      add(table.reader.findings)
    }
    if let source = source("closures.csv", isOptional: true) {
      var table = InstanceClosureTable(source)
      table.close(&crossings)
      add(table.reader.findings)
    }
    var problem = PlanningProblem(
      parameters: parameters ?? PlanParameters(), truckClasses: Self.truckClasses,
      crossings: crossings.map(\.planCrossing), legs: [], shipments: [])
    if let source = source("travel.csv") {
      let table = TravelTable(source, crossings: crossings.map(\.values.id))
      problem.legs = table.legs
      add(table.findings)
    }
    if let source = source("shipments.csv") {
      var table = InstanceShipmentTable(source)
      problem.shipments = table.shipments()
      add(table.reader.findings)
    }
    if let source = source("bookings.csv", isOptional: true) {
      var table = InstanceBookingTable(source)
      problem.bookings = table.bookings(of: problem.shipments)
      add(table.reader.findings)
    }
    return problem
  }

  private mutating func add(_ list: [Finding]) {
    for finding in list { findings.add(finding) }
  }

  private mutating func source(_ name: String, isOptional: Bool = false) -> SourceText? {
    let path = pathIn(folder, name)
    findings.register(path)
    if isOptional, SystemFile.status(path) == nil { return nil }
    do throws(FileError) {
      return SourceText(name: path, bytes: try FileReading.bytes(of: path))
    } catch {
      findings.add(error)
      return nil
    }
  }

  // MARK: Parameters

  private mutating func readParameters() -> PlanParameters? {
    guard let source = source("params.json") else { return nil }
    let (root, faults) = JSON5Reader.read(source)
    findings.add(faults, in: source)
    guard let root else { return nil }
    guard let object = root.object else {
      findings.add(root.finding("found \(root.description), expected an object of parameters"))
      return nil
    }
    var values: [String: Int] = [:]
    for parameter in Self.parameters {
      guard let node = object[parameter.key] else {
        findings.add(root.finding("found no \"\(parameter.key)\", expected \(parameter.expected)"))
        continue
      }
      let text = node.string ?? node.writtenText
      if let value = fixedPoint(text, decimals: parameter.decimals), parameter.range.contains(value) {
        values[parameter.key] = value
      } else {
        findings.add(node.finding("found \(node.description), expected \(parameter.expected)"))
      }
    }
    guard values.count == Self.parameters.count else { return nil }
    func value(_ key: String) -> Int { values[key] ?? 0 }
    return PlanParameters(
      arrivalBufferMinutes: value("arrival_buffer_min"), waitingCentsPerHour: value("truck_wait_usd_per_hour"),
      maximumLatenessMinutes: value("max_late_hours") * 60, movePenaltyCents: value("move_penalty_usd"),
      levelFreePercent: value("level_free_share_pct"), levelSurchargeCents: value("level_surcharge_usd"),
      fairFreePercent: value("fair_free_share_pct"), fairSurchargeCents: value("fair_surcharge_usd"))
  }

  private struct Parameter {
    let key: String
    let decimals: Int
    let range: ClosedRange<Int>
    let expected: String
  }

  private static let parameters = [
    Parameter(key: "arrival_buffer_min", decimals: 0, range: 0...100_000, expected: "minutes, 0 to 100,000"),
    money("truck_wait_usd_per_hour"),
    Parameter(key: "max_late_hours", decimals: 0, range: 0...100_000, expected: "hours, 0 to 100,000"),
    money("move_penalty_usd"), percent("level_free_share_pct"), money("level_surcharge_usd"),
    percent("fair_free_share_pct"), money("fair_surcharge_usd"),
  ]

  private static func money(_ key: String) -> Parameter {
    Parameter(
      key: key, decimals: 2, range: 0...1_000_000_000,
      expected: "USD, 0 to 10,000,000, with at most two decimals")
  }

  private static func percent(_ key: String) -> Parameter {
    Parameter(key: key, decimals: 0, range: 0...100, expected: "percent, 0 to 100")
  }
}
