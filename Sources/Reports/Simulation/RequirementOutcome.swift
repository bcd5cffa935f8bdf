public import CivilTime
public import QueueSimulation

/// Whether a requirement is met, and by what.
public struct RequirementOutcome: Sendable {
  /// The requirement as it was written.
  public let requirement: String
  /// The crossing it was checked at; nil: all of them together.
  public let crossing: String?
  /// Whether the whole 95 % interval meets it.
  public let isMet: Bool
  /// What was found, for people: `2,143 ±12 trucks a month`.
  public let found: String
  /// The estimate that was compared, in the unit of the bound; nil for a date.
  let estimate: (mean: Double, halfWidth: Double)?

  /// `throughput>=2000/month is met: 2,143 ±12 trucks a month`.
  public var line: String {
    let isNamed = crossing.map { requirement.hasPrefix("\($0):") } ?? true
    let place = isNamed ? "" : " at \(crossing ?? "")"
    return "\(requirement) is \(isMet ? "met" : "not met")\(place): \(found)"
  }
}

extension Requirement {
  /// What the requirement is checked against.
  public struct Horizon: Sendable {
    /// Days simulated.
    public var days: Int
    /// How many months of the reporting calendar they are; nil where it does not reach.
    public var months: Double?
    /// The exporter's clock.
    public var clock: TimeZoneTable
    /// The currency of values.
    public var currency: String

    /// A horizon.
    public init(days: Int, months: Double?, clock: TimeZoneTable, currency: String) {
      self.days = days
      self.months = months
      self.clock = clock
      self.currency = currency
    }

    /// How many of a rate's periods the horizon is.
    public func count(_ rate: ReportingPeriod.Rate) -> Double {
      switch rate {
      case .day: Double(days)
      case .week: Double(days) / 7
      case .month: months ?? .nan
      case .year: (months ?? .nan) / 12
      }
    }
  }

  /// Checks a result: one outcome, or one for every crossing that trucks want to cross.
  ///
  /// It is met only if the whole 95 % interval meets it; a date, if it is met in nine runs of ten; what does not exist,
  /// as the mean wait where no truck gets through, meets nothing.
  public func outcomes(in result: SimulationResult, over horizon: Horizon) -> [RequirementOutcome] {
    if crossing == nil, let estimate = metric.estimate(result.networkTotal) {
      return [outcome(estimate, at: nil, horizon)]
    }
    let crossings = result.crossings.filter { found in
      crossing.map { $0 == found.id }
        ?? (found.total.demanded.mean > 0 || found.total.arrivals.mean > 0 || found.total.largestQueue.mean > 0)
    }
    guard !crossings.isEmpty else {
      return [
        RequirementOutcome(
          requirement: text, crossing: nil, isMet: false, found: "no truck wants to cross", estimate: nil)
      ]
    }
    return crossings.map { found in
      guard let estimate = metric.estimate(found.total) else { return outcome(found.backlog, at: found.id, horizon) }
      return outcome(estimate, at: found.id, horizon)
    }
  }

  private func outcome(_ estimate: Estimate, at crossing: String?, _ horizon: Horizon) -> RequirementOutcome {
    let count = rate.map(horizon.count) ?? 1
    let mean = estimate.mean / count
    let half = estimate.halfWidth / count
    let isMet = holds(from: mean - half, to: mean + half)
    var found = described(estimate, by: 1 / count, horizon.currency)
    if !isMet, holds(from: mean, to: mean) {
      found += half.isFinite ? "; the mean meets it, not all of its interval" : "; one run has no interval"
    }
    return RequirementOutcome(
      requirement: text, crossing: crossing, isMet: isMet, found: found, estimate: (mean, half))
  }

  /// The estimate with its unit: `2,143 ±12 trucks a month`; why there is none.
  ///
  /// - Parameter factor: from the estimate's unit to that of the rate.
  func described(_ estimate: Estimate, by factor: Double, _ currency: String) -> String {
    guard !estimate.mean.isNaN else {
      switch metric {
      case .share: return "no truck wants to cross"
      case .utilisation: return "it is closed throughout"
      default: return "no truck gets through"
      }
    }
    let unit = rate.map { " a \($0.rawValue)" } ?? ""
    switch metric.quantity {
    case .amount:
      let noun =
        switch metric {
        case .tonnes: "tonnes"
        case .value: currency
        default: "trucks"
        }
      return "\(count(estimate, by: factor)) \(noun)\(unit)"
    case .time: return EstimateText.wait(estimate)
    case .share: return EstimateText.percent(estimate)
    case .trucks, .moment: return "\(count(estimate)) trucks"
    }
  }

  /// A number that is not large with a decimal, so that it can be compared with the bound.
  private func count(_ estimate: Estimate, by factor: Double = 1) -> String {
    EstimateText.interval(estimate, by: factor, decimals: estimate.mean * factor < 100 ? 1 : 0)
  }

  private func outcome(
    _ backlog: BacklogEstimate, at crossing: String, _ horizon: Horizon
  ) -> RequirementOutcome {
    let gone = backlog.p90.map(Double.init) ?? .infinity
    return RequirementOutcome(
      requirement: text, crossing: crossing, isMet: holds(from: gone, to: gone),
      found: [
        BacklogText.gone(backlog, on: horizon.clock), backlog.shareNever > 0 ? BacklogText.never(backlog) : nil,
      ].compactMap(\.self).joined(separator: ", "), estimate: nil)
  }
}
