public import CrossingModel
public import Diagnostics
public import OpeningRules

/// What checking files gave.
public struct FileCheck: Sendable {
  /// Everything found wrong or doubtful, file by file.
  public fileprivate(set) var diagnostics: [Diagnostic] = []
  /// Every figure of the files.
  public fileprivate(set) var figures: [FigureRecord] = []
  /// The files looked at, in the order in which they were read.
  public fileprivate(set) var files: [String] = []
  /// Why some file can't be used; nil if all can.
  public fileprivate(set) var failure: InputFailure?
  /// Which words opening rules may have.
  private let notation: RuleNotation

  fileprivate init(notation: RuleNotation) {
    self.notation = notation
  }

  /// How many findings are errors.
  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  /// How many findings are warnings.
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }

  fileprivate mutating func add(_ failure: InputFailure?) {
    guard let failure else { return }
    let order: [InputFailure] = [.badData, .notFound, .readFailed]
    self.failure = order.last { $0 == failure || $0 == self.failure }
  }

  fileprivate mutating func add(_ error: FileError) {
    files.append(error.path)
    diagnostics.append(error.diagnostic)
    add(error.kind == .notFound ? .notFound : .readFailed)
  }

  fileprivate mutating func add(file: String, _ findings: [Finding], _ figures: [FigureSite]) {
    if !files.contains(file) { files.append(file) }
    var sorted = Findings()
    for finding in findings { sorted.add(finding) }
    let known = Set(diagnostics)
    diagnostics += sorted.diagnostics.filter { !known.contains($0) }
    self.figures += figures.map(\.record)
    add(sorted.failure)
  }
}

/// Checks files of any kind that a network has, and reports every fault and doubt of all of them.
///
/// A path is a network's folder (with all its scenarios, each by itself), a crossing, a scenario, or a table of
/// holidays or of travel. A file inside a network's folder is checked as a part of that network, and only what is found
/// in it is reported; another scenario is applied to the network in the folder `network`. Opening rules may have the words
/// of a notation only.
public func checkFiles(_ paths: [String], network: String? = nil, notation: RuleNotation = .gozar) -> FileCheck {
  var check = FileCheck(notation: notation)
  for path in paths {
    switch SystemFile.status(path)?.kind {
    case nil: check.add(FileError(.notFound, path: path, reason: "No such file or directory"))
    case .folder: check.checkNetwork(path)
    default: check.checkFile(path, network: network)
    }
  }
  return check
}

extension FileCheck {
  /// The network, then each of its scenarios by itself.
  fileprivate mutating func checkNetwork(_ folder: String) {
    let plain = readNetwork(folder: folder, doubts: true, notation: notation)
    take(plain) { _ in true }
    for name in ScenarioLocator.names(in: folder) {
      checkScenario(name, network: folder, plain: plain)
    }
  }

  /// A scenario on its network: what is in its file, and what is wrong in other files because of it, but for what only
  /// follows from a fault of the network itself.
  private mutating func checkScenario(_ name: String, network: String, plain: NetworkReading? = nil) {
    let plain = plain ?? readNetwork(folder: network, notation: notation)
    let known = Set(plain.diagnostics)
    let reading = readNetwork(folder: network, scenarios: [name], doubts: true, notation: notation)
    guard let file = reading.scenarios.first?.file else { return take(reading) { _ in true } }
    let inherited = InheritedFaults(plain, scenario: file)
    take(reading, figuresOf: file) { diagnostic in
      (diagnostic.location?.file == file || (diagnostic.severity == .error && !known.contains(diagnostic)))
        && !inherited.contains(diagnostic)
    } noting: { diagnostic in
      diagnostic.location?.file == file ? "" : " (with the scenario \(quoted(stem(file))))"
    }
  }

