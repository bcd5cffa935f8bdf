/// A day of the week, numbered as in ISO 8601: Monday is 1, Sunday is 7.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// The weekday with an ISO number from 1 to 7.
  public init(isoNumber: Int) {
    precondition((1...7).contains(isoNumber), "ISO weekday \(isoNumber) is not in 1...7")
    self = Weekday.allCases[isoNumber - 1]
  }

  /// Days from `start` forward to this weekday: 0 up to 6.
  public func daysSince(_ start: Weekday) -> Int {
    (rawValue - start.rawValue + 7) % 7
  }

  /// The two letters of the rule language: `Mo` up to `Su`.
  public var twoLetters: String {
    ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][rawValue - 1]
  }

  /// The weekday with these two letters, or nil.
  public init?(twoLetters: some StringProtocol) {
    guard let found = Weekday.allCases.first(where: { $0.twoLetters == twoLetters }) else { return nil }
    self = found
  }

  /// The English name: `Monday` up to `Sunday`.
  public var englishName: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue - 1]
  }
}

extension Day {
  /// The first day, at or before this one, of a week that starts on `weekday`.
  public func startOfWeek(startingOn weekday: Weekday) -> Day {
    self - self.weekday.daysSince(weekday)
  }
}
