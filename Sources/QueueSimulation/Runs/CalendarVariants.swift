import CivilTime
import CrossingModel
import OpeningTimeline

/// The calendars that a crossing may have, one for each combination of its uncertain dates, made as they are first drawn.
struct CalendarVariants {
  private let crossing: Crossing
  private let network: Network
  private let clocks: Clocks
  private let horizon: Range<Int>
  private let boundaries: [Int]
  private let service: FluidService
  private let uncertain: [UncertainPhase]
  private var indexByChoice: [[Int]: Int] = [:]
  /// The calendars made so far.
  private(set) var calendars: [CalendarPlan] = []

  /// A phase whose first day is to be drawn.
  private struct UncertainPhase {
    let side: Int
    let phase: Int
    let name: [String]
    let candidates: [UncertainDate.Candidate]
  }

  /// How far beyond the horizon openings are looked for, which decide whether trucks are sent: 92 days.
  private static let lookahead = 92 * 86_400

  /// - Parameters:
  ///   - horizon: seconds of UTC.
  ///   - boundaries: ticks of the reporting periods.
  init(
    _ crossing: Crossing, network: Network, clocks: Clocks, horizon: Range<Int>, boundaries: [Int],
    service: FluidService
  ) {
    self.crossing = crossing
    self.network = network
    self.clocks = clocks
    self.horizon = horizon
    self.boundaries = boundaries
    self.service = service
    uncertain = crossing.sides.enumerated().flatMap { sideIndex, side in
      side.phases.enumerated().compactMap { phaseIndex, phase in
        guard let candidates = phase.from?.candidates, candidates.count > 1 else { return nil }
        return UncertainPhase(
          side: sideIndex, phase: phaseIndex, name: [crossing.id, side.side, phase.id], candidates: candidates)
      }
    }
  }

  /// The index in ``calendars`` of a replication's calendar.
  ///
  /// Each uncertain date is drawn by itself, by the inverse of its distribution function.
  ///
  /// - Parameter random: the key of seed and replication.
  mutating func index(for random: RandomKey) -> Int {
    let choice = uncertain.map { phase in
      let key = phase.name.reduce(random.adding("date")) { $0.adding($1) }
      var source = RandomSource(key)
      var u = source.uniform()
      return phase.candidates.firstIndex { candidate in
        u -= candidate.probability
        return u < 0
      } ?? phase.candidates.count - 1
    }
    if let known = indexByChoice[choice] { return known }
    var settled = crossing
    for (phase, candidate) in zip(uncertain, choice) {
      settled.sides[phase.side].phases[phase.phase].from = .certain(phase.candidates[candidate].moment)
    }
    let timeline = CrossingTimeline(
      settled, network: network, clocks: clocks,
      window: horizon.lowerBound..<(horizon.upperBound + Self.lookahead))
    calendars.append(
      CalendarPlan(
        open: timeline.open, announced: timeline.announced, quotas: timeline.quotaSchedules(clocks: clocks),
        counterpartQuotas: timeline.counterpartQuotaSchedules(clocks: clocks),
        admitsAlways: crossing.yard.admission == .always, horizonStart: horizon.lowerBound, boundaries: boundaries,
        service: service))
    indexByChoice[choice] = calendars.count - 1
    return calendars.count - 1
  }
}
