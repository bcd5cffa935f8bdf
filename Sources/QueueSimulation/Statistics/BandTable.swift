/// Between what a figure lies in nine of ten replications.
public struct Band: Hashable, Sendable {
  /// The value that one replication in twenty is below.
  public let low: Double
  /// The value that one replication in twenty is above.
  public let high: Double
}

/// Every replication's values of the few figures that have bands: four bytes each.
struct BandTable: Sendable {
  /// Figures with bands.
  static let metrics: [Metric] = [.throughput, .meanQueue, .queueAtEnd]

  private let layouts: [MetricLayout]
  private var columns: [Int] = []
  /// By column.
  private var values: [[Float]]

  init(layouts: [MetricLayout]) {
    self.layouts = layouts
    for layout in layouts {
      for period in 0..<layout.periods {
        columns += Self.metrics.map { layout.column($0, period: period) }
      }
    }
    values = columns.map { _ in [] }
  }

  /// Takes in the next replication.
  mutating func add(_ row: [Double]) {
    for (index, column) in columns.enumerated() { values[index].append(Float(row[column])) }
  }

  /// The band of the metric with an index in ``metrics``, by exact quantiles.
  func band(_ metric: Int, crossing: Int, period: Int) -> Band {
    let before = layouts[..<crossing].reduce(0) { $0 + $1.periods } + period
    let sorted = values[before * Self.metrics.count + metric].filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return Band(low: .nan, high: .nan) }
    func quantile(_ probability: Double) -> Double {
      let place = Double(sorted.count - 1) * probability
      let rank = min(Int(place), sorted.count - 1)
      let upper = sorted[min(rank + 1, sorted.count - 1)]
      return Double(sorted[rank]) + (place - Double(rank)) * Double(upper - sorted[rank])
    }
    return Band(low: quantile(0.05), high: quantile(0.95))
  }
}
