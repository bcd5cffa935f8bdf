public import CivilTime
public import CrossingModel

/// When a crossing is open over a window: both sides intersected in absolute time, less its closures.
///
/// All ranges are half-open, in seconds of UTC, and clipped to the window.
public struct CrossingTimeline: Sendable {
  /// The crossing.
  public private(set) var crossing: Crossing
  /// What was expanded, in seconds of UTC.
  public let window: Range<Int>
  /// The sides in the order of the network.
  public let sides: [SideTimeline]
  /// When both sides are open by their rules, before closures; slots are laid on these.
  public let openingsByRule: [Opening]
  /// When the crossing is open: ``openingsByRule`` less the closures.
  public let openings: [Opening]
  /// The closures that touch the window, in the order of the file.
  public let closures: [ClosureInterval]

  /// A closure with its absolute times.
  public struct ClosureInterval: Hashable, Sendable {
    /// As in the crossing.
    public let closure: Closure
    /// Seconds of UTC, clipped to the window.
    public let range: Range<Int>
    /// The second of UTC since when it has been announced, or in force.
    let knownSince: Int
  }

  /// Expands a crossing of a network over a window in seconds of UTC.
  public init(_ crossing: Crossing, network: Network, clocks: Clocks, window: Range<Int>) {
    self.crossing = crossing
    self.window = window
    sides = crossing.sides.map { crossingSide in
      guard let side = network.sides.first(where: { $0.id == crossingSide.side }) else {
        preconditionFailure("the network has no side \(crossingSide.side)")
      }
      let clock = clocks.clock(of: side.id)
      let context = side.ruleContext(sun: crossing.location?.sun(on: clock))
      return SideTimeline(crossingSide.phases, of: side, in: context, clock: clock, window: window)
    }
    openingsByRule = Self.joint(sides)
    closures = crossing.closures.compactMap { closure in
      let clock = clocks.clock(of: closure.side)
      let start = clock.instant(of: closure.from).seconds
      let end = closure.until.map { clock.instant(of: $0).seconds } ?? window.upperBound
      let range = (start..<max(start, end)).clamped(to: window)
      let known = closure.announced.map { clock.instant(of: WallTime($0)).seconds } ?? start
      return range.isEmpty ? nil : ClosureInterval(closure: closure, range: range, knownSince: min(known, start))
    }
    openings = OpeningList.subtracting(IntervalSet(closures.map(\.range)), from: openingsByRule)
  }

  /// The same openings with the quotas and the stages of another crossing, which has the same phases and closures.
  ///
  /// Complexity: O(1); nothing is expanded again.
  public func limited(by other: Crossing) -> CrossingTimeline {
    var result = self
    result.crossing.quotas = other.quotas
    result.crossing.stages = other.stages
    return result
  }

  /// When all sides are open.
  static func joint(_ sides: [SideTimeline]) -> [Opening] {
    sides.dropFirst().reduce(sides.first?.openings ?? []) { OpeningList.joint($0, $1.openings) }
  }

  /// When the crossing is certainly open.
  public var open: IntervalSet {
    IntervalSet(openings.lazy.filter(\.isCertain).map(\.range))
  }

  /// The index of the first opening that ends after a moment; `openings.count` if none does.
  ///
  /// Complexity: O(log n).
  public func firstOpening(endingAfter seconds: Int) -> Int {
    openings.firstIndex(endingAfter: seconds)
  }
}
