import CivilTime
import QueueSimulation

/// The shape of a simulation's JSON.
struct SimulationDocument: Encodable {
  let report: SimulationReport

  func encode(to encoder: any Encoder) throws {
    let result = report.result
    let unit = report.unit
    var container = encoder.container(keyedBy: Name.self)
    try container.encode(report.network.id, forKey: "network")
    try container.encode(report.network.currency, forKey: "currency")
    try container.encode(report.horizon.lowerBound.description, forKey: "from")
    try container.encode(report.horizon.upperBound.description, forKey: "until")
    try container.encode(report.calendar.rawValue, forKey: "calendar")
    try container.encode(unit.rawValue, forKey: "per")
    try container.encode(report.scenarios, forKey: "scenarios")
    try container.encode(result.replications, forKey: "replications")
    try container.encode(result.options.seed, forKey: "seed")
    try container.encode(Double(result.options.longWaitSeconds) / 3_600, forKey: "long_wait_hours")
    if let precision = report.precision { try container.encode(Precision(found: precision), forKey: "precision") }
    try container.encode(
      result.crossings.map { crossing in
        Entry(report: report, crossing: crossing)
      }, forKey: "crossings")
    var all = container.nestedContainer(keyedBy: Name.self, forKey: "all")
    try all.encode(
      zip(report.periods, result.network).map { PeriodSums(period: $0, sums: $1) }, forKey: unit.plural)
    try all.encode(Sums(sums: result.networkTotal), forKey: "total")
    if !result.choices.isEmpty {
      try container.encode(
        result.choices.flatMap { choice in
          choice.trucks.map { Choice(stream: choice.stream, crossing: $0.crossing, trucks: Interval($0.trucks)) }
        }, forKey: "choices")
    }
    if !report.requirements.isEmpty {
      try container.encode(report.requirements.map(Requirement.init), forKey: "requirements")
    }
  }

  // MARK: Parts

  /// A mean with its half-width; a number that is not finite is left out.
  struct Interval: Encodable {
    let mean: Double?
    let halfWidth: Double?

    init(_ estimate: Estimate, factor: Double = 1) {
      mean = (estimate.mean * factor).ifFinite
      halfWidth = (estimate.halfWidth * factor).ifFinite
    }

    enum CodingKeys: String, CodingKey {
      case mean
      case halfWidth = "half_width"
    }
  }

