import CivilTime
import CrossingModel
import OpeningTimeline

/// What the replications of a network go by: its plans and calendars, with everything uncertain drawn.
///
/// Any thread may ask for any replication.
struct NetworkVariants: Sendable {
  private let network: Network
  private let clocks: Clocks
  private let horizon: Range<Int>
  private let uncertain: [UncertainFigure]
  /// The plans with the means of what is uncertain, by crossing.
  private let plans: [CrossingPlan]
  /// Whether a crossing's plan depends on what is drawn.
  private let isPlanDrawn: [Bool]
  private let calendars: [CalendarVariants]

  /// What one replication goes by at one crossing.
  struct Drawn: Sendable {
    let plan: CrossingPlan
    let calendar: CalendarPlan
  }

  /// - Parameters:
  ///   - horizon: seconds of UTC.
  ///   - boundaries: ticks of the reporting periods.
  ///   - plans: of the crossings with the means of what is uncertain.
  init(_ network: Network, clocks: Clocks, horizon: Range<Int>, boundaries: [Int], plans: [CrossingPlan]) {
    self.network = network
    self.clocks = clocks
    self.horizon = horizon
    self.plans = plans
    let uncertain = network.uncertainFigures
    self.uncertain = uncertain
    isPlanDrawn = plans.map { plan in uncertain.contains { $0.concernsTrucks(at: plan.id, of: network) } }
    calendars = plans.map { _ in
      CalendarVariants(network, clocks: clocks, horizon: horizon, boundaries: boundaries)
    }
  }

  /// By crossing: what a replication goes by.
  ///
  /// - Parameter random: the key of seed and replication.
  func drawn(for random: RandomKey) -> [Drawn] {
    let settled = uncertain.isEmpty ? network : network.settled { random.share(of: $0) }
    return plans.indices.map { crossing in
      let plan =
        isPlanDrawn[crossing]
        ? CrossingPlan(
          settled.crossings[crossing], network: settled, clocks: clocks, horizon: horizon, servedAsIn: plans[crossing])
        : plans[crossing]
      return Drawn(
        plan: plan,
        calendar: calendars[crossing].calendar(
          settled.crossings[crossing], plan: plan, keeps: !isPlanDrawn[crossing]))
    }
  }
}

extension RandomKey {
  /// Where an uncertain figure lies in its distribution, 0 to 1, in the replication of this key.
  ///
  /// A figure has a stream of its own, named by its place or path, so that another one shifts nothing; figures of one
  /// decision share the decision's.
  func share(of figure: UncertainFigure) -> Double {
    let key: RandomKey
    if let decision = figure.decision {
      key = adding("decision").adding(decision)
    } else if case .phaseBegin(let crossing, let side, let phase) = figure.place {
      key = adding("date").adding(crossing).adding(side).adding(phase)
    } else {
      key = adding("value").adding(figure.path)
    }
    var source = RandomSource(key)
    return source.uniform()
  }
}
