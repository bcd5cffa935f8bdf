extension Array {
  /// The number of elements before the first one for which a condition holds, as it then does for all after it.
  ///
  /// Complexity: O(log n).
  func splitIndex(where isAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
