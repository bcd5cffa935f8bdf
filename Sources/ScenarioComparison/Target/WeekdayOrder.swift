import CivilTime
import CrossingModel
import OpeningRules

/// In which order a crossing gets more open days.
struct WeekdayOrder: Hashable, Sendable {
  /// All weekdays, the first choice first.
  let days: [Weekday]

  /// First come the days on which most phases of the crossing are open, so that two days become the four of a later
  /// phase and days of rest come last; of equals those on which most phases of the network are; then the day that comes
  /// soonest after one on which the crossing is most open; then the order of the week.
  ///
  /// Both sides go by the same order, so that each day added is one on which both are open.
  init(_ crossing: Crossing, network: Network) {
    let own = Self.openings([crossing])
    let others = Self.openings(network.crossings)
    let most = own.values.max() ?? 0
    func gap(_ day: Weekday) -> Int {
      Weekday.allCases.filter { own[$0] == most }.map { day.daysSince($0) }.min() ?? 0
    }
    days = Weekday.allCases.sorted { left, right in
      let ranks = [left, right].map {
        (-(own[$0] ?? 0), -(others[$0] ?? 0), gap($0), $0.daysSince(network.weekStart))
      }
      return ranks[0] < ranks[1]
    }
  }

  /// How many phases are open on each weekday.
  private static func openings(_ crossings: [Crossing]) -> [Weekday: Int] {
    var counts: [Weekday: Int] = [:]
    for phase in crossings.flatMap(\.sides).flatMap(\.phases) {
      for day in phase.hours.weeklyOpenDays { counts[day, default: 0] += 1 }
    }
    return counts
  }

  /// The days that come to a rule as the first so many that it is not open on, with the rule that then holds.
  ///
  /// Fewer where there are no more, none for a rule that is closed throughout.
  func adding(_ count: Int, to rule: OpeningRule) -> (days: [Weekday], rule: OpeningRule) {
    var added: [Weekday] = []
    var rule = rule
    for day in days where added.count < count {
      guard let longer = rule.opening(also: day) else { continue }
      rule = longer
      added.append(day)
    }
    return (added, rule)
  }
}
