import QueueSimulation

/// The order of scenarios by one figure over the whole horizon and network, best first, and how sure it is.
///
/// All pairs are compared at once: each difference has an interval at the confidence 1 - 0.05 / pairs, so that all of them
/// hold together with 95 % (Bonferroni). A scenario's rank lies between 1 + those surely better and the number of scenarios
/// less those surely worse.
///
/// Source: D. Al Mohamad, J. J. Goeman, E. W. van Zwet, "Simultaneous confidence intervals for ranks with application to
/// ranking institutions", Biometrics 78 (2022) 238, with Bonferroni's in place of Tukey's pairwise tests.
public struct ScenarioRanking: Hashable, Sendable {
  /// One scenario's place.
  public struct Place: Hashable, Sendable {
    /// The scenario's index.
    public let scenario: Int
    /// The mean of the figure.
    public let mean: Double
    /// The ranks it may have, from 1, together with all others at 95 %.
    public let ranks: ClosedRange<Int>
  }

  /// What was ranked by.
  public let figure: ComparedFigure
  /// Scenarios in the order of their means, the best first; of equals the earlier one.
  public let places: [Place]
  /// The confidence of each pair's interval.
  public let pairConfidence: Double

  /// - Parameter values: by scenario (outer) and replication (inner), on common random numbers.
  init(_ figure: ComparedFigure, _ values: [[Double]]) {
    let count = values.count
    let confidence = 1 - 0.05 / Double(max(1, count * (count - 1) / 2))
    let means = values.map { $0.reduce(0, +) / Double($0.count) }
    var better = [Int](repeating: 0, count: count)
    var worse = better
    for first in 0..<count {
      for second in 0..<first {
        var table = EstimateTable(columns: 1)
        for (left, right) in zip(values[first], values[second]) { table.add([left - right]) }
        let difference = table.estimate(0)
        let half = difference.halfWidth(confidence: confidence)
        guard abs(difference.mean) > half else { continue }
        let isFirstBetter = (difference.mean > 0) != figure.isBetterLess
        better[isFirstBetter ? second : first] += 1
        worse[isFirstBetter ? first : second] += 1
      }
    }
    let order = (0..<count).sorted { left, right in
      let (a, b) = (
        figure.isBetterLess ? -means[left] : means[left], figure.isBetterLess ? -means[right] : means[right]
      )
      return a != b ? a > b : left < right
    }
    self.figure = figure
    pairConfidence = confidence
    places = order.map {
      Place(scenario: $0, mean: means[$0], ranks: (1 + better[$0])...(count - worse[$0]))
    }
  }
}
