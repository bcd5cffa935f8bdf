import Diagnostics

/// Everything found wrong in a set of files, in the order of the files and of the places in them.
struct Findings {
  private var order: [String: Int] = [:]
  private var entries: [(file: Int, offset: Int, diagnostic: Diagnostic)] = []
  private(set) var fileErrors: [FileError] = []

  /// Names a file whose findings come after those of the files named before.
  mutating func register(_ file: String) {
    if order[file] == nil { order[file] = order.count }
  }

  /// The files, in order.
  var files: [String] { order.sorted { $0.value < $1.value }.map(\.key) }

  mutating func add(_ finding: Finding) {
    register(finding.source.name)
    entries.append((order[finding.source.name] ?? 0, finding.offset, finding.diagnostic))
  }

  /// Adds a file that could not be read, at the text that names it, if there is one.
  mutating func add(_ error: FileError, namedAt node: JSONNode? = nil) {
    fileErrors.append(error)
    var diagnostic = error.diagnostic
    if let node {
      let place = node.finding(diagnostic.message).diagnostic
      (diagnostic.location, diagnostic.excerpt) = (place.location, place.excerpt)
    }
    let file = node?.source.name ?? error.path
    register(file)
    entries.append((order[file] ?? 0, node?.range.lowerBound ?? 0, diagnostic))
  }

  /// Adds what a reader of a whole file found; its diagnostics have no offsets, but stand in the order of the file.
  mutating func add(_ diagnostics: [Diagnostic], in source: SourceText) {
    register(source.name)
    for diagnostic in diagnostics { entries.append((order[source.name] ?? 0, 0, diagnostic)) }
  }

  /// Without repetitions, by file, line and column; what is at one place in the order in which it was found.
  var diagnostics: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let sorted = entries.enumerated().sorted { left, right in
      if left.element.file != right.element.file { return left.element.file < right.element.file }
      let leftPlace = place(left.element.diagnostic)
      let rightPlace = place(right.element.diagnostic)
      return leftPlace == rightPlace ? left.offset < right.offset : leftPlace < rightPlace
    }
    return sorted.map(\.element.diagnostic).filter { seen.insert($0).inserted }
  }

  /// The reason why the input can't be used, or nil if it can.
  var failure: InputFailure? {
    if fileErrors.contains(where: { $0.kind != .notFound }) { return .readFailed }
    if !fileErrors.isEmpty { return .notFound }
    return entries.contains { $0.diagnostic.severity == .error } ? .badData : nil
  }

  private func place(_ diagnostic: Diagnostic) -> (Int, Int) {
    (diagnostic.location?.line ?? 0, diagnostic.location?.column ?? 0)
  }
}

/// Why input can't be used, as an exit status tells it.
public enum InputFailure: Hashable, Sendable {
  /// Something in the files is wrong (65 in sysexits.h).
  case badData
  /// A file or folder is not there (66).
  case notFound
  /// A file is there and can't be read (74).
  case readFailed
}
