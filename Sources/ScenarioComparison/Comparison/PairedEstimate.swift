public import QueueSimulation

/// The difference of a figure between two scenarios, replication by replication on common random numbers.
public struct PairedEstimate: Hashable, Sendable {
  /// Scenario less baseline, over the replications in which both have the figure.
  public let difference: Estimate
  /// Replications in which the scenario's figure is above the baseline's.
  public let above: Int
  /// Replications in which it is below.
  public let below: Int
  /// Replications in which they are equal.
  public let equal: Int
  /// The variance that the difference would have with independent numbers, the sum of both variances, over what it has:
  /// so many times as many replications independent numbers would need for the same half-width.
  ///
  /// Infinite where the difference never varies, but the figures do; not a number where nothing varies.
  public let varianceRatio: Double

  /// Replications in which both have the figure, or one never comes to it.
  public var replications: Int { above + below + equal }

  /// The probability that a scenario is better in a replication, as a share of all of them.
  ///
  /// - Parameter isBetterLess: whether less is better.
  public func better(isBetterLess: Bool) -> Share {
    Share(count: isBetterLess ? below : above, of: replications)
  }

  /// A share of replications with its 95 % interval.
  ///
  /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209.
  public struct Share: Hashable, Sendable {
    /// 0 to 1; not a number of no replications.
    public let value: Double
    /// The interval's lower end.
    public let low: Double
    /// Its upper end.
    public let high: Double

    /// The standard normal distribution's quantile of 97.5 %.
    private static let normalQuantile = 1.959_963_984_540_054

    init(count: Int, of total: Int) {
      let n = Double(total)
      value = Double(count) / n
      let z = Self.normalQuantile
      let middle = (value + z * z / (2 * n)) / (1 + z * z / n)
      let half = z / (1 + z * z / n) * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
      low = count == 0 ? 0 : middle - half
      high = count == total ? 1 : middle + half
    }
  }
}

/// Takes in pairs of rows, replication by replication.
struct PairedTable {
  /// The scenario's own figures, as far as they are finite.
  private var all: EstimateTable
  private var own: EstimateTable
  private var base: EstimateTable
  private var differences: EstimateTable
  private var above: [Int]
  private var below: [Int]
  private var equal: [Int]

  init(columns: Int) {
    all = EstimateTable(columns: columns)
    own = all
    base = own
    differences = own
    above = [Int](repeating: 0, count: columns)
    below = above
    equal = above
  }

  /// Takes in the next replication: figures of the scenario and of the baseline by column.
  ///
  /// A figure that is not a number does not exist; an infinite one is later than any other, and has no difference.
  mutating func add(_ row: [Double], _ baseline: [Double]) {
    var paired = row
    var other = baseline
    var difference = row
    for column in row.indices {
      let (left, right) = (row[column], baseline[column])
      if left > right { above[column] += 1 }
      if left < right { below[column] += 1 }
      if left == right { equal[column] += 1 }
      difference[column] = left - right
      if !difference[column].isFinite {
        difference[column] = .nan
        paired[column] = .nan
        other[column] = .nan
      }
    }
    all.add(row.map { $0.isFinite ? $0 : .nan })
    own.add(paired)
    base.add(other)
    differences.add(difference)
  }

  func mean(_ column: Int) -> Estimate { all.estimate(column) }

  func estimate(_ column: Int) -> PairedEstimate {
    let difference = differences.estimate(column)
    let (left, right) = (own.estimate(column).standardDeviation, base.estimate(column).standardDeviation)
    // A constant difference of sums of money varies in the last digits.
    let isConstant = difference.standardDeviation <= 1e-9 * max(left, right)
    let variance = isConstant ? 0 : difference.standardDeviation * difference.standardDeviation
    return PairedEstimate(
      difference: difference, above: above[column], below: below[column], equal: equal[column],
      varianceRatio: (left * left + right * right) / variance)
  }
}
