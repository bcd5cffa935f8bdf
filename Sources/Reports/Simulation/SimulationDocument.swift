import CivilTime
import QueueSimulation

/// The shape of a simulation's JSON.
struct SimulationDocument: Encodable {
  /// A mean with its half-width; a number that is not finite is left out.
  struct Interval: Encodable {
    let mean: Double?
    let halfWidth: Double?

    init(_ estimate: Estimate, factor: Double = 1) {
      mean = estimate.mean.isFinite ? estimate.mean * factor : nil
      halfWidth = estimate.halfWidth.isFinite ? estimate.halfWidth * factor : nil
    }

    enum CodingKeys: String, CodingKey {
      case mean
      case halfWidth = "half_width"
    }
  }

  struct Stage: Encodable {
    let stage: String
    let utilisation: Interval
    let overtimeHours: Interval

    enum CodingKeys: String, CodingKey {
      case stage, utilisation
      case overtimeHours = "overtime_hours"
    }
  }

  struct Quota: Encodable {
    let quota: String
    let used: Interval
    let places: Interval
  }

  /// All figures of a month, by their names.
  struct Figures: Encodable {
    let estimates: PeriodEstimates

    init(_ estimates: PeriodEstimates) {
      self.estimates = estimates
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      for figure in SimulationFigure.all {
        try container.encode(
          Interval(estimates[keyPath: figure.path], factor: figure.factor), forKey: Name(stringValue: figure.name))
      }
      try container.encode(estimates.bottleneck.description, forKey: Name(stringValue: "bottleneck"))
      try container.encode(
        estimates.stages.map {
          Stage(
            stage: $0.id, utilisation: Interval($0.utilisation),
            overtimeHours: Interval($0.overtime, factor: 1.0 / 3_600))
        }, forKey: Name(stringValue: "stages"))
      try container.encode(
        estimates.quotas.map { Quota(quota: $0.id, used: Interval($0.used), places: Interval($0.places)) },
        forKey: Name(stringValue: "quotas"))
    }
  }

  struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
      self.stringValue = stringValue
    }

    init?(intValue: Int) {
      nil
    }
  }

  struct Month: Encodable {
    let month: String
    let name: String
    let firstDay: String
    let lastDay: String
    let figures: Figures

    init(_ period: SimulationReport.Period, _ estimates: PeriodEstimates) {
      month = period.month.id
      name = period.month.englishName
      firstDay = period.days.lowerBound.description
      lastDay = (period.days.upperBound - 1).description
      figures = Figures(estimates)
    }

    enum CodingKeys: String, CodingKey {
      case month, name
      case firstDay = "first_day"
      case lastDay = "last_day"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(month, forKey: .month)
      try container.encode(name, forKey: .name)
      try container.encode(firstDay, forKey: .firstDay)
      try container.encode(lastDay, forKey: .lastDay)
      try figures.encode(to: encoder)
    }
  }

  struct Entry: Encodable {
    let crossing: String
    let name: String
    let months: [Month]
    let total: Figures
  }

  struct All: Encodable {
    struct Sums: Encodable {
      let demand: Interval
      let notSent: Interval
      let throughput: Interval
      let capacity: Interval
      let tonnes: Interval
      let value: Interval

      init(_ estimates: NetworkEstimates) {
        demand = Interval(estimates.demanded)
        notSent = Interval(estimates.unmet)
        throughput = Interval(estimates.throughput)
        capacity = Interval(estimates.capacity)
        tonnes = Interval(estimates.tonnes)
        value = Interval(estimates.value)
      }

      enum CodingKeys: String, CodingKey {
        case demand, throughput, capacity, tonnes, value
        case notSent = "not_sent"
      }
    }

    struct Month: Encodable {
      let month: String
      let sums: Sums

      init(month: String, _ sums: Sums) {
        self.month = month
        self.sums = sums
      }

      enum CodingKeys: CodingKey {
        case month
      }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(month, forKey: .month)
        try sums.encode(to: encoder)
      }
    }

    let months: [Month]
    let total: Sums
  }

  let network: String
  let currency: String
  let from: String
  let until: String
  let calendar: String
  let scenarios: [String]
  let replications: Int
  let seed: UInt64
  let crossings: [Entry]
  let all: All
}
