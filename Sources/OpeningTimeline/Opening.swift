public import CivilTime

/// A stretch of absolute time in which a side or a crossing is, or may be, open.
public struct Opening: Hashable, Sendable {
  /// Seconds of UTC.
  public var range: Range<Int>
  /// The probability of being open: 1 for what is certain, less under uncertain dates.
  public var probability: Double
  /// The probability of being open or unknown; above 0.
  public var possibility: Double

  /// Whether it is certain to be open.
  public var isCertain: Bool { probability == 1 }
  /// The first moment.
  public var start: Instant { Instant(seconds: range.lowerBound) }
  /// The first moment after it.
  public var end: Instant { Instant(seconds: range.upperBound) }
}

extension [Opening] {
  /// The index of the first opening, in ascending order, that ends after a moment in seconds of UTC; `count` if none does.
  ///
  /// Complexity: O(log n).
  func firstIndex(endingAfter seconds: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.upperBound > seconds { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether one of the openings, in ascending order, overlaps a range in seconds of UTC that is not empty.
  ///
  /// Complexity: O(log n).
  func overlap(_ range: Range<Int>) -> Bool {
    let index = firstIndex(endingAfter: range.lowerBound)
    return index < count && self[index].range.lowerBound < range.upperBound
  }
}

/// Openings in ascending order, disjoint; two that touch differ in more than their times.
struct OpeningList {
  private(set) var openings: [Opening] = []

  /// Adds an opening that starts at or after the end of the last one.
  mutating func append(_ opening: Opening) {
    guard !opening.range.isEmpty else { return }
    if let last = openings.last, last.range.upperBound == opening.range.lowerBound,
      last.probability == opening.probability, last.possibility == opening.possibility
    {
      openings[openings.count - 1].range = last.range.lowerBound..<opening.range.upperBound
    } else {
      openings.append(opening)
    }
  }

  /// When both are open: probabilities multiply.
  static func joint(_ left: [Opening], _ right: [Opening]) -> [Opening] {
    var result = OpeningList()
    var first = 0
    var second = 0
    while first < left.count, second < right.count {
      let one = left[first]
      let other = right[second]
      let lower = max(one.range.lowerBound, other.range.lowerBound)
      let upper = min(one.range.upperBound, other.range.upperBound)
      if lower < upper {
        result.append(
          Opening(
            range: lower..<upper, probability: one.probability * other.probability,
            possibility: one.possibility * other.possibility))
      }
      if one.range.upperBound < other.range.upperBound { first += 1 } else { second += 1 }
    }
    return result.openings
  }

  /// What is left of openings outside `closed`, in seconds of UTC.
  static func subtracting(_ closed: IntervalSet, from openings: [Opening]) -> [Opening] {
    guard !closed.isEmpty else { return openings }
    var result = OpeningList()
    for opening in openings {
      for range in IntervalSet([opening.range]).subtracting(closed).ranges {
        var rest = opening
        rest.range = range
        result.append(rest)
      }
    }
    return result.openings
  }
}
