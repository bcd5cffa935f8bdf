/// Integrals over time of counts that grow by one at ascending moments.
///
/// Complexity: O(log n + m) for m moments within the bounds.
enum StepIntegral {
  /// The integral over [`start`, `end`) of how many of the first `count` ticks have come.
  static func ofTicks(_ ticks: [Int], _ count: Int, from start: Int, until end: Int) -> Int {
    let before = SortedSearch.count(of: ticks, count, below: start)
    let last = SortedSearch.count(of: ticks, count, below: end)
    var total = before * (end - start)
    for index in before..<last { total += end - ticks[index] }
    return total
  }

  /// The integral over [`start`, `end`) of how many of `count` keys from index `first` on have come.
  static func ofKeys(
    _ keys: [Int], from first: Int, count: Int, _ layout: TruckKey, from start: Int, until end: Int
  ) -> Int {
    let before = SortedSearch.count(of: keys, from: first, count, below: layout.key(tick: start, number: 0))
    let last = SortedSearch.count(of: keys, from: first, count, below: layout.key(tick: end, number: 0))
    var total = before * (end - start)
    for index in before..<last { total += end - layout.tick(keys[first + index]) }
    return total
  }
}
