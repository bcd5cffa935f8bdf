extension Sequence {
  /// The values under each key, in the order of a key's first mention.
  ///
  /// Complexity: O(n) on average.
  func gathered<Key: Hashable, Value>() -> [(key: Key, values: [Value])] where Element == (Key, Value) {
    var groups: [(key: Key, values: [Value])] = []
    var places: [Key: Int] = [:]
    for (key, value) in self {
      if let place = places[key] {
        groups[place].values.append(value)
      } else {
        places[key] = groups.count
        groups.append((key, [value]))
      }
    }
    return groups
  }
}
