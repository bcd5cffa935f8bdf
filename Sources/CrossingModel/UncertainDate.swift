public import CivilTime

/// A date that may be uncertain, in the wall time of its side.
///
/// Sampled values are whole days at midnight.
public enum UncertainDate: Hashable, Sendable {
  /// Known.
  case certain(WallTime)
  /// Each day from the earliest to the latest (both included) alike.
  case uniform(earliest: Day, latest: Day)
  /// A triangular law over the days from the earliest to the latest.
  case triangular(earliest: Day, mode: Day, latest: Day)
  /// Days with probabilities that add up to 1, in ascending order of day.
  case choices([DateChoice])
}

/// One day that an uncertain date may fall on.
public struct DateChoice: Hashable, Sendable {
  /// The day.
  public var day: Day
  /// 0 to 1.
  public var probability: Double

  /// A day with its probability.
  public init(day: Day, probability: Double) {
    self.day = day
    self.probability = probability
  }
}

extension UncertainDate {
  /// A moment that the date may be, with its probability.
  public struct Candidate: Hashable, Sendable {
    /// The moment, on the clock of the date's side.
    public let moment: WallTime
    /// Above 0, up to 1.
    public let probability: Double
  }

  /// Every moment that the date may be, in ascending order; the probabilities add up to 1.
  ///
  /// The triangular law gives day d the weight (d - earliest + 1) / (mode - earliest + 1) up to the mode and
  /// (latest + 1 - d) / (latest + 1 - mode) after it, so that both ends are possible.
  public var candidates: [Candidate] {
    switch self {
    case .certain(let moment):
      return [Candidate(moment: moment, probability: 1)]
    case .uniform(let earliest, let latest):
      let probability = 1 / Double(latest - earliest + 1)
      return (earliest...latest).map { Candidate(moment: WallTime($0), probability: probability) }
    case .triangular(let earliest, let mode, let latest):
      let weights: [Double] = (earliest...latest).map { day in
        let rising = Double(day - earliest + 1) / Double(mode - earliest + 1)
        let falling = Double(latest - day + 1) / Double(latest - mode + 1)
        return day <= mode ? rising : falling
      }
      let total = weights.reduce(0, +)
      return zip(earliest...latest, weights).map { Candidate(moment: WallTime($0), probability: $1 / total) }
    case .choices(let choices):
      return choices.filter { $0.probability > 0 }
        .map { Candidate(moment: WallTime($0.day), probability: $0.probability) }
    }
  }

  /// Whether there is more than one candidate.
  public var isUncertain: Bool { candidates.count > 1 }

  /// The first moment that is not exceeded with a probability of more than `u`, 0 to 1.
  public func quantile(_ u: Double) -> WallTime {
    let candidates = candidates
    return candidates[quantileIndex(u, of: candidates.map(\.probability))].moment
  }
}
