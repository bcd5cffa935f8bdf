/// A day that is known, or one that may yet move by some days.
public struct EstimatedDay: Hashable, Sendable {
  /// The first day that it may be.
  public let earliest: Day
  /// The day that it is expected to be.
  public let likeliest: Day
  /// The last day that it may be.
  public let latest: Day

  /// A day that may move from `earliest` to `latest`.
  public init(earliest: Day, likeliest: Day, latest: Day) {
    precondition(earliest <= likeliest && likeliest <= latest, "\(likeliest) is not from \(earliest) to \(latest)")
    self.earliest = earliest
    self.likeliest = likeliest
    self.latest = latest
  }

  /// A day that is known.
  public init(_ day: Day) {
    self.init(earliest: day, likeliest: day, latest: day)
  }

  /// A day that may come one earlier or later.
  public init(estimate day: Day) {
    self.init(earliest: day - 1, likeliest: day, latest: day + 1)
  }

  /// Whether it can't move.
  public var isKnown: Bool { earliest == latest }

  /// The day some days later, which moves with it.
  public static func + (day: EstimatedDay, days: Int) -> EstimatedDay {
    EstimatedDay(earliest: day.earliest + days, likeliest: day.likeliest + days, latest: day.latest + days)
  }
}
