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

  /// Expands the phases of a side over a window in seconds of UTC.
  ///
  /// A phase's rule holds from the phase's beginning to its end and not beyond: an opening that runs over the change of
  /// phases is cut there.
  init(
    _ crossingSide: CrossingSide, of side: Side, at location: Location?, clock: TimeZoneTable, window: Range<Int>
  ) {
    self.side = side
    self.clock = clock
    let phases = crossingSide.phases
    self.phases = phases
    let context = side.ruleContext(sun: location?.sun(on: clock))
    self.context = context
    let evaluators = phases.map { RuleEvaluator($0.hours, in: context) }
    let first = clock.wallTime(at: Instant(seconds: window.lowerBound)).minutes
    let last = clock.wallTime(at: Instant(seconds: window.upperBound)).minutes
    // One day more on each end: clocks may jump back, and minutes are not seconds.
    let course = PhaseCourse(phases, window: (first - 1_440)..<(last + 1_440))
    var list = OpeningList()
    for segment in course.segments {
      let start = WallTime(minutes: segment.minutes.lowerBound)
      let end = WallTime(minutes: segment.minutes.upperBound)
      let bounds = clock.instant(of: start).seconds..<max(clock.instant(of: start), clock.instant(of: end)).seconds
      let schedules = segment.phases.map { phase in
        let schedule = evaluators[phase.index].schedule(from: start, until: end)
        return PhaseSchedule(
          probability: phase.probability, announced: Self.announced(phases[phase.index], clock: clock),
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

  /// The second of UTC since when a phase has been announced.
  private static func announced(_ phase: Phase, clock: TimeZoneTable) -> Int {
    let begin = phase.from?.candidates.first?.moment
    guard let moment = phase.announced.map({ WallTime($0) }) ?? begin else { return .min }
    return clock.instant(of: moment).seconds
  }
}

/// What one phase says about a segment, with the probability that it is the one in force.
private struct PhaseSchedule {
  let probability: Double
  let announced: Int
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
      var opening = Opening(range: start..<end, probability: 0, possibility: 0, announced: .min)
      for schedule in schedules {
        if schedule.open.contains(start) {
          opening.probability += schedule.probability
          opening.possibility += schedule.probability
          opening.announced = max(opening.announced, schedule.announced)
        } else if schedule.unknown.contains(start) {
          opening.possibility += schedule.probability
          opening.announced = max(opening.announced, schedule.announced)
        }
      }
      if opening.possibility > 0 { list.append(opening) }
    }
    return list.openings
  }
}
