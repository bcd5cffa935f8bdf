import CivilTime
import CrossingModel
import Diagnostics
import OpeningRules

/// The state of one pass over a document: what was found wrong, and the figures met on the way.
///
/// Getters return nil for what is absent or wrong; wrong values are reported here, so that one pass finds all faults
/// and the caller uses the model only if there were none.
final class Decoding {
  /// Everything found wrong, in the order in which it was met.
  private(set) var findings: [Finding] = []
  /// Every figure met.
  private(set) var figures: [FigureSite] = []
  /// Every opening rule met.
  private(set) var rules: [RuleSite] = []
  /// Every uncertain number met.
  private(set) var uncertainNumbers: [UncertainFigure] = []
  /// What each scenario says of its own origin.
  let scenarios: [Provenance]
  /// What the network names; nil where its file could not be read, so that nothing is said about references.
  var names = KnownNames()
  /// Ids of crossings whose files could not be read, which references may name all the same.
  var unreadableCrossings: [String] = []

  /// What scenarios have removed, by its path of keys, with the text of the scenario that did so last.
  var removed: [String: SourceText] = [:]

  /// Which words opening rules may have.
  let notation: RuleNotation
  /// Whether the rules that are read now are about a place on the map, so that they may go by the sun.
  var hasPlace = false

  init(scenarios: [Provenance] = [], notation: RuleNotation = .gozar) {
    self.scenarios = scenarios
    self.notation = notation
  }

  /// The ids that references may name.
  struct KnownNames {
    var sides: [String]?
    var classes: [String]?
    var crossings: [String]?
  }

  /// Takes a finding.
  func report(_ finding: Finding) {
    findings.append(finding)
  }

  /// Takes an opening rule.
  func record(_ rule: RuleSite) {
    rules.append(rule)
  }

  /// Takes an uncertain number.
  func record(_ figure: UncertainFigure) {
    uncertainNumbers.append(figure)
  }

  /// Takes a figure.
  func record(_ figure: FigureSite) {
    figures.append(figure)
  }

  /// Takes a figure as written, with the provenance that holds for it.
  @discardableResult
  func record(_ field: Field, as text: String? = nil) -> Provenance {
    let provenance = field.statements.provenance(layer: field.layer, scenarios: scenarios)
    figures.append(
      FigureSite(
        path: field.path, value: text ?? field.node.string ?? field.node.writtenText, provenance: provenance,
        source: field.node.source, offset: field.node.range.lowerBound, entryPath: field.entryPath))
    return provenance
  }

  /// Reports that a value is not what it should be.
  func reportUnexpected(_ field: Field, expected: String, suggestion: String? = nil) {
    let isFigure = field.node.object?.members.contains { Self.provenanceKeys.contains($0.key) } ?? false
    let found = isFigure ? "an object without \"value\"" : field.node.description
    report(field.finding("found \(found), expected \(expected)", suggestion: suggestion))
  }
}

/// An object being decoded: its members by key, with what it is in words.
struct Members {
  /// The object.
  let field: Field
  /// What a message calls it: `the stage "documents"`.
  let what: String
  /// Its members in the order of the file, without those about provenance.
  let fields: [Field]
  /// Known keys that unknown ones were taken for, and which are not missed any more.
  let misspelt: [String]

  /// The member under a key, if it is there.
  subscript(key: String) -> Field? {
    fields.first { $0.key == key }
  }
}

extension Decoding {
  static let provenanceKeys = ["source", "confidence", "note"]

  /// The members of an object; nil, and a report, if the value is none.
  ///
  /// Keys other than `keys` and those about provenance are reported with the nearest known one; `keys` nil takes any.
  func members(_ field: Field, what: String, keys: [String]?) -> Members? {
    guard let object = field.node.object else {
      reportUnexpected(field, expected: "\(what) as an object")
      return nil
    }
    let statement = statement(of: field)
    var inner = field
    if let statement { inner.statements.append(statement) }
    var fields: [Field] = []
    var misspelt: [String] = []
    for member in object.members where !Self.provenanceKeys.contains(member.key) {
      let child = inner.child(member)
      if let keys, !keys.contains(member.key) {
        let known = keys.isEmpty ? "no key at all" : keys.joined(separator: ", ")
        let meant = nearest(to: member.key, among: keys + Self.provenanceKeys)
        if let meant { misspelt.append(meant) }
        report(
          child.findingAtKey(
            "found the key \(quoted(member.key)) in \(what), expected one of: \(known)", suggestion: meant))
      } else {
        fields.append(child)
      }
    }
    return Members(field: inner, what: what, fields: fields, misspelt: misspelt)
  }

  /// The member under a key; reports it if it is missing.
  func required(_ members: Members, _ key: String, _ expected: String) -> Field? {
    if let field = members[key] { return field }
    if !members.misspelt.contains(key) { reportMissing(members, key, expected) }
    return nil
  }

  /// Reports a missing key at the patch that deleted it, or else at the object.
  func reportMissing(_ members: Members, _ key: String, _ expected: String, suggestion: String? = nil) {
    let object = members.field.node.object
    if let deletion = object?.deletions.last(where: { $0.key == key }) {
      let message = "found null, which deletes \(quoted(key)) of \(members.what), expected \(expected)"
      report(members.field.child(deletion).finding(message))
    } else {
      let message = "found no \(quoted(key)) in \(members.what), expected \(expected)"
      report(members.field.finding(message, suggestion: suggestion))
    }
  }

  /// What an object says about the origin of its figures.
  private func statement(of field: Field) -> Statement? {
    guard let object = field.node.object else { return nil }
    var statement: Statement?
    for member in object.members where Self.provenanceKeys.contains(member.key) {
      let child = field.child(member)
      guard let text = text(child, "a text") else { continue }
      var stated = statement ?? Statement()
      switch member.key {
      case "source": stated.source = (text, child.layer)
      case "note": stated.note = (text, child.layer)
      default:
        if let confidence: Confidence = choice(child, "confidence") { stated.confidence = (confidence, child.layer) }
      }
      statement = stated
    }
    return statement
  }

  /// The value of a figure, written plain or as `{ value, source, confidence, note }`.
  func figure(_ field: Field) -> Field? {
    guard field.node.object?["value"] != nil else { return field }
    guard let members = members(field, what: "the figure \(quoted(field.key))", keys: ["value"]),
      let value = members["value"]
    else { return nil }
    // The figure is named by the path of the object, whichever way it is written.
    return Field(
      key: field.key, path: field.path, keyNode: field.keyNode, node: value.node,
      statements: value.statements, entryPath: field.entryPath)
  }

  /// The entries of an object keyed by name, each a named thing of its own.
  func entries(_ field: Field, what: String, each: String) -> [Field] {
    guard let members = members(field, what: what, keys: nil) else { return [] }
    for deletion in field.node.object?.deletions ?? [] {
      removed[joined(field.path, deletion.key)] = deletion.keyNode.source
    }
    return members.fields.filter { entry in
      guard isIdentifier(entry.key) else {
        report(
          entry.findingAtKey(
            "found the name \(quoted(entry.key)) of \(each), expected letters, digits, \"_\" and \"-\""))
        return false
      }
      return true
    }.map { entry in
      var entry = entry
      entry.entryPath = entry.path
      return entry
    }
  }

  private func isIdentifier(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { $0 == "-" || ($0 != "$" && isNamePart($0, first: false)) }
  }
}
