public import CivilTime
public import CrossingModel
import OpeningRules

/// When one side of a crossing is open: its phases expanded over a window, before closures.
public struct SideTimeline: Sendable {
  /// The network's side.
  public let side: Side
  /// Its clock.
  public let clock: TimeZoneTable
  /// Its phases, as in the crossing.
  public let phases: [Phase]
  /// Openings in ascending order, disjoint.
  public let openings: [Opening]
  /// What its rules know: its holidays, its moon, and the sun over the crossing.
  let context: RuleContext
  /// Which of the phases is in force when.
  let course: PhaseCourse
  /// The compiled rules of the phases, in the side's context.
  let evaluators: [RuleEvaluator]

  /// Expands the phases of a side over a window in seconds of UTC.
  ///
  /// A phase's rule holds from the phase's beginning to its end and not beyond: an opening that runs over the change of
  /// phases is cut there.
  init(
    _ phases: [Phase], of side: Side, in context: RuleContext, clock: TimeZoneTable, window: Range<Int>
  ) {
    self.side = side
    self.clock = clock
    self.phases = phases
    self.context = context
    let evaluators = phases.map { RuleEvaluator($0.hours, in: context) }
    self.evaluators = evaluators
    let first = clock.wallTime(at: Instant(seconds: window.lowerBound)).minutes
    let last = clock.wallTime(at: Instant(seconds: window.upperBound)).minutes
    // One day more on each end: clocks may jump back, and minutes are not seconds.
    course = PhaseCourse(phases, window: (first - 1_440)..<(last + 1_440))
    var list = OpeningList()
    for segment in course.segments {
      let start = WallTime(minutes: segment.minutes.lowerBound)
      let end = WallTime(minutes: segment.minutes.upperBound)
      let bounds = clock.instant(of: start).seconds..<max(clock.instant(of: start), clock.instant(of: end)).seconds
      let schedules = segment.phases.map { phase in
        let schedule = evaluators[phase.index].schedule(from: start, until: end)
        return PhaseSchedule(
          probability: phase.probability,
          open: clock.instants(ofMinutes: schedule.open).clipped(to: bounds),
          unknown: clock.instants(ofMinutes: schedule.unknown).clipped(to: bounds))
      }
      for opening in PhaseSchedule.mixture(schedules) {
        var clipped = opening
        clipped.range = opening.range.clamped(to: window)
        list.append(clipped)
      }
    }
    openings = list.openings
  }

  /// The seconds of UTC since when each phase has been known: announced, or in force; `Int.min`: always.
  var knownSince: [Int] {
    phases.map { phase in
      guard let begin = phase.from?.candidates.first?.moment else { return .min }
      let since = phase.announced.map { min(WallTime($0), begin) } ?? begin
      return clock.instant(of: since).seconds
    }
  }
}

/// What one phase says about a segment, with the probability that it is the one in force.
private struct PhaseSchedule {
  let probability: Double
  let open: IntervalSet
  let unknown: IntervalSet

  /// Openings of a segment in which one of several phases is in force.
  static func mixture(_ schedules: [PhaseSchedule]) -> [Opening] {
    var cuts: Set<Int> = []
    for schedule in schedules {
      for range in schedule.open.ranges + schedule.unknown.ranges {
        cuts.insert(range.lowerBound)
        cuts.insert(range.upperBound)
      }
    }
    let sorted = cuts.sorted()
    var list = OpeningList()
    for (start, end) in zip(sorted, sorted.dropFirst()) {
      var opening = Opening(range: start..<end, probability: 0, possibility: 0)
      for schedule in schedules {
        if schedule.open.contains(start) {
          opening.probability += schedule.probability
          opening.possibility += schedule.probability
        } else if schedule.unknown.contains(start) {
          opening.possibility += schedule.probability
        }
      }
      if opening.possibility > 0 { list.append(opening) }
    }
    return list.openings
  }
}
