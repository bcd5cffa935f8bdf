import CivilTime
import CrossingModel
import OpeningTimeline
import Synchronization

/// The calendars that a crossing may have, made as they are first drawn, and kept for as long as there are few.
///
/// Any thread may ask; what it gets depends on the crossing asked for alone.
final class CalendarVariants: Sendable {
  private let network: Network
  private let clocks: Clocks
  private let horizon: Range<Int>
  private let boundaries: [Int]
  private let known = Mutex(Known())

  /// What has been made so far.
  private struct Known {
    /// By the beginnings of the phases.
    var openings: [[Int]: Openings] = [:]
    /// By the beginnings of the phases, then by the trucks of the quotas.
    var calendars: [[Int]: CalendarPlan] = [:]
  }

  /// When a crossing is open, and when trucks are sent.
  private struct Openings {
    let timeline: CrossingTimeline
    let open: IntervalSet
    let announced: IntervalSet
  }

  /// How far beyond the horizon openings are looked for, which decide whether trucks are sent: 92 days.
  private static let lookahead = 92 * 86_400

  /// Calendars, and openings, that are kept: as many as replications in a wave.
  static let most = 64

  /// - Parameters:
  ///   - horizon: seconds of UTC.
  ///   - boundaries: ticks of the reporting periods.
  init(_ network: Network, clocks: Clocks, horizon: Range<Int>, boundaries: [Int]) {
    self.network = network
    self.clocks = clocks
    self.horizon = horizon
    self.boundaries = boundaries
  }

  /// The calendar of a crossing of which nothing is uncertain any more.
  ///
  /// - Parameters:
  ///   - plan: what the fluid course goes by.
  ///   - keeps: whether the calendar is likely to be asked for again, with the same plan.
  func calendar(_ crossing: Crossing, plan: CrossingPlan, keeps: Bool) -> CalendarPlan {
    let dates = crossing.sides.flatMap { $0.phases.map { $0.from?.quantile(0).minutes ?? .min } }
    let quotas = crossing.quotas + crossing.stages.flatMap { $0.counterpart?.quotas ?? [] }
    let key = dates + quotas.map(\.trucks)
    if keeps, let calendar = known.withLock({ $0.calendars[key] }) { return calendar }
    let openings = openings(crossing, dates)
    let timeline = openings.timeline.limited(by: crossing)
    let calendar = CalendarPlan(
      open: openings.open, announced: openings.announced, quotas: timeline.quotaSchedules(clocks: clocks),
      counterpartQuotas: timeline.counterpartQuotaSchedules(clocks: clocks),
      admitsAlways: crossing.yard.admission == .always, horizonStart: horizon.lowerBound, boundaries: boundaries,
      service: FluidService(plan))
    if keeps {
      known.withLock { known in
        if known.calendars.count >= Self.most { known.calendars.removeAll() }
        known.calendars[key] = calendar
      }
    }
    return calendar
  }

  /// How many are kept now.
  var kept: (openings: Int, calendars: Int) { known.withLock { ($0.openings.count, $0.calendars.count) } }

  private func openings(_ crossing: Crossing, _ dates: [Int]) -> Openings {
    if let openings = known.withLock({ $0.openings[dates] }) { return openings }
    let timeline = CrossingTimeline(
      crossing, network: network, clocks: clocks,
      window: horizon.lowerBound..<(horizon.upperBound + Self.lookahead))
    let openings = Openings(timeline: timeline, open: timeline.open, announced: timeline.announced)
    known.withLock { known in
      if known.openings.count >= Self.most { known.openings.removeAll() }
      known.openings[dates] = openings
    }
    return openings
  }
}
