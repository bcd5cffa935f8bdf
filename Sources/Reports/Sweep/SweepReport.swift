public import CivilTime
public import CrossingModel
public import ScenarioComparison

/// What a sweep found, record by record: nothing that it writes needs more than one of them at a time.
public struct SweepReport {
  let design: SweepDesign
  /// The network before anything was varied.
  let network: Network
  let days: Range<Day>
  let replications: Int
  let seed: UInt64
  /// Titles of the scenarios applied, in their order.
  let scenarios: [String]
  /// What the horizon is cut into; nil: nothing.
  let unit: ReportingPeriod.Unit?

  /// A report on the points of a design.
  public init(
    _ design: SweepDesign, network: Network, days: Range<Day>, replications: Int, seed: UInt64, scenarios: [String],
    unit: ReportingPeriod.Unit?
  ) {
    self.design = design
    self.network = network
    self.days = days
    self.replications = replications
    self.seed = seed
    self.scenarios = scenarios
    self.unit = unit
  }

  /// The labels of a record's values, by axis.
  func labels(of record: SweepRecord) -> [String] {
    zip(design.axes, design.choice(of: record.point - 1)).map { $0.label($1) }
  }

  /// The shortest endings of the axes' paths, by whole keys, that tell them apart.
  var axisNames: [String] {
    let keys = design.axes.map { $0.path.split(separator: ".") }
    return keys.map { own in
      var length = 1
      while length < own.count, keys.count(where: { $0.suffix(length) == own.suffix(length) }) > 1 { length += 1 }
      return own.suffix(length).joined(separator: ".")
    }
  }

  /// `grid of 9 points`, or how the sample was drawn.
  var method: String {
    design.isSample
      ? "sample of \(DecimalText.whole(design.count)) points, a Latin hypercube (McKay, Beckman, Conover 1979)"
      : "grid of \(DecimalText.whole(design.count)) point\(design.count == 1 ? "" : "s")"
  }

  /// `2020-06-06 to 2020-07-03, 100 replications, seed 1`.
  var course: String {
    let plural = replications == 1 ? "" : "s"
    return "\(days.lowerBound) to \(days.upperBound - 1), \(DecimalText.whole(replications)) replication\(plural) "
      + "a point, seed \(seed)"
  }
}
