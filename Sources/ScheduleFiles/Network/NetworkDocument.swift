import CivilTime
import CrossingModel
import Diagnostics

/// The files of a network merged into one document, with scenarios applied, before it becomes a ``Network``.
///
/// The document is `network.json5` with one more key, `crossings`, under which each crossing stands by its id, in the
/// order of the files' names. A figure is named by its path of keys: `crossings.mehran.quotas.daily.trucks`.
public struct NetworkDocument: Sendable {
  /// The merged document; nil if `network.json5` could not be read.
  var root: JSONNode?
  /// The crossings, where there is no ``root`` to put them into.
  var crossings: JSONNode?
  /// The files' tables of holidays and travel.
  var tables = Tables()
  /// The files of the tables, in the order in which they were read.
  var tableSources: [SourceText] = []
  /// The scenarios applied.
  var scenarios: [ScenarioHeader] = []
  /// What was found wrong in reading.
  var findings = Findings()
  /// The figures of the tables.
  var tableFigures: [FigureSite] = []
  /// Ids of crossings whose files could not be read, so that references to them are no faults.
  var unreadableCrossings: [String] = []

  /// Reads the files of a folder and applies scenarios.
  init(folder: String, scenarios: [String]) {
    switch SystemFile.status(folder)?.kind {
    case .folder: break
    case nil:
      findings.add(FileError(.notFound, path: folder, reason: "No such file or directory"))
      return
    default:
      findings.add(FileError(.readFailed, path: folder, reason: "it is a file, expected a folder"))
      return
    }
    let network = readTree(pathIn(folder, "network.json5"))
    let crossings = readCrossings(in: pathIn(folder, "crossings"))
    if let network, var object = network.object {
      if let own = object.members.firstIndex(where: { $0.key == "crossings" }) {
        let member = object.members.remove(at: own)
        report(member, "found the key \"crossings\", expected each crossing in a file of its own in crossings/")
      }
      object.members.append(
        JSONMember("crossings", at: crossings, node: crossings))
      root = JSONNode(value: .object(object), source: network.source, range: network.range)
    } else {
      root = network
      self.crossings = crossings
    }
    let ids = crossings.object?.members.map(\.key) ?? []
    for (index, scenario) in scenarios.enumerated() {
      apply(scenario, layer: index + 1, folder: folder)
    }
    readTables(of: folder, crossingIDs: ids)
  }

  // MARK: The network's own files

  /// The tree of a JSON5 file; reports why there is none.
  private mutating func readTree(_ path: String, layer: Int = 0) -> JSONNode? {
    guard let source = readSource(path, layer: layer) else { return nil }
    let (root, faults) = JSON5Reader.read(source)
    findings.add(faults, in: source)
    return root
  }

  private mutating func readSource(_ path: String, layer: Int = 0, namedAt node: JSONNode? = nil) -> SourceText? {
    do throws(FileError) {
      let source = SourceText(name: path, layer: layer, bytes: try FileReading.bytes(of: path))
      findings.register(path)
      return source
    } catch {
      findings.add(error, namedAt: node)
      return nil
    }
  }

  /// All crossings by id, as one object.
  private mutating func readCrossings(in folder: String) -> JSONNode {
    let nowhere = SourceText(name: folder, bytes: [])
    var members: [JSONMember] = []
    var names: [String] = []
    do throws(FileError) {
      names = try FileReading.names(in: folder, extensions: ["json5", "json"])
      if names.isEmpty {
        findings.register(folder)
        let message = "found no crossing in \(folder), expected a file NAME.json5 for each"
        findings.add([Diagnostic(.error, message)], in: nowhere)
      }
    } catch {
      findings.add(error)
    }
    for name in names {
      let path = pathIn(folder, name)
      guard let node = readTree(path) else {
        unreadableCrossings.append(stem(name))
        continue
      }
      guard let member = crossingMember(node, path: path) else { continue }
      if let first = members.first(where: { $0.key == member.key }) {
        let place = "\(first.node.source.name)"
        report(member, "found the crossing \(quoted(member.key)) again, expected it once (first in \(place))")
      } else {
        members.append(member)
      }
    }
    return JSONNode(value: .object(JSONObject(members: members)), source: nowhere, range: 0..<0)
  }

