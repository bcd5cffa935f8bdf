/// Integrals over time of counts that grow by one at ascending moments.
///
/// Complexity: O(log n + m) for m moments within the bounds.
enum StepIntegral {
  /// The integral over [`start`, `end`) of how many of the ticks have come.
  static func ofTicks(_ ticks: [Int], from start: Int, until end: Int) -> Int {
    let before = SortedSearch.count(of: ticks, below: start)
    let last = SortedSearch.count(of: ticks, below: end)
    var total = before * (end - start)
    for index in before..<last { total += end - ticks[index] }
    return total
  }

  /// The integral over [`start`, `end`) of how many of the keys have come.
  static func ofKeys(_ keys: [Int], _ layout: TruckKey, from start: Int, until end: Int) -> Int {
    let before = SortedSearch.count(of: keys, below: layout.key(tick: start, number: 0))
    let last = SortedSearch.count(of: keys, below: layout.key(tick: end, number: 0))
    var total = before * (end - start)
    for index in before..<last { total += end - layout.tick(keys[index]) }
    return total
  }
}
