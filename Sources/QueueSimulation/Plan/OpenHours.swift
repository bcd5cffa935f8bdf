import CivilTime

/// When services may start: disjoint openings in ascending order, in ticks.
struct OpenHours: Sendable {
  /// First ticks of the openings.
  let opens: [Int]
  /// First ticks after them.
  let closes: [Int]
  /// Open ticks before each opening.
  let openBefore: [Int]

  /// Openings given as ranges of ticks.
  init(_ openings: [Range<Int>]) {
    opens = openings.map(\.lowerBound)
    closes = openings.map(\.upperBound)
    var total = 0
    openBefore = openings.map { opening in
      defer { total += opening.count }
      return total
    }
  }

  /// Seconds of UTC as ticks of a horizon; what lies before it is cut off.
  init(_ open: IntervalSet, horizonStart: Int) {
    self.init(
      open.ranges.compactMap { range in
        let lower = max(0, range.lowerBound - horizonStart) * Tick.perSecond
        let upper = (range.upperBound - horizonStart) * Tick.perSecond
        return lower < upper ? lower..<upper : nil
      })
  }

  /// Open at every hour.
  static let always = OpenHours([0..<Tick.never])

  /// Whether no service that starts before a tick lasts into a closing.
  func isOpenThroughout(_ end: Int) -> Bool {
    (opens.first ?? 1) <= 0 && (closes.first ?? 0) >= end + Int(UInt32.max)
  }

  /// The index of the first opening that ends after a tick; `opens.count` if none does.
  ///
  /// Complexity: O(log n).
  func firstIndex(endingAfter tick: Int) -> Int {
    SortedSearch.count(of: closes, atMost: tick)
  }

  /// Open ticks in [0, `tick`).
  ///
  /// Complexity: O(log n).
  func openTicks(before tick: Int) -> Int {
    let index = firstIndex(endingAfter: tick)
    return openTicks(before: tick, openingEndingAfterIt: index)
  }

  /// Open ticks in [0, `tick`), given the index of the first opening that ends after it.
  @inline(__always)
  func openTicks(before tick: Int, openingEndingAfterIt index: Int) -> Int {
    guard index < opens.count else {
      guard let last = opens.indices.last else { return 0 }
      return openBefore[last] + closes[last] - opens[last]
    }
    return openBefore[index] + max(0, tick - opens[index])
  }

  /// The tick at which so many open ticks have passed since a tick in, or before, an opening; one beyond all openings if
  /// they don't suffice.
  func tick(after length: Int, from start: Int, inOpening index: Int) -> Int {
    var left = length
    for opening in index..<opens.count {
      let from = max(start, opens[opening])
      if left <= closes[opening] - from { return from + left }
      left -= closes[opening] - from
    }
    return Tick.never
  }

  /// Closed ticks in [`start`, `end`) of a service that started in opening `index`.
  func closedTicks(from start: Int, to end: Int, startingIn index: Int) -> Int {
    var last = index
    while last < closes.count, closes[last] <= end { last += 1 }
    let open =
      openTicks(before: end, openingEndingAfterIt: last) - openTicks(before: start, openingEndingAfterIt: index)
    return end - start - open
  }
}

/// Binary search in ascending arrays.
enum SortedSearch {
  /// How many of `count` values from index `first` on (all of them for nil) are at most `bound`.
  static func count(of values: [Int], from first: Int = 0, _ count: Int? = nil, atMost bound: Int) -> Int {
    var low = first
    var high = first + (count ?? values.count - first)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low - first
  }

  /// How many of `count` values from index `first` on are below `bound`.
  static func count(of values: [Int], from first: Int = 0, _ count: Int? = nil, below bound: Int) -> Int {
    Self.count(of: values, from: first, count, atMost: bound - 1)
  }
}

extension Array {
  /// How many elements come before the first one that does not satisfy a condition which all before it do.
  ///
  /// Complexity: O(log n).
  func partitionIndex(where isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
