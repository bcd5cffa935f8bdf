import CivilTime
import CrossingModel

/// When a phase holds, in minutes of wall time, as far as it is certain.
struct PhaseSpan {
  let id: String
  /// The earliest beginning; `Int.min` without one.
  let earliest: Int
  /// The latest beginning.
  let latest: Int
  /// The first minute after it, if there is an end.
  let until: Int?

  /// Whether newer phases hold whenever this one does, even if it comes as early and they as late as may be.
  func isNeverInForce(among phases: [PhaseSpan], at place: Int) -> Bool {
    let newer = phases.enumerated().filter { other, phase in
      other != place
        && (phase.earliest > latest || (phase.earliest == earliest && phase.latest <= earliest && other > place))
    }
    // Phases without dates hold over a span wider than any date.
    let widest = 1 << 40
    let own = IntervalSet([max(earliest, -widest)..<max(max(earliest, -widest), until ?? widest)])
    let others = IntervalSet(
      newer.map { _, phase in
        let begin = max(phase.latest, -widest)
        return begin..<max(begin, phase.until ?? widest)
      })
    return own.subtracting(others).isEmpty
  }
}

extension PhaseSpan {
  /// The phase of a side.
  init(_ phase: Phase) {
    id = phase.id
    earliest = phase.from?.earliestTime.minutes ?? .min
    latest = phase.from?.latestTime.minutes ?? .min
    until = phase.until?.minutes
  }

  /// The phase of a stream.
  init(_ phase: DemandPhase) {
    id = phase.id
    earliest = phase.from?.minutes ?? .min
    latest = earliest
    until = phase.until?.minutes
  }
}

extension UncertainDate {
  /// The earliest moment at which it may fall.
  var earliestTime: WallTime {
    switch self {
    case .certain(let time): time
    case .uniform(let earliest, _), .triangular(let earliest, _, _): WallTime(earliest)
    case .choices(let choices): WallTime(choices.map(\.day).min() ?? Day(number: 0))
    }
  }

  /// The latest moment at which it may fall.
  var latestTime: WallTime {
    switch self {
    case .certain(let time): time
    case .uniform(_, let latest), .triangular(_, _, let latest): WallTime(latest)
    case .choices(let choices): WallTime(choices.map(\.day).max() ?? Day(number: 0))
    }
  }
}
