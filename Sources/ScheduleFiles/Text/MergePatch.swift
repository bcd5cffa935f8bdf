/// Applies a merge patch: objects merge, `null` deletes, anything else replaces.
///
/// Keys keep their order, and new ones go to the end. A merged object keeps the place of its oldest part; what the
/// patch sets keeps its place in the patch. A `null` for a key that is not there changes nothing and is returned.
/// Complexity: O(size of the patch + members of the objects that it touches).
///
/// Source: RFC 7396, section 2.
func mergePatch(_ target: JSONNode?, with patch: JSONNode) -> (merged: JSONNode, idle: [IdleDeletion]) {
  var idle: [IdleDeletion] = []
  let merged = merge(target, patch, path: "", into: &idle)
  return (merged, idle)
}

/// A `null` in a patch for a key that is not there.
struct IdleDeletion {
  /// The key with its `null`.
  let member: JSONMember
  /// The path of the object: `crossings.mehran.quotas`.
  let path: String
  /// The keys that are there.
  let present: [String]
}

private func merge(_ target: JSONNode?, _ patch: JSONNode, path: String, into idle: inout [IdleDeletion]) -> JSONNode {
  guard let patchObject = patch.object else { return patch }
  var object = target?.object ?? JSONObject(members: [])
  var places = Dictionary(uniqueKeysWithValues: object.members.enumerated().map { ($1.key, $0) })
  var deleted: Set<Int> = []
  for member in patchObject.members {
    let memberPath = joined(path, member.key)
    let place = places[member.key]
    if case .null = member.node.value {
      if let place {
        deleted.insert(place)
        places[member.key] = nil
        object.deletions.append(member)
      } else if target?.object != nil {
        idle.append(IdleDeletion(member: member, path: path, present: object.members.map(\.key)))
      }
    } else if let place {
      let existing = object.members[place]
      let node = merge(existing.node, member.node, path: memberPath, into: &idle)
      let keepsPlace = existing.node.object != nil && member.node.object != nil
      object.members[place] =
        keepsPlace
        ? JSONMember(existing.key, at: existing.keyNode, node: node)
        : JSONMember(member.key, at: member.keyNode, node: node)
    } else {
      places[member.key] = object.members.count
      let node = merge(nil, member.node, path: memberPath, into: &idle)
      object.members.append(
        JSONMember(member.key, at: member.keyNode, node: node))
    }
  }
  if !deleted.isEmpty {
    object.members = object.members.indices.filter { !deleted.contains($0) }.map { object.members[$0] }
  }
  let base = target?.object == nil ? patch : target ?? patch
  return JSONNode(value: .object(object), source: base.source, range: base.range)
}

/// A path of keys with one more key.
func joined(_ path: String, _ key: String) -> String {
  path.isEmpty ? key : "\(path).\(key)"
}
