import CrossingModel
import Diagnostics

/// A scenario file as read.
struct ScenarioFile {
  let header: ScenarioHeader
  /// The merge patch over the document; nil if it is missing or wrong.
  let patch: JSONNode?
}

extension Decoding {
  /// A scenario file: what it says of itself, and its patch.
  func scenario(_ root: JSONNode, name: String) -> ScenarioFile? {
    let field = Field(key: name, path: "", keyNode: root, node: root)
    guard let members = members(field, what: "the scenario", keys: ["title", "description", "patch"]) else {
      return nil
    }
    let title = members["title"].flatMap(localizedName)
    let description = members["description"].flatMap { text($0, "a description") }
    let provenance = members.field.statements.provenance(layer: 0, scenarios: [])
    let patch = required(members, "patch", "a merge patch over the network").map(\.node)
    if let patch, patch.object == nil {
      report(patch.finding("found \(patch.description), expected a merge patch over the network, as an object"))
    }
    return ScenarioFile(
      header: ScenarioHeader(
        name: name, file: root.source.name, title: title, description: description, provenance: provenance),
      patch: patch?.object == nil ? nil : patch)
  }
}
