public import CivilTime

/// What a crossing does at one moment, and what it does next.
public struct CrossingStatus: Sendable {
  /// Open, closed, or perhaps open.
  public enum State: Hashable, Sendable {
    /// Certainly open.
    case open
    /// Certainly closed, with the reasons.
    case closed([ClosedReason])
    /// Open with this probability; less than 1. It is 0 where a rule says `unknown`.
    case tentative(probability: Double)
  }

  /// The crossing's id.
  public let crossing: String
  /// The moment.
  public let moment: Instant
  /// The state at the moment.
  public let state: State
  /// When the state ends; nil if it does not within the timeline's window.
  public let until: Instant?
  /// Why the state is tentative; empty if it is not.
  public let doubts: [Occurrence.Doubt]
  /// The first opening that begins after the moment; nil if there is none within the timeline's window.
  public let nextOpening: Opening?
}

extension CrossingTimeline {
  /// The state at a moment inside the window.
  public func status(at moment: Instant) -> CrossingStatus {
    precondition(window.contains(moment.seconds), "\(moment.seconds) is outside the window \(window)")
    // Openings that touch and are alike to the reader are one.
    let current = firstOpening(endingAfter: moment.seconds)
    guard current < openings.count, openings[current].range.contains(moment.seconds) else {
      let next = current < openings.count ? openings[current] : nil
      let reasons = reasonsClosed(during: moment.seconds..<moment.seconds + 1)
      return CrossingStatus(
        crossing: crossing.id, moment: moment, state: .closed(reasons), until: next?.start, doubts: [],
        nextOpening: next)
    }
    let opening = openings[current]
    let phases = sides.flatMap { $0.phasesInForce(during: moment.seconds..<moment.seconds + 1) }
    return CrossingStatus(
      crossing: crossing.id, moment: moment,
      state: opening.isCertain ? .open : .tentative(probability: opening.probability),
      until: opening.range.upperBound < window.upperBound ? opening.end : nil,
      doubts: opening.isCertain ? [] : phases.compactMap(Occurrence.Doubt.init),
      nextOpening: current + 1 < openings.count ? openings[current + 1] : nil)
  }
}
