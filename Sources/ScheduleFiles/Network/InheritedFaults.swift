import Diagnostics

/// The faults of a scenario that may only follow from faults of the network's own files: those in what it patches of a
/// crossing that has a fault itself, and all in its patch if `network.json5` has one.
///
/// They are looked at again once the network is without faults.
struct InheritedFaults {
  /// Files of the network that have faults.
  private let files: Set<String>
  /// Parts of the scenario's file.
  private var parts: [ClosedRange<Place>] = []

  /// A place in the scenario's file.
  private struct Place: Comparable {
    let line: Int
    let column: Int

    init(_ location: SourceLocation) {
      line = location.line
      column = location.column
    }

    static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
  }

  private let scenario: String

  /// - Parameters:
  ///   - plain: the network without the scenario.
  ///   - scenario: the scenario's file.
  init(_ plain: NetworkReading, scenario: String) {
    self.scenario = scenario
    files = Set(plain.diagnostics.filter { $0.severity == .error }.compactMap { $0.location?.file })
    guard !files.isEmpty, let bytes = try? FileReading.bytes(of: scenario),
      let patch = JSON5Reader.read(SourceText(name: scenario, bytes: bytes)).root?.object?["patch"]
    else { return }
    if files.contains(where: { lastComponent($0) == "network.json5" }) {
      parts = [Self.part(patch, from: patch)]
      return
    }
    let document = plain.document
    let crossings = (document.root?.object?["crossings"] ?? document.crossings)?.object?.members ?? []
    let faulty = crossings.filter { files.contains($0.node.source.name) }.map(\.key) + document.unreadableCrossings
    for member in patch.object?["crossings"]?.object?.members ?? [] where faulty.contains(member.key) {
      parts.append(Self.part(member.node, from: member.keyNode))
    }
  }

  private static func part(_ node: JSONNode, from first: JSONNode) -> ClosedRange<Place> {
    Place(first.location)...Place(node.source.location(at: node.range.upperBound))
  }

  /// Whether a fault may only follow from one that the network has without the scenario.
  func contains(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.severity == .error, let location = diagnostic.location else { return false }
    if location.file == scenario { return parts.contains { $0.contains(Place(location)) } }
    return files.contains(location.file)
  }
}
