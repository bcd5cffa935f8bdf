public import CivilTime
import CrossingModel

extension CrossingTimeline {
  /// When trucks are sent: when, by what is known at the moment, a certain opening is on or still to come.
  ///
  /// Known are the phases and closures that have been announced or are in force. A phase is believed to go on until its
  /// end, if it states one, or until another one takes over that is known by then: so where openings follow one another
  /// under one phase after the other, trucks are sent all along, whether the change was announced ahead or not; and
  /// after a long closed phase from the day on which the reopening is announced. Nobody knows of a closure before it is
  /// announced or begins.
  ///
  /// Complexity: one expansion of the sides for each moment inside the window at which something becomes known.
  public var announced: IntervalSet {
    let known = sides.map(\.knownSince)
    let moments = Set(known.joined()).union(closures.map(\.knownSince)).filter { window.contains($0) }
    let starts = moments.union([window.lowerBound]).sorted()
    return IntervalSet(
      zip(starts, starts.dropFirst() + [window.upperBound]).compactMap { start, end in
        let believed = moments.contains { $0 > start } ? openings(knownAt: start, known) : openings
        guard let last = believed.last(where: \.isCertain)?.range.upperBound, last > start else { return nil }
        return start..<min(end, last)
      })
  }

  /// When the crossing is open from a moment on, as it is believed then.
  ///
  /// - Parameter known: seconds since when the phases are known, by side.
  private func openings(knownAt moment: Int, _ known: [[Int]]) -> [Opening] {
    let believed = zip(sides, known).map { side, since in
      let phases = zip(side.phases, since).filter { $1 <= moment }.map(\.0)
      return SideTimeline(
        phases, of: side.side, in: side.context, clock: side.clock, window: moment..<window.upperBound)
    }
    return OpeningList.subtracting(
      IntervalSet(closures.filter { $0.knownSince <= moment }.map(\.range)), from: Self.joint(believed))
  }
}
