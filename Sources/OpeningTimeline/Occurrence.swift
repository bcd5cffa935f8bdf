public import CivilTime
public import CrossingModel

/// One opening of a crossing as calendars show it: a row of a table, an event of a calendar file.
///
/// A window that runs over midnight is one occurrence. What stays open for longer than 24 hours is cut at the exporter's
/// midnights, so that an occurrence does not depend on how many days a calendar shows. Neighbours that touch differ in
/// their probability or come from such a cut.
public struct Occurrence: Hashable, Sendable {
  /// The name by which an occurrence is known again in a later calendar.
  public let identity: Identity
  /// Seconds of UTC, half-open.
  public let range: Range<Int>
  /// The probability of being open: 1 for what is certain, 0 where a rule says `unknown`; where a midnight within it
  /// makes a phase likelier or less likely, the least.
  public let probability: Double
  /// The probability of being open or unknown; above 0.
  public let possibility: Double
  /// Start and end on the clock of each side, in the order of the network.
  public let times: [SideTimes]
  /// The phases in force, in the order of the network's sides and of the file; more than one a side where dates are
  /// uncertain, or where one follows the other within the opening.
  public let phases: [PhaseInForce]
  /// The crossing's quotas that hold at some time of it, in the order of the file.
  public let quotas: [Quota]
  /// Why it is tentative; empty if it is confirmed.
  public let doubts: [Doubt]

  /// Whether it is sure to take place.
  public var isConfirmed: Bool { probability == 1 }
  /// The first moment.
  public var start: Instant { Instant(seconds: range.lowerBound) }
  /// The first moment after it.
  public var end: Instant { Instant(seconds: range.upperBound) }

  /// Start and end on one side's clock.
  public struct SideTimes: Hashable, Sendable {
    /// The network's side.
    public let side: String
    /// What its clock reads at the start.
    public let start: WallTime
    /// Seconds to add to UTC at the start.
    public let startOffsetSeconds: Int
    /// What its clock reads at the end.
    public let end: WallTime
    /// Seconds to add to UTC at the end.
    public let endOffsetSeconds: Int
  }

  /// The name by which an occurrence is known again: made of where and when, never of what is said about it.
  public struct Identity: Hashable, Sendable, CustomStringConvertible {
    /// The crossing's id.
    public let crossing: String
    /// The exporter's side.
    public let side: String
    /// The window: `all`, as rules open a crossing to trucks of all classes alike.
    ///
    /// The phase is no part of the name: another one that opens at the same time does not make it another opening.
    public var window: String { "all" }
    /// What the exporter's clock reads at the start.
    public let start: WallTime
    /// Whether the clock reads this for the second time, after a jump back.
    public let isSecondReading: Bool

    /// `mehran.iran.all.2020-06-07.0930`, with an `r` at the end for a reading that the clock repeats.
    public var description: String {
      let time = start.clockText.split(separator: ":").joined()
      return "\(crossing).\(side).\(window).\(start.day).\(time)\(isSecondReading ? "r" : "")"
    }
  }

  /// Why an occurrence is not certain.
  public enum Doubt: Hashable, Sendable {
    /// The phase that opens it has an uncertain date, and may not be in force yet, or not any more.
    case uncertainPhase(PhaseInForce)
    /// The rule of a phase says that it is unknown.
    case unknown(PhaseInForce)
  }
}
