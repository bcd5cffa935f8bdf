import CivilTime
public import CrossingModel
import OpeningRules

/// How many servers a stage has in the course of a window.
public struct StaffingCourse: Hashable, Sendable {
  /// A number of servers from a moment on.
  public struct Step: Hashable, Sendable {
    /// Seconds of UTC.
    public let start: Int
    /// Servers: 0 or more.
    public let servers: Int
  }

  /// Steps in ascending order, the first at the beginning of the window; neighbours differ.
  public let steps: [Step]

  /// Expands the shifts of a stage, at a crossing whose place may be known, over a window in seconds of UTC.
  public init(_ stage: Stage, at location: Location?, network: Network, clocks: Clocks, window: Range<Int>) {
    let shifts = stage.shifts.map { Self.hours(of: $0, location, network, clocks, window) }
    let cuts = Set(shifts.flatMap { $0.ranges.flatMap { [$0.lowerBound, $0.upperBound] } } + [window.lowerBound])
    var steps: [Step] = []
    for cut in cuts.sorted() where window.contains(cut) {
      let servers = shifts.indices.last { shifts[$0].contains(cut) }.map { stage.shifts[$0].servers } ?? stage.servers
      if steps.last?.servers != servers { steps.append(Step(start: cut, servers: servers)) }
    }
    self.steps = steps
  }

  private static func hours(
    of shift: Shift, _ location: Location?, _ network: Network, _ clocks: Clocks, _ window: Range<Int>
  ) -> IntervalSet {
    let clock = clocks.clock(of: shift.side)
    let side = network.sides.first { $0.id == shift.side }
    let sun = location?.sun(on: clock)
    let context = side?.ruleContext(sun: sun) ?? RuleContext(sun: sun)
    // One day more on each end: clocks may jump back.
    let start = clock.wallTime(at: Instant(seconds: window.lowerBound)).minutes - 1_440
    let end = clock.wallTime(at: Instant(seconds: window.upperBound)).minutes + 1_440
    let schedule = RuleEvaluator(shift.hours, in: context)
      .schedule(from: WallTime(minutes: start), until: WallTime(minutes: end))
    return clock.instants(ofMinutes: schedule.open).clipped(to: window)
  }
}
