/// An estimate of a mean over independent replications, with the half-width of its confidence interval: of 95 %, unless
/// another level was asked for.
public struct Estimate: Hashable, Sendable {
  /// The mean over the replications that have the figure; not a number if none has.
  public let mean: Double
  /// Half the width of the confidence interval by Student's t; infinite for a single replication.
  public let halfWidth: Double
  /// The standard deviation over replications; 0 for a single one.
  public let standardDeviation: Double
  /// Replications that have the figure: a month in which no truck leaves has no mean wait.
  public let replications: Int

  /// Half the width of a confidence interval at another level than 95 %.
  ///
  /// - Parameter confidence: between 0 and 1, as 0.99.
  public func halfWidth(confidence: Double) -> Double {
    Self.halfWidth(confidence: confidence, standardDeviation, replications)
  }

  /// The confidence interval.
  public var interval: ClosedRange<Double> {
    (mean - halfWidth)...(mean + halfWidth)
  }

  static func halfWidth(confidence: Double, _ standardDeviation: Double, _ replications: Int) -> Double {
    guard replications > 1 else { return replications == 1 ? .infinity : .nan }
    return StudentT.quantile(confidence: confidence, degrees: replications - 1) * standardDeviation
      / Double(replications).squareRoot()
  }
}

/// Means and sums of squared deviations of many figures at once, taken in the order of the replications.
///
/// Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4
/// (1962) 419. Figures that are not a number are left out.
public struct EstimateTable: Sendable {
  private var counts: [Int]
  private var means: [Double]
  private var squares: [Double]

  /// A table into which nothing has been taken.
  public init(columns: Int) {
    counts = [Int](repeating: 0, count: columns)
    means = [Double](repeating: 0, count: columns)
    squares = means
  }

  /// Takes in the next replication.
  public mutating func add(_ row: [Double]) {
    for column in row.indices where !row[column].isNaN {
      counts[column] += 1
      let deviation = row[column] - means[column]
      means[column] += deviation / Double(counts[column])
      squares[column] += deviation * (row[column] - means[column])
    }
  }

  /// The estimate of a column.
  public func estimate(_ column: Int, confidence: Double = 0.95) -> Estimate {
    var quantiles: [Int: Double] = [:]
    return estimate(column, confidence: confidence, quantiles: &quantiles)
  }

  /// The estimate of a column.
  ///
  /// - Parameter quantiles: t of the confidence by degrees of freedom, filled as needed.
  func estimate(_ column: Int, confidence: Double = 0.95, quantiles: inout [Int: Double]) -> Estimate {
    let count = counts[column]
    guard count > 0 else {
      return Estimate(mean: .nan, halfWidth: .nan, standardDeviation: .nan, replications: 0)
    }
    guard count > 1 else {
      return Estimate(mean: means[column], halfWidth: .infinity, standardDeviation: 0, replications: 1)
    }
    let deviation = (squares[column] / Double(count - 1)).squareRoot()
    let t = quantiles[count - 1] ?? StudentT.quantile(confidence: confidence, degrees: count - 1)
    quantiles[count - 1] = t
    return Estimate(
      mean: means[column], halfWidth: t * deviation / Double(count).squareRoot(), standardDeviation: deviation,
      replications: count)
  }
}
