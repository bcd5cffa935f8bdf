extension IntervalSet {
  /// What is in both sets.
  ///
  /// Complexity: O(n + m).
  @inlinable
  public func intersection(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet()
    var mine = 0
    var theirs = 0
    while mine < storage.count, theirs < other.storage.count {
      let lower = max(storage[mine].lowerBound, other.storage[theirs].lowerBound)
      let upper = min(storage[mine].upperBound, other.storage[theirs].upperBound)
      if lower < upper { result.storage.append(lower..<upper) }
      if storage[mine].upperBound < other.storage[theirs].upperBound { mine += 1 } else { theirs += 1 }
    }
    return result
  }

  /// What is in either set.
  ///
  /// Complexity: O(n + m).
  @inlinable
  public func union(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet()
    var mine = 0
    var theirs = 0
    while mine < storage.count || theirs < other.storage.count {
      let takesMine =
        theirs == other.storage.count
        || (mine < storage.count && storage[mine].lowerBound <= other.storage[theirs].lowerBound)
      if takesMine {
        result.append(storage[mine])
        mine += 1
      } else {
        result.append(other.storage[theirs])
        theirs += 1
      }
    }
    return result
  }

  /// What is in this set and not in the other.
  ///
  /// Complexity: O(n + m).
  @inlinable
  public func subtracting(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet()
    var theirs = 0
    for range in storage {
      var start = range.lowerBound
      while theirs < other.storage.count, other.storage[theirs].upperBound <= start { theirs += 1 }
      var cut = theirs
      while cut < other.storage.count, other.storage[cut].lowerBound < range.upperBound {
        if start < other.storage[cut].lowerBound { result.storage.append(start..<other.storage[cut].lowerBound) }
        start = max(start, other.storage[cut].upperBound)
        cut += 1
      }
      if start < range.upperBound { result.storage.append(start..<range.upperBound) }
    }
    return result
  }

  /// The part of the set inside `window`.
  ///
  /// Complexity: O(log n + m) for m ranges inside.
  @inlinable
  public func clipped(to window: Range<Int>) -> IntervalSet {
    var result = IntervalSet()
    var index = firstIndex(endingAfter: window.lowerBound)
    while index < storage.count, storage[index].lowerBound < window.upperBound {
      result.append(storage[index].clamped(to: window))
      index += 1
    }
    return result
  }
}
