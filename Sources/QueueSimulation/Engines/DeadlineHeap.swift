/// Keys of which the least comes out first: a binary heap.
///
/// Complexity: O(log n) for each change.
struct DeadlineHeap {
  private var keys: [Int] = []

  /// The least key; nil: empty.
  var least: Int? { keys.first }

  mutating func clear() { keys.removeAll(keepingCapacity: true) }

  mutating func insert(_ key: Int) {
    keys.append(key)
    var child = keys.count - 1
    while child > 0, keys[(child - 1) / 2] > keys[child] {
      keys.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the least key out, of at least one.
  mutating func removeLeast() -> Int {
    let least = keys[0]
    let last = keys.removeLast()
    guard !keys.isEmpty else { return least }
    keys[0] = last
    var parent = 0
    while 2 * parent + 1 < keys.count {
      var child = 2 * parent + 1
      if child + 1 < keys.count, keys[child + 1] < keys[child] { child += 1 }
      guard keys[child] < keys[parent] else { break }
      keys.swapAt(child, parent)
      parent = child
    }
    return least
  }
}
