import CivilTime
public import CrossingModel

/// Which phase of a side is in force when, and how likely where dates are uncertain.
public struct PhaseCourse: Sendable {
  /// A stretch of wall time in which the probabilities do not change.
  public struct Segment: Sendable {
    /// Minutes of wall time.
    public let minutes: Range<Int>
    /// Phases by index in the side's list with the probability of being in force; those with 0 are left out.
    public let phases: [(index: Int, probability: Double)]
  }

  /// Segments in ascending order that cover the window.
  public let segments: [Segment]

  /// The course over a window of wall time.
  ///
  /// In force is, of the phases that have begun and not ended, the one that began last; of two that begin together, the
  /// later one in the file. Uncertain dates are independent of each other.
  ///
  /// Complexity: O(c² p² log c) for p phases with up to c candidate dates each.
  public init(_ phases: [Phase], window: Range<Int>) {
    let beginnings = phases.map { Beginning($0) }
    var cuts = Set([window.lowerBound, window.upperBound])
    cuts.formUnion(beginnings.flatMap(\.minutes))
    cuts.formUnion(beginnings.map(\.end))
    let inside = cuts.filter { window.contains($0) || $0 == window.upperBound }.sorted()
    segments = zip(inside, inside.dropFirst()).map { start, end in
      let inForce = phases.indices.compactMap { index -> (index: Int, probability: Double)? in
        let probability = Self.probability(of: index, at: start, beginnings)
        return probability > 0 ? (index, probability) : nil
      }
      return Segment(minutes: start..<end, phases: inForce)
    }
  }

  /// The probability that a phase is in force: over each date it may have begun on, that no other one is newer.
  private static func probability(of index: Int, at minute: Int, _ beginnings: [Beginning]) -> Double {
    let own = beginnings[index]
    guard minute < own.end else { return 0 }
    var total = 0.0
    for (place, begin) in own.minutes.enumerated() where begin <= minute {
      var probability = own.probabilities[place]
      for (other, beginning) in beginnings.enumerated() where other != index && minute < beginning.end {
        // Of two that begin together the later one in the file is newer.
        let older = other > index ? beginning.probability(before: begin) : beginning.probability(through: begin)
        probability *= max(0, 1 - (beginning.probability(through: minute) - older))
      }
      total += probability
    }
    // Probabilities of dates that add up to 1 may miss it by some units of the last place.
    return total > 1 - 1e-9 ? 1 : total < 1e-9 ? 0 : total
  }
}

/// When a phase may begin, in minutes of wall time, and when it ends.
private struct Beginning {
  /// In ascending order; `Int.min` for the beginning of time.
  let minutes: [Int]
  let probabilities: [Double]
  /// Sums of the probabilities before each of the minutes, and at last of all.
  private let cumulated: [Double]
  /// The first minute after the phase; `Int.max` if it has no end of its own.
  let end: Int

  init(_ phase: Phase) {
    let candidates = phase.from?.candidates
    minutes = candidates?.map(\.moment.minutes) ?? [.min]
    probabilities = candidates?.map(\.probability) ?? [1]
    cumulated = probabilities.reduce(into: [0]) { sums, probability in sums.append(sums[sums.count - 1] + probability) }
    end = phase.until?.minutes ?? .max
  }

  /// The probability of having begun before a minute.
  func probability(before minute: Int) -> Double { cumulated[count { $0 < minute }] }

  /// The probability of having begun at a minute or before it.
  func probability(through minute: Int) -> Double { cumulated[count { $0 <= minute }] }

  /// How many of the minutes, counted from the first, are early.
  private func count(_ isEarly: (Int) -> Bool) -> Int {
    var low = 0
    var high = minutes.count
    while low < high {
      let middle = (low + high) / 2
      if isEarly(minutes[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