  /// A key that is only known at run time.
  struct Name: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
      self.stringValue = stringValue
    }

    init(stringLiteral value: String) {
      stringValue = value
    }

    init?(intValue: Int) {
      nil
    }
  }

  private struct Precision: Encodable {
    let found: SimulationReport.Precision

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(found.wanted, forKey: "wanted")
      try container.encode(found.isReached, forKey: "reached")
      guard let widest = found.widest else { return }
      var inner = container.nestedContainer(keyedBy: Name.self, forKey: "widest")
      try inner.encode(widest.crossing, forKey: "crossing")
      try inner.encode(widest.figure, forKey: "figure")
      try inner.encodeIfPresent(widest.share.ifFinite, forKey: "half_width_over_mean")
    }
  }

  private struct Entry: Encodable {
    let report: SimulationReport
    let crossing: SimulationResult.CrossingResult

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(crossing.id, forKey: "crossing")
      try container.encode(report.crossing(crossing.id).name.text(), forKey: "name")
      try container.encode(
        zip(report.periods, crossing.periods).map { PeriodEntry(report: report, period: $0, estimates: $1) },
        forKey: report.unit.plural)
      try container.encode(Figures(estimates: crossing.total), forKey: "total")
      var backlog = container.nestedContainer(keyedBy: Name.self, forKey: "backlog")
      try backlog.encodeIfPresent(crossing.backlog.p50.map(report.moment), forKey: "gone_p50")
      try backlog.encodeIfPresent(crossing.backlog.p90.map(report.moment), forKey: "gone_p90")
      try backlog.encode(crossing.backlog.shareNever, forKey: "share_not_gone")
    }
  }

  private struct PeriodEntry: Encodable {
    let report: SimulationReport
    let period: ReportingPeriod
    let estimates: PeriodEstimates

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(period.id, forKey: Name(stringValue: period.unit.rawValue))
      try container.encode(period.title, forKey: "name")
      try container.encode(period.days.lowerBound.description, forKey: "first_day")
      try container.encode((period.days.upperBound - 1).description, forKey: "last_day")
      try container.encode(report.moment(period.seconds.lowerBound), forKey: "start")
      try container.encode(report.moment(period.seconds.upperBound), forKey: "end")
      try Figures(estimates: estimates, unit: period.unit).encode(to: encoder)
    }
  }

  /// All figures of a period, by their names.
  private struct Figures: Encodable {
    let estimates: PeriodEstimates
    /// Of the period; nil: the whole horizon.
    var unit: ReportingPeriod.Unit?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      for figure in SimulationFigure<PeriodEstimates>.all(of: unit) { try container.encode(figure, of: estimates) }
      for figure in BandFigure.all {
        let band = estimates[keyPath: figure.path]
        for (name, bound) in zip(figure.names, [band.low, band.high]) {
          try container.encodeIfPresent(bound.ifFinite, forKey: Name(stringValue: name))
        }
      }
      if unit != .hour { try container.encode(estimates.bottleneck.description, forKey: "bottleneck") }
      try container.encode(estimates.stages.map(Stage.init), forKey: "stages")
      try container.encode(estimates.quotas.map(Quota.init), forKey: "quotas")
      if !estimates.classes.isEmpty { try container.encode(estimates.classes.map(Class.init), forKey: "classes") }
    }
  }

  private struct Stage: Encodable {
    let estimates: StageEstimates

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(estimates.id, forKey: "stage")
      for figure in SimulationFigure<StageEstimates>.all { try container.encode(figure, of: estimates) }
      guard let counterparts = estimates.counterparts else { return }
      for figure in SimulationFigure<CounterpartEstimates>.all { try container.encode(figure, of: counterparts) }
    }
  }

  private struct Quota: Encodable {
    let estimates: QuotaEstimates

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(estimates.id, forKey: "quota")
      for figure in SimulationFigure<QuotaEstimates>.all { try container.encode(figure, of: estimates) }
    }
  }

  private struct Class: Encodable {
    let estimates: ClassEstimates

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(estimates.id, forKey: "class")
      for figure in SimulationFigure<ClassEstimates>.all { try container.encode(figure, of: estimates) }
    }
  }

  private struct Sums: Encodable {
    let sums: NetworkEstimates

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      for figure in SimulationFigure<NetworkEstimates>.all { try container.encode(figure, of: sums) }
    }
  }

  private struct PeriodSums: Encodable {
    let period: ReportingPeriod
    let sums: NetworkEstimates

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(period.id, forKey: Name(stringValue: period.unit.rawValue))
      try Sums(sums: sums).encode(to: encoder)
    }
  }

  /// Trucks of a stream that set out to a crossing.
  private struct Choice: Encodable {
    let stream: String
    let crossing: String
    let trucks: Interval
  }

  private struct Requirement: Encodable {
    let outcome: RequirementOutcome

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(outcome.requirement, forKey: "requirement")
      try container.encodeIfPresent(outcome.crossing, forKey: "crossing")
      try container.encode(outcome.isMet, forKey: "met")
      try container.encode(outcome.found, forKey: "found")
      if let estimate = outcome.estimate {
        try container.encodeIfPresent(estimate.mean.ifFinite, forKey: "mean")
        try container.encodeIfPresent(estimate.halfWidth.ifFinite, forKey: "half_width")
      }
    }
  }
}

extension KeyedEncodingContainer<SimulationDocument.Name> {
  fileprivate mutating func encode<Root>(_ figure: SimulationFigure<Root>, of root: Root) throws {
    try encode(
      SimulationDocument.Interval(root[keyPath: figure.path], factor: figure.factor),
      forKey: SimulationDocument.Name(stringValue: figure.name))
  }
}

extension Double {
  /// The number; nil where there is none to write.
  var ifFinite: Double? { isFinite ? self : nil }
}

extension ReportingPeriod.Unit {
  /// `months`.
  var plural: SimulationDocument.Name { SimulationDocument.Name(stringValue: "\(rawValue)s") }
}
