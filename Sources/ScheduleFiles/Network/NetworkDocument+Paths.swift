public import Diagnostics

extension NetworkDocument {
  /// The path of every value that is no object, in the order of the document.
  ///
  /// A figure written as `{ value, source, … }` counts as one value.
  public var leafPaths: [String] {
    var paths: [String] = []
    func visit(_ node: JSONNode, _ path: String) {
      guard let object = node.object, object["value"] == nil else { return paths.append(path) }
      for member in object.members { visit(member.node, joined(path, member.key)) }
    }
    if let root { visit(root, "") }
    return paths
  }

  /// The document with one value set: `crossings.mehran.quotas.daily.trucks` to `300`.
  ///
  /// The value is JSON5, or else a text: `5 min` needs no quotes, and `null` deletes. What it means is checked when
  /// the document is decoded. Throws if there is no object to set it in.
  public func setting(_ path: String, to text: String) throws(Diagnostic) -> NetworkDocument {
    let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let root, root.object(at: keys.dropLast()) != nil else {
      throw Diagnostic(
        .error, "found no \(path) in the network, expected the path of a figure",
        suggestion: nearest(to: path, among: leafPaths))
    }
    // One layer above all scenarios, so that no older source is taken for the new value's.
    let source = SourceText(name: path, layer: scenarios.count + 1, bytes: Array(text.utf8))
    let whole = JSONNode(value: .string(text), source: source, range: 0..<source.bytes.count)
    var patch = JSON5Reader.read(source).root ?? whole
    for key in keys.reversed() {
      let member = JSONMember(key, at: whole, node: patch)
      patch = JSONNode(value: .object(JSONObject(members: [member])), source: source, range: 0..<source.bytes.count)
    }
    var result = self
    result.root = mergePatch(root, with: patch).merged
    return result
  }
}

extension JSONNode {
  /// The object at a path of keys, or nil.
  func object(at keys: some Sequence<String>) -> JSONObject? {
    var node = self
    for key in keys {
      guard let next = node.object?[key] else { return nil }
      node = next
    }
    return node.object
  }

  /// The member at a path of keys, or nil.
  func member(at keys: [String]) -> JSONMember? {
    guard let last = keys.last else { return nil }
    return object(at: keys.dropLast())?.members.first { $0.key == last }
  }
}
