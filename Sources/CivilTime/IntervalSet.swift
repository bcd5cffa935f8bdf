/// A set of integers (seconds, minutes, days) as sorted, disjoint, half-open ranges; ranges that touch are merged.
@frozen
public struct IntervalSet: Hashable, Sendable {
  @usableFromInline var storage: [Range<Int>]

  /// The ranges in ascending order; none is empty and no two touch.
  @inlinable public var ranges: [Range<Int>] { storage }

  /// The empty set.
  @inlinable
  public init() {
    storage = []
  }

  /// One range, or the empty set if the range is empty.
  @inlinable
  public init(_ range: Range<Int>) {
    storage = range.isEmpty ? [] : [range]
  }

  /// The union of any ranges, in any order.
  ///
  /// Complexity: O(n log n).
  @inlinable
  public init(_ anyRanges: some Sequence<Range<Int>>) {
    storage = []
    for range in anyRanges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      append(range)
    }
  }

  /// Adds a range that starts at or after the last one's start; merges it where they touch.
  ///
  /// Complexity: O(1), amortised.
  @inlinable
  public mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    guard let last = storage.last else {
      storage.append(range)
      return
    }
    precondition(range.lowerBound >= last.lowerBound, "\(range) appended after \(last)")
    if range.lowerBound > last.upperBound {
      storage.append(range)
    } else if range.upperBound > last.upperBound {
      storage[storage.count - 1] = last.lowerBound..<range.upperBound
    }
  }

  /// Whether the set holds nothing.
  @inlinable public var isEmpty: Bool { storage.isEmpty }
  /// How many integers the set holds.
  @inlinable public var length: Int { storage.reduce(0) { $0 + $1.count } }

  /// The index of the first range that ends after `point`; `ranges.count` if none does.
  ///
  /// Complexity: O(log n).
  @inlinable
  public func firstIndex(endingAfter point: Int) -> Int {
    var low = 0
    var high = storage.count
    while low < high {
      let middle = (low + high) / 2
      if storage[middle].upperBound > point { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether the set holds `point`.
  ///
  /// Complexity: O(log n).
  @inlinable
  public func contains(_ point: Int) -> Bool {
    let index = firstIndex(endingAfter: point)
    return index < storage.count && storage[index].lowerBound <= point
  }
}
