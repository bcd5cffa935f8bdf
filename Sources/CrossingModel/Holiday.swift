public import CivilTime
public import OpeningRules

/// A public holiday of a side.
public struct Holiday: Hashable, Sendable {
  /// The day.
  public var day: Day
  /// Its name: `Eid al-Fitr`; several on one day have `; ` between them, and those whose day may move because the moon
  /// has not been seen yet have ` (estimated)` after them.
  public var name: String
  /// Its name in other languages, as far as they are known.
  public var translations: LocalizedName

  /// A holiday.
  public init(day: Day, name: String, translations: LocalizedName = LocalizedName([])) {
    self.day = day
    self.name = name
    self.translations = translations
  }

  /// The holidays of the day one by one, and whether each is estimated.
  public var occasions: [(name: String, isEstimated: Bool)] {
    name.split(separator: ";").map { part in
      let name = part.drop { $0 == " " }
      return name.hasSuffix(Self.estimateMark)
        ? (String(name.dropLast(Self.estimateMark.count)), true) : (String(name), false)
    }
  }

  private static let estimateMark = " (estimated)"
}

extension Side {
  /// What the side's rules need to know; `sun` is that over the place that they are about, if it is known.
  public func ruleContext(sun: SunClock?) -> RuleContext {
    var context = RuleContext(moon: moon, sun: sun)
    context.holidays.reserveCapacity(holidays.count)
    for holiday in holidays {
      let occasions = holiday.occasions
      // A day may be one holiday for certain, and maybe another one.
      for isEstimated in Set(occasions.map(\.isEstimated)) {
        context.holidays.append(isEstimated ? EstimatedDay(estimate: holiday.day) : EstimatedDay(holiday.day))
      }
      for occasion in occasions {
        guard let name = NamedDay(englishName: occasion.name) else { continue }
        let day = occasion.isEstimated ? EstimatedDay(estimate: holiday.day) : EstimatedDay(holiday.day)
        context.namedDays[name, default: []].append(day)
      }
    }
    return context
  }
}

extension Location {
  /// The sun over the place, on a clock.
  public func sun(on clock: TimeZoneTable) -> SunClock {
    SunClock(latitude: latitude, longitude: longitude, zone: clock)
  }
}
