import CrossingModel
import Diagnostics

/// A value on its way from the document into the model: the node with its path and what holds around it.
struct Field {
  /// The last key of the path.
  let key: String
  /// The path of keys from the document's root.
  let path: String
  /// Where the key stands.
  let keyNode: JSONNode
  /// The value.
  let node: JSONNode
  /// The source and confidence stated by the objects around it, the nearest last.
  var statements: [Statement] = []
  /// The path of the nearest named thing: a phase, a quota, a stage.
  var entryPath = ""

  /// The scenario that set it; 0 for the network's own files.
  var layer: Int { node.source.layer }

  /// The field of a member of this field's object.
  func child(_ member: JSONMember) -> Field {
    Field(
      key: member.key, path: joined(path, member.key), keyNode: member.keyNode, node: member.node,
      statements: statements, entryPath: entryPath)
  }

  /// A finding at the value.
  func finding(_ message: String, severity: Severity = .error, suggestion: String? = nil) -> Finding {
    node.finding(message, severity: severity, suggestion: suggestion)
  }

  /// A finding at the key.
  func findingAtKey(_ message: String, severity: Severity = .error, suggestion: String? = nil) -> Finding {
    keyNode.finding(message, severity: severity, suggestion: suggestion)
  }
}

/// A diagnostic with what orders it among the others.
struct Finding {
  let source: SourceText
  let offset: Int
  let diagnostic: Diagnostic
}

/// What an object says about the origin of the figures in it, each part with the layer that says it.
struct Statement {
  var source: (text: String, layer: Int)?
  var confidence: (value: Confidence, layer: Int)?
  var note: (text: String, layer: Int)?
}

extension [Statement] {
  /// The provenance of a figure set by `layer`, from the nearest statement around it.
  ///
  /// A statement of a lower layer is about the figure that was replaced, and does not count; with no statement left,
  /// the scenario's own provenance holds. A note counts if it is at least as near as the source.
  func provenance(layer: Int, scenarios: [Provenance]) -> Provenance {
    var note: String?
    for statement in reversed() {
      let source = statement.source.flatMap { $0.layer >= layer ? $0.text : nil }
      let confidence = statement.confidence.flatMap { $0.layer >= layer ? $0.value : nil }
      if note == nil { note = statement.note.flatMap { $0.layer >= layer ? $0.text : nil } }
      if source != nil || confidence != nil { return Provenance(source: source, confidence: confidence, note: note) }
    }
    guard layer > 0, layer <= scenarios.count else { return Provenance(note: note) }
    var stated = scenarios[layer - 1]
    stated.note = note ?? stated.note
    return stated
  }
}

/// One figure as found, from which a ``FigureRecord`` is made when somebody asks.
struct FigureSite {
  let path: String
  let value: String
  let provenance: Provenance
  let source: SourceText
  let offset: Int
  /// The path of the named thing that the figure belongs to.
  let entryPath: String

  var record: FigureRecord {
    let place = source.location(at: offset)
    return FigureRecord(
      path: path, value: value, provenance: provenance, location: "\(place.file):\(place.line):\(place.column)")
  }
}
