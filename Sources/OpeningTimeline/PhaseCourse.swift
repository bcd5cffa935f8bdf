import CivilTime
import CrossingModel

/// Which phase of a side is in force when, and how likely where dates are uncertain.
struct PhaseCourse {
  /// A stretch of wall time in which the probabilities do not change.
  struct Segment {
    /// Minutes of wall time.
    let minutes: Range<Int>
    /// Phases by index in the side's list with the probability of being in force; those with 0 are left out.
    let phases: [(index: Int, probability: Double)]
  }

  /// Segments in ascending order that cover the window.
  let segments: [Segment]

  /// The course over a window of wall time.
  ///
  /// In force is, of the phases that have begun and not ended, the one that began last; of two that begin together, the
  /// later one in the file. Uncertain dates are independent of each other.
  init(_ phases: [Phase], window: Range<Int>) {
    let candidates = phases.map { phase in
      phase.from?.candidates.map { (minute: $0.moment.minutes, probability: $0.probability) }
        ?? [(minute: Int.min, probability: 1)]
    }
    var cuts = Set([window.lowerBound, window.upperBound])
    cuts.formUnion(candidates.flatMap { $0.map(\.minute) })
    cuts.formUnion(phases.compactMap(\.until?.minutes))
    let inside = cuts.filter { window.contains($0) || $0 == window.upperBound }.sorted()
    segments = zip(inside, inside.dropFirst()).map { start, end in
      let inForce = phases.indices.compactMap { index -> (index: Int, probability: Double)? in
        let probability = Self.probability(of: index, at: start, phases: phases, candidates: candidates)
        return probability > 0 ? (index, probability) : nil
      }
      return Segment(minutes: start..<end, phases: inForce)
    }
  }

  /// The probability that a phase is in force: over each date it may have begun on, that no other one is newer.
  private static func probability(
    of index: Int, at minute: Int, phases: [Phase], candidates: [[(minute: Int, probability: Double)]]
  ) -> Double {
    guard minute < phases[index].until?.minutes ?? .max else { return 0 }
    var total = 0.0
    for begin in candidates[index] where begin.minute <= minute {
      var probability = begin.probability
      for other in phases.indices where other != index && minute < phases[other].until?.minutes ?? .max {
        let newer = candidates[other].lazy
          .filter { $0.minute <= minute && ($0.minute, other) > (begin.minute, index) }
          .reduce(0) { $0 + $1.probability }
        probability *= max(0, 1 - newer)
      }
      total += probability
    }
    // Probabilities of dates that add up to 1 may miss it by some units of the last place.
    return total > 1 - 1e-9 ? 1 : total < 1e-9 ? 0 : total
  }
}
