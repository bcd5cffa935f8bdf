public import CivilTime

/// What a rule needs to know beyond its text: a side's holidays, its moon, and its place under the sun.
public struct RuleContext: Hashable, Sendable {
  /// The public holidays that `PH` stands for, in any order.
  public var holidays: [EstimatedDay]
  /// The days on which the side's list of holidays has a named day, in any order; the first one of a year counts.
  public var namedDays: [NamedDay: [EstimatedDay]]
  /// The side's Hijri months, for named days that are not listed and for Hijri dates.
  public var moon: HijriMonths
  /// When the sun rises and sets there, on the side's clock; nil if nobody knows where the side is.
  public var sun: SunClock?

  /// What is known, by default nothing: no holidays, estimated months, no place.
  public init(
    holidays: [EstimatedDay] = [], namedDays: [NamedDay: [EstimatedDay]] = [:], moon: HijriMonths = .unobserved,
    sun: SunClock? = nil
  ) {
    self.holidays = holidays
    self.namedDays = namedDays
    self.moon = moon
    self.sun = sun
  }

  /// Holidays that are known, and nothing else.
  public init(holidays: [Day]) {
    self.init(holidays: holidays.map { EstimatedDay($0) })
  }
}