  private mutating func take(
    _ reading: NetworkReading, figuresOf file: String? = nil, where isWanted: (Diagnostic) -> Bool,
    noting note: (Diagnostic) -> String = { _ in "" }
  ) {
    let known = Set(diagnostics)
    let wanted = reading.diagnostics.filter(isWanted).map { diagnostic in
      var noted = diagnostic
      noted.message += note(diagnostic)
      return noted
    }.filter { !known.contains($0) }
    diagnostics += wanted
    let sites = reading.figureSites.filter { file == nil || $0.source.name == file }
    figures += sites.map(\.record)
    files += (file.map { [$0] } ?? reading.files).filter { !files.contains($0) }
    // What belongs to other files counts when they are checked.
    if file == nil || wanted.contains(where: { $0.severity == .error }) { add(reading.failure) }
  }

  // MARK: Single files

  fileprivate mutating func checkFile(_ path: String, network: String?) {
    let isTree = path.hasSuffix(".json5") || path.hasSuffix(".json")
    guard isTree || path.hasSuffix(".csv") else {
      files.append(path)
      diagnostics.append(
        Diagnostic(.error, "found \(path), expected a network's folder, or a file that ends in .json5, .json or .csv"))
      return add(.badData)
    }
    do throws(FileError) {
      // Read before the network does, so that a file that can't be read is reported as such.
      let source = SourceText(name: path, bytes: try FileReading.bytes(of: path))
      guard !checkInNetwork(path) else { return }
      isTree ? checkTree(source, network: network) : checkTable(source)
    } catch {
      add(error)
    }
  }

  /// Checks a file as a part of the network in whose folder it is; false if there is none that reads it.
  private mutating func checkInNetwork(_ path: String) -> Bool {
    let parent = folderOf(path)
    let above = parent == "." ? ".." : folderOf(parent)
    for folder in [parent, above] where SystemFile.status(pathIn(folder, "network.json5")) != nil {
      if above == folder, lastComponent(SystemFile.resolved(parent) ?? parent) == "scenarios" {
        checkScenario(path, network: folder)
        return true
      }
      let reading = readNetwork(folder: folder, doubts: true, notation: notation)
      let resolved = SystemFile.resolved(path)
      guard let file = reading.files.first(where: { SystemFile.resolved($0) == resolved }) else { continue }
      take(reading, figuresOf: file) { $0.location?.file == file }
      return true
    }
    return false
  }

  /// A crossing or a scenario outside any network's folder.
  private mutating func checkTree(_ source: SourceText, network: String?) {
    let (root, faults) = JSON5Reader.read(source)
    guard let root else {
      return add(file: source.name, faults.map { Finding(source: source, offset: 0, diagnostic: $0) }, [])
    }
    let decoding = Decoding(notation: notation)
    if root.object?["patch"] != nil {
      if let network {
        return checkScenario(source.name.contains("/") ? source.name : "./" + source.name, network: network)
      }
      _ = decoding.scenario(root, name: stem(source.name))
    } else {
      let id = root.object?["id"]?.string ?? stem(source.name)
      let field = Field(key: id, path: joined("crossings", id), keyNode: root, node: root)
      _ = decoding.crossing(field, exporter: nil, weekStart: .monday, siblings: [])
    }
    let syntax = faults.map { Finding(source: source, offset: 0, diagnostic: $0) }
    let doubts = RuleDoubts(sides: nil).findings(decoding.rules)
    add(file: source.name, syntax + decoding.findings + doubts, decoding.figures)
  }

  /// A table outside any network's folder; its columns tell what it is.
  private mutating func checkTable(_ source: SourceText) {
    let columns = CSVTable.read(source).table?.columns ?? HolidayTable.required
    if columns.contains("crossing") || columns.contains("minutes") {
      let table = TravelTable(source, crossings: nil)
      add(file: source.name, table.findings, table.figures)
    } else if columns.contains(where: { $0.hasPrefix("hijri") }) {
      add(file: source.name, HijriMonthTable(source).findings, [])
    } else {
      let table = HolidayTable(source, path: stem(source.name))
      add(file: source.name, table.findings, table.figures)
    }
  }
}
