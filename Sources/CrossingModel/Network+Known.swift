public import CivilTime

/// What had been published about the date of a phase before the phase was announced.
public struct Outlook: Hashable, Sendable {
  /// The day on which it was published.
  public var day: Day
  /// When the phase was expected to begin.
  public var date: UncertainDate
  /// The decision that settles the date, as in ``UncertainFigure/decision``.
  public var decision: String?

  /// An outlook.
  public init(day: Day, date: UncertainDate, decision: String? = nil) {
    self.day = day
    self.date = date
    self.decision = decision
  }
}

extension Network {
  /// The network as it was known at the end of a day: what was announced or published by then, and nothing later.
  ///
  /// - A phase or closure is known once it is `announced`; without that, on the day it begins, and if that is uncertain, on
  ///   the last day on which it may begin.
  /// - A phase that is not known yet is expected as its newest outlook of that day or before says: its date is the outlook's,
  ///   nobody has announced it, and its end is not known. Without an outlook nobody expects it: it is left out.
  /// - What may happen on a day up to this one and has not happened by then happens later or not at all: uncertain dates are
  ///   cut to the days after it, with probabilities in the same proportions. An outlook of which no day is left has come to
  ///   nothing, and the phase is left out; a known phase of which no day is left keeps its law, as that is all that is
  ///   known of it today.
  /// - A quota that begins on the day of a phase goes along with it: it begins on the first day on which the phase is
  ///   expected.
  /// - Demand, stages and all else stay as they are.
  public func known(on day: Day) -> Network {
    var result = self
    for index in result.crossings.indices {
      result.crossings[index].closures.removeAll { ($0.announced ?? $0.from.day) > day }
      var expected: [WallTime: WallTime] = [:]
      for side in result.crossings[index].sides.indices {
        result.crossings[index].sides[side].phases = result.crossings[index].sides[side].phases.compactMap { phase in
          let known = phase.known(on: day)
          if let from = phase.from?.quantile(0), let first = known?.from?.quantile(0), first != from {
            expected[from] = min(first, expected[from] ?? first)
          }
          return known
        }
      }
      for quota in result.crossings[index].quotas.indices {
        guard let from = result.crossings[index].quotas[quota].from, let first = expected[from] else { continue }
        result.crossings[index].quotas[quota].from = first
      }
    }
    return result
  }
}

extension Phase {
  /// The day at whose end it is known for certain that the phase comes; nil: since ever.
  public var knownSince: Day? { announced ?? from?.quantile(1).day }

  /// The phase as it was known at the end of a day; nil: nobody expected it.
  fileprivate func known(on day: Day) -> Phase? {
    var result = self
    result.outlooks.removeAll { $0.day > day }
    if let since = knownSince, since > day {
      guard let outlook = result.outlooks.last, let date = outlook.date.cut(after: day) else { return nil }
      result.from = date
      result.decision = outlook.decision
      result.announced = nil
      result.until = nil
    } else if let from, from.isUncertain {
      result.from = from.cut(after: day) ?? from
    }
    return result
  }
}

extension UncertainDate {
  /// The date, if it does not fall on a day or before it; nil: it can't be later.
  func cut(after day: Day) -> UncertainDate? {
    let left = candidates.filter { $0.moment.day > day }
    guard !left.isEmpty else { return nil }
    switch self {
    case .certain: return self
    case .uniform(let earliest, let latest): return .uniform(earliest: max(earliest, day + 1), latest: latest)
    case .triangular(let earliest, _, _) where earliest > day: return self
    case .triangular, .choices:
      let total = left.reduce(0) { $0 + $1.probability }
      return .choices(left.map { DateChoice(day: $0.moment.day, probability: $0.probability / total) })
    }
  }
}
