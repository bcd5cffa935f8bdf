import CivilTime
import CrossingModel
import OpeningRules

extension CrossingTimeline {
  /// How far a window must reach beyond the days of a calendar, so that every occurrence on them is seen whole.
  static let occurrenceMarginSeconds = 2 * 86_400

  /// The occurrences that overlap a range in seconds of UTC, in ascending order.
  ///
  /// The window must reach ``occurrenceMarginSeconds`` further than the range on both ends.
  func occurrences(overlapping range: Range<Int>, clocks: Clocks) -> [Occurrence] {
    precondition(
      window.lowerBound <= range.lowerBound - Self.occurrenceMarginSeconds
        && range.upperBound + Self.occurrenceMarginSeconds <= window.upperBound,
      "the window \(window) does not reach far enough beyond \(range)")
    return windows().flatMap { cut($0, at: clocks.exporter) }
      .filter { $0.range.overlaps(range) }
      .map { occurrence($0, clocks: clocks) }
  }

  /// The openings, with those joined that an uncertain date cuts at its midnight.
  ///
  /// They last for at most 24 hours together, none of them is certain, and all are under the same phases and rules. The
  /// whole is as likely as the least likely of its parts.
  private func windows() -> [Opening] {
    var windows: [Opening] = []
    var first = 0
    while first < openings.count {
      var last = first
      while last + 1 < openings.count, isOneWindow(openings[last], openings[last + 1]) { last += 1 }
      var whole = openings[first]
      for part in openings[first...last] {
        whole.range = whole.range.lowerBound..<part.range.upperBound
        whole.probability = min(whole.probability, part.probability)
        whole.possibility = min(whole.possibility, part.possibility)
      }
      windows += whole.range.count > 86_400 ? Array(openings[first...last]) : [whole]
      first = last + 1
    }
    return windows
  }

  private func isOneWindow(_ left: Opening, _ right: Opening) -> Bool {
    guard left.range.upperBound == right.range.lowerBound, !left.isCertain, !right.isCertain else { return false }
    return statements(during: left.range) == statements(during: right.range)
  }

  /// What each phase that may be in force says, without how likely it is to be.
  private func statements(during range: Range<Int>) -> [Statement] {
    sides.flatMap { $0.phasesInForce(during: range) }
      .map { Statement(side: $0.side, phase: $0.phase.id, state: $0.state) }
  }

  private struct Statement: Equatable {
    let side: String
    let phase: String
    let state: RuleState
  }

  /// The parts of a stretch between midnights of a clock, if it lasts for longer than 24 hours.
  private func cut(_ stretch: Opening, at clock: TimeZoneTable) -> [Opening] {
    guard stretch.range.count > 86_400 else { return [stretch] }
    let first = clock.wallTime(at: stretch.start).day
    let last = clock.wallTime(at: Instant(seconds: stretch.range.upperBound - 1)).day
    return (first...last).compactMap { day in
      var part = stretch
      part.range = clock.seconds(of: day).clamped(to: stretch.range)
      return part.range.isEmpty ? nil : part
    }
  }

  private func occurrence(_ opening: Opening, clocks: Clocks) -> Occurrence {
    let phases = sides.flatMap { $0.phasesInForce(during: opening.range) }
    let exporter = sides[0]
    let start = exporter.clock.wallTime(at: opening.start)
    return Occurrence(
      identity: Occurrence.Identity(
        crossing: crossing.id, side: exporter.side.id, start: start,
        isSecondReading: exporter.clock.order(ofReadingAt: opening.start) == .second),
      range: opening.range, probability: opening.probability, possibility: opening.possibility,
      times: sides.map { Occurrence.SideTimes(opening, $0) }, phases: phases,
      quotas: crossing.quotas.filter { $0.holds(during: opening.range, clock: clocks.clock(of: $0.side)) },
      doubts: opening.isCertain ? [] : phases.compactMap(Occurrence.Doubt.init))
  }
}

extension Occurrence.SideTimes {
  fileprivate init(_ opening: Opening, _ side: SideTimeline) {
    self.init(
      side: side.side.id, start: side.clock.wallTime(at: opening.start),
      startOffsetSeconds: side.clock.offsetSeconds(at: opening.start), end: side.clock.wallTime(at: opening.end),
      endOffsetSeconds: side.clock.offsetSeconds(at: opening.end))
  }
}

extension Occurrence.Doubt {
  /// The doubt that a phase in force casts on an opening, if it does.
  init?(_ phase: PhaseInForce) {
    switch phase.state {
    case .unknown: self = .unknown(phase)
    case .open where phase.probability < 1: self = .uncertainPhase(phase)
    case .open, .closed: return nil
    }
  }
}

extension Quota {
  /// Whether the quota holds at some time of a range in seconds of UTC.
  fileprivate func holds(during range: Range<Int>, clock: TimeZoneTable) -> Bool {
    let begin = from.map { clock.instant(of: $0).seconds } ?? .min
    let end = until.map { clock.instant(of: $0).seconds } ?? .max
    return begin < range.upperBound && range.lowerBound < end
  }
}

extension TimeZoneTable {
  /// The seconds of UTC of a day on this clock.
  func seconds(of day: Day) -> Range<Int> {
    instant(of: WallTime(day)).seconds..<instant(of: WallTime(day + 1)).seconds
  }
}
