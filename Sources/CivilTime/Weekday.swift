/// A day of the week, numbered as in ISO 8601: Monday is 1, Sunday is 7.
@frozen
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// The weekday with an ISO number from 1 to 7.
  @inlinable
  public init(isoNumber: Int) {
    guard let weekday = Weekday(rawValue: isoNumber) else {
      preconditionFailure("ISO weekday \(isoNumber) is not in 1...7")
    }
    self = weekday
  }

  /// Days from `start` forward to this weekday: 0 up to 6.
  @inlinable
  public func daysSince(_ start: Weekday) -> Int {
    (rawValue - start.rawValue + 7) % 7
  }

  /// The two letters of the rule language: `Mo` up to `Su`.
  public var twoLetters: String {
    switch self {
    case .monday: "Mo"
    case .tuesday: "Tu"
    case .wednesday: "We"
    case .thursday: "Th"
    case .friday: "Fr"
    case .saturday: "Sa"
    case .sunday: "Su"
    }
  }

  /// The weekday with these two letters, or nil.
  public init?(twoLetters: some StringProtocol) {
    guard let found = Weekday.allCases.first(where: { $0.twoLetters == twoLetters }) else { return nil }
    self = found
  }

  /// The English name: `Monday` up to `Sunday`.
  public var englishName: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}

extension Day {
  /// The first day, at or before this one, of a week that starts on `weekday`.
  @inlinable
  public func startOfWeek(startingOn weekday: Weekday) -> Day {
    self - self.weekday.daysSince(weekday)
  }
}
