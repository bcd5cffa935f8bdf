/// A set of integers (seconds, minutes, days) as sorted, disjoint, half-open ranges; ranges that touch are merged.
public struct IntervalSet: Hashable, Sendable {
  /// The ranges in ascending order; none is empty and no two touch.
  public private(set) var ranges: [Range<Int>]

  /// The empty set.
  public init() {
    ranges = []
  }

  /// The union of any ranges, in any order.
  ///
  /// Complexity: O(n log n).
  public init(_ anyRanges: some Sequence<Range<Int>>) {
    ranges = []
    for range in anyRanges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      append(range)
    }
  }

  /// Adds a range that starts at or after the last one's start; merges it where they touch.
  public mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    guard let last = ranges.last else { return ranges.append(range) }
    precondition(range.lowerBound >= last.lowerBound, "\(range) appended after \(last)")
    if range.lowerBound <= last.upperBound {
      ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  /// Whether the set holds nothing.
  public var isEmpty: Bool { ranges.isEmpty }
  /// How many integers the set holds.
  public var length: Int { ranges.reduce(0) { $0 + $1.count } }

  /// The index of the first range that ends after `point`; `ranges.count` if none does.
  ///
  /// Complexity: O(log n).
  public func firstIndex(endingAfter point: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound > point { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether the set holds `point`.
  ///
  /// Complexity: O(log n).
  public func contains(_ point: Int) -> Bool {
    let index = firstIndex(endingAfter: point)
    return index < ranges.count && ranges[index].lowerBound <= point
  }

  /// What is in both sets.
  ///
  /// Complexity: O(n + m).
  public func intersection(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet()
    var mine = 0
    var theirs = 0
    while mine < ranges.count, theirs < other.ranges.count {
      let lower = max(ranges[mine].lowerBound, other.ranges[theirs].lowerBound)
      let upper = min(ranges[mine].upperBound, other.ranges[theirs].upperBound)
      if lower < upper { result.append(lower..<upper) }
      if ranges[mine].upperBound < other.ranges[theirs].upperBound { mine += 1 } else { theirs += 1 }
    }
    return result
  }

  /// What is in either set.
  ///
  /// Complexity: O((n + m) log(n + m)).
  public func union(_ other: IntervalSet) -> IntervalSet {
    IntervalSet(ranges + other.ranges)
  }

  /// What is in this set and not in the other.
  ///
  /// Complexity: O(n + m).
  public func subtracting(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet()
    var theirs = 0
    for range in ranges {
      var start = range.lowerBound
      while theirs < other.ranges.count, other.ranges[theirs].upperBound <= start { theirs += 1 }
      var cut = theirs
      while cut < other.ranges.count, other.ranges[cut].lowerBound < range.upperBound {
        if start < other.ranges[cut].lowerBound { result.append(start..<other.ranges[cut].lowerBound) }
        start = max(start, other.ranges[cut].upperBound)
        cut += 1
      }
      if start < range.upperBound { result.append(start..<range.upperBound) }
    }
    return result
  }

  /// The part of the set inside `window`.
  public func clipped(to window: Range<Int>) -> IntervalSet {
    intersection(IntervalSet([window]))
  }
}