  /// A crossing's object under its id, the id taken out.
  private mutating func crossingMember(_ node: JSONNode, path: String) -> JSONMember? {
    guard var object = node.object else {
      unreadableCrossings.append(stem(path))
      add(node, "found \(node.description), expected a crossing as an object")
      return nil
    }
    guard let place = object.members.firstIndex(where: { $0.key == "id" }) else {
      add(node, "found no \"id\" in the crossing, expected one, such as \(quoted(stem(path)))")
      return JSONMember(stem(path), at: node, node: node)
    }
    let member = object.members.remove(at: place)
    let plain = JSONNode(value: .object(object), source: node.source, range: node.range)
    guard let id = member.node.string else {
      add(member.node, "found \(member.node.description), expected the crossing's id as a text")
      return JSONMember(stem(path), at: member.node, node: plain)
    }
    return JSONMember(id, at: member.node, node: plain)
  }

  // MARK: Scenarios

  private mutating func apply(_ name: String, layer: Int, folder: String) {
    let path: String
    do throws(FileError) {
      path = try ScenarioLocator.path(of: name, in: folder)
    } catch {
      scenarios.append(ScenarioHeader(name: name, file: name, title: nil, description: nil, provenance: Provenance()))
      return findings.add(error)
    }
    let decoding = Decoding()
    let file = readTree(path, layer: layer).flatMap { decoding.scenario($0, name: stem(path)) }
    for finding in decoding.findings { findings.add(finding) }
    scenarios.append(
      file?.header
        ?? ScenarioHeader(name: stem(path), file: path, title: nil, description: nil, provenance: Provenance()))
    guard let patch = file?.patch else { return }
    guard let root, root.object != nil else { return }
    let (merged, idle) = mergePatch(root, with: patch)
    self.root = merged
    for deletion in idle {
      let key = deletion.member.key
      let place = deletion.path.isEmpty ? "the network" : deletion.path
      report(
        deletion.member, "found null for \(quoted(key)), which is not in \(place): nothing is deleted",
        severity: .warning, suggestion: nearest(to: key, among: deletion.present))
    }
  }

  // MARK: Tables

  private mutating func readTables(of folder: String, crossingIDs: [String]) {
    var tables = Tables()
    for side in root?.object?["sides"]?.object?.members ?? [] {
      if let source = readTable("holidays", of: side, in: folder) {
        let table = HolidayTable(source, path: "sides.\(side.key).holidays")
        tables.holidays[side.key] = table.holidays
        tableFigures += table.figures
        for finding in table.findings { findings.add(finding) }
      }
      if let source = readTable("hijri_months", of: side, in: folder) {
        let table = HijriMonthTable(source)
        tables.months[side.key] = table.months
        for finding in table.findings { findings.add(finding) }
      }
    }
    let travelPath = pathIn(folder, "travel.csv")
    if SystemFile.status(travelPath) != nil, let source = readTable(travelPath) {
      let table = TravelTable(source, crossings: crossingIDs.isEmpty ? nil : crossingIDs + unreadableCrossings)
      tables.travel = table.legs
      tableFigures += table.figures
      for finding in table.findings { findings.add(finding) }
    }
    for stream in root?.object?["streams"]?.object?.members ?? [] {
      guard let name = stream.node.object?["trucks"], let file = name.string, !file.isEmpty, tables.trucks[file] == nil,
        let source = readTable(pathIn(folder, file), namedAt: name)
      else { continue }
      let table = TruckTable(source)
      for finding in table.findings { findings.add(finding) }
      tables.trucks[file] = table
    }
    self.tables = tables
  }

  /// The file that a side names under a key; nil if it names none or it can't be read.
  private mutating func readTable(_ key: String, of side: JSONMember, in folder: String) -> SourceText? {
    guard let name = side.node.object?[key], let file = name.string, !file.isEmpty else { return nil }
    return readTable(pathIn(folder, file), namedAt: name)
  }

  private mutating func readTable(_ path: String, namedAt node: JSONNode? = nil) -> SourceText? {
    guard let source = readSource(path, namedAt: node) else { return nil }
    tableSources.append(source)
    return source
  }

  private mutating func report(
    _ member: JSONMember, _ message: String, severity: Severity = .error, suggestion: String? = nil
  ) {
    findings.add(member.keyNode.finding(message, severity: severity, suggestion: suggestion))
  }

  private mutating func add(_ node: JSONNode, _ message: String) {
    findings.add(node.finding(message))
  }
}
